"""Lay out a document: blocks and Layout go through WeasyPrint, laid-out pages come out for writers and rules."""

from __future__ import annotations

import gc
import logging
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from bulletin import fonts
from bulletin.document import Document, Table, runs
from bulletin.engine import (
    CSS,
    HTML,
    ElementWrapper,
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
    check,
    start,
)
from bulletin.engine.faces import Faces
from bulletin.engine.untyped import Rendered
from bulletin.errors import InternalError
from bulletin.findings import Finding, Place, Severity
from bulletin.fonts import Found
from bulletin.kept import Kept
from bulletin.layout import Layout
from bulletin.typesetting.colophon import settle
from bulletin.typesetting.faces import characters, faces_of, heavy_of, looked_through
from bulletin.typesetting.markup import Html
from bulletin.typesetting.overhang import Overhang, overhang
from bulletin.typesetting.pagination import Drawn, Pagination, SetLine, Standing
from bulletin.typesetting.pixels import to_pixels
from bulletin.typesetting.reading import losses
from bulletin.typesetting.reading.guard import refuse_misplaced
from bulletin.typesetting.reading.lines import lines, rows
from bulletin.typesetting.reading.standing import Stand, feet, stands
from bulletin.typesetting.reading.starts import pagination
from bulletin.typesetting.reading.turns import close_frames, turns
from bulletin.typesetting.reckoning.cells import NO_TURNS, Turns
from bulletin.typesetting.reckoning.printed import printed
from bulletin.typesetting.refit import refit
from bulletin.typesetting.sheet import css, fetching, misunderstood
from bulletin.typesetting.tighten import tighten

# What is laid out and not taken makes so many objects until it is cleared away: those of some twenty-five pages.
_PILE = 50_000
# How often pages are laid out for the sake of tables that have to know where pages turn.
_MOST_TIMES = 4
# Before what the engine says, which it says in English.
_REMARK = "排版引擎说："
# How many lost characters a message shows.
_SHOWN = 20
# Every address is under this one, which by RFC 6761 names no host; so bytes do not depend on folders.
BASE = "http://bulletin.invalid/"
_SHEETS = Kept[CSS]()
_LOADED = Kept[Faces]()


class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """Gives the engine what lies on it and nothing else: no file, no network."""

    def __init__(self, things: Mapping[str, bytes]) -> None:
        # The engine's own takes a millisecond to make ready for protocols that are not to be spoken.
        self._things, self._fail_on_errors = things, True

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """Return the bytes of `url`, in which the engine has quoted what is not ASCII; anything else ends the layout."""
        name = url.removeprefix(BASE)
        for written in (name, unquote(name)):
            if written in self._things:
                return URLFetcherResponse(url, self._things[written])
        raise FatalURLFetchingError(url)


class Markup(HTML):  # type: ignore[misc]  # WeasyPrint is untyped
    """HTML that is well-formed, as ours is: read as XML, which takes a tenth of the time."""

    def __init__(self, text: str, fetcher: Fetcher) -> None:
        self.base_url, self.url_fetcher, self.media_type = BASE, fetcher, "print"
        root = ET.fromstring(text)  # noqa: S314  # written by ourselves, without entities
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


