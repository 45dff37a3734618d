"""The contents: a field that Word can bring up to date, with its lines and page numbers already in it; or columns."""

from __future__ import annotations

from bulletin.document import Contents, Entry
from bulletin.typesetting.reckoning.contents import Piece, pieces
from bulletin.writers.docx import fields, paragraphs
from bulletin.writers.docx.formatting.table_styles import columns_frame
from bulletin.writers.docx.inlines import LINE_BREAK, TAB, Setting, runs
from bulletin.writers.docx.references import References
from bulletin.writers.docx.xml import element

# Word's own headings of level 1, which bear another name in each language, as links; numbers and leaders only where there are pages.
_CODE = r'TOC \o "1-1" \h \z'


def contents(references: References, block: Contents) -> str:
    """Write the heading, then one paragraph an entry: in a field, or in the cells of a table without rules."""
    heading = paragraphs.paragraph(references, block.heading)
    if not block.entries:
        return heading
    return heading + (_columns(references, block) if block.columns > 1 else _listed(references, block))


def _listed(references: References, block: Contents) -> str:
    """Write the entries in one field, which opens in the first and closes in the last."""
    lines = [_line(references, entry) for entry in block.entries]
    if block.entries[0].page is None:  # titles of other documents are not brought up to date
        lines[0] = f"{fields.BEGIN}{fields.instruction(_code(references))}{fields.SEPARATE}{lines[0]}"
        lines[-1] = f"{lines[-1]}{fields.END}"
    return "".join(
        paragraphs.write(references, entry.style, line) for entry, line in zip(block.entries, lines, strict=True)
    )


def _code(references: References) -> str:
    """Return the field of the contents; in a volume it takes in the titles of its own issue alone."""
    return rf"{_CODE} \b {references.whole}" if references.whole else _CODE


def _columns(references: References, block: Contents) -> str:
    """Write a table with a row for each page: no field reaches from one cell to the next, so each entry has that of its page number."""
    layout, count = references.layout, block.columns
    width, gap = layout.contents_column.twips, layout.contents_gap.twips
    widths = [width, *[gap + width] * (count - 1)]
    properties = element(
        "tblPr",
        element("tblStyle", val=columns_frame(block.entries[0].style)),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0000"),
    )
    grid = element("tblGrid", *(element("gridCol", w=one) for one in widths))
    rows = (_row(references, piece, widths, gap) for piece in pieces(block, references.document))
    return element("tbl", properties, grid, *rows)


def _row(references: References, piece: Piece, widths: list[int], gap: int) -> str:
    cells = []
    for number, (column, width) in enumerate(zip(piece, widths, strict=True)):
        beside = element("tcMar", element("left", w=gap, type="dxa")) if number else ""
        entries = "".join(paragraphs.write(references, entry.style, _line(references, entry)) for entry in column)
        content = entries or paragraphs.SEPARATOR
        cells.append(element("tc", element("tcPr", element("tcW", w=width, type="dxa"), beside), content))
    return element("tr", element("trPr", element("cantSplit")), *cells)


def _line(references: References, entry: Entry) -> str:
    """Write a title, the leader and its page; a page that is not known yet is left for Word to fill in."""
    target = references.bookmark(entry.anchor)
    page = entry.page or str(references.pagination.anchors.get(entry.anchor, ""))
    lines = LINE_BREAK.join(runs(references, line, Setting(entry.style)) for line in entry.lines)
    number = fields.field(rf"PAGEREF {target} \h", page)
    return f'<w:hyperlink w:anchor="{target}" w:history="1">{lines}{TAB}{number}</w:hyperlink>'
