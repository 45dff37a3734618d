"""Laid-out pages go in; the page of each anchor, and the starts of pages and lines that were forced, come out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bulletin.engine import boxes
from bulletin.engine.untyped import Box, Foreign, Rendered, page_box
from bulletin.layout.lengths import Length
from bulletin.text import names, scripts
from bulletin.text.scripts import split, visible
from bulletin.typesetting.pagination import Loose, Pagination, SetLine, Standing
from bulletin.typesetting.reading.lines import counted, paragraphs, place
from bulletin.typesetting.reading.turns import heading_pages, taken_along
from bulletin.typesetting.reckoning.cells import Turns
from bulletin.typesetting.reckoning.heights import ems

# So many lines of a paragraph are taken along by what may not begin a page alone.
_TAKEN = 2
# Half of a body character, in points.
_HALF = 8.0
# What a long address is torn behind, with all of it that stands on the line, and what it goes on with; a hyphen ends lines everywhere.
_TEAR, _LATIN = re.compile(f"[{scripts.LATIN}]+(?<=[/._?&=@])$"), re.compile(f"[{scripts.LATIN}]")


def pagination(
    rendered: Rendered, read: Sequence[SetLine], standing: Standing | None, *, turned: bool, turns: Mapping[int, Turns]
) -> Pagination:
    """Read the pagination off the `rendered` document, the lines `read` off it, and its colophon's `standing`; the rest is passed on."""
    anchors = {name: number for number, page in enumerate(rendered.pages, 1) for name in page.anchors}
    seen: Counter[Foreign] = Counter()
    starts: dict[tuple[int, int], int] = {}
    divided: set[tuple[int, int]] = set()
    room, width = 0, 0.0
    notes: list[Foreign] = []
    for page in rendered.pages:
        box = page_box(page)
        units = list(paragraphs(box.children[0]))
        before, notes = notes, _notes(box)
        # Where a note goes on on the colophon's page, that page must begin there: the note would run into the colophon.
        goes_on = page is rendered.pages[-1] and bool(units) and any(note in before for note in notes)
        room, width = room if box.width == width else 0, box.width
        clung = _cling(units) and _first(box.children[0]) is _first(units[0])
        # A colophon is printed over the notes of its page: where there are any, text is not left to go along by itself.
        if (room and clung and (before or notes or not _takes_two(units))) or goes_on:
            starts[place(units[0].element)] = seen[units[0].element]
        elif clung and seen[units[0].element] and room < _TAKEN:
            divided.add(place(units[0].element))
        for unit in units:
            seen[unit.element] += len(counted(unit))
        room = _room(box, units[-1]) if units else 0
    parted, lone = taken_along(rendered), _lone(read)
    return Pagination(
        anchors,
        starts,
        turned,
        _loose(read),
        turns,
        heading_pages(rendered),
        lone,
        parted,
        frozenset(divided),
        _torn(read),
        standing.free if standing else Length(0),
        bool(standing and standing.alone),
        _lying(rendered),
    )


def _lying(rendered: Rendered) -> tuple[int, ...]:
    """Return the numbers of the landscape pages behind upright ones."""
    lies = [False, *(page.width > page.height for page in rendered.pages)]
    return tuple(number for number, (before, here) in enumerate(pairwise(lies), 1) if here and not before)


def _first(box: Box) -> Box:
    """Return the first line in a box: a paragraph below a table or a picture does not begin its page."""
    return next((part for part in box.descendants() if isinstance(part, boxes.LineBox)), None)


def _lone(read: Sequence[SetLine]) -> frozenset[tuple[int, int]]:
    """Find the paragraphs whose last line has a page of its own; they know neither widows nor, in Word, orphans."""
    return frozenset(
        after.place
        for before, after in pairwise(read)
        if after.number == after.of and after.page > before.page and after.place == before.place != (0, 0)
    )


def _cling(units: Sequence[Box]) -> bool:
    """Tell whether a page begins with what the contributor or the colophon took along: a line, and headings above it.

    A page that begins by its author's wish took nothing along.
    """
    if units and units[0].style["break_before"] == "page":
        return False
    clinging = next((n for n, unit in enumerate(units) if _clings(unit)), 0)
    return clinging > 0 and all(unit.style["break_after"] == "avoid" for unit in units[: clinging - 1])


def _clings(unit: Box) -> bool:
    """Tell whether a paragraph may not begin a page alone: a line before it, or two, is taken along."""
    return bool(unit.style["break_before"] == "avoid" or unit.element.get("class", "").split()[0] == "colophon")


def _loose(read: Sequence[SetLine]) -> dict[tuple[int, int], tuple[Loose, ...]]:
    """Find the lines that ended before a name, and that Word would fill with a part of it.

    They are to be set so far apart that half a character has room behind them; a line that is spread looks the same then. Nothing
    is done behind the last character, nor to Latin text.
    """
    found: dict[tuple[int, int], tuple[Loose, ...]] = {}
    behind: Counter[tuple[int, int]] = Counter()
    for line, after in zip(read, (*read[1:], None), strict=False):
        seen = visible(line.written).rstrip()
        apart = sum(len(text) for latin, text in split(seen[:-1]) if not latin)
        if (
            after
            and after.number == line.number + 1
            and apart
            and line.room > _HALF
            and any(names.inside(after.written))
        ):
            start, twips = behind[line.place], Length.of_points((line.room - _HALF) / apart).twips
            found[line.place] = (*found.get(line.place, ()), Loose(start, start + len(line.text) - 1, twips))
        behind[line.place] += len(line.text)
    return {where: lines for where, lines in found.items() if where != (0, 0)}


def _torn(read: Sequence[SetLine]) -> frozenset[tuple[int, int]]:
    """Find the paragraphs in which a line ends inside a Latin word that takes most of it: without that Word would spread what is left."""
    return frozenset(
        line.place
        for line, after in pairwise(read)
        if after.place == line.place != (0, 0)
        and after.number == line.number + 1
        and (torn := _TEAR.search(line.shown))
        and _LATIN.match(after.shown)
        and ems(line.shown[: torn.start()]) < ems(torn[0])
    )


def _takes_two(units: Sequence[Box]) -> bool:
    """Tell whether a page begins with lines of a paragraph that keeps with what is below it: Word finds the place itself."""
    last = next(unit for unit, below in pairwise(units) if _clings(below))
    alone = last is units[0] or units[0].element.tag.startswith("h")
    return alone and "clung" in str(last.element.get("class")).split()


def _notes(page: Box) -> list[Foreign]:
    """Return the elements of the notes on a page."""
    areas = (child for child in page.children if type(child).__name__ == "FootnoteAreaBox")
    return [note.element for area in areas for note in area.children]


def _room(page: Box, last: Box) -> int:
    """Return how many lines more would have stood below the `last` paragraph of a page."""
    notes = sum(child.margin_height() for child in page.children if type(child).__name__ == "FootnoteAreaBox")
    rows = [box for box in last.descendants() if isinstance(box, boxes.LineBox)]
    bottom = page.content_box_y() + page.height - notes
    return int((bottom - rows[-1].position_y) / rows[-1].height - 0.5) if rows else 0