@dataclass(frozen=True, eq=False)
class Pages:
    """The laid-out pages of a document: the engine's own, their lines of text but for the colophon's, where they begin, and its remarks.

    `document` is the one that was laid out: its figures may be smaller than asked for, or stand behind text that followed them;
    `markup` is what it was in the engine's words. `drawn` are the paragraphs that were drawn together.
    """

    document: Document
    markup: ET.Element
    rendered: Rendered
    lines: tuple[SetLine, ...]
    pagination: Pagination
    remarks: tuple[Finding, ...]
    colophon: Standing | None
    drawn: tuple[Drawn, ...] = ()

    def rows(self, style: str) -> int:
        """Count the lines of a style on the first page, those of the masthead too."""
        return rows(self.rendered.pages[0], style)

    @cached_property
    def stands(self) -> list[Stand]:
        """Where the figures stand, in order."""
        return stands(self.rendered, self.document.layout.page)

    @cached_property
    def feet(self) -> list[tuple[int, tuple[int, int]]]:
        """Page and place of the headings that a page ends with."""
        return feet(self.rendered)

    @cached_property
    def overhang(self) -> Overhang | None:
        """What the last page holds over."""
        return overhang(self.rendered)

    @cached_property
    def over(self) -> int:
        """By how many lines the text is too long for a page less; 0 where lines alone do not decide it."""
        last = self.overhang
        if last is None or self.colophon is None or self.pagination.turned:
            return 0
        missing = last.used + self.colophon.height - last.free
        return max(math.ceil(missing / self.document.layout.page.pitch), 0)

    def __len__(self) -> int:
        """Count the pages."""
        return len(self.rendered.pages)


def lay_out(document: Document) -> Pages:
    """Lay out `document`: a tenth of a second's work, so whoever needs its pages twice hands them along.

    Raises MachineError where a face is missing or the engine is not the one we know, ContentError where text does not stand in
    its place, InternalError where the engine asks for something that is not there or loses text.
    """
    document, pages, drawn = tighten(document, lambda changed: _settled(changed, turned=False))
    document, pages = refit(document, pages, lambda changed: _settled(changed, turned=False))
    colophon = document.colophon
    odd = pages.pagination.anchors.get("colophon", 0) % 2 == 1
    if colophon and colophon.even and odd:
        pages = _settled(document, turned=True)
    _refuse_lost(pages)
    refuse_misplaced(pages.rendered, pages.markup, pages.document)
    return replace(pages, drawn=drawn) if drawn else pages


def _settled(document: Document, *, turned: bool) -> Pages:
    """Lay out the document; once more as long as tables have to know where pages turn."""
    _clear_away()
    known: dict[int, Turns] = {}
    tables = [block for block in document.blocks if isinstance(block, Table)]
    for _ in range(_MOST_TIMES):
        pages = _once(document, turned=turned, known=known)
        found = turns(pages.rendered, tables) if tables else {}
        wanted = {n: found.get(n, NO_TURNS).after(known.get(n)) for n in sorted(found.keys() | known.keys())}
        if wanted == known:
            break
        known = wanted
    return pages


def _clear_away() -> None:
    """Let go of pages that were laid out before and not taken: an issue may be laid out thirty times while the collector of garbage waits.

    Only what is new is looked through, which costs a hundredth of a second.
    """
    if gc.get_count()[0] > _PILE:
        gc.collect(0)


def _once(document: Document, *, turned: bool, known: Mapping[int, Turns]) -> Pages:
    """Lay out the document; `turned` puts the colophon on the next page, and `known` tells of tables where pages turn."""
    check()
    layout, (folders, stamps) = document.layout, looked_through(document)
    faces = faces_of(document)
    fallbacks, bold = _needs(document, faces)
    key, state = (layout.key, folders, fallbacks, bold), (layout, stamps)
    used = {role: face for role, face in faces.items() if role not in layout.fallbacks - fallbacks}
    configuration = _LOADED.get(key, state, lambda: loaded(layout, used, heavy_of(document) if bold else {}))
    parsed = _SHEETS.get(
        (*key, document.both_sides),
        state,
        lambda: sheet(layout, used, configuration, both_sides=document.both_sides),
    )
    missing = start(configuration)
    fetcher = Fetcher({name: picture.drawn or picture.data for name, picture in printed(document).items()})
    text = Html(document, faces, turned=turned, turns=known).page()
    with _remarks() as remarks:
        try:
            source = Markup(text, fetcher)
            rendered = source.render(font_config=configuration, stylesheets=[parsed])
        except FatalURLFetchingError as error:
            message = f"排版引擎要取一个不在手边的东西：{error}"
            raise _fault(message) from None
        close_frames(rendered)
        standing = settle(rendered, turned=turned)
    for page in rendered.pages:
        # A link reaches over the spans in it; with one of their own they would stand outside it in the tags (PDF/UA-1, 7.18.5).
        page.links = [link for link in page.links if link[-1].link]
    read = lines(rendered)
    begun = pagination(rendered, read, standing, turned=turned, turns=known)
    return Pages(document, source.etree_element, rendered, read, begun, (*missing, *remarks), standing)


