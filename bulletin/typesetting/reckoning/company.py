"""What belongs together at a page turn: blocks go in, what keeps with what comes out, the same for both outputs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise, takewhile

from bulletin.document import Block, Colophon, Heading, Paragraph, plain, runs_on
from bulletin.layout import Layout
from bulletin.typesetting.reckoning.heights import ems


def with_leads(blocks: tuple[Block, ...], layout: Layout) -> Iterator[tuple[Block, bool]]:
    """Yield each block, and whether the one before it, such as a heading, keeps with it."""
    yield from zip(blocks, (False, *(keeps_with_next(block, layout) for block, _ in pairwise(blocks))), strict=True)


def keeps_with_next(block: Block, layout: Layout) -> bool:
    """Tell whether a block stands with the next one; a heading that its own text runs on behind does not."""
    if not isinstance(block, Heading | Paragraph):
        return False
    return layout.styles[block.style].keep_next and not (isinstance(block, Heading) and block.run_in)


def clings(block: Block | None, *, turned: bool = False) -> bool:
    """Tell whether a block stands on the page of the one before it: the contributor, and the colophon unless it is `turned`."""
    return (isinstance(block, Colophon) and not turned) or (
        isinstance(block, Paragraph) and block.style == "contributor"
    )


def least_lines(block: Heading, layout: Layout) -> int:
    """Return how many lines of a run-in heading stand together: those that the heading ends in, and one more of its text."""
    style = layout.styles[block.style]
    lead = plain(tuple(takewhile(lambda inline: not runs_on(inline), block.inlines)))
    em = (style.size or layout.page.pitch) + (style.spacing or layout.page.spacing)
    return math.ceil((em * ems(lead) + style.indent) / layout.page.measure) + 1
