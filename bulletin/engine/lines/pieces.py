"""Cut a text into pieces of one kind: what lies between its characters, when a line is set and when it is spread.

For 甲乙2024丙 in a body of 16 pt, with -0.25 pt of the grid: each Chinese character is drawn a quarter of a point closer to what
follows, as in Word, 乙 and 丙 too (`close`); digits and Latin letters are not. Where the line is spread, the gaps 甲|乙, 乙|2 and 4|丙
widen by one share each (`inside`, `behind`), those inside 2024 never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
_CLOSE = frozenset({"han", "unit"})
# What is told of a character in a byte: its kind, whether it is a space that a line may shrink, and the shares behind it without those of a space.
_KINDS = ("latin", "unit", "han", "unseen")
_SPACE, _SHARES = 0b100, 0b11
_KIND = 1 << 3


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
        return self.kind in _CLOSE

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


class Behind(NamedTuple):
    """What lies behind a character: its `kind` is that of its piece, `shares` are those of a spread line, a space's own too."""

    kind: str
    space: bool
    shares: int

    @property
    def close(self) -> bool:
        """Whether the grid's spacing draws what follows closer to it."""
        return self.kind in _CLOSE


# By what is told of a character in a byte.
BEHIND = tuple(
    Behind(kind, bool(told & _SPACE), (told & _SHARES) + bool(told & _SPACE))
    for kind in _KINDS
    for told in range(_KIND)
)
_COUNTED = bytes(behind.shares for behind in BEHIND).ljust(256)
# So much and more is told of what is not seen.
_UNSEEN = _KINDS.index("unseen") * _KIND


class Pieces:
    """The pieces of a text, in order, with what is asked of all: the `first` and `last` that are seen, how many `spaces` and `shares` they have."""

    __slots__ = ("_all", "first", "last", "shares", "spaces")

    def __init__(self, found: Iterable[Piece]) -> None:
        self._all = tuple(found)
        seen = tuple(piece for piece in self._all if piece.kind != "unseen")
        self.first: Piece | None = seen[0] if seen else None
        self.last: Piece | None = seen[-1] if seen else None
        self.spaces = sum(piece.spaces for piece in self._all)
        self.shares = sum(piece.shares for piece in self._all)

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._all)


@lru_cache(maxsize=1024)
def pieces(text: str, *, foreign: bool = False) -> Pieces:
    """Cut a text into pieces; a `foreign` one is Latin altogether. A unit's gap stands behind it."""
    found, at = [], 0
    for kind, part, behind in _stretches(text, foreign=foreign):
        found.append(Piece(kind, at, _characters(part), int(kind == "han"), behind))
        at += len(part.encode())
    return Pieces(found)


def told(text: str, *, foreign: bool = False) -> bytes:
    """Tell what lies behind each character of a text without accents, a byte each, by `BEHIND`."""
    return b"".join([_told(*found) for found in _stretches(text, foreign=foreign)])


def _stretches(text: str, *, foreign: bool) -> Iterator[tuple[str, str, int]]:
    """Yield the pieces of a text: of which kind each is, its text, and the shares behind it."""
    found = [(str(match.lastgroup), match.group()) for match in (_FOREIGN if foreign else _PIECES).finditer(text)]
    seen = [kind for kind, _ in found if kind != "unseen"][1:]
    following = iter((*seen, ""))
    return ((kind, part, 0 if kind == "unseen" else _behind(kind, next(following))) for kind, part in found)


def _told(kind: str, part: str, behind: int) -> bytes:
    code = _KINDS.index(kind) * _KIND
    told = bytes((code | (kind == "han"),)) * (len(part) - 1) + bytes((code | behind,))
    if kind != "latin" or " " not in part:
        return told
    return bytes([code | _SPACE if char == " " else code for code, char in zip(told, part, strict=True)])


def ended(told: bytes) -> bytes:
    """Tell of a line what is `told` of the text around it: behind the last of its characters that is seen it has no share."""
    last = len(told) - 1
    while last >= 0 and told[last] >= _UNSEEN:
        last -= 1
    return told[: max(last, 0)] + bytes(code & ~_SHARES for code in told[last : last + 1]) + told[last + 1 :]


def count(told: bytes) -> int:
    """Count the shares behind the characters of which something is told."""
    return sum(told.translate(_COUNTED))


def all_seen(told: bytes) -> bool:
    """Tell whether none of the characters of which something is told is a zero-width one."""
    return max(told) < _UNSEEN


def seen(told: Sequence[int]) -> Iterator[Behind]:
    """Yield what is told of the characters that are seen."""
    return (BEHIND[code] for code in told if code < _UNSEEN)


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
