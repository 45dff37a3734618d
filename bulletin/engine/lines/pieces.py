"""Cut a text into pieces of one kind: what lies between its characters, when a line is set and when it is spread.

For 甲乙2024丙 in a body of 16 pt, with -0.25 pt of the grid: each Chinese character is drawn a quarter of a point closer to what
follows, as in Word, 乙 and 丙 too (`close`); digits and Latin letters are not. Where the line is spread, the gaps 甲|乙, 乙|2 and 4|丙
widen by one share each (`inside`, `behind`), those inside 2024 never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from bulletin.text import scripts

_UNIT = "——|……"
_PIECES = re.compile(
    f"(?P<latin>[{scripts.LATIN}]+)|(?P<unit>{_UNIT})|(?P<unseen>[{scripts.ZERO_WIDTH}]+)"
    f"|(?P<han>(?:[^{scripts.LATIN}{scripts.ZERO_WIDTH}—…]+|—(?!—)|…(?!…))+)"
)
# The same in a text that is Latin altogether, whatever marks are in it.
_FOREIGN = re.compile(f"(?P<unseen>[{scripts.ZERO_WIDTH}]+)|(?P<latin>[^{scripts.ZERO_WIDTH}]+)")
# Accents and the like, and the selectors of variants (Unicode, chapters 7.9 and 23.4).
_ACCENTS = "\u0300-\u036f\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f"
_ACCENT = re.compile(f"[{_ACCENTS}]")
_MARK = re.compile(f"[{_ACCENTS}\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_CHARACTER = re.compile(f".{_MARK.pattern}*", re.DOTALL)


class Piece(NamedTuple):
    """A stretch of one kind, in bytes from `at`: `latin`, `unit` (—— or ……), `unseen` or `han`, which is all else.

    `inside` are the shares of a spread line behind each of its characters but the last, `behind` those behind that one. What is
    written as part of a character, such as an accent or the choice of a variant, belongs to it.
    """

    kind: str
    at: int
    characters: tuple[str, ...]
    inside: int
    behind: int

    @property
    def size(self) -> int:
        """How many bytes the piece has."""
        return sum(len(char.encode()) for char in self.characters)

    @property
    def close(self) -> bool:
        """Whether the grid's spacing draws what follows closer to each of its characters."""
        return self.kind in {"han", "unit"}

    @property
    def spaces(self) -> int:
        """How many spaces stand in it that a line may shrink."""
        return self.characters.count(" ") if self.kind == "latin" else 0

    @property
    def shares(self) -> int:
        """Count the shares of the whole piece; a Latin one has one for each space too."""
        return self.spaces + (len(self.characters) - 1) * self.inside + self.behind

    def gaps(self) -> Iterator[tuple[int, str, int]]:
        """Yield each character with its place and the shares behind it."""
        at, last = self.at, len(self.characters) - 1
        for index, char in enumerate(self.characters):
            yield at, char, (self.inside if index < last else self.behind) + (char == " ")
            at += len(char.encode())


class Pieces:
    """The pieces of a text, in order, with what is asked of all of them: those that are `seen`, how many `spaces` and `shares` they have."""

    __slots__ = ("_all", "seen", "shares", "spaces")

    def __init__(self, found: Iterable[Piece]) -> None:
        self._all = tuple(found)
        self.seen = tuple(piece for piece in self._all if piece.kind != "unseen")
        self.spaces = sum(piece.spaces for piece in self._all)
        self.shares = sum(piece.shares for piece in self._all)

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._all)


@lru_cache(maxsize=1024)
def pieces(text: str, *, foreign: bool = False) -> Pieces:
    """Cut a text into pieces; a `foreign` one is Latin altogether. A unit's gap stands behind it."""
    found = [(str(match.lastgroup), match.group()) for match in (_FOREIGN if foreign else _PIECES).finditer(text)]
    seen = [kind for kind, _ in found if kind != "unseen"][1:]
    following = iter((*seen, ""))
    cut, at = [], 0
    for kind, part in found:
        after = "" if kind == "unseen" else next(following)
        cut.append(Piece(kind, at, _characters(part), int(kind == "han"), _behind(kind, after)))
        at += len(part.encode())
    return Pieces(cut)


def accented(text: str) -> bool:
    """Tell whether an accent of its own stands in a text: the engine draws such a line wider than it measures it."""
    return _ACCENT.search(text) is not None


def _characters(text: str) -> tuple[str, ...]:
    return tuple(_CHARACTER.findall(text) if _MARK.search(text) else text)


def _behind(kind: str, after: str) -> int:
    """Return the shares behind a piece; nothing stands `after` the last."""
    if not after or (kind, after) == ("latin", "latin"):
        return 0
    return 2 if kind == "unit" else 1
