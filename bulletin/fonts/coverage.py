"""Which characters a face has: its file goes in, code points come out, by the library that shapes the text; an earlier process may have asked it."""

from __future__ import annotations

from array import array
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from bulletin import kept
from bulletin.kept import Stamp
from bulletin.start.cupboard import Drawer

_KNOWN = Drawer("characters")


@lru_cache(maxsize=16)
def characters(path: Path, index: int, stamp: Stamp | None = None) -> frozenset[int]:
    """Return the code points for which a face has a glyph; a broken map has none.

    They are kept for the next process where the file's `stamp` is known.
    """
    key = f"{path} {index} {stamp} {_library()}" if stamp else ""
    if key and (known := _KNOWN.get(key)):
        return _unpacked(known)
    from uharfbuzz import Blob, Face  # noqa: PLC0415 (slow, and not needed where another process has asked)

    found = frozenset(Face(Blob.from_file_path(str(path)), index).unicodes)
    if key:
        _KNOWN.put(key, _packed(found))
    return found


@cache
def _library() -> Stamp | None:
    """Return what another version of the library would not have."""
    spec = find_spec("uharfbuzz")
    return kept.stamp(spec.origin) if spec and spec.origin else None


def _packed(points: frozenset[int]) -> bytes:
    """Write code points as stretches: where each begins, then where each has ended."""
    begins = sorted(point for point in points if point - 1 not in points)
    ends = sorted(point + 1 for point in points if point + 1 not in points)
    return array("I", [*begins, *ends]).tobytes()


def _unpacked(data: bytes) -> frozenset[int]:
    edges = array("I", data)
    half = len(edges) // 2
    return frozenset(chain.from_iterable(map(range, edges[:half], edges[half:])))
