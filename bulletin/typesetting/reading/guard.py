"""Laid-out pages go in; what stands outside of its place, or on other text, comes out as errors with lines of the source.

The engine lays out whatever it is given: a word wider than its column runs on over the next one, a row higher than a page runs
off the paper, and it says nothing. So each text and picture is asked, once it has its place, whether it lies within the type
area, within its cell, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bulletin.document import Block, Colophon, Document, Figure, Table
from bulletin.engine import boxes
from bulletin.engine.lines.setting import spacing
from bulletin.engine.untyped import Box, Rendered, page_box
from bulletin.errors import ContentError
from bulletin.findings import Finding, Place, Source
from bulletin.text.scripts import ZERO_WIDTH, visible

# CSS pixels that a text may reach beyond its place: rounding, and the spacing behind a line's last character.
_NEAR = 1.0
# A glyph reaches so far above and below its base line, in shares of its size; more than this is its line's, not its own.
_ABOVE, _BELOW = 0.8, 0.1
_UNSEEN = f" \u00a0\u3000\n\t{ZERO_WIDTH}"
_SHOWN = 24
_OVERPRINTED = "text-overprinted"
_OF_CELLS = "给这一栏留宽些（少几栏，或者缩短别的栏），把这个词写短，或者把表拆成两个"
_OF_TEXTS = "把这一处写短，或者在长的字母、数字中间可以断开的地方加空格"

_OF_PICTURES = "把图片改窄，如 {width=60%}"


class _Area(NamedTuple):
    """A rectangle in CSS pixels from the page's left and top."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: _Area) -> bool:
        return (
            self.left - _NEAR <= other.left
            and other.right <= self.right + _NEAR
            and self.top - _NEAR <= other.top
            and other.bottom <= self.bottom + _NEAR
        )

    def covers(self, other: _Area) -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > _NEAR
            and min(self.bottom, other.bottom) - max(self.top, other.top) > _NEAR
        )


class _Thing(NamedTuple):
    """A text or a picture on a page, where it stands, and its cell, if it stands in one."""

    area: _Area
    box: Box
    cell: Box


def refuse_misplaced(rendered: Rendered, root: Element, document: Document) -> None:
    """See to it that everything on the `rendered` pages stands in its place; `root` is the markup they were made from.

    Raises ContentError with a finding (text-outside, picture-overflowing, or else text-overprinted) for each block that does not.
    """
    wrong = [found for number, page in enumerate(rendered.pages, 1) for found in _page(page_box(page), number)]
    if wrong:
        places = _Places(root, document)
        told = (places.told(*one) for one in sorted(wrong, key=lambda one: one[0] == _OVERPRINTED))
        first: dict[Place, Finding] = {}
        for finding in told:
            first.setdefault(finding.place, finding)
        raise ContentError(sorted(first.values(), key=lambda finding: finding.place))


def _page(page: Box, number: int) -> Iterator[tuple[str, _Thing, int]]:
    """Yield (code, thing, page) of all that stands wrong on a page."""
    x, y = page.content_box_x(), page.content_box_y()
    area = _Area(x, y, x + page.width, y + page.height)
    things = list(_things(page))
    for thing in things:
        kept = area.holds(thing.area) and (thing.cell is None or _within(thing.cell).holds(thing.area))
        if not kept:
            code = "text-outside" if isinstance(thing.box, boxes.TextBox) else "picture-overflowing"
            yield code, thing, number
    yield from ((_OVERPRINTED, thing, number) for thing in _overprinted(things))


def _things(page: Box) -> Iterator[_Thing]:
    """Yield texts and pictures of a page; the margin has only the page number, which the style sheet places."""
    waiting = [(child, None) for child in page.children if not isinstance(child, boxes.MarginBox)]
    while waiting:
        box, cell = waiting.pop()
        if isinstance(box, boxes.TextBox):
            if seen := box.text.rstrip(_UNSEEN):
                yield _Thing(_text_area(box, len(box.text) - len(seen)), box, cell)
        elif isinstance(box, boxes.ReplacedBox):
            left, top = box.content_box_x(), box.content_box_y()
            yield _Thing(_Area(left, top, left + box.width, top + box.height), box, cell)
        elif isinstance(box, boxes.ParentBox):
            inner = box if isinstance(box, boxes.TableCellBox) else cell
            waiting += [(child, inner) for child in box.children]


def _text_area(box: Box, behind: int) -> _Area:
    """Return where the glyphs of a text stand; so many characters at its end are not seen, nor is the gap behind it."""
    size, base = box.style["font_size"], box.position_y + box.baseline
    room = max(spacing(box.style), 0) + (size * box.text[-behind:].count("\u3000") if behind else 0)
    return _Area(box.position_x, base - _ABOVE * size, box.position_x + box.width - room, base + _BELOW * size)


def _within(cell: Box) -> _Area:
    left, top = cell.border_box_x(), cell.border_box_y()
    return _Area(left, top, left + cell.border_width(), top + cell.border_height())


def _overprinted(things: list[_Thing]) -> Iterator[_Thing]:
    """Yield each thing that another one, which begins higher up, reaches into."""
    above: list[_Thing] = []
    for thing in sorted(things, key=lambda thing: thing.area.top):
        top = thing.area.top + _NEAR
        above = [other for other in above if other.area.bottom > top]
        if any(other.area.covers(thing.area) for other in above):
            yield thing
        above.append(thing)


class _Places:
    """Where in the source things come from: the nearest element above them that knows, or the row of their table."""

    def __init__(self, root: Element, document: Document) -> None:
        self._sources = {path: Source(path, text.decode("utf-8", "replace")) for path, text in document.sources.items()}
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._known = {(place.line, place.column): place for block in document.blocks for place in _places(block)}
        tables = (block.place for block in document.blocks if isinstance(block, Table))
        # A table's head stands on its first lines, and behind the line below it its body, a row a line.
        self._rows = {
            row: self._line(place.path, place.line + number + (number >= len(table.findall("thead/tr"))))
            for table, place in zip(root.iter("table"), tables, strict=False)
            for number, row in enumerate(table.iter("tr"))
        }
        self._file = next((place.path for place in self._known.values() if place.line), "")

    def told(self, code: str, thing: _Thing, page: int) -> Finding:
        """Say what is wrong with a thing on a page."""
        text = visible(thing.box.text).strip(_UNSEEN)[:_SHOWN] if isinstance(thing.box, boxes.TextBox) else ""
        what, where = (f"“{text}”" if text else "图片"), ("表格的格子" if thing.cell is not None else "版心")
        fault = "压在别的文字或者图片上" if code == _OVERPRINTED else f"超出{where}"
        hint = _OF_PICTURES if not text else _OF_CELLS if thing.cell is not None else _OF_TEXTS
        return Finding(self._place(thing.box.element), code, f"第 {page} 页的{what}{fault}", hint)

    def _place(self, element: Element | None) -> Place:
        while element is not None:
            if element in self._rows:
                return self._rows[element]
            if at := element.get("data-at"):
                line, _, column = at.partition(":")
                return self._known.get((int(line), int(column))) or self._line(self._file, int(line), int(column))
            element = self._parents.get(element)
        return Place(self._file)

    def _line(self, path: str, line: int, column: int = 1) -> Place:
        source = self._sources.get(path)
        return source.place(line, column) if source else Place(path, line, column)


def _places(block: Block) -> Iterator[Place]:
    """Yield the places of a block and of the paragraphs in it."""
    yield block.place
    if isinstance(block, Colophon):
        yield from (paragraph.place for part in block.parts for paragraph in part)
    if isinstance(block, Table | Figure) and block.caption:
        yield block.caption.place
