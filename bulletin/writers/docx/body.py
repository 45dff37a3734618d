"""Blocks to the body of document.xml: one string, with all that it refers to gathered in a References."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

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
from bulletin.typesetting.reckoning.company import clings, with_leads
from bulletin.typesetting.reckoning.measures import folio_below
from bulletin.writers.docx import colophon, contents, figures, paragraphs, tables
from bulletin.writers.docx.references import References
from bulletin.writers.docx.xml import element, part


def body(references: References, footers: Mapping[str, str], none: str) -> bytes:
    """Write document.xml; `footers` are the relationships of the footers by kind (default, even), `none` of an empty one."""
    turned = references.pagination.turned
    last = _section(references, dict.fromkeys(footers, none), even=True) if turned else _section(references, footers)
    content = element("body", *_flow(references, footers), last)
    return part("document", content, prefixes="w r wp a pic")


def _flow(references: References, footers: Mapping[str, str]) -> Iterator[str]:
    """Write block by block; a table is kept apart from what would run into it."""
    blocks = references.document.blocks
    for index, (block, led) in enumerate(with_leads(blocks, references.layout)):
        following = next((later for later in blocks[index + 1 :] if not isinstance(later, PageBreak)), None)
        if isinstance(block, Colophon) and references.pagination.turned:
            references.take_break()  # the section begins a page anyhow
            yield paragraphs.section_end(_section(references, footers))
        references.led, references.clung = led, clings(following, turned=references.pagination.turned)
        if isinstance(following, Colophon) and colophon.carries(references, block, blocks[index + 1]):
            references.clung = False  # it ends the document
            yield colophon.colophon(references, following, _block(references, block))
            return
        yield _block(references, block)
        if ends_with_table(block) and (following is None or begins_with_table(following)):
            yield paragraphs.SEPARATOR


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


def _section(references: References, footers: Mapping[str, str], *, even: bool = False) -> str:
    page = references.layout.page
    left, right = page.left.twips, page.width.twips - page.left.twips - page.measure.twips
    foot = folio_below(references.layout).twips
    return element(
        "sectPr",
        *(f'<w:footerReference w:type="{kind}" r:id="{number}"/>' for kind, number in footers.items()),
        element("type", val="evenPage") if even else "",
        element("pgSz", w=page.width.twips, h=page.height.twips),
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
        element("docGrid", type="lines", linePitch=page.pitch.twips),
    )
