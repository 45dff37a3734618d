"""Draw paragraphs together (紧排): a document goes in, laid-out pages come out on which those are set tighter that win a line by it.

It is laid out once for each step of spacing, which says which paragraphs become a line shorter, and once with these alone. Where the
text is then a few lines too long for a page less, the same is tried with the paragraphs on its last pages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Generic, Protocol, TypeVar, assert_never

from bulletin.document import RUN_IN, Block, Document, Footnote, Heading, Inline, LineBreak, Link, Paragraph, Step, Text
from bulletin.layout import Layout
from bulletin.text.line_ends import MARKS
from bulletin.typesetting.pagination import Drawn, SetLine

# A last line of up to so many characters is won back without being asked for each time; marks are not counted.
_SHORT = 3
# So many lines at the most are won for the sake of a page.
_MOST = 4


class _Laid(Protocol):
    @property
    def lines(self) -> tuple[SetLine, ...]: ...

    @property
    def over(self) -> int: ...

    def __len__(self) -> int: ...


Pages = TypeVar("Pages", bound=_Laid)
Steps = Mapping[int, int]


def tighten(document: Document, lay: Callable[[Document], Pages]) -> tuple[Document, Pages, tuple[Drawn, ...]]:
    """Lay out `document` with `lay`, again with paragraphs drawn together where that wins a line; return what was laid out last.

    With it comes what was won. Where nothing asks for it, it is laid out once.
    """
    if not document.tight and not any(map(_asks, document.blocks)):
        return document, lay(document), ()
    trials = _Trials(document, lay)
    ends = _ends(document, trials.pages({}))
    won = trials.winning([number for number, line in ends.items() if _wanted(document, number, line)], {})
    saving = _saving(trials, won) if document.tight else {}
    steps = {**won, **saving}
    drawn = (
        Drawn(ends[n].place, _tighter(document, n, step) or "", ends[n].text, saves=n in saving)
        for n, step in sorted(steps.items())
    )
    return _drawn(document, steps), trials.pages(steps), tuple(drawn)


@dataclass(frozen=True)
class _Trials(Generic[Pages]):
    """Lays out `document` with some of its blocks, by number, drawn together by a step each; each such document once."""

    document: Document
    lay: Callable[[Document], Pages]
    known: dict[frozenset[tuple[int, int]], Pages] = field(default_factory=dict)

    def pages(self, steps: Steps) -> Pages:
        key = frozenset(steps.items())
        if key not in self.known:
            self.known[key] = self.lay(_drawn(self.document, steps))
        return self.known[key]

    def winning(self, numbers: Collection[int], done: Steps) -> dict[int, int]:
        """Return which of the blocks become a line shorter, and by which step; those that are `done` stay as they are."""
        before, won = _ends(self.document, self.pages(done)), dict[int, int]()
        for step in count(1):
            left = {n: step for n in numbers if n not in won and _tighter(self.document, n, step)}
            if not left:
                return won
            after = _ends(self.document, self.pages({**done, **won, **left}))
            won |= {n: step for n in left if after[n].of < before[n].of}
        return won


def _saving(trials: _Trials[Pages], done: Steps) -> dict[int, int]:
    """Return what to draw together so that a few lines less save a page: on the last two pages, the shortest last lines first."""
    pages = trials.pages(done)
    over = pages.over
    if not 0 < over <= _MOST:
        return {}
    ends = {n: line for n, line in _ends(trials.document, pages).items() if line.page >= len(pages) - 1 and line.of > 1}
    won = trials.winning([number for number in ends if number not in done], done)
    chosen = sorted(won, key=lambda number: (len(ends[number].text), number))[:over]
    steps = {number: won[number] for number in chosen}
    saved = len(chosen) == over and len(trials.pages({**done, **steps})) < len(pages)
    return steps if saved else {}


def _ends(document: Document, pages: Pages) -> dict[int, SetLine]:
    """Return the last lines of paragraphs by the numbers of their blocks."""
    lines = {line.place: line for line in pages.lines if line.number == line.of}
    places = {n: (block.place.line, block.place.column) for n, block in enumerate(document.blocks)}
    return {number: lines[place] for number, place in places.items() if place[0] and place in lines}


def _asks(block: Block) -> bool:
    return isinstance(block, Paragraph | Heading) and block.tight


def _wanted(document: Document, number: int, end: SetLine) -> bool:
    """Tell whether a paragraph may be drawn together: its author asks for it, or the issue does and it ends in hardly a character."""
    short = document.tight and len(end.text.rstrip(MARKS)) <= _SHORT
    return end.of > 1 and (short or _asks(document.blocks[number]))


def _tighter(document: Document, number: int, step: int) -> str | None:
    """Return the style that draws a paragraph together by a `step`; None where there is none."""
    block = document.blocks[number]
    if isinstance(block, Paragraph):
        key = document.layout.tighter(block.style, step)
        return key if key and not document.layout.styles[key].character else None
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
        case Footnote() | LineBreak() | Step():
            return inline
        case _:
            assert_never(inline)
