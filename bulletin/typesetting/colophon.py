"""Move the colophon to the foot of the last page: laid-out pages go in, its standing comes out."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.engine import boxes
from bulletin.engine.untyped import Box, Rendered, page_box
from bulletin.typesetting.pagination import Standing
from bulletin.typesetting.pixels import to_length


def settle(rendered: Rendered, *, turned: bool) -> Standing | None:
    """Shift the colophon of the `rendered` document to the lower edge of its page's type area; footnotes go above it.

    The engine has laid it out in the flow, so that text never runs into it (GB/T 9704-2012, 7.4: its last line is the
    last line of the type area). `turned` says that it has that page of its own by wish; an empty one before it loses its number (7.5).
    """
    for before in rendered.pages[-2:-1] if turned else ():
        _unnumber(page_box(before))
    page = page_box(rendered.pages[-1])
    box = next(_footers(page), None)
    if box is None:
        return None
    area = next((child for child in page.children if type(child).__name__ == "FootnoteAreaBox"), None)
    notes = area.margin_height() if area is not None else 0
    bottom = page.content_box_y() + page.height
    height = box.margin_height()
    parts = [part for other in rendered.pages[:-1] for part in _footers(page_box(other))]
    free = bottom - notes - box.position_y - height
    if area is not None and notes:
        area.translate(dy=-height)
    box.translate(dy=bottom - box.position_y - height)
    alone = not turned and box.position_y - free - notes <= page.content_box_y()
    return Standing(to_length(height + sum(part.margin_height() for part in parts)), to_length(free), alone)


def _unnumber(page: Box) -> None:
    """Take away what stands around the type area of a page without a line."""
    within = [part for part in page.children if not isinstance(part, boxes.MarginBox)]
    if not any(isinstance(box, boxes.LineBox) for part in within for box in part.descendants()):
        page.children = within


def _footers(page: Box) -> Iterator[Box]:
    """Return the colophon of a page; one that is higher than the type area has a part on each of several."""
    return (box for box in page.descendants() if box.element_tag == "footer")
