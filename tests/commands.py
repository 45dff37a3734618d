"""The command line as a user runs it: words and a folder go in, exit code and what was printed come out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = (sys.executable, "-m", "bulletin")


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of a run: ours, the package importable from anywhere, and `changes`."""
    inherited = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), inherited))), **changes}


def run(*words: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run `bulletin` with `words` in `cwd`; what it prints is read as UTF-8."""
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
