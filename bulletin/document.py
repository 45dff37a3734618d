"""The closed vocabulary of blocks: what stands between the template and the writers, without any formatting.

A block's `style` is at once its CSS class, its Word style and its key in layout.yaml. A writer translates every kind
below by a `match` that `assert_never` closes, so that a kind it lacks is a type error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, assert_never

from bulletin.findings import Finding, Place, Source
from bulletin.images import Picture
from bulletin.layout import Layout, untightened
from bulletin.layout.lengths import Length
from bulletin.text import raised
from bulletin.text.scripts import masked, quoted

# The styles of text that runs on behind a heading, in the heading's paragraph.
RUN_IN = ("body", "body-strong", "body-superscript", "body-subscript")


class Piece(NamedTuple):
    """`length` characters of a run, from its character `start` on, that stand together at `source` in the issue's file."""

    start: int
    source: int
    length: int


@dataclass(frozen=True)
class Origin:
    """Where a run of text came from: what its `pieces` leave out was written by the template, or is a line end there."""

    source: Source
    pieces: tuple[Piece, ...]

    @property
    def place(self) -> Place:
        """The span from the run's first character that the source has to its last one."""
        first, last = self.pieces[0], self.pieces[-1]
        return self.source.span(first.source, last.source + last.length)

    def at(self, index: int, length: int = 1) -> Place | None:
        """Return the place of `length` characters of the run from `index` on; None where they are not in the source."""
        for start, source, count in self.pieces:
            if start <= index and index + length <= start + count:
                return self.source.span(source + index - start, source + index - start + length)
        return None

    def behind(self, index: int) -> Place | None:
        """Return the place of what the source has between the run's character before `index` and the next one; None where nothing is."""
        for one, other in pairwise(self.pieces):
            if other.start == index and one.start + one.length == index:
                return self.source.span(one.source + one.length, other.source)
        return None


@dataclass(frozen=True)
class Text:
    """A run of characters; `style` is empty where the block's own style holds, `origin` None where a template wrote it.

    Where a run came from is no part of what it says: two runs with the same characters and style are equal. `seen` is what tells
    its scripts, where it is cut out of a longer run: there the marks around its English text may be missing.
    """

    text: str
    style: str = ""
    origin: Origin | None = field(default=None, compare=False, repr=False)
    seen: str = field(default="", compare=False, repr=False)

    def cut(self, start: int, end: int) -> Text:
        """Return the characters from `start` to `end`; their marks stay Chinese or English as they are."""
        seen = (self.seen or masked(self.text))[start:end] if self.seen or quoted(self.text) else ""
        return replace(self, text=self.text[start:end], seen=seen)


@dataclass(frozen=True)
class LineBreak:
    """A line end that the author or the title's sense demands."""


@dataclass(frozen=True)
class Link:
    """A hyperlink to `url` (http, https or mailto)."""

    url: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class Footnote:
    """A footnote at its mark; `number` counts from 1 over the whole issue."""

    number: int
    style: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class Step:
    """What leads on to the next column of a list of names: `width` is how far, from the end of what stands before it."""

    width: Length


Inline = Text | LineBreak | Link | Footnote | Step


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of any style, or a part of one that a figure stands in: it goes on, or so many characters are behind it.

    `right` is how far it ends from the right edge, where its neighbours and not its style say so: who signs, and the date.
    Its author may ask for a `tight` one: it is drawn together where that wins a line.
    """

    style: str
    inlines: tuple[Inline, ...]
    place: Place
    goes_on: bool = False
    behind: int = 0
    right: Length | None = None
    tight: bool = False


@dataclass(frozen=True)
class Heading:
    """A real heading: `level` is its outline level from 1, `label` its text in the outline, `anchor` a link's target.

    Its paragraph `goes_on` elsewhere where a figure stands in the text that runs on behind it. Its author may ask for a `tight`
    one, as for a tight Paragraph.
    """

    style: str
    inlines: tuple[Inline, ...]
    place: Place
    level: int
    label: str
    anchor: str
    goes_on: bool = False
    tight: bool = False

    @property
    def run_in(self) -> bool:
        """Tell whether body text goes on behind the heading, in the same paragraph."""
        return any(map(runs_on, self.inlines))


@dataclass(frozen=True)
class Pair:
    """One line with two ends: `left` flush left, `right` flush right."""

    style: str
    left: tuple[Inline, ...]
    right: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True)
class Rule:
    """A rule across the type area."""

    style: str
    place: Place


@dataclass(frozen=True)
class Item:
    """An entry of a list: its marker (`1.`, `——`), its text, and the lists nested in it."""

    marker: str
    inlines: tuple[Inline, ...]
    lists: tuple[Items, ...]
    place: Place


@dataclass(frozen=True)
class Items:
    """A list; `level` counts from 1 for a list that is not nested."""

    style: str
    ordered: bool
    level: int
    start: int
    items: tuple[Item, ...]
    place: Place


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `align` is left, center or right. One that is `named` says what its row holds."""

    style: str
    inlines: tuple[Inline, ...]
    align: str
    columns: int = 1
    rows: int = 1
    named: bool = False