def _refuse_lost(pages: Pages) -> None:
    """See to it that the pages hold every character of their markup: text must not be lost in silence."""
    body, rendered = pages.markup.find("body"), pages.rendered
    if lost := losses.lost(body, rendered):
        message = f"排版时丢了 {lost.total()} 个字：{''.join(lost)[:_SHOWN]}"
        place = Place(_path(pages.document), *losses.where(body, rendered))
        raise InternalError(
            Finding(place, "engine-fault", message, "这是程序的错，请告诉维护者；前面增减一行，也许能避开")
        )


def _path(document: Document) -> str:
    return next((block.place.path for block in document.blocks if block.place.line), "weasyprint")


def _needs(document: Document, faces: Mapping[str, Found]) -> tuple[frozenset[str], bool]:
    """Return the roles of what faces lack of the document, and whether anything is bold: few issues need both.

    The faces for these two are large, and loading them takes longer than laying out a page.
    """
    layout = document.layout
    bold = any(layout.styles[style].bold for _, style, _ in runs(document))
    thick = heavy_of(document) if bold else {}
    fallbacks = {
        layout.instead(role).role
        for (role, latin), chars in characters(document).items()
        for face in (faces[layout.beside(role, latin=latin).role], thick.get(layout.beside(role, latin=latin).role))
        if face and face.lacks(chars)
    }
    return frozenset(fallbacks), bold


def loaded(layout: Layout, roles: Mapping[str, Found], thick: Mapping[str, Found]) -> Faces:
    """Load the faces of `roles` and their bold ones, which costs time and memory: once, until a file of them changes."""
    faces = Faces(
        (face.latin for face in layout.faces.values()),
        alone=(layout.styles["folio"].face,),
        slack=to_pixels(layout.page.slack),
        outline=to_pixels(layout.styles["strong"].outline),
        stretch=layout.page.stretch,
    )
    for role, face in roles.items():
        light, heavy = fonts.alike(face, thick[role]) if role in thick else (face, None)
        faces.add(light)
        if heavy:
            faces.add(heavy, bold=True)
    return faces


def sheet(layout: Layout, roles: Mapping[str, Found], faces: Faces, *, both_sides: bool) -> CSS:
    """Parse the style sheet for a paper printed on one side or on both, with the faces of `roles` that were loaded."""
    extents = {role: face.extents() for role, face in roles.items()}
    return _parsed(layout, css(layout, extents=extents, both_sides=both_sides), faces)


def _parsed(layout: Layout, text: str, faces: Faces) -> CSS:
    """Parse the style sheet; ContentError at its template where the engine does not understand it or has to fetch something."""
    with _remarks() as remarks:
        try:
            sheet = CSS(string=text, font_config=faces, base_url=BASE, url_fetcher=Fetcher({}))
        except FatalURLFetchingError as error:
            raise fetching(layout, str(error)) from None
    if remarks:
        raise misunderstood(layout, text, [finding.message.removeprefix(_REMARK) for finding in remarks])
    return sheet


@contextmanager
def _remarks() -> Iterator[list[Finding]]:
    """Gather what the engine logs as findings."""
    found: list[Finding] = []

    class Gatherer(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            hint = "看看这一期的版面；把这一行发给维护者"
            said = f"{_REMARK}{record.getMessage()}"
            found.append(Finding(Place("weasyprint"), "engine-remark", said, hint, Severity.WARNING))

    logger = logging.getLogger("weasyprint")
    handler = Gatherer(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def _fault(message: str) -> InternalError:
    return InternalError(Finding(Place("weasyprint"), "engine-fault", message, "这是程序的错，请告诉维护者"))
