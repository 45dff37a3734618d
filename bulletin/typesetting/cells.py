"""The grid of a table, for both writers: which cell stands in which columns, how wide these are, how high the rows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bulletin.document import Cell, Table
from bulletin.layout import Layout
from bulletin.layout.lengths import Length
from bulletin.typesetting.heights import cell_height

_CELL = "table"
_HAIR = Length.of_twips(4)


@dataclass(frozen=True)
class Slot:
    """A cell on the grid of columns; `rows` counts down, and `continued` says that it began in a row above."""

    column: int
    columns: int
    rows: int
    cell: Cell
    continued: bool

    def width(self, widths: list[int]) -> int:
        """Give the width of its columns in twips."""
        return sum(widths[self.column : self.column + self.columns])


def widths(block: Table, layout: Layout) -> list[int]:
    """Share the measure out in whole twips that add up to it."""
    measure = layout.page.measure.twips
    edges = [round(share * measure) for share in accumulate(block.widths, initial=0)]
    edges[-1] = measure
    return [right - left for left, right in pairwise(edges)]


def rows(block: Table) -> list[list[Slot]]:
    """Place the cells of each row, the head's first."""
    columns = len(block.widths)
    return [*_slots(block.head, columns), *_slots(block.body, columns)]


def heights(block: Table, layout: Layout) -> list[Length]:
    """Give the least height of each row: whole lines of the grid, as many as its fullest cell is reckoned to need.

    The last one leaves the grid room for the table's last line, and a hair more: LibreOffice takes a table for a twip
    higher than it is, and a page of 22 grid lines has not a twip to spare.
    """
    columns = widths(block, layout)
    found = [_height(slots, columns, layout) for slots in rows(block)]
    return [*found[:-1], found[-1] - layout.page.thin - _HAIR]


def _height(slots: list[Slot], columns: list[int], layout: Layout) -> Length:
    alone = (slot for slot in slots if slot.cell.rows == 1)
    needs = (cell_height(slot.cell, Length.of_twips(slot.width(columns)), layout) for slot in alone)
    return layout.page.pitch * max((math.ceil(need / layout.page.pitch) for need in needs), default=1)


def _slots(rows: tuple[tuple[Cell, ...], ...], columns: int) -> Iterator[list[Slot]]:
    """Place the cells of each row on the grid, those that reach down from the rows above among them."""
    reaching: dict[int, tuple[int, Cell]] = {}
    for row in rows:
        slots = list(_placed(row, columns, reaching))
        reaching = {slot.column: (slot.rows - 1, slot.cell) for slot in slots if slot.rows > 1}
        yield slots


def _placed(row: tuple[Cell, ...], columns: int, reaching: dict[int, tuple[int, Cell]]) -> Iterator[Slot]:
    cells, column = iter(row), 0
    while column < columns:
        if column in reaching:
            rows, cell = reaching[column]
        else:
            cell = next(cells, Cell(row[0].style if row else _CELL, (), "left"))
            rows = cell.rows
        span = min(cell.columns, columns - column)
        yield Slot(column, span, rows, cell, continued=column in reaching)
        column += span
