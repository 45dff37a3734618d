"""Which characters a face has: its file goes in, code points come out, by the library that shapes the text; an earlier process may have asked it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from bulletin import kept
from bulletin.kept import Stamp
from bulletin.start.cupboard import Drawer

_KNOWN = Drawer("characters")


class Characters:
    """Code points in stretches: `edges` are where one begins, where it has ended, where the next one begins, and so on.

    Issues ask for the same characters again and again; those that were `met` here are not looked for any more.
    """

    def __init__(self, edges: array[int]) -> None:
        self.edges = edges
        self.met: set[str] = set()

    def lacking(self, chars: set[str]) -> set[str]:
        """Return which of `chars` are not here."""
        unmet = chars - self.met
        found = {char for char in unmet if ord(char) in self}
        self.met |= found
        return unmet - found

    @classmethod
    def of(cls, points: frozenset[int]) -> Characters:
        """Write code points as stretches."""
        return cls(array("I", sorted(points ^ {point + 1 for point in points})))

    def __contains__(self, point: int) -> bool:
        return bisect_right(self.edges, point) % 2 == 1

    @cached_property
    def points(self) -> frozenset[int]:
        """All of them."""
        return frozenset(chain.from_iterable(map(range, self.edges[::2], self.edges[1::2])))


@lru_cache(maxsize=16)
def characters(path: Path, index: int, stamp: Stamp | None = None) -> Characters:
    """Return the code points for which a face has a glyph; a broken map has none.

    They are kept for the next process where the file's `stamp` is known.
    """
    key = f"{path} {index} {stamp} {_makers()}" if stamp else ""
    if key and (known := _KNOWN.get(key)):
        return Characters(array("I", known))
    from uharfbuzz import Blob, Face  # noqa: PLC0415 (slow, and not needed where another process has asked)

    found = Characters.of(frozenset(Face(Blob.from_file_path(str(path)), index).unicodes))
    if key:
        _KNOWN.put(key, found.edges.tobytes())
    return found


@cache
def _makers() -> list[Stamp | None]:
    """Return the stamps of this module and of the library, which others of either would not have."""
    spec = find_spec("uharfbuzz")
    return [kept.stamp(__file__), kept.stamp(spec.origin) if spec and spec.origin else None]
