"""Folders of processes that were killed, and of those that are still there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from commands import environment

from bulletin import scratch
from bulletin.scratch import PREFIX, RUN, Scratch

WAITS = "import sys\nfrom bulletin.scratch import Scratch\nprint(Scratch().path, flush=True)\nsys.stdin.read()\n"
posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a folder for temporary files of its own."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def started() -> tuple[subprocess.Popen[str], Path]:
    """Start a process that has a folder, and waits."""
    process = subprocess.Popen(
        [sys.executable, "-c", WAITS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    )
    assert process.stdout
    return process, Path(process.stdout.readline().strip())


def end(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


@posix
def test_what_a_killed_process_left_is_swept_by_the_next_one() -> None:
    process, folder = started()
    end(process)
    assert folder.exists()
    Scratch().close()
    assert not folder.exists()


@posix
def test_the_folder_of_a_process_that_runs_stays() -> None:
    process, folder = started()
    Scratch().close()
    there = folder.exists()
    end(process)
    assert there


def test_a_folder_goes_when_it_is_closed(temporary: Path) -> None:
    Scratch().close()
    assert list(temporary.iterdir()) == []


@posix
def test_a_folder_that_is_closed_holds_no_file_open() -> None:
    before = len(list(Path("/dev/fd").iterdir()))
    Scratch().close()
    assert len(list(Path("/dev/fd").iterdir())) == before


@posix
def test_the_folders_of_other_users_are_theirs(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = temporary / f"{PREFIX}old"
    old.mkdir()
    os.utime(old, (0, 0))
    monkeypatch.setattr(os, "getuid", lambda: old.stat().st_uid + 1)
    scratch.sweep()
    assert old.exists()


@pytest.mark.parametrize("prefix", [PREFIX, RUN])
def test_a_folder_that_has_no_lock_yet_stays_for_an_hour(prefix: str, temporary: Path) -> None:
    young, old = temporary / f"{prefix}young", temporary / f"{prefix}old"
    for folder in (young, old):
        folder.mkdir()
    os.utime(old, (time.time() - 7200,) * 2)
    scratch.sweep()
    assert list(temporary.iterdir()) == [young]


def test_other_folders_stay(temporary: Path) -> None:
    (temporary / "weasyprint-x").mkdir()
    scratch.sweep()
    assert (temporary / "weasyprint-x").exists()


def test_a_link_is_not_followed(temporary: Path) -> None:
    target = temporary / "target"
    target.mkdir()
    os.utime(target, (0, 0))
    (temporary / f"{PREFIX}link").symlink_to(target)
    scratch.sweep()
    assert target.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_process_that_was_forked_off_leaves_the_folder_alone() -> None:
    made = Scratch()
    if (child := os.fork()) == 0:
        made.close()
        os._exit(0)
    os.waitpid(child, 0)
    there = made.path.exists()
    made.close()
    assert there
