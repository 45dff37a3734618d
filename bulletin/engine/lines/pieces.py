"""Cut a text into pieces of one kind: what lies between its characters, when a line is set and when it is spread.

LibreOffice sets the measure here, so that both outputs have the same lines: it forgets the spacing that draws characters together
at the end of a run, and shares a line's slack among Chinese characters and behind Latin runs.

For 甲乙2024丙 in a body of 16 pt, with -0.25 pt of the grid between characters: 甲 and 乙 are drawn a quarter of a point together,
since one Chinese character follows the other (`close`); 乙 and 2, 4 and 丙 are not. Where the line is spread, the gaps 甲|乙, 乙|2 and
4|丙 widen by one share each (`shares`), those inside 2024 never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bulletin.text import scripts

_UNIT = "——|……"
_PIECES = re.compile(
    f"(?P<latin>[{scripts.LATIN}]+)|(?P<unit>{_UNIT})|(?P<unseen>[{scripts.ZERO_WIDTH}]+)"
    f"|(?P<han>(?:(?!{_UNIT})[^{scripts.LATIN}{scripts.ZERO_WIDTH}])+)"
)
# Accents and the like, and the selectors of variants (Unicode, chapters 7.9 and 23.4).
_MARK = re.compile(
    "[\u0300-\u036f\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef]"
)
_CHARACTER = re.compile(f".{_MARK.pattern}*", re.DOTALL)


class Gap(NamedTuple):
    """What lies between two characters: whether the grid's spacing draws them together, and its shares of a spread line."""

    close: bool
    shares: int


_NONE = Gap(close=False, shares=0)


class Piece(NamedTuple):
    """A stretch of one kind, in bytes from `at`: `latin`, `unit` (—— or ……), `unseen` or `han`, which is all else.

    `inside` is the gap behind each of its characters but the last, `behind` the one up to what is seen next. What is written as part
    of a character, such as an accent or the choice of a variant, belongs to it.
    """

    kind: str
    at: int
    characters: tuple[str, ...]
    inside: Gap
    behind: Gap

    @property
    def size(self) -> int:
        """How many bytes the piece has."""
        return sum(len(char.encode()) for char in self.characters)

    @property
    def shares(self) -> int:
        """Count the shares of the whole piece; a Latin one has one for each space too."""
        spaces = self.characters.count(" ") if self.kind == "latin" else 0
        return spaces + (len(self.characters) - 1) * self.inside.shares + self.behind.shares

    def gaps(self) -> Iterator[tuple[int, Gap]]:
        """Yield the gap behind each character, and where that begins."""
        at, last = self.at, len(self.characters) - 1
        for index, char in enumerate(self.characters):
            gap = self.inside if index < last else self.behind
            yield at, gap._replace(shares=gap.shares + 1) if char == " " else gap
            at += len(char.encode())


@lru_cache(maxsize=1024)
def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text into pieces. A unit's gap stands behind it; the grid draws no Chinese character closer to a Latin one.

    Nor does it draw a unit together in front of Latin text: LibreOffice forgets the spacing at the end of a run.
    """
    found = [(str(match.lastgroup), match.group()) for match in _PIECES.finditer(text)]
    seen = [kind for kind, _ in found if kind != "unseen"][1:]
    following = iter((*seen, ""))
    cut, at = [], 0
    for kind, part in found:
        after = "" if kind == "unseen" else next(following)
        cut.append(Piece(kind, at, _characters(part), *_gaps(kind, after)))
        at += len(part.encode())
    return tuple(cut)


def _characters(text: str) -> tuple[str, ...]:
    return tuple(_CHARACTER.findall(text) if _MARK.search(text) else text)


def _gaps(kind: str, after: str) -> tuple[Gap, Gap]:
    """Return the gap inside a piece and the one behind it; nothing stands `after` the last."""
    if kind == "unseen":
        return _NONE, _NONE
    if kind == "latin":
        return _NONE, Gap(close=False, shares=int(bool(after)))
    before_han = after not in {"latin", ""}
    unit = kind == "unit"
    behind = Gap(before_han, 1 + unit) if after else _NONE
    return (Gap(after != "latin", 0) if unit else Gap(close=True, shares=1)), behind
