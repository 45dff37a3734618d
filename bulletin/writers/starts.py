"""Laid-out pages go in; the page of each anchor, and the page starts that were forced, come out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint.formatting_structure import boxes

from bulletin.writers.pagination import Pagination

# What is not counted: an engine may drop white space at a line's end.
_UNCOUNTED = re.compile(r"[\s\u200b\u2060]")
# What may not begin a page alone: a line before it is taken along.
_CLINGING = {"contributor", "colophon"}


def pagination(rendered: Any) -> Pagination:  # noqa: ANN401  # WeasyPrint is untyped
    """Read the pagination off the `rendered` document."""
    anchors = {name: number for number, page in enumerate(rendered.pages, 1) for name in page.anchors}
    seen: Counter[Any] = Counter()
    starts: dict[tuple[int, int], int] = {}
    room = False
    for page in rendered.pages:
        box = page._page_box  # noqa: SLF001  # the engine gives its boxes under no public name
        units = list(_units(box.children[0]))
        if room and len(units) > 1 and units[1].element.get("class") in _CLINGING:
            starts |= _start(units[0], seen)
        for unit in units:
            seen[unit.element] += _length(unit)
        room = bool(units) and _room(box, units[-1])
    return Pagination(anchors, starts)


def _units(parent: Any) -> Iterator[Any]:  # noqa: ANN401
    """Give the paragraphs of a page in order, and the colophon as a whole."""
    for child in getattr(parent, "children", ()):
        if child.element_tag == "footer" or (child.element is not None and child.element.get("data-at")):
            yield child
        elif child.is_in_normal_flow():
            yield from _units(child)


def _room(page: Any, last: Any) -> bool:  # noqa: ANN401
    """Tell whether a line more would have stood below the `last` paragraph of a page."""
    notes = sum(child.margin_height() for child in page.children if type(child).__name__ == "FootnoteAreaBox")
    lines = [box for box in last.descendants() if isinstance(box, boxes.LineBox)]
    bottom = page.content_box_y() + page.height - notes
    return bool(lines) and lines[-1].position_y + 1.5 * lines[-1].height <= bottom


def _start(unit: Any, seen: Mapping[Any, int]) -> dict[tuple[int, int], int]:  # noqa: ANN401
    line, _, column = (unit.element.get("data-at") or "").partition(":")
    return {(int(line), int(column)): seen[unit.element]} if line else {}


def _length(unit: Any) -> int:  # noqa: ANN401
    """Count the characters of a paragraph on this page, without white space and the marks of footnotes."""
    texts = (box.text for box in unit.descendants() if isinstance(box, boxes.TextBox) and "::" not in box.element_tag)
    return sum(len(_UNCOUNTED.sub("", text)) for text in texts)
