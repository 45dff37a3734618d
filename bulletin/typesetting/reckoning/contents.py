"""Contents in columns: the entries go in, those of each column on each page come out, alike for both outputs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import assert_never

from bulletin.document import (
    Block,
    Box,
    Colophon,
    Contents,
    Document,
    Entry,
    Figure,
    Heading,
    Items,
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Table,
    ended,
)
from bulletin.layout import Layout
from bulletin.layout.lengths import Length
from bulletin.typesetting.reckoning.heights import paragraph_height

# The entries of a column, top to bottom; the columns of a page, left to right.
Column = Sequence[Entry]
Piece = Sequence[Column]


def pieces(block: Contents, document: Document) -> Iterator[Piece]:
    """Yield the columns of contents page by page: down the first and on in the next, as equally long as they can be."""
    rest, page = list(block.entries), document.layout.page
    room = _free(block, document) // page.pitch
    while rest:
        fitting = [count for count in range(1, len(rest) + 1) if _fits(rest[:count], block.columns, room)]
        count = max(fitting, default=1)
        yield list(_balanced(rest[:count], block.columns))
        rest, room = rest[count:], page.lines


def _fits(entries: Sequence[Entry], columns: int, room: int) -> bool:
    return max(height((entry,)) for entry in entries) <= room and len(_filled(entries, room)) <= columns


def _balanced(entries: Sequence[Entry], columns: int) -> Iterator[Column]:
    """Yield the entries of each column: the longest is as short as can be, and there are always so many, if empty ones."""
    room = next(room for room in range(1, height(entries) + 1) if _fits(entries, columns, room))
    filled = _filled(entries, room)
    yield from filled
    yield from [()] * (columns - len(filled))


def _filled(entries: Sequence[Entry], room: int) -> list[list[Entry]]:
    """Fill columns of so many lines one after another."""
    found: list[list[Entry]] = []
    for entry in entries:
        if not found or height([*found[-1], entry]) > room:
            found.append([])
        found[-1].append(entry)
    return found


def height(entries: Column) -> int:
    """Return how many lines of the grid the entries of a column take."""
    return sum(len(entry.lines) for entry in entries)


def _free(block: Contents, document: Document) -> Length:
    """Return what is left of the page below the heading of the contents, which follow a masthead; a whole page where that is nothing."""
    before = document.blocks[: document.blocks.index(block)]
    used = list(accumulate(_room(one, document.layout) for one in (*before, block.heading)))[-1]
    free, depth = document.layout.page.depth - used, document.layout.page.depth
    return Length(free if free >= document.layout.page.pitch * 2 else depth)


def _room(block: Block, layout: Layout) -> Length:
    """Return the height of a block of a masthead; of what stands in none, nothing."""
    match block:
        case Paragraph():
            style = layout.styles[block.style]
            return Length(style.before + paragraph_height(block, layout) + style.after)
        case Pair():
            return (layout.styles[block.style].pitch or layout.page.pitch) * len(ended(block.left))
        case Rule():
            style = layout.styles[block.style]
            return Length(style.before + style.weight + style.after)
        case Figure():
            return layout.styles[block.style].pitch or Length(0)
        case Heading() | Items() | Table() | Contents() | Colophon() | Box() | PageBreak():
            return Length(0)
        case _:
            assert_never(block)
