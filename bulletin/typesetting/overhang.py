"""What the last page holds over: laid-out pages go in, the height to be saved and the room for it come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.engine import boxes
from bulletin.engine.untyped import Box, Foreign, Rendered, page_box
from bulletin.layout.lengths import Length
from bulletin.typesetting.pixels import to_length

# What lines of text stand in; tables and figures are moved as a whole.
_LINES = {"p", "h1", "h2", "h3", "h4", "h5", "ol", "ul"}


@dataclass(frozen=True)
class Overhang:
    """The last page against the one before: `used` by text on the last, `free` below the text on the one before."""

    used: Length
    free: Length


def overhang(rendered: Rendered) -> Overhang | None:
    """Return what the last page holds over; None where it has to begin a page, or holds more than lines of text."""
    if len(rendered.pages) == 1:
        return None
    before, last = rendered.pages[-2:]
    rows = [box for box in _rows(last) if box.element_tag != "footer"]
    above = _rows(before)
    plain = all(box.element_tag in _LINES for box in rows) and not _notes(last)
    if not rows or not above or not plain or rows[0].style["break_before"] == "page":
        return None
    used = _end(rows[-1]) - page_box(last).content_box_y() + _regained(above[-1], rows[0])
    return Overhang(to_length(used), to_length(_bottom(before) - _foot(above[-1])))


def _regained(above: Box, first: Box) -> float:
    """Return the space before a block that begins the last page, which it has again on the page before."""
    return 0 if first.element is above.element else max(float(first.style["margin_top"].value) - above.margin_bottom, 0)


def _rows(page: Foreign) -> Sequence[Box]:
    """Return the boxes of the blocks on a page."""
    html = page_box(page).children[0]
    return [box for body in html.children for box in body.children if box.is_in_normal_flow()]


def _end(box: Box) -> float:
    """Return where a box ends, before it was moved to Word's base line."""
    return float(box.position_y + box.margin_height()) - _shift(box)


def _foot(box: Box) -> float:
    """Return where the text of a page's last box ends: the engine stretches one that goes on on the next page to the foot of its page."""
    paragraphs = [part for part in (box, *box.descendants()) if part.element_tag in _LINES and _own(part)]
    if box.element_tag not in _LINES or not paragraphs:
        return _end(box)
    line = _own(paragraphs[-1])[-1]
    return min(_end(box), float(line.position_y + line.height) - _shift(paragraphs[-1]))


def _own(box: Box) -> list[Box]:
    return [part for part in getattr(box, "children", ()) if isinstance(part, boxes.LineBox)]


def _shift(box: Box) -> float:
    """Return how far a box was moved down to Word's base line."""
    return float(box.style["top"].value) if box.style["position"] == "relative" else 0


def _notes(page: Foreign) -> float:
    return float(
        sum(child.margin_height() for child in page_box(page).children if isinstance(child, boxes.FootnoteAreaBox))
    )


def _bottom(page: Foreign) -> float:
    """Return the lower edge of what text may fill: footnotes lie below it."""
    return float(page_box(page).content_box_y() + page_box(page).height) - _notes(page)
