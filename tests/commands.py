"""The command line as a user runs it: words and a folder go in, exit code and what was printed come out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from forking import Server

ROOT = Path(__file__).resolve().parent.parent
# Where coverage tells the processes that it measures how (coverage.patch).
MEASURED = "COVERAGE_PROCESS_CONFIG"
PROGRAM = (sys.executable, "-m", "bulletin")


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of a run: ours, the package importable from anywhere, and `changes`."""
    inherited = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), inherited))), **changes}


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `bulletin` with `words` in `cwd`, in a child of a program that is loaded; what it prints is read as UTF-8.

    Where coverage measures processes, each starts anew: it asks there for the name of the test that it is of.
    """
    if not hasattr(os, "fork") or MEASURED in os.environ:
        return started(*words, cwd=cwd)
    ran = server().run(cwd, words, environment())
    return subprocess.CompletedProcess([*PROGRAM, *words], ran.code, ran.out, ran.err)


@cache
def server() -> Server:
    """Return the loaded program of this process; it ends when nobody is left to ask it."""
    return Server(environment())


def started(*words: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run `bulletin` as a user starts it, in a process of its own with changes to the environment."""
    return subprocess.run(
        [*PROGRAM, *words],
        cwd=cwd,
        env=environment(**(env or {})),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def python(code: str, *words: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python `code` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=cwd,
        env=environment(**(env or {})),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
