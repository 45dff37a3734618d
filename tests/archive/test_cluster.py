"""A run on a cluster: the bytes are those of a run here, a worker that is lost costs one issue, and a machine that is another is refused."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import here
import pytest
from commands import environment, python, run

HERE = Path(__file__).parent
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file that workers write down in which issues they begin."""
    return tmp_path_factory.mktemp("cluster") / "begun"


@pytest.fixture(scope="module")
def address(begun: Path) -> Iterator[str]:
    """Start a cluster of two workers."""
    words = [sys.executable, str(HERE / "gathered.py"), "2", str(HERE / "watched.py")]
    own = environment(BULLETIN_TESTS_BEGUN=str(begun))
    with subprocess.Popen(words, env=own, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout
        assert process.stdin
        yield f"dask://{process.stdout.readline().strip()}"
        process.stdin.close()


def test_a_cluster_makes_the_bytes_of_a_run_here_and_builds_only_the_issue_of_a_lost_worker_again(
    address: str, begun: Path, tmp_path: Path
) -> None:
    house, alike = here.archive(tmp_path / "a"), here.archive(tmp_path / "b")
    ran = run("archive", "--executor", address, cwd=house.root)
    assert "3 期：3 期生成" in ran.stdout, ran.stderr
    here.build(alike)
    assert here.outputs(house) == here.outputs(alike)
    assert sorted(begun.read_text(encoding="utf-8").split()) == ["1", "2", "2", "3"]


OTHER = """
import sys
from bulletin.archive import libraries
own = libraries.versions() | {"weasyprint": "1.0"}
libraries.versions = lambda: own
from bulletin.cli.program import main
main()
"""


def test_a_cluster_with_other_libraries_is_refused(address: str, tmp_path: Path) -> None:
    ran = python(OTHER, "archive", "--executor", address, cwd=here.archive(tmp_path).root)
    assert ran.returncode == 3
    assert "error[cluster-differs]" in ran.stderr
    assert "程序换了：weasyprint 1.0 → 70" in ran.stderr
