"""Terminals, pipes, and readers that leave."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import built, posix
from commands import PROGRAM, environment, run
from houses import found, text


def read_all(terminal: int) -> Iterator[bytes]:
    """Read a terminal until nobody writes to it any more, which Linux tells by an error."""
    with contextlib.suppress(OSError):
        while chunk := os.read(terminal, 4096):
            yield chunk
    os.close(terminal)


@posix
def test_the_progress_bar_shows_on_a_terminal_and_keeps_off_redirected_output(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2)})
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [*PROGRAM, "build", "--to", "html"],
        cwd=tmp_path,
        env=environment(TERM="xterm"),
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b"".join(read_all(ours)).decode()
        said = process.stdout.read().decode() if process.stdout else ""
    assert "生成" in shown
    assert said.count("：1 页，") == 2


def test_there_is_no_progress_bar_where_nobody_watches(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2)})
    ran = run("build", "--to", "html", cwd=tmp_path)
    assert (ran.stderr, "\x1b" in ran.stdout, "━" in ran.stdout) == ("", False, False)


@posix
@pytest.mark.parametrize("words", ["schema", "", "doctor", "build --to html"])
def test_a_reader_that_leaves_is_no_fault(words: str, tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*PROGRAM, *words.split()],
        cwd=tmp_path,
        env=environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


@posix
def test_a_reader_that_leaves_keeps_no_issue_from_being_built(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2), "2024/3": text(number=3)})
    line = f"{' '.join(PROGRAM)} build --to html | head -1"
    ran = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=environment(), capture_output=True, check=False)  # noqa: S607
    assert (ran.stdout.count(b"\n"), ran.stderr) == (1, b"")
    assert built(tmp_path) == ["2024/1.html", "2024/2.html", "2024/3.html"]


@pytest.mark.skipif(not os.access("/dev/full", os.W_OK), reason="no device that is always full")
def test_an_output_that_is_full_ends_with_3(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*PROGRAM, "schema"], cwd=tmp_path, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (ran.returncode, b"Traceback" in ran.stderr) == (3, False)
