"""Break a title by its sense: text and line capacity go in, lines come out, none of which cuts a word or a name."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from bulletin.text import widths
from bulletin.text.breaking import Word, fill, words
from bulletin.text.sense import BAD, places

# Costs of a shape, beside those of a sense (bulletin/text/sense.py).
_UNEVEN, _HOLLOW, _LEVEL, _UNFILLED = 0.18, 12.0, 3.0, 0.03
# So many lines more than the fewest may be taken, so that none begins or ends with what leans on a word.
_MORE_LINES = 1
# What takes more lines is no title: its lines are filled, for the ways to set it by its sense are too many to be compared.
_MOST_LINES = 7


def break_title(text: str, capacity: float, names: Iterable[str] = ()) -> list[str]:
    """Break `text` into the fewest lines of at most `capacity` full characters; `|` breaks where the author says.

    What the author's own lines have over the capacity is broken like a title of its own.

    Lines end where the sense does, are long and short in 梯形 or 菱形, and even; `names` (of bodies) are never cut.
    A piece that has no place to break stays as it is and is left to the engine.
    """
    parts = [part.strip() for part in text.split("|") if part.strip()] or [""]
    told = tuple(sorted(names))
    room = _Room(capacity, capacity)
    return [line for part in parts for line in _broken(part, room, told, shaped=True)]


def break_entry(text: str, capacity: float, last: float, names: Iterable[str] = ()) -> list[str]:
    """Break `text` into the fewest lines that begin at the left edge, full ones first; the last has `last` characters."""
    return _broken(text.replace("|", ""), _Room(capacity, last), tuple(sorted(names)), shaped=False)


def break_hanging(text: str, capacity: float, last: float, hang: float, names: Iterable[str] = ()) -> list[str]:
    """Break `text` like an entry whose first line has room for `hang` characters more, as the others hang.

    A column is narrow: what the sense has no place to break is broken where any line may end, or else anywhere.
    """
    whole = text.replace("|", "")
    lines = _broken(whole, _Room(capacity, last, hang), tuple(sorted(names)), shaped=False)
    fits = width(lines[-1]) <= last + hang * (len(lines) == 1)
    return lines if fits and max(map(width, lines)) <= capacity + hang else _anywhere(whole, last)


def _anywhere(text: str, room: float) -> list[str]:
    """Break `text` into lines of `room` full characters, inside a word where it is longer."""
    each = [widths.width(char, bold=True) for char in text]
    parts = [
        Word(at, at + 1, each[at], 0.0) if one.width > room else one
        for one in words(text, each, room)
        for at in (range(one.start, one.end) if one.width > room else (one.start,))
    ]
    return [text[start:end].strip() for start, end in itertools.pairwise((0, *fill(parts, room)))]


def width(text: str) -> float:
    """Measure `text` in full characters; Latin letters and digits as wide as they are in bold, beside 小标宋."""
    return sum(widths.width(char, bold=True) for char in text)


class _Room(NamedTuple):
    """Lines hold `capacity` full characters, the first one `hang` more, the last one `last`."""

    capacity: float
    last: float
    hang: float = 0


def _broken(text: str, room: _Room, names: tuple[str, ...], *, shaped: bool) -> list[str]:
    capacity, last, hang = room
    if width(text) <= last + hang:
        return [text]
    if width(text) > _MOST_LINES * capacity:
        return _anywhere(text, min(capacity, last))
    costs = places(text, min(capacity, last), names)
    fewest = max(-int(-(width(text) - hang) // max(capacity, 1)), 2)
    whole = {place: cost for place, cost in costs.items() if cost < BAD}
    for usable, more in ((whole, _MORE_LINES), (costs, len(costs))):
        for count in range(fewest, min(fewest + more, len(usable) + 1) + 1):
            lines = _Arrangement(text, usable, room, count, shaped=shaped).lines()
            if lines:
                return lines
    return [text]


@dataclass
class _Arrangement:
    """The ways to set `text` in `count` lines that end at `places`: the one of the least cost is looked for.

    `shaped` lines are centred, in 梯形 or 菱形; others are filled.
    """

    text: str
    places: Mapping[int, float]
    room: _Room
    count: int
    shaped: bool
    known: dict[tuple[int, int, float, bool], tuple[float, tuple[int, ...]]] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """Return the lines, none where they do not fit."""
        self.ends = sorted(self.places)
        self.ideal = width(self.text) / self.count
        cost, cuts = self._best(0, self.count, 0.0, fell=False)
        bounds = (0, *cuts, len(self.text))
        return [] if cost == inf else [self._line(a, b) for a, b in itertools.pairwise(bounds)]

    def _line(self, start: int, end: int) -> str:
        return self.text[start:end].strip()

    def _best(self, start: int, left: int, before: float, *, fell: bool) -> tuple[float, tuple[int, ...]]:
        """Return the least cost of what is behind `start` in `left` lines, and where they end.

        The line before is `before` wide, and `fell` says that it, or one further up, was shorter than the one before.
        """
        key = (start, left, before, fell)
        if key not in self.known:
            self.known[key] = self._last(start, before, fell=fell) if left == 1 else self._next(*key[:3], fell=fell)
        return self.known[key]

    def _last(self, start: int, before: float, *, fell: bool) -> tuple[float, tuple[int, ...]]:
        wide = width(self._line(start, len(self.text)))
        fits = 0 < wide <= self.room.last
        return (self._cost(wide, before, fell=fell) if self.shaped else 0.0) if fits else inf, ()

    def _next(self, start: int, left: int, before: float, *, fell: bool) -> tuple[float, tuple[int, ...]]:
        best: tuple[float, tuple[int, ...]] = (inf, ())
        room = self.room.capacity if start else self.room.capacity + self.room.hang
        for end in self.ends:
            if end <= start:
                continue
            wide = width(self._line(start, end))
            if wide > room:
                break
            rest, cuts = self._best(end, left - 1, wide, fell=fell or 0 < wide < before)
            cost = self.places[end] + self._cost(wide, before, fell=fell) + rest
            best = min(best, (cost, (end, *cuts)))
        return best

    def _cost(self, wide: float, before: float, *, fell: bool) -> float:
        """Return the cost of a line's shape: how far it is from even, hollow behind a shorter one, or as wide as the one before."""
        if not self.shaped:
            return _UNFILLED * (self.room.capacity - wide) ** 2
        return _UNEVEN * (wide - self.ideal) ** 2 + _HOLLOW * (fell and wide > before) + _LEVEL * (wide == before)
