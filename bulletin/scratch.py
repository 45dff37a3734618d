"""A folder for what a process needs on the disk while it runs; what killed processes left behind is swept away by the next one.

A folder is alive as long as its lock is held, and the system lets go of a lock when its process ends, however that ends.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp

from bulletin import files

# What the folders of an engine are called, and those of a run that has workers.
PREFIX, RUN = "bulletin-faces-", "bulletin-run-"
_LOCK = "lock"
# A folder without a lock was left by a process that was killed before it had one, or is that of one that is about to have it.
_GRACE = 3600.0


class Scratch:
    """A folder below the system's folder for temporary files; it goes by `close`, at the latest when the next process sweeps."""

    def __init__(self, prefix: str = PREFIX) -> None:
        sweep()
        self.path = Path(mkdtemp(prefix=prefix))
        self._owner = os.getpid()
        self._descriptor = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        files.hold(self._descriptor)

    def close(self) -> None:
        """Remove the folder; a process that was forked off leaves it to the one that made it."""
        with suppress(OSError):
            os.close(self._descriptor)
        if os.getpid() == self._owner:
            rmtree(self.path, ignore_errors=True)


def sweep() -> None:
    """Remove the folders of processes that are no longer there; those of other users are theirs."""
    there = Path(gettempdir())
    for folder in (*there.glob(f"{PREFIX}*"), *there.glob(f"{RUN}*")):
        with suppress(OSError):
            if not folder.is_symlink() and _is_ours(folder) and _is_left(folder):
                rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    return os.name == "nt" or folder.stat().st_uid == os.getuid()


def _is_left(folder: Path) -> bool:
    """Tell whether nobody holds the lock of a folder any more."""
    try:
        descriptor = os.open(folder / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        return time.time() - folder.stat().st_mtime > _GRACE
    try:
        return files.hold(descriptor)
    finally:
        os.close(descriptor)
