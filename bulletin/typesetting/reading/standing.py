"""Where figures stand: laid-out pages go in, each figure with the room that was left before it comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from bulletin.engine import boxes
from bulletin.engine.untyped import Box, Foreign, Rendered, page_box
from bulletin.layout import Page
from bulletin.typesetting.pixels import to_length
from bulletin.typesetting.reading.lines import counted, place

# What is no block: the space below a red line that stands lower.
_SPACE = "div"
_HEADINGS = {"h1", "h2", "h3", "h4", "h5"}
# Rounding must neither lose a line nor find one.
_NEAR = 0.05


@dataclass(frozen=True)
class Stand:
    """Where a figure stands: its `page` from 1 and its height in `lines` of the grid.

    A figure that did not fit begins its page, with the headings above it; then `free` are the lines left on the page before,
    and `room` those of them that the figure might fill; else both are 0. `bare` says that this leaves nothing but the masthead
    or headings on that page. A figure that is higher than what headings leave of a page is told of where it ends. It is `abandoned`
    where the next page begins with what belongs below it, such as the contributor or the colophon.
    """

    page: int
    lines: int
    free: int = 0
    room: int = 0
    bare: bool = False
    abandoned: bool = False


@dataclass(frozen=True)
class Turn:
    """What a page begins with: the element's number among those of the body that are blocks, and how many of its characters stand before."""

    number: int
    behind: int


def stands(rendered: Rendered, page: Page) -> list[Stand]:
    """Return where each figure of the `rendered` document stands, in order."""
    found: dict[Foreign, Stand] = {}
    before = None
    for number, one in enumerate(rendered.pages, 1):
        rows = _rows(one)
        for index, box in enumerate(rows):
            if box.element_tag == "figure":
                stand = Stand(number, round(to_length(box.margin_height()) / page.pitch))
                torn = found.get(box.element)
                whole = _stand(stand, rows[: index + 1], before, page)
                found[box.element] = _torn(torn, stand, before, box.element, page) if torn else whole
        before = one
    for element in _abandoned(rendered):
        found[element] = replace(found[element], abandoned=True)
    return list(found.values())


def _abandoned(rendered: Rendered) -> Iterator[Foreign]:
    """Yield the elements of the figures behind which a page turns before what belongs below them."""
    for one, after in pairwise(rendered.pages):
        rows, first = _rows(one), _rows(after)[:1]
        below = list(takewhile(lambda box: box.element_tag != "figure", reversed(rows)))
        if first and len(below) < len(rows) and all(map(_clings, (*below, *first))):
            yield rows[-1 - len(below)].element


def _clings(box: Box) -> bool:
    """Tell whether a block belongs below the one before it."""
    return bool(box.style["break_before"] == "avoid" or box.element_tag == "footer")


def _torn(first: Stand, rest: Stand, before: Foreign, element: Foreign, page: Page) -> Stand:
    """Tell of a figure that the headings above it leave too little of a page for, so that the engine parts it."""
    top = next(box.position_y for box in _rows(before) if box.element is element)
    room = int(to_length(_bottom(before) - top) / page.pitch + _NEAR)
    return Stand(rest.page, first.lines + rest.lines, room, room, bare=True)


def feet(rendered: Rendered) -> list[tuple[int, tuple[int, int]]]:
    """Return page (from 1) and place (line, column) of each heading that a page ends with, but for the last page."""
    last = [(number, _rows(one)[-1:]) for number, one in enumerate(rendered.pages[:-1], 1)]
    return [
        (number, place(box.element))
        for number, rows in last
        for box in rows
        if box.element_tag in _HEADINGS and _keeps(box)
    ]


def turn(rendered: Rendered, number: int) -> Turn | None:
    """Return what the page of that number, from 1, begins with; None for a page without text."""
    body = page_box(rendered.pages[0]).children[0].children[0].element
    rows = _rows(rendered.pages[number - 1]) if number <= len(rendered.pages) else []
    if not rows:
        return None
    first = rows[0].element
    behind = sum(
        len(counted(box)) for one in rendered.pages[: number - 1] for box in _rows(one) if box.element is first
    )
    blocks = [one for one in body if one.tag != _SPACE]
    return Turn(blocks.index(first), behind)


def _rows(page: Foreign) -> Sequence[Box]:
    """Return the boxes of the blocks on a page."""
    html = page_box(page).children[0]
    return [box for body in html.children for box in body.children if box.is_in_normal_flow()]


def _stand(stand: Stand, lead: Sequence[Box], before: Foreign, page: Page) -> Stand:
    """Tell what was left before a figure that begins its page below its `lead`, the figure itself included."""
    if before is None or not all(map(_keeps, lead[:-1])) or _turns(lead[0]) or _lies(page_box(before)):
        return stand
    last = _rows(before)[-1]
    free = _bottom(before) - _end(last)
    gap = max(float(lead[0].style["margin_top"].value) - last.margin_bottom, 0)
    room = free - gap - (lead[-1].position_y - _top(lead[0]))
    free, room = (max(int(to_length(rest) / page.pitch + _NEAR), 0) for rest in (free, room))
    return replace(stand, free=free, room=room, bare=_keeps(last) or last.element_tag in {"hr", "nav"})


def _lies(before: Box) -> bool:
    """Tell whether the page before is a landscape one, which no text of an upright page fills."""
    return bool(before.margin_width() > before.margin_height())


def _keeps(box: Box) -> bool:
    return bool(box.style["break_after"] == "avoid")


def _turns(box: Box) -> bool:
    """Tell whether a block has to begin a page."""
    return bool(box.style["break_before"] == "page")


def _shift(box: Box) -> float:
    """Return how far a box was moved to Word's base line."""
    return float(box.style["top"].value) if box.style["position"] == "relative" else 0


def _top(box: Box) -> float:
    return float(box.position_y) - _shift(box)


def _end(box: Box) -> float:
    return float(box.position_y + box.margin_height()) - _shift(box)


def _bottom(page: Foreign) -> float:
    """Return the lower edge of what text may fill: footnotes lie below it."""
    box = page_box(page)
    notes = sum(child.margin_height() for child in box.children if isinstance(child, boxes.FootnoteAreaBox))
    return float(box.content_box_y() + box.height - notes)
