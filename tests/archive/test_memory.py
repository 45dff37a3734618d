"""What an issue took is given back when it is done: objects, and what the C library holds free."""

from __future__ import annotations

import platform
from pathlib import Path
from weakref import ref

import pytest
from commands import python

from bulletin.archive.memory import Memory

# 64 MB, in pieces too small to be mapped alone, are let go but for the last one; the MB in use are printed before, then and after.
SCATTERED = """
from bulletin.archive.memory import Memory, in_use
memory = Memory()
memory.done()
used = [in_use()]
pieces = [bytearray(64_000) for _ in range(1000)]
used.append(in_use())
del pieces[:-1]
memory.done()
used.append(in_use())
print(*(size >> 20 for size in used))
"""


class Ring:
    """Holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.parametrize("issues", [0, 5])
def test_objects_that_hold_each_other_are_gone_when_an_issue_is_done(issues: int) -> None:
    memory = Memory()
    for _ in range(issues):
        memory.done()
    ring = Ring()
    seen = ref(ring)
    del ring
    memory.done()
    assert seen() is None


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="malloc_trim is glibc's")
def test_a_process_that_a_large_issue_made_larger_is_as_small_as_before(tmp_path: Path) -> None:
    before, largest, after = map(int, python(SCATTERED, cwd=tmp_path).stdout.split())
    assert largest - before > 50
    assert after - before < 10
