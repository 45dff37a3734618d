"""Where pages and lines begin: what the writer of the DOCX is told of the pages that the PDF was laid out on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bulletin.findings import Place
from bulletin.layout.lengths import Length
from bulletin.text.scripts import visible
from bulletin.typesetting.reckoning.cells import Turns


class Loose(NamedTuple):
    """A line of a paragraph that Word shall end where the PDF does: from character `start` to `end` it is set so many `twips` further apart."""

    start: int
    end: int
    twips: int


_NONE = Length(0)


@dataclass(frozen=True)
class Pagination:
    """`anchors` gives the page of each anchor; `starts` the paragraphs that a page was made to begin in.

    A page starts in the paragraph of that place (line, column) behind so many of its characters, white space not counted;
    other engines would fill the page before it, or take the whole paragraph along. `turned` says that the colophon has a
    page of its own, without a number (GB/T 9704-2012, 7.5), so that it stands on an even one. `loose` tells
    of paragraphs in which other engines would end a line inside a name, if it were not for the line before it. `turns` tells of
    tables, by their number from 0, where pages turn in them; `first_tables` are those that pages begin with. `lone` are the
    paragraphs whose last line stands alone at the head of a page. `parted` is the table, and the row of it, that the colophon
    took along to its page. `divided` are the paragraphs that fill a page and end on the next, with the contributor or the colophon
    below. `torn` are the paragraphs with a line that a Latin word takes most of and that ends inside it. `free` is the height between
    the text and the colophon, which stands `alone` where its page has no text. `lying` are the pages, from 1, that landscape pages
    begin with.
    """

    anchors: Mapping[str, int] = field(default_factory=dict)
    starts: Mapping[tuple[int, int], int] = field(default_factory=dict)
    turned: bool = False
    loose: Mapping[tuple[int, int], tuple[Loose, ...]] = field(default_factory=dict)
    turns: Mapping[int, Turns] = field(default_factory=dict)
    first_tables: frozenset[int] = frozenset()
    lone: frozenset[tuple[int, int]] = frozenset()
    parted: tuple[int, int] | None = None
    divided: frozenset[tuple[int, int]] = frozenset()
    torn: frozenset[tuple[int, int]] = frozenset()
    free: Length = _NONE
    alone: bool = False
    lying: tuple[int, ...] = ()

    def start(self, place: Place) -> int | None:
        """Return how many characters of the paragraph at `place` stand on the page before, None where all stand together."""
        return self.starts.get((place.line, place.column)) if place.line else None

    def ends_alone(self, place: Place) -> bool:
        """Tell whether the last line of the paragraph at `place` stands on a page after the rest of it."""
        return bool(place.line) and (place.line, place.column) in self.lone

    def fills(self, place: Place) -> bool:
        """Tell whether the paragraph at `place` fills a page, and what clings to it stands on the next one anyhow."""
        return bool(place.line) and (place.line, place.column) in self.divided

    def tears(self, place: Place) -> bool:
        """Tell whether a line of the paragraph at `place` ends inside a Latin word that takes most of it."""
        return bool(place.line) and (place.line, place.column) in self.torn

    def loosened(self, place: Place) -> tuple[Loose, ...]:
        """Return the lines of the paragraph at `place` that are to be set further apart."""
        return self.loose.get((place.line, place.column), ()) if place.line else ()


@dataclass(frozen=True)
class SetLine:
    """A line as it is set: its `page` from 1, the place (line, column) and style of its paragraph, its text.

    `number` counts from 1 within the paragraph, `of` is how many the paragraph has. `written` is the text with its white space,
    and with what helps to end lines. `room` is how much more a justified line would have held, in points.
    """

    page: int
    place: tuple[int, int]
    style: str
    text: str
    number: int
    of: int
    written: str = ""
    room: float = 0.0

    @property
    def shown(self) -> str:
        """The text as it is seen, with the gaps in it."""
        return visible(self.written).strip() or self.text


@dataclass(frozen=True)
class Drawn:
    """A paragraph that was drawn together: its place (line, column), the style that does it, and the last line that it had.

    It `saves` a page, with others that do, where it was drawn together for that.
    """

    place: tuple[int, int]
    style: str
    won: str
    saves: bool = False


@dataclass(frozen=True)
class Standing:
    """Where the colophon stands: `height`, and the `free` height above it; `alone` without text above."""

    height: Length
    free: Length
    alone: bool
