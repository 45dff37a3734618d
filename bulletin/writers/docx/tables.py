"""Tables: cells on Word's grid of columns, rows as high as both outputs reckon them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.composition.tabular import Slot
from bulletin.document import Table, plain
from bulletin.layout.lengths import Length
from bulletin.typesetting.reckoning import cells
from bulletin.writers.docx import paragraphs
from bulletin.writers.docx.formatting.properties import LEAST_LINE
from bulletin.writers.docx.formatting.styles import SPACER
from bulletin.writers.docx.formatting.table_styles import frame, split_margins
from bulletin.writers.docx.inlines import Setting, runs
from bulletin.writers.docx.references import References
from bulletin.writers.docx.xml import element


def table(references: References, block: Table) -> str:
    """Write the caption, which stays with the table, and the table across the type area.

    A caption that has room for the beginning of its table anyhow does not ask for it where a row may be split: LibreOffice would
    take the row for a whole one, and both to the next page. One without a caption that goes to the next page for its first rows has the
    least paragraph above it: LibreOffice would turn again after a third of it, and then fill a page too far. Where the colophon takes rows along to its page, the table is written
    as two, for LibreOffice begins no page with a row.
    """
    turns, heads_page, start = references.next_table()
    grid = cells.grid(block, references.layout, turns)
    free = [] if heads_page or not any(row.splits for row in grid.rows) else [element("keepNext", val=False)]
    caption = "".join(
        paragraphs.paragraph(references, one, *(free if one is block.above[-1] else [])) for one in block.above
    )
    title = plain(block.caption.inlines) if block.caption else ""
    last = replace(grid.rows[-1], keeps=references.clung and not grid.rows[-1].splits)
    set_rows = [*grid.rows[:-1], last]
    if heads_page and not caption and not references.break_before:
        caption = paragraphs.write(references, SPACER, "", element("keepNext"))
        set_rows = _lower(set_rows, len(block.head))
    rows = [_row(references, grid, row) for row in set_rows]
    if start is None:
        return caption + _whole(block.style, grid.widths, rows, title)
    first, rest = rows[:start], [*rows[: len(block.head)], *rows[start or len(block.head) :]]
    references.break_before = True
    turned = paragraphs.write(references, SPACER, "")
    parts = (_whole(block.style, grid.widths, part, title) if part else "" for part in (first, rest))
    return caption + turned.join(parts)


def _lower(rows: list[cells.Row], number: int) -> list[cells.Row]:
    """Make room for the least paragraph above a table in the row `number`; one that may be split has no height of its own."""
    row = rows[number]
    lower = row if row.splits else replace(row, height=row.height - Length.of_twips(LEAST_LINE))
    return [*rows[:number], lower, *rows[number + 1 :]]


def _whole(style: str, widths: Sequence[int], rows: list[str], title: str) -> str:
    properties = element(
        "tblPr",
        element("tblStyle", val=frame(style)),
        element("tblW", w=sum(widths), type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0000"),
        element("tblCaption", val=title) if title else "",
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", properties, grid, *rows)


def _row(references: References, grid: cells.Grid, row: cells.Row) -> str:
    """Write a row; one that may be split has no height of its own, and is set from the top."""
    whole = (element("cantSplit"), element("trHeight", val=row.height.twips, hRule="atLeast"))
    properties = element("trPr", *(() if row.splits else whole), element("tblHeader") if row.head else "")
    return element("tr", properties, *(_cell(references, grid, row, slot) for slot in row.slots))


def _cell(references: References, grid: cells.Grid, row: cells.Row, slot: Slot) -> str:
    merge = element("vMerge", val=None if slot.continued else "restart") if slot.rows > 1 or slot.continued else ""
    properties = element(
        "tcPr",
        element("tcW", w=slot.width(grid.widths), type="dxa"),
        element("gridSpan", val=slot.columns) if slot.columns > 1 else "",
        merge,
        split_margins(references.style(slot.cell.style), grid.air(row)) if row.splits else "",
        element("vAlign", val="top" if row.splits else "center"),
    )
    content = "" if slot.continued else runs(references, slot.cell.inlines, Setting(slot.cell.style))
    direct = [element("jc", val=slot.cell.align)]
    direct += [element("keepNext", val=True)] if row.keeps else []
    return element("tc", properties, paragraphs.write(references, slot.cell.style, content, *direct))
