"""The markup of the pages: blocks go in, HTML in the words of the layout engine comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import assert_never

from bulletin.composition.neighbours import clings, on_landscape
from bulletin.composition.tabular import Slot
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
    Inline,
    Item,
    Items,
    LineBreak,
    Link,
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Step,
    Table,
    Text,
    ended,
    plain,
)
from bulletin.findings import Place
from bulletin.fonts import Found
from bulletin.layout import FITTED, Style
from bulletin.layout.lengths import Length
from bulletin.text import names, scripts
from bulletin.text.line_ends import MAY_NEED, latin, line_end
from bulletin.text.raised import SUBSCRIPT, SUPERSCRIPT
from bulletin.text.scripts import BREAK, ZERO_WIDTH, Script
from bulletin.typesetting.reckoning import cells, contents
from bulletin.typesetting.reckoning.company import least_lines, with_leads
from bulletin.typesetting.reckoning.heights import fits_page
from bulletin.typesetting.reckoning.measures import drop, figure_slack, picture_sizes

_LED, _CLUNG = " led", " clung"


@dataclass(frozen=True)
class Html:
    """Translates the blocks of `document`; `faces` by role tell how far down the name of the masthead stands.

    `turned` puts the colophon on a page of its own, and `turns` tells of tables, by their number from 0, where pages turn in them.
    """

    document: Document
    faces: Mapping[str, Found]
    turned: bool = False
    turns: Mapping[int, cells.Turns] = field(default_factory=dict)
    _tables: Iterator[int] = field(default_factory=count)

    def page(self) -> str:
        """Return the whole HTML document, with its language and metadata."""
        meta = self.document.meta
        blocks = with_leads(self.document.blocks, self.document.layout)
        landscape = on_landscape(self.document.blocks, self.document.layout)
        below = (
            clings(block, self.document.layout, turned=self.turned)
            and (number in landscape) == (number - 1 in landscape)
            for number, block in enumerate((*self.document.blocks[1:], None), 1)
        )
        written = (
            self._block(block, _company(led=led, clung=clung))
            for (block, led), clung in zip(blocks, below, strict=True)
        )
        body = "\n".join(_lying(text, number, landscape) for number, text in enumerate(written))
        return (
            f'<!DOCTYPE html>\n<html lang="{meta.language}"><head><meta charset="utf-8"/><title>{escape(meta.title)}</title>'
            f'<meta name="author" content="{escape(meta.author)}"/><meta name="description" content="{escape(meta.subject)}"/>'
            f'<meta name="dcterms.created" content="{meta.created.isoformat()}"/>'
            f'<meta name="dcterms.modified" content="{meta.created.isoformat()}"/>'
            f"</head><body>{body}</body></html>"
        )

    def _style(self, key: str) -> Style:
        return self.document.layout.styles[key]

    def _block(self, block: Block, company: str) -> str:
        """Write a block, with the words for its `company`."""
        match block:
            case Paragraph():
                return self._paragraph(block, company)
            case Heading():
                return self._heading(block, company)
            case Pair():
                return self._pair(block)
            case Rule():
                return self._rule(block)
            case Items():
                return self._items(block, company)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Contents():
                return self._contents(block)
            case Colophon():
                return self._colophon(block)
            case Box():
                return self._box(block)
            case PageBreak():
                return '<hr class="page-break"/>'
            case _:
                assert_never(block)

    def _box(self, block: Box) -> str:
        """Write a box; the frame of one that no page has room for is closed where a page turns in it."""
        closed = "" if fits_page(block, self.document.layout) else " closed"
        return f'<aside class="{block.style}{closed}">{"".join(map(self._paragraph, block.parts))}</aside>'

    def _paragraph(self, block: Paragraph, company: str = "") -> str:
        text, style = self._inlines(block.inlines, block.style), ""
        if block.style in FITTED:
            text, style = scripts.visible(text), self._fitted(block)  # what helps to end lines would be spaced too
        if block.right is not None:
            style = f' style="padding-right:{block.right.css}"'
        part = f"{company}{' goes-on' if block.goes_on else ''}{' resumed' if block.behind else ''}"
        return f'<p class="{block.style}{part}"{_at(block.place)}{style}>{text}</p>'

    def _fitted(self, block: Paragraph) -> str:
        """Set the name of the masthead as large as fits; the gap after its last character is taken back."""
        count = max(len(plain(line)) for line in ended(block.inlines))
        style = self._style(block.style)
        size, gap = self.document.layout.fit(style, count)
        face = self.faces.get(style.face)
        down = f";top:{drop(style.of_size(size), face.extents()).css}" if face else ""
        return f' style="font-size:{size.css};letter-spacing:{gap.css};margin-right:-{gap.css}{down}"'

    def _heading(self, block: Heading, company: str) -> str:
        tag = f"h{min(block.level, 5)}"
        text = self._inlines(block.inlines, block.style)
        least = least_lines(block, self.document.layout)
        flow = f' style="break-after:auto;break-inside:auto;orphans:{least}"' if block.run_in else ""
        part = (
            f'class="{block.style}{company}{" goes-on" if block.goes_on else ""}"{_at(block.place)} id="{block.anchor}"'
        )
        return f'<{tag} {part} data-label="{escape(block.label)}"{flow}>{text}</{tag}>'

    def _pair(self, block: Pair) -> str:
        *above, last = ended(block.left)
        lines = "".join(
            f'<p class="{block.style}" data-goes-on="">{self._inlines(line, block.style)}</p>' for line in above
        )
        sides = (self._inlines(side, block.style) or BREAK for side in (last, block.right))
        return f'{lines}<p class="{block.style} pair">{" ".join(f"<span>{side}</span>" for side in sides)}</p>'

    def _rule(self, block: Rule) -> str:
        """Write a rule; free space below it is no margin, which would be one with that of the next block."""
        after = self._style(block.style).after
        below = f'<div style="height:{after.css};break-after:avoid"></div>' if after else ""
        return f'<hr class="{block.style}"/>{below}'

    def _items(self, block: Items, company: str = "") -> str:
        tag, last = "ol" if block.ordered else "ul", len(block.items) - 1
        items = "".join(
            f"<li>{self._item(item, block, _of_item(company, first=not number, last=number == last))}</li>"
            for number, item in enumerate(block.items)
        )
        return f"<{tag}>{items}</{tag}>"

    def _item(self, item: Item, block: Items, company: str) -> str:
        mark = f'<span class="mark">{self._text(item.marker, "", block.style)}</span>'
        text = mark + self._inlines(item.inlines, block.style)
        inner = _of_item(company, first=False, last=True)
        nested = "".join(self._items(one, inner if one is item.lists[-1] else "") for one in item.lists)
        own = _of_item(company, first=True, last=not nested)
        return f'<p class="{block.style} list-{block.level}{own}"{_at(item.place)}>{text}</p>{nested}'

    def _table(self, block: Table) -> str:
        number = next(self._tables)
        grid = cells.grid(block, self.document.layout, self.turns.get(number, cells.NO_TURNS))
        columns = "".join(f'<col style="width:{Length.of_twips(width).css}"/>' for width in grid.widths)
        above = "".join(map(self._paragraph, block.above))
        caption = f"<caption>{above}</caption>" if above else ""
        rows = [self._row(grid, row, index) for index, row in enumerate(grid.rows)]
        head, body = "".join(rows[: len(block.head)]), "".join(rows[len(block.head) :])
        head = f"<thead>{head}</thead>" if head else ""
        return (
            f'<table data-table="{number}">{caption}<colgroup>{columns}</colgroup>{head}<tbody>{body}</tbody></table>'
        )

    def _row(self, grid: cells.Grid, row: cells.Row, number: int) -> str:
        held = "splits" if row.splits else "keeps" if row.keeps else ""
        inner = "".join(self._cell(grid, number, slot) for slot in row.slots if not slot.continued)
        return f'<tr data-row="{number}" class="{held}">{inner}</tr>'

    def _cell(self, grid: cells.Grid, number: int, slot: Slot) -> str:
        """Write a cell; its lines end where they were reckoned to.

        The engine puts the whole of a merged cell into its last row where a tr has a height (its layout/table.py).
        """
        rows, cell = grid.rows[number : number + slot.rows], slot.cell
        tag = "th" if rows[0].head or cell.named else "td"
        scope = ' scope="row"' if cell.named and not rows[0].head else ""
        scope += ' data-again=""' if slot.again else ""
        lines = grid.lines(slot)
        style = f"text-align:{cell.align}"
        written = [self._inlines(_unlinked(line) if slot.again else line, cell.style) for line in lines]
        if rows[0].splits:
            above, below = grid.air(rows[0])
            style += f";padding-top:{above.css};padding-bottom:{below.css}"
            text = "".join(
                f"<div>{line}</div>" for line in written
            )  # a page may turn between the lines of all cells alike
        else:
            style += f";height:{Length(sum(row.height for row in rows)).css}"
            text = "<br/>".join(written)
        return f'<{tag}{scope} class="{cell.style}" style="{style}" colspan="{slot.columns}" rowspan="{slot.rows}">{text}</{tag}>'

    def _figure(self, block: Figure) -> str:
        sizes, gap = picture_sizes(block, self.document)
        images = "".join(
            f'<img src="{escape(image.name)}" alt="{escape(image.alt)}" '
            f'style="width:{width.css};height:{height.css};margin-left:{gap.css if number else 0}"/>'
            for number, (image, (width, height)) in enumerate(zip(block.images, sizes, strict=True))
        )
        caption = self._paragraph(block.caption) if block.caption else ""
        slack = figure_slack(block, self.document)
        style = f"padding-top:{self._style(block.style).pad.css};padding-bottom:{slack.css}"
        whole = (
            ' style="line-height:0"' if self._style(block.style).pitch else ""
        )  # or the line would be as high as all
        pictures = f'<div class="pictures"{_at(block.place)}{whole}>{images}</div>'
        return f'<figure class="{block.style}" style="{style}">{pictures}{caption}</figure>'

    def _contents(self, block: Contents) -> str:
        if block.columns > 1:
            entries = "".join(map(self._columns, contents.pieces(block, self.document)))
        else:
            entries = "".join(map(self._entry, block.entries))
        return f'{self._paragraph(block.heading)}<nav class="contents">{entries}</nav>'

    def _columns(self, piece: contents.Piece) -> str:
        """Write the columns of contents that stand on one page."""
        layout = self.document.layout
        width, gap = f"width:{layout.contents_column.css}", f";margin-left:{layout.contents_gap.css}"
        columns = (
            f'<div style="{width}{gap if number else ""}">{"".join(map(self._entry, column))}</div>'
            for number, column in enumerate(piece)
        )
        height = layout.page.pitch * max(contents.height(column) for column in piece)
        return f'<div class="columns" style="height:{Length(height).css}">{"".join(columns)}</div>'

    def _entry(self, entry: Entry) -> str:
        """Write an entry of the contents; one whose lines would hang has no indent on a single line, which leaders know nothing of."""
        style = self._style(entry.style)
        alone = style.indent < 0 and len(entry.lines) == 1
        flush = f' style="text-indent:0;padding-left:{Length(style.left + style.indent).css}"' if alone else ""
        number = f'data-to="#{entry.anchor}"' if entry.page is None else f'data-page="{escape(entry.page)}"'
        return (
            f'<a class="{entry.style}" href="#{entry.anchor}"{flush}>{self._lines(entry)}'
            f'<span class="leader"></span><span class="latin page" {number}></span></a>'
        )

    def _lines(self, entry: Entry) -> str:
        """Write a title, whose lines are parted by a line feed."""
        return "<br/>".join(self._inlines(line, entry.style) for line in entry.lines)

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
                text = self._text(inline.text, inline.style, style, before, inline.seen)
                return _span(inline.style, text) if inline.style else text
            case LineBreak():
                return "<br/>"
            case Step():
                return self._step(inline, style)
            case Link():
                text = self._inlines(inline.inlines, style, before)
                return f'<a class="link" href="{escape(inline.url)}">{text}</a>'
            case Footnote():
                anchor = f'class="{inline.style}" id="footnote-{inline.number}"'
                return f"<span {anchor}>{self._inlines(inline.inlines, inline.style)}</span>"
            case _:
                assert_never(inline)

    def _step(self, step: Step, style: str) -> str:
        """Lead on to the next column by an ideographic space and what it lacks: whoever copies the names finds them parted."""
        chosen = self._style(style)
        space = (chosen.size or Length(0)) + (chosen.spacing or Length(0))
        return f'<span style="margin-left:{(step.width - space).css}">\u3000</span>'

    def _text(self, text: str, own: str, style: str, before: str = "", seen: str = "") -> str:
        """Say where lines may end, and wrap what is set unlike the rest.

        `own` is the text's style, if it has one, in a paragraph of `style`. The grid's spacing draws characters together, but
        not marks that stand where LibreOffice takes them for Latin. And the Latin face may have a bold one where the Chinese
        face has none, and marks that elsewhere are Chinese.
        """
        chosen, around = self._style(own or style), self._style(style)
        if chosen.rise:
            return line_end(before, text[0]) + escape(text)
        spacing = around.spacing if chosen.spacing is None else chosen.spacing
        bold = chosen.bold or around.bold
        loose = " loose" if spacing is not None and spacing < 0 else ""
        written = ""
        for script, run in scripts.runs(names.held(text), before, names.held(seen)):
            if script is Script.LATIN:
                html = escape(latin(run))
                html = f'<span class="latin{loose}">{html}</span>' if bold or scripts.quoted(run) else html
                written += line_end(before, run[0]) + html
            else:
                html = escape(breakable(run, before))
                written += f'<span class="marks{loose}">{html}</span>' if script is Script.MARKS else html
            before = run[-1]
        return written


def _lying(element: str, number: int, landscape: frozenset[int]) -> str:
    """Put the element of a block on a landscape page, or on an upright one behind such pages."""
    lies, lay = number in landscape, number - 1 in landscape
    if not (lies or lay):
        return element
    end = re.search("[ >]", element)
    at = end.start() if end else 0
    return f'{element[:at]} data-{"landscape" if lies else "upright"}=""{element[at:]}'


def _unlinked(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return the text of a repeated cell: what it links to is linked where it stands first."""
    return tuple(part for one in inlines for part in (one.inlines if isinstance(one, Link) else (one,)))


