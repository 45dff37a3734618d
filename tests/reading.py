"""Lines of a PDF are found again in the document that it was made from: which paragraph, from which character on.

So a line is known for what it is whichever engine has set it: text in the flow, or else a cell of a table, a footnote, an
entry of the contents, a page number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glyphs import Line

from bulletin.document import (
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
    Pair,
    Paragraph,
    Table,
    Text,
)

_HAN = re.compile("[\u3001-\u9fff]+")
_UNSEEN = {"Cc", "Cf", "Zs"}
# A mark of a footnote is raised by less than this, and a line of the smallest type is further from the next one.
_RAISED = 7.5


@dataclass(frozen=True)
class Piece:
    """A paragraph of the flow as it is seen: its style, its text, and where lines end because the document says so."""

    style: str
    text: str
    ends: frozenset[int]


@dataclass(frozen=True)
class Set:
    """A line of the flow: the number of its piece, the piece, and the character (from 0) that it begins with."""

    line: Line
    number: int
    piece: Piece
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.line.text)

    @property
    def full(self) -> bool:
        """Tell whether the paragraph goes on on the next line because this one is full."""
        return self.end < len(self.piece.text) and self.end not in self.piece.ends


@dataclass(frozen=True)
class Reading:
    """The lines of one PDF: those of the flow in order, the page numbers, all others; and what was not found."""

    flow: tuple[Set, ...]
    folios: tuple[Line, ...]
    others: tuple[Line, ...]
    lost: str
    pages: int


def read(document: Document, lines: Sequence[Line]) -> Reading:
    """Find the `lines` of a PDF of `document` in it; `lost` is the text from which on they are not found."""
    pieces = list(pieces_of(document))
    floor = document.layout.page.height.pt - document.layout.page.bottom.pt
    flow: list[Set] = []
    folios: list[Line] = []
    others: list[Line] = []
    number = start = 0
    rows = merged(lines)
    for line in rows:
        piece = pieces[number] if number < len(pieces) else Piece("", "", frozenset())
        if line.y > floor:
            folios.append(line)
        elif line.text and piece.text.startswith(line.text, start):
            flow.append(Set(line, number, piece, start))
            start += len(line.text)
            if start == len(piece.text):
                number, start = number + 1, 0
        else:
            others.append(line)
    lost = pieces[number].text[start:] if number < len(pieces) else ""
    return Reading(tuple(flow), tuple(folios), tuple(others), lost, rows[-1].page if rows else 0)


def unlike(ours: Reading, theirs: Reading) -> list[str]:
    """Return a text of each paragraph whose lines end elsewhere in the other reading: Chinese alone, from its first such line."""
    ends = {(line.number, line.start, line.end) for line in theirs.flow}
    found = {
        line.number: line.line.text for line in reversed(ours.flow) if (line.number, line.start, line.end) not in ends
    }
    return [max(_HAN.findall(text), key=len, default=text) for text in found.values()]


def turns(found: Reading) -> list[tuple[int, int, int]]:
    """Return where each page begins: the page, the number of a piece, and a character of it; and how many pages there are."""
    begun = {line.line.page: (line.number, line.start) for line in reversed(found.flow)}
    return [*((page, *begun[page]) for page in sorted(begun)), (found.pages, 0, 0)]


def merged(lines: Sequence[Line]) -> list[Line]:
    """Put raised marks of footnotes back into their lines."""
    rows: list[Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        if last and last.page == line.page and line.y - last.glyphs[-1].y < _RAISED:
            rows[-1] = _joined(last, line)
        else:
            rows.append(line)
    return rows


def _joined(above: Line, below: Line) -> Line:
    """Join two rows; the one that has more glyphs says where the base line is."""
    base = max(above, below, key=lambda line: len(line.glyphs)).y
    glyphs = (replace(glyph, y=base) for glyph in (*above.glyphs, *below.glyphs))
    return replace(above, glyphs=tuple(sorted(glyphs, key=lambda glyph: glyph.x)))


def pieces_of(document: Document) -> Iterator[Piece]:
    """Yield the paragraphs of the flow in reading order."""
    for block in document.blocks:
        match block:
            case Paragraph() | Heading():
                yield from _pieces(block.style, block.inlines)
            case Pair():
                yield from _pieces(block.style, (*block.left, *block.right))
            case Items():
                yield from _entries(block)
            case Table() | Figure():
                yield from _pieces(block.caption.style, block.caption.inlines) if block.caption else ()
            case Contents():
                yield from _pieces(block.heading.style, block.heading.inlines)
            case Colophon():
                for part in block.parts:
                    for paragraph in part:
                        yield from _pieces(paragraph.style, paragraph.inlines)
            case _:
                continue


def _entries(items: Items) -> Iterator[Piece]:
    for item in items.items:
        yield from _pieces(items.style, (Text(item.marker), *item.inlines))
        for nested in item.lists:
            yield from _entries(nested)


def _pieces(style: str, inlines: Sequence[Inline]) -> Iterator[Piece]:
    """Yield a paragraph as one piece, unless nothing of it is seen."""
    text, ends = "", set()
    for inline in inlines:
        if isinstance(inline, LineBreak):
            ends.add(len(text))
        text += _shown(inline)
    if text:
        yield Piece(style, text, frozenset(ends))


def _shown(inline: Inline) -> str:
    match inline:
        case Text():
            return "".join(char for char in inline.text if unicodedata.category(char) not in _UNSEEN)
        case Link():
            return "".join(map(_shown, inline.inlines))
        case Footnote():
            return str(inline.number)
        case _:
            return ""
