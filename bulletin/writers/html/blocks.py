"""Blocks to HTML: the blocks of one part of an issue go in; paragraphs, headings, lists, figures, notes come out in their order."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from itertools import count, groupby, takewhile
from typing import assert_never

from bulletin.document import (
    Block,
    Box,
    Colophon,
    Contents,
    Document,
    Entry,
    Figure,
    Footnote,
    Heading,
    Image,
    Inline,
    Item,
    Items,
    LineBreak,
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Table,
    Text,
    runs_on,
)
from bulletin.images import Picture
from bulletin.layout import untightened
from bulletin.typesetting.reckoning.printed import printed
from bulletin.writers.html import rosters, tables
from bulletin.writers.html.inlines import Inlines, mark_of

_SVG = "image/svg+xml"
# HTML has so many levels of headings.
_DEEPEST = 6
# Paragraphs that follow each other and are one thing: the element around them, and the styles that they begin with.
_TOGETHER = {
    "quotation": "blockquote",
    "verse": "blockquote",
    "signature": "div",
    "sealed-date": "div",
    "enclosures": "div",
    "table-note": "div",
}
# What is broken by its sense for the page's width, and so is broken anew here.
_BY_SENSE = ("title", "subtitle", "byline", "attachment-title", "heading", "chapter", "sponsor")


@dataclass
class Blocks:
    """Writes blocks of `document`; `top` is the level of an article's title.

    Remembers how deep the last heading was, since none may be more than one level below it, and counts tables.
    """

    document: Document
    top: int
    inlines: Inlines = field(default_factory=Inlines)
    depth: int = 0
    _tables: Iterator[int] = field(default_factory=lambda: count(1))
    _anchors: set[str] = field(default_factory=set)

    def write(self, blocks: Sequence[Block]) -> str:
        """Write blocks in their order, paragraphs that are one thing in one element."""
        return "\n".join(self._group(kind, list(group)) for kind, group in groupby(blocks, _kind))

    def _group(self, kind: str, group: Sequence[Block]) -> str:
        written = "".join(map(self.block, group))
        element = _TOGETHER.get(kind)
        return f'<{element} class="{kind}">{written}</{element}>' if element else written

    def block(self, block: Block) -> str:
        """Write one block."""
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading():
                return self._heading(block)
            case Pair():
                return self._pair(block)
            case Rule():
                return f'<hr class="{block.style}">'
            case Items():
                return self._items(block)
            case Table():
                return tables.scrolling(block, next(self._tables), self.document.layout, self.inlines)
            case Figure():
                return self._figure(block)
            case Contents():
                return self.contents(block)
            case Colophon():
                return self._colophon(block)
            case Box():
                return f'<aside class="{block.style}">{"".join(map(self._paragraph, block.parts))}</aside>'
            case PageBreak():
                return '<hr class="page-break">'
            case _:
                assert_never(block)

    def notes(self) -> str:
        """Write the notes that came by since this was last asked for, each with the way back to its mark."""
        taken, self.inlines.notes[:] = [*self.inlines.notes], []
        if not taken:
            return ""
        first, last = taken[0].number, taken[-1].number
        name = f"注释{first}" if first == last else f"注释{first}至{last}"
        return f'<section class="notes" aria-label="{name}">{"".join(map(self._note, taken))}</section>'

    def _note(self, note: Footnote) -> str:
        number, mark = note.number, mark_of(note)
        back = f'<a class="mark" href="#ref-{number}" role="doc-backlink" aria-label="{mark}，回到正文">{mark}</a>'
        text = self.inlines.write(note.inlines, note.style)
        return f'<div class="{note.style}" id="note-{number}" role="doc-footnote">{back} {text}</div>'

    def _paragraph(self, block: Paragraph) -> str:
        if block.style in rosters.STYLES:
            return rosters.roster(block, self.document.layout, self.inlines)
        classes = f"{untightened(block.style)}{' resumed' if block.behind else ''}"
        return f'<p class="{classes}">{self._text(block)}</p>'

    def _text(self, block: Paragraph | Heading) -> str:
        write = self.inlines.by_sense if block.style.startswith(_BY_SENSE) else self.inlines.write
        return write(block.inlines, block.style)

    def _heading(self, block: Heading) -> str:
        """Write a heading; one that text runs on behind is a heading of its own, on one line with the text."""
        self.depth = min(self.top + block.level - 1, self.depth + 1, _DEEPEST) if self.depth else self.top
        lead = tuple(takewhile(lambda inline: not runs_on(inline), block.inlines))
        style, behind = block.style, block.inlines[len(lead) :]
        anchor = self._anchor(block.anchor)
        opened, closed = f'<h{self.depth}{anchor} class="{style}">', f"</h{self.depth}>"
        if not behind:
            return f"{opened}{self._text(block)}{closed}"
        text = self.inlines.write(lead, style)
        return (
            f'<div class="run-in">{opened}{text}{closed}<p class="body">{self.inlines.write(behind, "body")}</p></div>'
        )

    def _anchor(self, anchor: str) -> str:
        """Return the attribute that makes a heading a link's target; what is there twice leads to the first one."""
        if not anchor or anchor in self._anchors:
            return ""
        self._anchors.add(anchor)
        return f' id="{escape(anchor)}"'

    def _pair(self, block: Pair) -> str:
        left, right = (self._side(side, block.style) for side in (block.left, block.right))
        ends = f"<span>{left}</span>" if left else ""
        ends += f'<span class="right">{right}</span>' if right else ""
        return f'<p class="{block.style} pair">{ends}</p>'

    def _side(self, side: Sequence[Inline], style: str) -> str:
        """Write a side; the sheet puts it on one line where it can."""
        return self._dated(self.inlines.by_sense(side, style))

    def _dated(self, text: str) -> str:
        """Let programs read the issue's date."""
        created = self.document.meta.created
        shown = f"{created.year}年{created.month}月{created.day}日"
        return f'<time datetime="{created.isoformat()}">{text}</time>' if text.replace("<wbr>", "") == shown else text

    def _items(self, block: Items) -> str:
        tag, start = "ul", ""
        if block.ordered:
            tag, start = "ol", f' start="{block.start}"' if block.start != 1 else ""
        items = "".join(self._item(one, block) for one in block.items)
        return f'<{tag}{start} class="{block.style} list-{block.level}">{items}</{tag}>'

    def _item(self, item: Item, block: Items) -> str:
        text = self.inlines.write((Text(item.marker),), block.style), self.inlines.write(item.inlines, block.style)
        nested = "".join(map(self._items, item.lists))
        return f'<li><p><span class="marker">{text[0]}</span>{text[1]}</p>{nested}</li>'

    def _figure(self, block: Figure) -> str:
        caption = block.caption
        below = f'<figcaption class="{caption.style}">{self._text(caption)}</figcaption>' if caption else ""
        images = "".join(map(self.image, block.images))
        return f'<figure class="{block.style}"><div class="pictures">{images}</div>{below}</figure>'

    @cached_property
    def _pictures(self) -> dict[str, Picture]:
        """The pictures as fine as on paper, where they are wider than on a screen."""
        return printed(self.document)

    def image(self, image: Image) -> str:
        """Write a picture into the page itself, as a drawing where there is one."""
        picture = self._pictures[image.name]
        media, data = (_SVG, picture.drawn) if picture.drawn else (picture.media, picture.data)
        address = f"data:{media};base64,{b64encode(data).decode()}"
        looks = f"--share:{image.width:g};--shape:{picture.width / picture.height:.4f}"
        size = f'width="{picture.width}" height="{picture.height}"'
        return f'<img src="{address}" alt="{escape(image.alt)}" {size} style="{looks}">'

    def contents(self, block: Contents) -> str:
        """Write the contents as links to the articles."""
        heading = f'<h{self.top} id="contents" class="{block.heading.style}">{self._text(block.heading)}</h{self.top}>'
        entries = "".join(map(self._entry, block.entries))
        self.depth = self.top
        return f'<nav class="{block.style}" aria-labelledby="contents">{heading}<ul>{entries}</ul></nav>'

    def _entry(self, entry: Entry) -> str:
        first, *others = entry.lines
        title = (*first, *(inline for line in others for inline in (LineBreak(), *line)))
        return f'<li><a href="#{escape(entry.anchor)}">{self.inlines.by_sense(title, entry.style)}</a></li>'

    def _colophon(self, block: Colophon) -> str:
        parts = ("".join(map(self._paragraph, part)) for part in block.parts)
        return f'<footer class="{block.style}">{"".join(f"<div>{part}</div>" for part in parts)}</footer>'


def _kind(block: Block) -> str:
    """Return what kind of thing a paragraph is a part of; nothing where it stands for itself."""
    if not isinstance(block, Paragraph):
        return ""
    return next((kind for kind in _TOGETHER if block.style.startswith(kind)), "")
