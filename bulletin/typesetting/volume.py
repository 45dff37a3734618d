"""A volume: the laid-out pages of its cover, its contents and its issues go in; the order, the numbers and the blank backs of its pages come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bulletin.document import Document, Meta
from bulletin.engine import CSS
from bulletin.engine.faces import Faces
from bulletin.engine.output.joining import with_margins, without_margins
from bulletin.engine.untyped import Foreign, Rendered
from bulletin.kept import Kept
from bulletin.typesetting.faces import faces_of, looked_through
from bulletin.typesetting.pages import Fetcher, Markup, Pages, loaded, sheet

_SHEETS = Kept[CSS]()
_LOADED = Kept[Faces]()
# A page with nothing on it.
_EMPTY = '<p class="page-break" data-{}="">\u2060</p>'


@dataclass(frozen=True, eq=False)
class Member:
    """A part of a volume: the cover, the contents or an issue, with its pages.

    What it is called in the outline is its `label`; empty where its own headings say so. The names of what stands in it begin with
    its `scope`, which no other part has; the numbers of its pages are shown behind its `name`, where they are its own.
    """

    scope: str
    name: str
    label: str
    pages: Pages


@dataclass(frozen=True, eq=False)
class Volume:
    """A volume: what it says of itself, its `cover`, its `contents`, its `issues` in their order, the files that they were made from.

    With a `folio` its pages have a number that counts on over all issues, beside the issues' own.
    """

    meta: Meta
    cover: Member
    contents: Member
    issues: tuple[Member, ...]
    sources: Mapping[str, bytes]
    folio: bool

    @property
    def members(self) -> tuple[Member, ...]:
        """All parts in order."""
        return (self.cover, self.contents, *self.issues)

    @property
    def starts(self) -> list[int]:
        """The page that each issue begins on, counted from 1 over all issues: each begins on the front of a leaf."""
        return starts([len(issue.pages) for issue in self.issues])


def starts(lengths: Sequence[int]) -> list[int]:
    """Return the page that each of several parts of so many pages begins on, counted from 1: each begins on the front of a leaf."""
    return [*accumulate((length + length % 2 for length in lengths), initial=1)][:-1]


def backed(pages: Sequence[Foreign], blank: Foreign) -> list[Foreign]:
    """Return pages with a blank back behind a last page that stands on a front."""
    return [*pages, *([blank] if len(pages) % 2 else [])]


def blank(document: Document) -> Foreign:
    """Return a page with nothing on it."""
    return without_margins(_numbered(document, [False]).pages[0])


def counted(issue: Member, first: int) -> Iterator[Foreign]:
    """Yield the pages of an issue with the number in their margins that counts on over the volume, from `first` on."""
    document, pages = issue.pages.document, issue.pages.rendered.pages
    numbers = _numbered(document, [page.width > page.height for page in pages], first)
    for page, number in zip(pages, numbers.pages, strict=True):
        yield with_margins(page, number)


def _numbered(document: Document, lying: Sequence[bool], first: int = 1) -> Rendered:
    """Lay out empty pages, landscape ones where they are `lying`, with the number of a volume in their margins, from `first` on."""
    layout, (folders, stamps) = document.layout.of_volume_folio, looked_through(document)
    roles = {role: face for role, face in faces_of(document).items() if role not in layout.fallbacks}
    key, state = (layout.key, folders), (layout, stamps)
    faces = _LOADED.get(key, state, lambda: loaded(layout, roles, {}))
    parsed = _SHEETS.get(
        (*key, document.both_sides), state, lambda: sheet(layout, roles, faces, both_sides=document.both_sides)
    )
    start = f"<style>@page :first {{ counter-reset: page {first} }}</style>"
    pages = "".join(_EMPTY.format("landscape" if lies else "upright") for lies in lying)
    text = f"<html><head>{start}</head><body>{pages}</body></html>"
    return Markup(text, Fetcher({})).render(font_config=faces, stylesheets=[parsed])
