"""Blocks to the body of document.xml: one string, with all that it refers to gathered in a References."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, assert_never

from bulletin.composition.neighbours import clings, on_landscape
from bulletin.document import (
    Block,
    Box,
    Colophon,
    Contents,
    Figure,
    Heading,
    Items,
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Table,
    begins_with_table,
    ends_with_table,
)
from bulletin.layout.lengths import Length
from bulletin.typesetting.reckoning.company import with_leads
from bulletin.typesetting.reckoning.measures import folio_below
from bulletin.writers.docx import colophon, contents, figures, paragraphs, tables
from bulletin.writers.docx.references import References
from bulletin.writers.docx.xml import element, part


class Footers(NamedTuple):
    """The relationships of footers, each by kind (default, even): of upright pages, of landscape ones, and of pages without a number.

    How many pages a part of a volume has is its `total`, where its footers say it.
    """

    upright: Mapping[str, str]
    landscape: Mapping[str, str]
    none: Mapping[str, str]
    total: int | None = None


def body(references: References, footers: Footers) -> bytes:
    """Write document.xml."""
    return bound([section(references, footers)])


def bound(sections: Sequence[tuple[str, str]]) -> bytes:
    """Write document.xml of several documents: of each its paragraphs, and the properties of its last section."""
    *before, (flow, last) = sections
    content = element("body", *(_ending(*one) for one in before), flow, last)
    return part("document", content, prefixes="w r wp a pic")


def section(references: References, footers: Footers) -> tuple[str, str]:
    """Write the paragraphs of a document, and the properties of its last section."""
    blocks = references.document.blocks
    turned = references.pagination.turned
    landscape = len(blocks) - 1 in on_landscape(blocks, references.layout)
    flow = "".join(_flow(references, footers))
    if turned:
        return flow, _section(references, footers.none, even=True)
    return flow, _lying(references, footers, landscape=landscape)


def bookmarked(number: int, name: str, flow: str) -> str:
    """Put paragraphs into a bookmark."""
    return f"{element('bookmarkStart', id=number, name=name)}{flow}{element('bookmarkEnd', id=number)}"


def _ending(flow: str, properties: str) -> str:
    """Let the last paragraph end a section: another one, however low, might begin a page."""
    start = flow.rindex("<w:p>")
    at = flow.index("</w:pPr>", start)
    return f"{flow[:at]}{properties}{flow[at:]}"


def _flow(references: References, footers: Footers) -> Iterator[str]:
    """Write block by block; a table is kept apart from what would run into it."""
    blocks = references.document.blocks
    landscape = on_landscape(blocks, references.layout)
    for index, (block, led) in enumerate(with_leads(blocks, references.layout)):
        following = _following(blocks, index)
        lies, lay = index in landscape, index - 1 in landscape
        if (isinstance(block, Colophon) and references.pagination.turned) or (index and lies != lay):
            references.take_break()  # the section begins a page anyhow
            ended = _lying(references, footers, landscape=lay)
            yield paragraphs.section_end(ended, framed=isinstance(block, Colophon))
        alike, turned = (index + 1 in landscape) == lies, references.pagination.turned
        references.air = _air(references, blocks[index + 1 : index + 2])
        turned = turned or references.pagination.alone  # a colophon alone has taken nothing along
        references.led, references.clung = led, alike and clings(following, references.layout, turned=turned)
        if isinstance(following, Colophon) and not lies and colophon.carries(references, block, blocks[index + 1]):
            references.clung = False  # it ends the document
            yield colophon.colophon(references, following, _block(references, block))
            return
        yield _block(references, block)
        if ends_with_table(block) and (following is None or begins_with_table(following)):
            yield paragraphs.SEPARATOR


def _following(blocks: tuple[Block, ...], index: int) -> Block | None:
    """Return the block behind the one at `index`, whatever pages are forced between them."""
    behind = (blocks[later] for later in range(index + 1, len(blocks)))
    return next((block for block in behind if not isinstance(block, PageBreak)), None)


def _air(references: References, following: tuple[Block, ...]) -> Length:
    """Return the air above the block that follows, if there is one."""
    (block,) = following or (None,)
    return references.style(block.style).before if isinstance(block, Paragraph | Heading | Pair) else Length(0)


def _block(references: References, block: Block) -> str:
    match block:
        case Paragraph():
            return paragraphs.paragraph(references, block, clung=references.clung)
        case Heading():
            return paragraphs.heading(references, block)
        case Pair():
            return paragraphs.pair(references, block)
        case Rule():
            return paragraphs.rule(references, block)
        case Items():
            return paragraphs.items(references, block, clung=references.clung)
        case Table():
            return tables.table(references, block)
        case Figure():
            return figures.figure(references, block)
        case Contents():
            return contents.contents(references, block)
        case Colophon():
            return colophon.colophon(references, block)
        case Box():
            return paragraphs.box(references, block, clung=references.clung)
        case PageBreak():
            references.break_before = True
            return ""
        case _:
            assert_never(block)


def _lying(references: References, footers: Footers, *, landscape: bool) -> str:
    """Write the properties of a section of upright pages or of `landscape` ones."""
    return _section(references, footers.landscape if landscape else footers.upright, landscape=landscape)


def _section(references: References, footers: Mapping[str, str], *, even: bool = False, landscape: bool = False) -> str:
    page, on_back = references.layout.page, landscape and references.lies_on_back()
    page = (page.mirrored if on_back else page).landscape if landscape else page
    left, right = page.left.twips, page.width.twips - page.left.twips - page.measure.twips
    if on_back:  # Word mirrors it
        left, right = right, left
    foot, opening = folio_below(references.layout).twips, references.take_opening()
    return element(
        "sectPr",
        *(f'<w:footerReference w:type="{kind}" r:id="{number}"/>' for kind, number in footers.items()),
        element("type", val="evenPage") if even else element("type", val="oddPage") if opening else "",
        element("pgSz", w=page.width.twips, h=page.height.twips, orient="landscape" if landscape else None),
        element(
            "pgMar",
            top=page.top.twips,
            right=right,
            bottom=page.bottom.twips,
            left=left,
            header=foot,
            footer=foot,
            gutter=0,
        ),
        element("pgNumType", start=1) if opening else "",
        element("docGrid", type="lines", linePitch=page.pitch.twips),
    )
