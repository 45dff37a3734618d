"""Laid-out pages go in; the page of each anchor, and the starts of pages and lines that were forced, come out."""

from __future__ import annotations

from collections import Counter

from bulletin.engine import boxes
from bulletin.engine.untyped import Box, Foreign, Rendered
from bulletin.text import line_ends
from bulletin.typesetting.lines import counted, lines, paragraphs, place
from bulletin.typesetting.pagination import Pagination

# What may not begin a page alone: a line before it is taken along.
_CLINGING = {"contributor", "colophon"}


def pagination(rendered: Rendered, *, turned: bool) -> Pagination:
    """Read the pagination off the `rendered` document; `turned` is passed on."""
    anchors = {name: number for number, page in enumerate(rendered.pages, 1) for name in page.anchors}
    seen: Counter[Foreign] = Counter()
    starts: dict[tuple[int, int], int] = {}
    room = False
    for page in rendered.pages:
        box = page._page_box  # noqa: SLF001  # the engine gives its boxes under no public name
        units = list(paragraphs(box.children[0]))
        if room and len(units) > 1 and units[1].element.get("class") in _CLINGING:
            starts[place(units[0].element)] = seen[units[0].element]
        for unit in units:
            seen[unit.element] += len(counted(unit))
        room = bool(units) and _room(box, units[-1])
    return Pagination(anchors, starts, turned, _joints(rendered))


def _joints(rendered: Rendered) -> dict[tuple[int, int], tuple[int, ...]]:
    """Find the numbers that lines begin with, which may be there for the sake of their units.

    Other engines are told of these alone: a joiner behind every number would be in the way of whoever edits the file.
    """
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    behind: Counter[tuple[int, int]] = Counter()
    for line in lines(rendered):
        if line.number > 1:
            counts = (behind[line.place] + count for count in line_ends.units(line.text))
            found[line.place] = (*found.get(line.place, ()), *counts)
        behind[line.place] += len(line.text)
    return {where: counts for where, counts in found.items() if counts and where != (0, 0)}


def _room(page: Box, last: Box) -> bool:
    """Tell whether a line more would have stood below the `last` paragraph of a page."""
    notes = sum(child.margin_height() for child in page.children if type(child).__name__ == "FootnoteAreaBox")
    rows = [box for box in last.descendants() if isinstance(box, boxes.LineBox)]
    bottom = page.content_box_y() + page.height - notes
    return bool(rows) and rows[-1].position_y + 1.5 * rows[-1].height <= bottom
