"""The colophon: paragraphs in a frame on the lower edge of the type area, with rules between its parts."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.document import Block, Colophon, Paragraph
from bulletin.writers.docx import paragraphs
from bulletin.writers.docx.formatting.colophon_styles import first_rule, last_rule, rule_between
from bulletin.writers.docx.formatting.styles import SPACER
from bulletin.writers.docx.references import References
from bulletin.writers.docx.xml import element

# What a frame may hang on: a paragraph of a line or two that no page turn divides.
_CARRIER = "contributor"


def carries(references: References, block: Block, following: Block) -> bool:
    """Tell whether the frame of a colophon hangs on `block`, behind which it is `following`; then `block` is the last one.

    It does not where the colophon has a page without text: whatever carries it stands on its page.
    """
    pages = references.pagination
    alone = pages.turned or pages.alone or not isinstance(following, Colophon)
    return isinstance(block, Paragraph) and block.style == _CARRIER and not alone


def colophon(references: References, block: Colophon, carrier: str = "") -> str:
    """Write the 版记 before the paragraph that carries it: the page of that is its page.

    Without a `carrier` it is an empty one that comes last: of body text, for who types there, or the least one where the page is full.
    """
    own = carrier or paragraphs.write(references, _last(references), "")
    return "".join(_framed(references, block)) + own if block.parts else own


def _last(references: References) -> str:
    pages = references.pagination
    return SPACER if pages.turned or pages.free < references.layout.page.pitch else "body"


def _framed(references: References, block: Colophon) -> Iterator[str]:
    frame = (
        _frame(references),
        element("keepNext", val=True),
    )  # or Word parts it from what carries it, where a line is short
    yield paragraphs.write(references, first_rule(block.style), "", *frame)
    for number, part in enumerate(block.parts, 1):
        yield from (paragraphs.paragraph(references, one, *frame) for one in part)
        rule = last_rule if number == len(block.parts) else rule_between
        yield paragraphs.write(references, rule(block.style), "", *frame)


def _frame(references: References) -> str:
    """Place a paragraph on the lower edge of the type area; neighbours that are placed alike share one frame."""
    width = references.layout.page.measure.twips
    place = {"vAnchor": "margin", "hAnchor": "margin", "xAlign": "left", "yAlign": "bottom"}
    return element("framePr", w=width, wrap="around", **place)
