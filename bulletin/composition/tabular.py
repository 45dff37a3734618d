"""A table's cells as they are measured: which columns each stands in, and its text with the width of every character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from bulletin.document import Cell, Footnote, Inline, LineBreak, Link, Text
from bulletin.layout import Layout
from bulletin.text.breaking import Word, fill, words
from bulletin.text.scripts import JOIN
from bulletin.text.widths import each

# The cells of the largest table that is taken are looked at again and again: for the columns, the rows, the lines, in both outputs.
_CELLS = 8192
# The mark of a footnote, in shares of the type size: as wide as two raised digits.
_NOTE = 0.8


@dataclass(frozen=True)
class Slot:
    """A cell on the grid of columns; `rows` counts down, and `continued` says that it began in a row above.

    One that stands there `again` repeats the text of a merged cell where a page turns.
    """

    column: int
    columns: int
    rows: int
    cell: Cell
    continued: bool
    again: bool = False

    def width(self, widths: Sequence[int]) -> int:
        """Return the width of its columns, whose `widths` are in twips."""
        return sum(widths[self.column : self.column + self.columns])


def slots(rows: Sequence[Sequence[Cell]], columns: int) -> Iterator[list[Slot]]:
    """Place the cells of each row on the grid, those that reach down from the rows above among them."""
    reaching: dict[int, tuple[int, Cell]] = {}
    for row in rows:
        found = list(_placed(row, columns, reaching))
        reaching = {slot.column: (slot.rows - 1, slot.cell) for slot in found if slot.rows > 1}
        yield found


def uneven(rows: Sequence[Sequence[Cell]]) -> int:
    """Return the number of the first row, from 1, whose cells do not fill the grid of the first row; 0 where all do.

    A cell that reaches down beyond the last row is that row's fault.
    """
    reaching = [0] * sum(cell.columns for cell in rows[0])
    for number, row in enumerate(rows, 1):
        free = [column for column, left in enumerate(reaching) if not left]
        reaching = [max(left - 1, 0) for left in reaching]
        for cell in row:
            taken, free = free[: cell.columns], free[cell.columns :]
            if len(taken) < cell.columns or taken[-1] - taken[0] >= cell.columns:
                return number
            reaching = [cell.rows - 1 if column in taken else left for column, left in enumerate(reaching)]
        if free:
            return number
    return len(rows) if any(reaching) else 0


def _placed(row: Sequence[Cell], columns: int, reaching: dict[int, tuple[int, Cell]]) -> Iterator[Slot]:
    cells, column = iter(row), 0
    while column < columns:
        if column in reaching:
            rows, cell = reaching[column]
        else:
            cell = next(cells, Cell(row[0].style if row else "table", (), "left"))
            rows = cell.rows
        span = min(cell.columns, columns - column)
        yield Slot(column, span, rows, cell, continued=column in reaching)
        column += span


@dataclass(frozen=True)
class Measured:
    """A stretch of a cell's text that no forced line end parts, and the width of each character in shares of the type size.

    A footnote counts as one character.
    """

    text: str
    widths: tuple[float, ...]

    @property
    def width(self) -> float:
        """Return how wide it is on one line."""
        return sum(self.widths)

    def words(self, room: float | None = None) -> list[Word]:
        """Return what no line end parts; with `room`, in shares of the type size, wider Latin words are cut at their marks."""
        return words(self.text, self.widths, room)

    def lines(self, room: float) -> list[int]:
        """Return where lines end that are so wide, in shares of the type size."""
        fits = all(word.width <= room for word in self._whole)
        return fill(self._whole if fits else self.words(room), room)

    @cached_property
    def _whole(self) -> list[Word]:
        return self.words()


@lru_cache(_CELLS)
def measured(inlines: tuple[Inline, ...], layout: Layout) -> tuple[Measured, ...]:
    """Measure the text of a cell, from one forced line end to the next."""
    pieces: list[tuple[list[str], list[float]]] = [([], [])]
    for char, wide in _characters(inlines, layout, bold=False):
        if char == "\n":
            pieces.append(([], []))
        else:
            pieces[-1][0].append(char)
            pieces[-1][1].append(wide)
    return tuple(Measured("".join(chars), tuple(widths)) for chars, widths in pieces)


def _characters(inlines: Sequence[Inline], layout: Layout, *, bold: bool) -> Iterator[tuple[str, float]]:
    for inline in inlines:
        match inline:
            case Text():
                heavy = bold or (bool(inline.style) and layout.styles[inline.style].bold)
                share = layout.share(inline.style)
                wide = each(inline.text, bold=heavy)
                yield from ((char, one * share) for char, one in zip(inline.text, wide, strict=True))
            case Link():
                yield from _characters(inline.inlines, layout, bold=bold)
            case LineBreak():
                yield "\n", 0
            case Footnote():
                yield JOIN, _NOTE


def set_lines(inlines: tuple[Inline, ...], layout: Layout, room: float) -> list[tuple[Inline, ...]]:
    """Break the text of a cell into lines of the width `room`, in shares of the type size; at least one."""
    ends, start = [], 0
    for piece in measured(inlines, layout):
        ends += [start + end for end in piece.lines(room)] or [start]
        start += len(piece.text) + 1
    return [_stripped(_cut(inlines, first, last)) for first, last in pairwise((0, *ends))]


def count_lines(pieces: Sequence[Measured], room: float) -> int:
    """Return how many lines of the width `room` a cell needs; at least one."""
    return sum(len(piece.lines(room)) or 1 for piece in pieces)


def _cut(inlines: Sequence[Inline], start: int, end: int) -> tuple[Inline, ...]:
    """Take the characters from `start` to `end` out of `inlines`; forced line ends are left out."""
    found: list[Inline] = []
    for inline in inlines:
        size = _size(inline)
        first, last = max(start, 0), min(end, size)
        if first < last:
            if isinstance(inline, Text):
                found.append(inline.cut(first, last))
            elif isinstance(inline, Link):
                found.append(replace(inline, inlines=_cut(inline.inlines, first, last)))
            elif isinstance(inline, Footnote):
                found.append(inline)
        start, end = start - size, end - size
    return tuple(found)


def _size(inline: Inline) -> int:
    if isinstance(inline, Text):
        return len(inline.text)
    return sum(map(_size, inline.inlines)) if isinstance(inline, Link) else 1


def _stripped(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take off the spaces behind which a line ends."""
    if line and isinstance(line[-1], Text):
        return (*line[:-1], line[-1].cut(0, len(line[-1].text.rstrip(" "))))
    return line
