"""The contents: a field that Word can bring up to date, with its lines and page numbers already in it."""

from __future__ import annotations

from bulletin.document import Contents, Entry
from bulletin.writers.docx import fields, paragraphs
from bulletin.writers.docx.inlines import LINE_BREAK, TAB, text
from bulletin.writers.docx.references import References, bookmark_name

# Word's own headings of level 1, which bear another name in each language, as links; numbers and leaders only where there are pages.
_CODE = r'TOC \o "1-1" \h \z'


def contents(references: References, block: Contents) -> str:
    """Write the heading, then one paragraph an entry; the field opens in the first and closes in the last."""
    heading = paragraphs.paragraph(references, block.heading)
    lines = [_line(references, entry) for entry in block.entries]
    if not lines:
        return heading
    lines[0] = f"{fields.BEGIN}{fields.instruction(_CODE)}{fields.SEPARATE}{lines[0]}"
    lines[-1] = f"{lines[-1]}{fields.END}"
    written = (
        paragraphs.write(references, entry.style, line) for entry, line in zip(block.entries, lines, strict=True)
    )
    return heading + "".join(written)


def _line(references: References, entry: Entry) -> str:
    """Write a title, the leader and its page; a page that is not known yet is left for Word to fill in."""
    target = bookmark_name(entry.anchor)
    page = str(references.pagination.anchors.get(entry.anchor, ""))
    beside = references.beside(references.role(entry.style), styled=False)
    face = references.face(entry.style)
    lines = LINE_BREAK.join(text(line, face, beside=beside) for line in entry.text.split("\n"))
    number = fields.field(rf"PAGEREF {target} \h", page)
    return f'<w:hyperlink w:anchor="{target}" w:history="1">{lines}{TAB}{number}</w:hyperlink>'
