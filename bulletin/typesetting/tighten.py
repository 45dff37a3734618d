"""Draw paragraphs together (紧排): a document goes in, laid-out pages come out on which those are set tighter that win a line by it.

Lines are told apart by the pages as they were laid out; one more layout for each step of spacing says which paragraphs became a line
shorter, and a last one is made of these alone. A paragraph that wins nothing stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from typing import Protocol, TypeVar, assert_never

from bulletin.document import RUN_IN, Block, Document, Footnote, Heading, Inline, LineBreak, Link, Paragraph, Text
from bulletin.layout import Layout
from bulletin.text.line_ends import MARKS
from bulletin.typesetting.pagination import Drawn, SetLine

# A last line of up to so many characters is won back without being asked for each time; marks are not counted.
_SHORT = 3


class _Laid(Protocol):
    @property
    def lines(self) -> tuple[SetLine, ...]: ...


Pages = TypeVar("Pages", bound=_Laid)


def tighten(document: Document, lay: Callable[[Document], Pages]) -> tuple[Document, Pages, tuple[Drawn, ...]]:
    """Lay out `document` with `lay`, again with paragraphs drawn together where that wins a line; return what was laid out last.

    With it comes what was won. Where nothing asks for it, it is laid out once.
    """
    pages = lay(document)
    ends = {number: line for number, line in _ends(document, pages).items() if _wanted(document, number, line)}
    won: dict[int, int] = {}
    tried, tried_on = won, pages
    for step in count(1):
        open_ = {number: step for number in ends if number not in won and _tighter(document, number, step)}
        if not open_:
            break
        tried = won | open_
        tried_on = lay(_drawn(document, tried))
        after = _ends(document, tried_on)
        won = won | {number: step for number in open_ if after[number].of < ends[number].of}
    drawn = _drawn(document, won)
    last = tried_on if tried == won else lay(drawn)
    return (
        drawn,
        last,
        tuple(Drawn(ends[n].place, _tighter(document, n, won[n]) or "", ends[n].text) for n in sorted(won)),
    )


def _ends(document: Document, pages: Pages) -> dict[int, SetLine]:
    """Return the last lines of paragraphs by the numbers of their blocks."""
    lines = {line.place: line for line in pages.lines if line.number == line.of}
    places = {n: (block.place.line, block.place.column) for n, block in enumerate(document.blocks)}
    return {number: lines[place] for number, place in places.items() if place[0] and place in lines}


def _wanted(document: Document, number: int, end: SetLine) -> bool:
    """Tell whether a paragraph may be drawn together: its author asks for it, or the issue does and it ends in hardly a character."""
    block = document.blocks[number]
    if not isinstance(block, Paragraph | Heading) or end.of == 1:
        return False
    return block.tight or (document.tight and len(end.text.rstrip(MARKS)) <= _SHORT)


def _tighter(document: Document, number: int, step: int) -> str | None:
    """Return the style that draws a paragraph together by a `step`; None where there is none."""
    block = document.blocks[number]
    if isinstance(block, Paragraph):
        return document.layout.tighter(block.style, step)
    return document.layout.tighter(RUN_IN[0], step) if isinstance(block, Heading) and block.run_in else None


def _drawn(document: Document, steps: Mapping[int, int]) -> Document:
    """Draw the blocks of these numbers together, each by its step."""
    blocks = (
        _close(block, steps[number], document.layout) if number in steps else block
        for number, block in enumerate(document.blocks)
    )
    return replace(document, blocks=tuple(blocks)) if steps else document


def _close(block: Block, step: int, layout: Layout) -> Block:
    """Draw a paragraph together; of a heading with text behind it, the text."""
    if isinstance(block, Paragraph):
        return replace(block, style=layout.tighter(block.style, step) or block.style)
    if isinstance(block, Heading):
        return replace(block, inlines=tuple(_run_on(inline, step, layout) for inline in block.inlines))
    return block


def _run_on(inline: Inline, step: int, layout: Layout) -> Inline:
    match inline:
        case Text():
            own = layout.tighter(inline.style, step) if inline.style in RUN_IN else None
            return replace(inline, style=own) if own else inline
        case Link():
            return replace(inline, inlines=tuple(_run_on(one, step, layout) for one in inline.inlines))
        case Footnote() | LineBreak():
            return inline
        case _:
            assert_never(inline)
