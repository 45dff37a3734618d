"""Tables and the colophon: cells on Word's grid of columns, rows as high as both outputs reckon them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.composition.tabular import Slot
from bulletin.document import Colophon, Paragraph, Table, plain
from bulletin.typesetting.reckoning import cells
from bulletin.writers.docx import paragraphs
from bulletin.writers.docx.formatting.styles import SPACER
from bulletin.writers.docx.formatting.table_styles import frame, split_margins
from bulletin.writers.docx.inlines import runs
from bulletin.writers.docx.references import References
from bulletin.writers.docx.xml import element

_CENTRED = element("jc", val="center")
_NEAR = dict.fromkeys(("leftFromText", "rightFromText", "topFromText", "bottomFromText"), 0)


def table(references: References, block: Table) -> str:
    """Write the caption, which stays with the table, and the table across the type area.

    A caption that has room for the beginning of its table anyhow does not ask for it where a row may be split: LibreOffice would
    take the row for a whole one, and both to the next page.
    """
    turns, heads_page = references.next_table()
    grid = cells.grid(block, references.layout, turns)
    free = [] if heads_page or not any(row.splits for row in grid.rows) else [element("keepNext", val=False)]
    caption = paragraphs.paragraph(references, block.caption, *free) if block.caption else ""
    title = plain(block.caption.inlines) if block.caption else ""
    last = replace(grid.rows[-1], keeps=references.clung)
    rows = [_row(references, grid, row) for row in (*grid.rows[:-1], last)]
    return caption + _whole(block.style, grid.widths, rows, _CENTRED, title)


def colophon(references: References, block: Colophon) -> str:
    """Write the 版记 as a floating table on the lower edge of the type area, and the paragraph that carries it."""
    if not block.parts:
        return ""
    carrier = paragraphs.write(references, SPACER, "")
    width = references.layout.page.measure.twips
    rows = [_part(references, part, width) for part in block.parts]
    return _whole(block.style, [width], rows, _at_foot(references)) + carrier


def _at_foot(references: References) -> str:
    """Place a table on the lower edge of the type area.

    Sideways it is placed from the page's edge, as LibreOffice does not let a table float that is as wide as the text.
    """
    place = {
        "vertAnchor": "margin",
        "tblpYSpec": "bottom",
        "horzAnchor": "page",
        "tblpX": references.layout.page.left.twips,
    }
    return element("tblpPr", **_NEAR, **place)


def _whole(style: str, widths: Sequence[int], rows: list[str], place: str, title: str = "") -> str:
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
    content = "" if slot.continued else runs(references, slot.cell.inlines, slot.cell.style)
    direct = [element("jc", val=slot.cell.align)]
    direct += [element("keepNext", val=True)] if row.keeps else []
    return element("tc", properties, paragraphs.write(references, slot.cell.style, content, *direct))


def _part(references: References, part: tuple[Paragraph, ...], width: int) -> str:
    """Write one part of the colophon: a row that no page turn splits."""
    content = "".join(paragraphs.paragraph(references, block) for block in part)
    cell = element("tc", element("tcPr", element("tcW", w=width, type="dxa")), content)
    return element("tr", element("trPr", element("cantSplit")), cell)