def _span(style: str, text: str) -> str:
    """Put a text into a span of its style, but not the zero-width characters before it: they would be spaced too."""
    seen = text.lstrip(ZERO_WIDTH)
    kind = next((kind for kind in (SUPERSCRIPT, SUBSCRIPT) if style.endswith(kind)), "")
    raised = f' data-raised="{kind}"' if kind else ""
    return f'{text[: len(text) - len(seen)]}<span class="{style}"{raised}>{seen}</span>'


def _company(*, led: bool, clung: bool) -> str:
    """Mark a paragraph of which two lines go with a heading above it (led), or with what stands below it (clung)."""
    return f"{_LED if led else ''}{_CLUNG if clung else ''}"


def _of_item(company: str, *, first: bool, last: bool) -> str:
    """Return what of a list's company is that of its first, or its last, entry."""
    return _company(led=first and _LED in company, clung=last and _CLUNG in company)


def _at(place: Place) -> str:
    """Let a paragraph know its place, so that pages can tell what they begin with."""
    return f' data-at="{place.line}:{place.column}"' if place.line else ""


def breakable(run: str, before: str = "") -> str:
    """Put zero-width characters into a run behind the character `before`, where a line may end or must not."""
    whole = before + run
    return MAY_NEED.sub(lambda found: line_end(whole[found.start() - 1 : found.start()], found[0]) + found[0], whole)[
        len(before) :
    ]