@dataclass(frozen=True)
class Table:
    """A table: the rows of `head` are repeated on each page; `widths` are shares of the type area that add up to 1.

    The `unit` stands between its caption and its first row. A `landscape` table has landscape pages to itself.
    """

    style: str
    caption: Paragraph | None
    widths: tuple[float, ...]
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    place: Place
    unit: Paragraph | None = None
    landscape: bool = False

    @property
    def above(self) -> tuple[Paragraph, ...]:
        """The paragraphs above its first row, which stay with it."""
        return tuple(one for one in (self.caption, self.unit) if one)


@dataclass(frozen=True)
class Image:
    """A picture by the name that `Document.pictures` knows; `width` is its share of the type area."""

    name: str
    alt: str
    width: float


@dataclass(frozen=True)
class Figure:
    """One picture, or several side by side, above a caption.

    It `floats` where text behind it may be moved in front of it; `lines` bounds its height, caption included, in lines of the
    grid.
    """

    style: str
    images: tuple[Image, ...]
    caption: Paragraph | None
    place: Place
    floats: bool = False
    lines: int | None = None


@dataclass(frozen=True)
class Entry:
    """An entry of the contents: a title as it is written, its lines parted by a line feed, and the anchor whose page it names.

    The number of that page is reckoned where the anchor stands in the same document; where it stands in another, it is `page`.
    """

    style: str
    text: str
    anchor: str
    origin: Origin | None = field(default=None, compare=False, repr=False)
    page: str | None = None

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The title as it is set."""
        return tuple(Text(one.shown, one.kind, self.origin) for one in raised.stretches(self.text))

    @property
    def lines(self) -> list[tuple[Inline, ...]]:
        """The title line by line."""
        return [replace(self, text=line).inlines for line in self.text.split("\n")]


@dataclass(frozen=True)
class Contents:
    """The contents of an issue of several articles: a line each, or in so many columns, down the first and on in the next."""

    style: str
    heading: Paragraph
    entries: tuple[Entry, ...]
    place: Place
    columns: int = 1


@dataclass(frozen=True)
class Colophon:
    """The 版记 at the foot of the last page: between its rules stand the parts, each of one or more paragraphs.

    `even` asks for an even page: where the text ends on an odd one, it stands on the back of that leaf.
    """

    style: str
    parts: tuple[tuple[Paragraph, ...], ...]
    place: Place
    even: bool = False


@dataclass(frozen=True)
class Box:
    """Paragraphs in one frame, such as a link to what is known or a word behind an article; no page turns in it."""

    style: str
    parts: tuple[Paragraph, ...]
    place: Place


@dataclass(frozen=True)
class PageBreak:
    """The next block starts a new page."""

    place: Place


Block = Paragraph | Heading | Pair | Rule | Items | Table | Figure | Contents | Colophon | Box | PageBreak


class Titled(NamedTuple):
    """An article by its title and its contributor, who may be nobody."""

    title: str
    contributor: str = ""


@dataclass(frozen=True)
class Meta:
    """What the files say about themselves; `created` is the issue's date, never the clock's, `author` its publisher.

    `identifier` tells the issue from all others of all bulletins; what an issue has not is empty or None.
    """

    title: str
    author: str
    subject: str
    created: date
    language: str = "zh-CN"
    name: str = ""
    identifier: str = ""
    year: int | None = None
    edition: str = ""
    number: int | None = None
    cumulative: int | None = None
    articles: tuple[Titled, ...] = ()
    secrecy: str = ""
    copies: int | None = None

    @property
    def contributors(self) -> tuple[str, ...]:
        """Who contributed, each once."""
        return tuple(dict.fromkeys(article.contributor for article in self.articles if article.contributor))

    @property
    def keywords(self) -> tuple[str, ...]:
        """What the issue is found by: its articles' titles and its contributors, each once."""
        return tuple(dict.fromkeys((*(article.title for article in self.articles), *self.contributors)))


@dataclass(frozen=True, eq=False)
class Document:
    """One issue, ready for any writer. Compared and hashed by identity: it is made once and never changes.

    `sources` are the files it was made from, by their paths in the house: a PDF carries them. `findings` are what was
    found while it was made; one with an error among them is never laid out. `tight` asks for paragraphs of hardly a character on
    their last line to be drawn together where that wins the line. One for `both_sides` of the paper has its binding margin on the
    right of even pages.
    """

    meta: Meta
    blocks: tuple[Block, ...]
    layout: Layout
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    fonts: tuple[Path, ...] = ()
    sources: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    tight: bool = False
    both_sides: bool = False

    @property
    def colophon(self) -> Colophon | None:
        """The colophon, if there is one."""
        return next((block for block in self.blocks if isinstance(block, Colophon)), None)


