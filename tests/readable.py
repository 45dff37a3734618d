"""Documents as text that people can read and compare: a document goes in, a line a block comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bulletin.document import (
    Block,
    Box,
    Cell,
    Colophon,
    Contents,
    Document,
    Figure,
    Footnote,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Table,
    Text,
)


def readable(document: Document) -> str:
    """Write a line a block: its style, a colon, its text."""
    meta = document.meta
    head = f"{meta.title} | {meta.author} | {meta.subject} | {meta.created.isoformat()}"
    return "\n".join([head, *(line for block in document.blocks for line in _block(block))]) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"{block.style}: {_text(block.inlines)}"
        case Heading():
            yield f"{block.style} {block.level}: {_text(block.inlines)}"
        case Pair():
            yield f"{block.style}: {_text(block.left)} <-> {_text(block.right)}"
        case Rule():
            yield f"{block.style} ———"
        case PageBreak():
            yield "page-break"
        case Items():
            yield from _items(block)
        case Table():
            yield from (f"{row}" for row in _table(block))
        case Figure():
            yield from (f"{block.style}: {image.name} ({image.alt}) {image.width:.0%}" for image in block.images)
            yield from _block(block.caption) if block.caption else ()
        case Contents():
            yield from _block(block.heading)
            yield from (f"{entry.style}: {entry.text} -> {entry.anchor}" for entry in block.entries)
        case Colophon():
            yield from (f"{block.style} {line}" for part in block.parts for p in part for line in _block(p))
        case Box():
            yield from (f"{block.style} | {line}" for part in block.parts for line in _block(part))
        case _:
            assert_never(block)


def _items(block: Items) -> Iterator[str]:
    for item in block.items:
        yield f"{block.style} {block.level}: {item.marker} {_text(item.inlines)}"
        for nested in item.lists:
            yield from _items(nested)


def _table(block: Table) -> Iterator[str]:
    yield from _block(block.caption) if block.caption else ()
    for name, rows in (("head", block.head), ("row", block.body)):
        yield from (f"{block.style} {name}: {' | '.join(_cell(cell) for cell in row)}" for row in rows)


def _cell(cell: Cell) -> str:
    span = f" {cell.columns}x{cell.rows}" if (cell.columns, cell.rows) != (1, 1) else ""
    return f"{_text(cell.inlines)} ({cell.align}{span})"


def _text(inlines: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return f"[{inline.style} {inline.text}]" if inline.style else inline.text
        case LineBreak():
            return " / "
        case Link():
            return f"[link {_text(inline.inlines)} -> {inline.url}]"
        case Footnote():
            return f"[{inline.style} {inline.number} {_text(inline.inlines)}]"
        case _:
            assert_never(inline)
