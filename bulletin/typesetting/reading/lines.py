"""The lines of laid-out pages: the engine's pages go in, lines of text with their page, place and style come out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.engine import boxes
from bulletin.engine.untyped import Box, Foreign, Rendered, page_box
from bulletin.text.scripts import ZERO_WIDTH
from bulletin.typesetting.pagination import SetLine
from bulletin.typesetting.pixels import to_length

# What is no character of a text: white space, and what only helps to end lines.
UNCOUNTED = re.compile(rf"[\s{ZERO_WIDTH}]")


def paragraphs(parent: Box) -> Iterator[Box]:
    """Yield the boxes of the paragraphs below `parent` in order, and the colophon as a whole."""
    for child in getattr(parent, "children", ()):
        if child.element_tag == "footer" or (child.element is not None and child.element.get("data-at")):
            yield child
        elif child.is_in_normal_flow():
            yield from paragraphs(child)


def counted(box: Box) -> str:
    """Return the text of a box without white space, and without what the style sheet puts in: marks of footnotes, page numbers."""
    return UNCOUNTED.sub("", _written(box))


def _written(box: Box) -> str:
    texts = (
        part.text
        for part in box.descendants()
        if isinstance(part, boxes.TextBox) and "::" not in (part.element_tag or "::")
    )
    return "".join(texts)


def place(element: Foreign) -> tuple[int, int]:
    """Return line and column, in the issue, of a paragraph's element; (0, 0) where the template wrote it."""
    line, _, column = (element.get("data-at") or "0:0").partition(":")
    return int(line), int(column)


def lines(rendered: Rendered) -> tuple[SetLine, ...]:
    """Read the lines of text off the `rendered` document; those of the colophon are left out."""
    found: dict[Foreign, list[tuple[int, str, str, float]]] = {}
    for number, page in enumerate(rendered.pages, 1):
        for box in paragraphs(page_box(page).children[0]):
            if box.element_tag not in {"footer", "div"}:  # a div holds pictures
                rows = [(part, _written(part)) for part in box.descendants() if isinstance(part, boxes.LineBox)]
                found.setdefault(box.element, []).extend(
                    (number, UNCOUNTED.sub("", written), written, _room(row)) for row, written in rows
                )
    return tuple(
        SetLine(page, place(element), str(element.get("class")).split()[0], text, number, len(rows), written, room)
        for element, rows in found.items()
        for number, (page, text, written, room) in enumerate(rows, 1)
    )


def _room(line: Box) -> float:
    return float(to_length(getattr(line, "room", 0)).pt)


def rows(page: Rendered, style: str) -> int:
    """Count the lines of all paragraphs of a style on a page; 0 where there is none."""
    return sum(
        isinstance(part, boxes.LineBox)
        for box in page_box(page).descendants()
        if isinstance(box, boxes.BlockBox)
        and box.element_tag == "p"
        and (box.element.get("class") or "").split()[:1] == [style]
        for part in box.descendants()
    )
