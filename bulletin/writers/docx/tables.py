"""Tables and the colophon: cells on Word's grid of columns, rows as high as whole lines of the page's grid."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bulletin.document import Cell, Colophon, Paragraph, Table, plain
from bulletin.lengths import Length
from bulletin.writers.docx import paragraphs
from bulletin.writers.docx.frames import frame
from bulletin.writers.docx.heights import cell_height
from bulletin.writers.docx.inlines import runs
from bulletin.writers.docx.story import Story
from bulletin.writers.docx.styles import SPACER
from bulletin.writers.docx.xml import element

_CELL = "table"
_CENTRED = element("jc", val="center")
_NEAR = dict.fromkeys(("leftFromText", "rightFromText", "topFromText", "bottomFromText"), 0)


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


def table(story: Story, block: Table) -> str:
    """Write the caption, which stays with the table, and the table across the type area."""
    caption = paragraphs.paragraph(story, block.caption) if block.caption else ""
    widths = _widths(story, block)
    title = plain(block.caption.inlines) if block.caption else ""
    return caption + _whole(block.style, widths, list(_rows(story, block, widths)), _CENTRED, title)


def colophon(story: Story, block: Colophon) -> str:
    """Write the 版记 as a floating table on the lower edge of the type area, and the paragraph that carries it."""
    carrier = paragraphs.write(story, SPACER, "")
    width = story.layout.page.measure.twips
    rows = [_part(story, part, width) for part in block.parts]
    return _whole(block.style, [width], rows, _at_foot(story)) + carrier


def _at_foot(story: Story) -> str:
    """Place a table on the lower edge of the type area.

    Sideways it is placed from the page's edge, as LibreOffice does not let a table float that is as wide as the text.
    """
    place = {"vertAnchor": "margin", "tblpYSpec": "bottom", "horzAnchor": "page", "tblpX": story.layout.page.left.twips}
    return element("tblpPr", **_NEAR, **place)


def _whole(style: str, widths: list[int], rows: list[str], place: str, title: str = "") -> str:
    floats = place != _CENTRED
    properties = element(
        "tblPr",
        element("tblStyle", val=frame(style)),
        place if floats else "",
        element("tblW", w=sum(widths), type="dxa"),
        "" if floats else place,
        element("tblLayout", type="fixed"),
        element("tblLook", val="0000"),
        element("tblCaption", val=title) if title else "",
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", properties, grid, *rows)


def _widths(story: Story, block: Table) -> list[int]:
    """Share the measure out in whole twips that add up to it."""
    measure = story.layout.page.measure.twips
    edges = [round(share * measure) for share in accumulate(block.widths, initial=0)]
    edges[-1] = measure
    return [right - left for left, right in pairwise(edges)]


def _rows(story: Story, block: Table, widths: list[int]) -> Iterator[str]:
    """Write the rows; the last one leaves the grid room for the table's last line."""
    columns, heads = len(widths), len(block.head)
    placed = [*_slots(block.head, columns), *_slots(block.body, columns)]
    for number, slots in enumerate(placed, 1):
        closing = story.layout.page.thin if number == len(placed) else Length(0)
        height = _height(story, slots, widths) - closing
        yield _row(story, slots, widths, height, head=number <= heads)


def _row(story: Story, slots: list[Slot], widths: list[int], height: Length, *, head: bool) -> str:
    properties = element(
        "trPr",
        element("cantSplit"),
        element("trHeight", val=height.twips, hRule="atLeast"),
        element("tblHeader") if head else "",
    )
    return element("tr", properties, *(_cell(story, slot, widths, head=head) for slot in slots))


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


def _height(story: Story, slots: list[Slot], widths: list[int]) -> Length:
    """Give a row's height: whole lines of the grid, as many as its fullest cell is reckoned to need."""
    grid = story.layout.page.pitch
    cells = (slot for slot in slots if slot.cell.rows == 1)
    needs = (cell_height(slot.cell, Length.of_twips(slot.width(widths)), story.layout) for slot in cells)
    lines = max((math.ceil(need / grid) for need in needs), default=1)
    return grid * lines


def _cell(story: Story, slot: Slot, widths: list[int], *, head: bool) -> str:
    merge = element("vMerge", val=None if slot.continued else "restart") if slot.cell.rows > 1 else ""
    properties = element(
        "tcPr",
        element("tcW", w=slot.width(widths), type="dxa"),
        element("gridSpan", val=slot.columns) if slot.columns > 1 else "",
        merge,
        element("vAlign", val="center"),
    )
    content = "" if slot.continued else runs(story, slot.cell.inlines, slot.cell.style)
    keep = [element("keepNext", val=True)] if head else []
    align = element("jc", val=slot.cell.align)
    return element("tc", properties, paragraphs.write(story, slot.cell.style, content, align, *keep))


def _part(story: Story, part: tuple[Paragraph, ...], width: int) -> str:
    """Write one part of the colophon: a row that no page turn splits."""
    content = "".join(paragraphs.paragraph(story, block) for block in part)
    cell = element("tc", element("tcPr", element("tcW", w=width, type="dxa")), content)
    return element("tr", element("trPr", element("cantSplit")), cell)
