"""The memory of a process that builds one issue after another: an issue is done, and what it took goes back to the system."""

from __future__ import annotations

import ctypes
import gc
import mmap
import sys
from contextlib import suppress
from pathlib import Path

# After so many, what is kept is looked through for garbage, too, which takes a tenth of a second.
_THOROUGH = 50
# In bytes: glibc keeps what one large issue took, in pieces between what stays, and the next one takes more.
_MORE = 16 * 2**20
_IN_USE = Path("/proc/self/statm")


class Memory:
    """Keeps a process as large as it was: `done` is called after each issue, when nothing of it is needed any more."""

    def __init__(self) -> None:
        self._issues = self._before = 0

    def done(self) -> None:
        """Clear away what an issue left, and give back what lies free where the process has grown by it."""
        self._issues += 1
        gc.collect(2 if self._issues % _THOROUGH == 0 else 1)
        if in_use() > self._before + _MORE:
            give_back()
            self._before = in_use()


def in_use() -> int:
    """Return how much memory this process has, in bytes; 0 where the system does not tell."""
    return int(_IN_USE.read_bytes().split()[1]) * mmap.PAGESIZE if sys.platform == "linux" else 0


def give_back() -> None:
    """Give what lies free in the heap of the C library back to the system; only glibc has to be told (malloc_trim(3))."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
