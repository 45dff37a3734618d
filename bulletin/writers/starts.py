"""Laid-out pages go in; the page of each anchor, and the page starts that were forced, come out."""

from __future__ import annotations

from collections import Counter
from typing import Any

from weasyprint.formatting_structure import boxes

from bulletin.writers.lines import counted, paragraphs, place
from bulletin.writers.pagination import Pagination

# What may not begin a page alone: a line before it is taken along.
_CLINGING = {"contributor", "colophon"}


def pagination(rendered: Any, *, turned: bool) -> Pagination:  # noqa: ANN401  # WeasyPrint is untyped
    """Read the pagination off the `rendered` document; `turned` is passed on."""
    anchors = {name: number for number, page in enumerate(rendered.pages, 1) for name in page.anchors}
    seen: Counter[Any] = Counter()
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
    return Pagination(anchors, starts, turned)


def _room(page: Any, last: Any) -> bool:  # noqa: ANN401
    """Tell whether a line more would have stood below the `last` paragraph of a page."""
    notes = sum(child.margin_height() for child in page.children if type(child).__name__ == "FootnoteAreaBox")
    lines = [box for box in last.descendants() if isinstance(box, boxes.LineBox)]
    bottom = page.content_box_y() + page.height - notes
    return bool(lines) and lines[-1].position_y + 1.5 * lines[-1].height <= bottom