def inlines_of(block: Block) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """Yield each run of inlines of `block` in reading order, with the style it stands in."""
    match block:
        case Paragraph() | Heading():
            yield block.style, block.inlines
        case Pair():
            yield block.style, block.left
            yield block.style, block.right
        case Items():
            for item in block.items:
                yield block.style, (Text(item.marker), *item.inlines)
                for nested in item.lists:
                    yield from inlines_of(nested)
        case Table():
            yield from ((paragraph.style, paragraph.inlines) for paragraph in block.above)
            yield from ((cell.style, cell.inlines) for row in (*block.head, *block.body) for cell in row)
        case Figure():
            yield from inlines_of(block.caption) if block.caption else ()
        case Contents():
            yield from inlines_of(block.heading)
            yield from ((entry.style, entry.inlines) for entry in block.entries)
        case Colophon():
            yield from ((paragraph.style, paragraph.inlines) for part in block.parts for paragraph in part)
        case Box():
            yield from ((paragraph.style, paragraph.inlines) for paragraph in block.parts)
        case Rule() | PageBreak():
            return
        case _:
            assert_never(block)


def begins_with_table(block: Block) -> bool:
    """Tell whether `block` begins with rows of a table, which would run into a table before it; the colophon keeps apart."""
    match block:
        case Table():
            return not block.above
        case (
            Paragraph()
            | Heading()
            | Pair()
            | Rule()
            | Items()
            | Figure()
            | Contents()
            | Colophon()
            | Box()
            | PageBreak()
        ):
            return False
        case _:
            assert_never(block)


def ends_with_table(block: Block) -> bool:
    """Tell whether `block` ends with rows of a table, which a table behind it would run into."""
    match block:
        case Table():
            return True
        case (
            Paragraph()
            | Heading()
            | Pair()
            | Rule()
            | Items()
            | Figure()
            | Contents()
            | Colophon()
            | Box()
            | PageBreak()
        ):
            return False
        case _:
            assert_never(block)


def texts_of(style: str, inlines: tuple[Inline, ...]) -> Iterator[tuple[str, Text]]:
    """Return (style, run) of every run in reading order; a footnote's text follows its mark."""
    for inline in inlines:
        match inline:
            case Text():
                yield inline.style or style, inline
            case Link():
                yield from texts_of(style, inline.inlines)
            case Footnote():
                yield from texts_of(inline.style, inline.inlines)
            case LineBreak():
                yield style, Text("\n")
            case Step():
                yield style, Text("\u3000")
            case _:
                assert_never(inline)


def runs_of(style: str, inlines: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    """Return (style, text) of every run in reading order; a footnote's text follows its mark."""
    return ((run_style, run.text) for run_style, run in texts_of(style, inlines))


def runs(document: Document) -> Iterator[tuple[Block, str, str]]:
    """Yield (block, style, text) of every run of the document in reading order."""
    for block in document.blocks:
        for style, inlines in inlines_of(block):
            for run_style, text in runs_of(style, inlines):
                yield block, run_style, text


def runs_on(inline: Inline) -> bool:
    """Tell whether `inline`, of a heading, is body text behind it."""
    match inline:
        case Link():
            return any(map(runs_on, inline.inlines))
        case Text():
            return untightened(inline.style) in RUN_IN
        case Footnote() | LineBreak() | Step():
            return False
        case _:
            assert_never(inline)


def faced_runs(document: Document) -> Iterator[tuple[Block, str, str]]:
    """Return (block, role, text) of every run: the role of the Chinese face that it is set in."""
    return ((block, role, run.text) for block, role, run in faced_texts(document))


def faced_texts(document: Document) -> Iterator[tuple[Block, str, Text]]:
    """Return (block, role, run) of every run: the role of the Chinese face that it is set in.

    A run of a style without a face, such as bold, takes the face of the text around it.
    """
    styles = document.layout.styles
    for block in document.blocks:
        for style, inlines in inlines_of(block):
            outer = styles[style].face or styles["body"].face
            for run_style, run in texts_of(style, inlines):
                yield block, styles[run_style].face or outer, run


def ended(inlines: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    """Return the lines that line ends of `inlines` part; one where there is none."""
    lines: list[tuple[Inline, ...]] = [()]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append(())
        else:
            lines[-1] += (inline,)
    return lines


def plain(inlines: tuple[Inline, ...]) -> str:
    """Return the text alone, without footnotes and line ends."""
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Link():
            return plain(inline.inlines)
        case Footnote() | LineBreak() | Step():
            return ""
        case _:
            assert_never(inline)
