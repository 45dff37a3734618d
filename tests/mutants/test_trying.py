"""A toy project with a fault that its test sees and one that it does not; how mutants are shared out among the rooms."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import trying
from commands import MEASURED
from making import mutants
from reaching import Reach, readers, room
from trying import Case, Verdict, cases, report, tried

MODULE = "bulletin/toy.py"
TOY = "LIMIT = 3\n\n\ndef fits(count):\n    return count < LIMIT\n\n\ndef unseen(count):\n    return count < 2\n"
TEST = """from bulletin.toy import fits

KEPT = fits(2)


def test_kept():
    assert KEPT


def test_seen():
    assert fits(2) and not fits(3)
"""
STARTED = "bulletin/cli.py"
STARTING = """import subprocess, sys

import pytest


@pytest.mark.process
def test_started():
    subprocess.run([sys.executable, "-c", "from bulletin.cli import run; run()"], check=True)
"""
# In the order of their nearness: what the second one sees was made before any test.
TESTS = ["tests/toy/test_fits.py::test_seen", "tests/toy/test_fits.py::test_kept"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    texts = {MODULE: TOY, "bulletin/__init__.py": "", "tests/toy/test_fits.py": TEST}
    texts |= {STARTED: "def run():\n    return 1\n", "tests/cli/test_starts.py": STARTING}
    texts["tests/commands.py"] = f"MEASURED = {MEASURED!r}\n"
    texts["pyproject.toml"] = (
        '[tool.pytest.ini_options]\nmarkers = ["process: as ours"]\npythonpath = ["tests"]\n'
        '[tool.coverage.run]\nsource = ["bulletin"]\n'
    )
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def reach(project: Path) -> Reach:
    return Reach.of(project, project / "build", ["-n", "1"])


def test_a_test_reaches_the_lines_that_it_runs(reach: Reach) -> None:
    assert (reach.tests(MODULE, [5])[:1], reach.tests("bulletin/__init__.py", [1])) == (TESTS[:1], [])


def test_a_test_beside_it_may_see_what_was_made_before(reach: Reach) -> None:
    assert reach.tests(MODULE, [5]) == TESTS


def test_a_value_is_reached_where_its_name_is_read(reach: Reach) -> None:
    assert reach.tests(MODULE, [1]) == TESTS


def test_a_process_that_a_test_starts_reaches_lines_for_it(reach: Reach) -> None:
    assert reach.tests(STARTED, [2]) == ["tests/cli/test_starts.py::test_started"]


def test_what_a_test_sees_is_killed_and_what_none_sees_lives(project: Path, reach: Reach) -> None:
    made = [Case(MODULE, TOY, one) for one in mutants(TOY) if one.kind == "comparison"]
    seen, unseen = tried(project, reach, made, 1)
    assert (seen.killer, unseen.killer) == (TESTS[0], "")
    assert (project / MODULE).read_text(encoding="utf-8") == TOY


def test_the_report_has_a_share_per_room_and_shows_what_lives() -> None:
    case = Case(MODULE, TOY, mutants(TOY)[-1])
    said = report([Verdict(case, "a test"), Verdict(case), Verdict(case, unreached=True)])
    assert said.splitlines()[0].split() == ["toy", "1", "of", "3", "killed", "33", "%"]
    assert said.count(f"{MODULE}:9 [") == 2
    assert "unreached: " in said


def test_a_seed_makes_the_same_mutants_each_time() -> None:
    assert (
        cases(trying.ROOT, "1", 20, "text")
        == cases(trying.ROOT, "1", 20, "text")
        != cases(trying.ROOT, "2", 20, "text")
    )


def test_mutants_are_spread_over_the_rooms() -> None:
    of = Counter(room(case.module) for case in cases(trying.ROOT, "1", 100))
    rooms = {room(path.relative_to(trying.ROOT).as_posix()) for path in (trying.ROOT / "bulletin").rglob("*.py")}
    assert (sum(of.values()), rooms - set(of) <= {"__init__", "__main__", "tool"}) == (100, True)


def test_what_lies_within_a_function_is_reached_by_its_lines() -> None:
    assert readers("def f(a=1):\n    b()\n    return c\n", [1]) == [2, 3]
