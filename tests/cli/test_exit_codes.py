"""What a run ends with: the machine's faults, the content's, the program's own, and signals."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import HUGE, built, posix
from commands import PROGRAM, environment, python, run, started
from houses import FILE, found, text

from bulletin import files

# The machine


@pytest.mark.parametrize("out", ["file", "file/deeper"])
def test_an_output_folder_that_is_a_file_ends_with_3(out: str, tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    (tmp_path / "file").write_text("mine")
    ran = run("build", "--out", out, cwd=tmp_path)
    assert (ran.returncode, "error[folder-invalid]" in ran.stderr) == (3, True)
    assert (tmp_path / "file").read_text() == "mine"


@posix
def test_an_output_folder_that_may_not_be_written_ends_with_3(tmp_path: Path) -> None:
    """Root may write into any folder but the kernel's own."""
    found(tmp_path, {"2024/1": text()})
    closed = Path("/sys/bulletin") if os.geteuid() == 0 else tmp_path / "closed"
    if os.geteuid():
        closed.mkdir(mode=0o555)
    ran = run("build", "--out", str(closed), cwd=tmp_path)
    assert (ran.returncode, "error[write-refused]" in ran.stderr) == (3, True)


def test_a_folder_that_another_run_writes_ends_with_3(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    with files.locked(tmp_path / "build"):
        ran = run("build", cwd=tmp_path)
    assert (ran.returncode, "error[folder-locked]" in ran.stderr, built(tmp_path)) == (3, True, [])


# The other exit codes


@pytest.mark.parametrize("broken", [text("标题\n\n<b>x</b>\n"), text(front="标题: 甲\nno: 1\n"), "没有文件头\n"])
def test_content_that_is_wrong_ends_with_1_and_no_file(broken: str, tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": broken})
    ran = run("build", "issues/2024/1.md", cwd=tmp_path)
    assert (ran.returncode, built(tmp_path), "Traceback" in ran.stderr) == (1, [], False)


def test_a_faulty_house_file_ends_with_1(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    (tmp_path / "bulletin.yaml").write_text(f"{FILE}nmae: x\n", encoding="utf-8")
    ran = run("build", cwd=tmp_path)
    assert (ran.returncode, "bulletin.yaml:3:1: error[key-unknown]" in ran.stderr) == (1, True)


def test_a_file_beyond_the_limit_ends_with_4(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": HUGE})
    ran = run("build", "issues/2024/1.md", cwd=tmp_path)
    assert (ran.returncode, "error[file-too-large]" in ran.stderr, built(tmp_path)) == (4, True, [])


CRASH = """
import bulletin.build, bulletin.cli
honest = bulletin.build.build
def crash(path, *rest, **options):
    if path.stem == "1":
        raise {error}
    return honest(path, *rest, **options)
bulletin.build.build = crash
bulletin.cli.main()
"""


@pytest.mark.parametrize(
    ("error", "code", "name"),
    [
        ("KeyError('x')", 70, "internal"),
        ("RecursionError()", 4, "too-deep"),
        ("MemoryError()", 4, "too-deep"),
        ("SystemError() from MemoryError()", 4, "too-deep"),
        ("OSError(12, 'no memory')", 4, "too-deep"),
        ("OSError(28, 'full')", 3, "disk-full"),
    ],
)
def test_a_crash_in_one_issue_has_its_exit_code_and_the_others_are_built(
    error: str, code: int, name: str, tmp_path: Path
) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2)})
    ran = python(CRASH.format(error=error), "build", "--to", "html", cwd=tmp_path)
    assert (ran.returncode, f"error[{name}]" in ran.stderr, built(tmp_path)) == (code, True, ["2024/2.html"])
    assert "Traceback" not in ran.stderr


def test_the_trace_of_a_crash_goes_where_it_is_asked_for(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    trace = tmp_path / "trace.txt"
    python(CRASH.format(error="KeyError('x')"), "build", cwd=tmp_path, env={"BULLETIN_TRACE": str(trace)})
    assert trace.read_text(encoding="utf-8").startswith("Traceback")


@contextlib.contextmanager
def building(root: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a build of many issues, until its first file is there."""
    found(root, {f"2024/{number}": text(number=number) for number in range(1, 200)})
    with subprocess.Popen(
        [*PROGRAM, "build"], cwd=root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        deadline = time.monotonic() + 60
        while not list((root / "build").glob("2024/*.pdf")) and time.monotonic() < deadline:
            time.sleep(0.02)
        yield process
        process.kill()


@posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_run_with_its_code_and_one_sentence(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    with building(tmp_path) as process:
        process.send_signal(number)
        said = process.communicate(timeout=30)[1].decode()
    assert (process.returncode, said) == (code, "已中断；没有写完的期没有留下文件。\n")


@posix
def test_after_a_signal_pairs_are_whole_and_nothing_strays(tmp_path: Path) -> None:
    with building(tmp_path) as process:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    names = [path.name for path in (tmp_path / "build/2024").iterdir()]
    stems = {Path(name).stem for name in names}
    assert sorted(names) == sorted(f"{stem}.{to}" for stem in stems for to in ("docx", "pdf"))


def test_python_m_bulletin_and_the_installed_command_are_the_same(tmp_path: Path) -> None:
    installed = Path(sys.executable).with_name("bulletin")
    if not installed.exists():
        pytest.skip("the package is not installed here")
    ran = subprocess.run([installed, "--help"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert ran.stdout == started("--help", cwd=tmp_path).stdout


IMPATIENT = """
import os, signal, sys
class Finder:
    def find_spec(self, name, *rest):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
from bulletin.__main__ import main
main()
"""


@pytest.mark.parametrize("module", ["bulletin.cli.program", "typer", "bulletin.cli.wording"])
def test_ctrl_c_while_the_program_is_loaded_ends_with_130_and_no_traceback(module: str, tmp_path: Path) -> None:
    ran = python(IMPATIENT.format(module=module), "build", cwd=tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


def test_an_unseen_error_stream_changes_no_exit_code(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2, date="2024-02-30")})
    words = (*PROGRAM, "build", "--to", "html")
    ran = subprocess.run(["/bin/sh", "-c", '"$@" 2>&-', "sh", *words], cwd=tmp_path, env=environment(), check=False)
    assert (ran.returncode, built(tmp_path)) == (1, ["2024/1.html"])
