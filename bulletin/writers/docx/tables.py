"""Tables and the colophon: cells on Word's grid of columns, rows as high as whole lines of the page's grid."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.document import Colophon, Paragraph, Table, plain
from bulletin.layout.lengths import Length
from bulletin.typesetting import cells
from bulletin.writers.docx import paragraphs
from bulletin.writers.docx.formatting.styles import SPACER
from bulletin.writers.docx.formatting.table_styles import frame
from bulletin.writers.docx.inlines import runs
from bulletin.writers.docx.references import References
from bulletin.writers.docx.xml import element

_CENTRED = element("jc", val="center")
_NEAR = dict.fromkeys(("leftFromText", "rightFromText", "topFromText", "bottomFromText"), 0)


def table(references: References, block: Table) -> str:
    """Write the caption, which stays with the table, and the table across the type area."""
    caption = paragraphs.paragraph(references, block.caption) if block.caption else ""
    widths = cells.widths(block, references.layout)
    title = plain(block.caption.inlines) if block.caption else ""
    return caption + _whole(block.style, widths, list(_rows(references, block)), _CENTRED, title)


def colophon(references: References, block: Colophon) -> str:
    """Write the 版记 as a floating table on the lower edge of the type area, and the paragraph that carries it."""
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


def _rows(references: References, block: Table) -> Iterator[str]:
    heads = len(block.head)
    heights = cells.heights(block, references.layout)
    widths = cells.widths(block, references.layout)
    for number, (slots, height) in enumerate(zip(cells.rows(block), heights, strict=True)):
        yield _row(references, slots, widths, height, head=number < heads)


def _row(references: References, slots: list[cells.Slot], widths: list[int], height: Length, *, head: bool) -> str:
    properties = element(
        "trPr",
        element("cantSplit"),
        element("trHeight", val=height.twips, hRule="atLeast"),
        element("tblHeader") if head else "",
    )
    return element("tr", properties, *(_cell(references, slot, widths, head=head) for slot in slots))


def _cell(references: References, slot: cells.Slot, widths: list[int], *, head: bool) -> str:
    merge = element("vMerge", val=None if slot.continued else "restart") if slot.cell.rows > 1 else ""
    properties = element(
        "tcPr",
        element("tcW", w=slot.width(widths), type="dxa"),
        element("gridSpan", val=slot.columns) if slot.columns > 1 else "",
        merge,
        element("vAlign", val="center"),
    )
    content = "" if slot.continued else runs(references, slot.cell.inlines, slot.cell.style)
    keep = [element("keepNext", val=True)] if head else []
    align = element("jc", val=slot.cell.align)
    return element("tc", properties, paragraphs.write(references, slot.cell.style, content, align, *keep))


def _part(references: References, part: tuple[Paragraph, ...], width: int) -> str:
    """Write one part of the colophon: a row that no page turn splits."""
    content = "".join(paragraphs.paragraph(references, block) for block in part)
    cell = element("tc", element("tcPr", element("tcW", w=width, type="dxa")), content)
    return element("tr", element("trPr", element("cantSplit")), cell)
