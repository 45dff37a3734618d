"""The markup of the pages: blocks go in, HTML in the words of the layout engine comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from typing import assert_never

from bulletin.document import (
    Block,
    Cell,
    Colophon,
    Contents,
    Document,
    Figure,
    Footnote,
    Heading,
    Inline,
    Item,
    Items,
    LineBreak,
    Link,
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Table,
    Text,
    plain,
)
from bulletin.findings import Place
from bulletin.fonts import Found
from bulletin.layout import Style
from bulletin.layout.lengths import Length
from bulletin.text import scripts
from bulletin.text.line_ends import line_end
from bulletin.text.scripts import BREAK, ZERO_WIDTH, Script
from bulletin.typesetting import cells
from bulletin.typesetting.measures import drop, figure_height, grid_slack, picture_sizes


@dataclass(frozen=True)
class Html:
    """Translates the blocks of `document`; `faces` by role tell how far down the name of the masthead stands.

    `turned` puts the colophon on a page of its own.
    """

    document: Document
    faces: Mapping[str, Found]
    turned: bool = False

    def page(self) -> str:
        """Give the whole HTML document, with its language and metadata."""
        meta = self.document.meta
        body = "\n".join(self._block(block) for block in self.document.blocks)
        return (
            f'<!DOCTYPE html>\n<html lang="{meta.language}"><head><meta charset="utf-8"/><title>{escape(meta.title)}</title>'
            f'<meta name="author" content="{escape(meta.author)}"/><meta name="description" content="{escape(meta.subject)}"/>'
            f'<meta name="dcterms.created" content="{meta.created.isoformat()}"/>'
            f'<meta name="dcterms.modified" content="{meta.created.isoformat()}"/>'
            f"</head><body>{body}</body></html>"
        )

    def _style(self, key: str) -> Style:
        return self.document.layout.styles[key]

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading():
                return self._heading(block)
            case Pair():
                return self._pair(block)
            case Rule():
                return f'<hr class="{block.style}"/>'
            case Items():
                return self._items(block)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Contents():
                return self._contents(block)
            case Colophon():
                return self._colophon(block)
            case PageBreak():
                return '<hr class="page-break"/>'
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph) -> str:
        text, style = self._inlines(block.inlines, block.style), ""
        if block.style in {"name", "name-below"}:
            text, style = scripts.visible(text), self._fitted(block)  # what helps to end lines would be spaced too
        return f'<p class="{block.style}"{_at(block.place)}{style}>{text}</p>'

    def _fitted(self, block: Paragraph) -> str:
        """Set the name of the masthead as large as fits; the gap after its last character is taken back."""
        count = sum(len(i.text) for i in block.inlines if isinstance(i, Text))
        style = self._style(block.style)
        size, gap = self.document.layout.fit(style, count)
        face = self.faces.get(style.face)
        down = f";top:{drop(replace(style, size=size), face.extents()).css}" if face else ""
        return f' style="font-size:{size.css};letter-spacing:{gap.css};margin-right:-{gap.css}{down}"'

    def _heading(self, block: Heading) -> str:
        tag = f"h{min(block.level, 5)}"
        text = self._inlines(block.inlines, block.style)
        flow = ";break-after:auto" if block.run_in else ""
        style = escape(f"bookmark-label:{_string(block.label)}{flow}")
        return f'<{tag} class="{block.style}"{_at(block.place)} id="{block.anchor}" style="{style}">{text}</{tag}>'

    def _pair(self, block: Pair) -> str:
        sides = (self._inlines(side, block.style) or BREAK for side in (block.left, block.right))
        return f'<p class="{block.style} pair">{" ".join(f"<span>{side}</span>" for side in sides)}</p>'

    def _items(self, block: Items) -> str:
        tag = "ol" if block.ordered else "ul"
        items = "".join(f"<li>{self._item(item, block)}</li>" for item in block.items)
        return f"<{tag}>{items}</{tag}>"

    def _item(self, item: Item, block: Items) -> str:
        mark = f'<span class="mark">{self._text(item.marker, "", block.style)}</span>'
        text = mark + self._inlines(item.inlines, block.style)
        nested = "".join(self._items(inner) for inner in item.lists)
        return f'<p class="{block.style} list-{block.level}"{_at(item.place)}>{text}</p>{nested}'

    def _table(self, block: Table) -> str:
        layout = self.document.layout
        columns = "".join(f'<col style="width:{Length.of_twips(width).css}"/>' for width in cells.widths(block, layout))
        caption = f"<caption>{self._paragraph(block.caption)}</caption>" if block.caption else ""
        heights = cells.heights(block, layout)
        rows = [
            self._row(row, "th" if number < len(block.head) else "td", heights[number:])
            for number, row in enumerate((*block.head, *block.body))
        ]
        head, body = "".join(rows[: len(block.head)]), "".join(rows[len(block.head) :])
        return f"<table>{caption}<colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"

    def _row(self, row: Sequence[Cell], tag: str, heights: Sequence[Length]) -> str:
        """Write a row; `heights` are its own and those below.

        The engine puts the whole of a merged cell into its last row where a tr has a height (its layout/table.py).
        """
        return f"<tr>{''.join(self._cell(cell, tag, heights[: cell.rows]) for cell in row)}</tr>"

    def _cell(self, cell: Cell, tag: str, heights: Sequence[Length]) -> str:
        style = f"text-align:{cell.align};height:{Length(sum(heights)).css}"
        return (
            f'<{tag} class="{cell.style}" style="{style}" colspan="{cell.columns}" rowspan="{cell.rows}">'
            f"{self._inlines(cell.inlines, cell.style)}</{tag}>"
        )

    def _figure(self, block: Figure) -> str:
        sizes, gap = picture_sizes(block, self.document)
        images = "".join(
            f'<img src="{escape(image.name)}" alt="{escape(image.alt)}" '
            f'style="width:{width.css};height:{height.css};margin-left:{gap.css if number else 0}"/>'
            for number, (image, (width, height)) in enumerate(zip(block.images, sizes, strict=True))
        )
        caption = self._paragraph(block.caption) if block.caption else ""
        slack = grid_slack(figure_height(block, self.document), self.document.layout)
        style = f"padding-top:{self._style(block.style).pad.css};padding-bottom:{slack.css}"
        return f'<figure class="{block.style}" style="{style}"><div>{images}</div>{caption}</figure>'

    def _contents(self, block: Contents) -> str:
        entries = "".join(
            f'<a class="{entry.style}" href="#{entry.anchor}">{self._text(entry.text, "", entry.style)}'
            f'<span class="leader"></span><span class="latin page" data-to="#{entry.anchor}"></span></a>'
            for entry in block.entries
        )
        return f'{self._paragraph(block.heading)}<nav class="contents">{entries}</nav>'

    def _colophon(self, block: Colophon) -> str:
        parts = ("".join(self._paragraph(p) for p in part) for part in block.parts)
        sections = "".join(f"<section>{part}</section>" for part in parts)
        turned = " turned" if self.turned else ""
        return f'<footer class="{block.style}{turned}" id="colophon">{sections}</footer>'

    def _inlines(self, inlines: Sequence[Inline], style: str, before: str = "") -> str:
        """Write inlines of a paragraph in `style`, behind the character `before`."""
        written = ""
        for inline in inlines:
            written += self._inline(inline, style, before)
            before = plain((inline,))[-1:]
        return written

    def _inline(self, inline: Inline, style: str, before: str) -> str:
        match inline:
            case Text():
                text = self._text(inline.text, inline.style, style, before)
                return _span(inline.style, text) if inline.style else text
            case LineBreak():
                return "<br/>"
            case Link():
                text = self._inlines(inline.inlines, style, before)
                return f'<a class="link" href="{escape(inline.url)}">{text}</a>'
            case Footnote():
                anchor = f'class="{inline.style}" id="footnote-{inline.number}"'
                return f"<span {anchor}>{self._inlines(inline.inlines, inline.style)}</span>"
            case _:
                assert_never(inline)

    def _text(self, text: str, own: str, style: str, before: str = "") -> str:
        """Say where lines may end, and wrap what is set unlike the rest.

        `own` is the text's style, if it has one, in a paragraph of `style`. The grid's spacing draws characters together, but
        not marks that stand where LibreOffice takes them for Latin. And the Latin face may have a bold one where the Chinese
        face has none.
        """
        chosen, around = self._style(own or style), self._style(style)
        spacing = around.spacing if chosen.spacing is None else chosen.spacing
        bold = chosen.bold or around.bold
        loose = " loose" if spacing is not None and spacing < 0 else ""
        written = ""
        for script, run in scripts.runs(text, before):
            if script is Script.LATIN:
                html = f'<span class="latin{loose}">{escape(run)}</span>' if bold else escape(run)
                written += line_end(before, run[0]) + html
            else:
                html = escape(breakable(run, before))
                written += f'<span class="marks{loose}">{html}</span>' if script is Script.MARKS else html
            before = run[-1]
        return written


def _span(style: str, text: str) -> str:
    """Put a text into a span of its style, but not the zero-width characters before it: they would be spaced too."""
    seen = text.lstrip(ZERO_WIDTH)
    return f'{text[: len(text) - len(seen)]}<span class="{style}">{seen}</span>'


def _at(place: Place) -> str:
    """Let a paragraph know its place, so that pages can tell what they begin with."""
    return f' data-at="{place.line}:{place.column}"' if place.line else ""


def _string(text: str) -> str:
    """Quote a string for CSS."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def breakable(run: str, before: str = "") -> str:
    """Put zero-width characters into a run behind the character `before`, where a line may end or must not."""
    return "".join(line_end(first, second) + second for first, second in pairwise((before, *run)))
