"""Which blocks stand together: blocks go in, what stays with its neighbour, and what lies on landscape pages, comes out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bulletin.document import Block, Colophon, Heading, PageBreak, Paragraph, Rule, Table
from bulletin.layout import Layout


def keeps_with_next(block: Block, layout: Layout) -> bool:
    """Tell whether a block stands with the next one; a heading that its own text runs on behind does not."""
    if not isinstance(block, Heading | Paragraph):
        return False
    return layout.styles[block.style].keep_next and not (isinstance(block, Heading) and block.run_in)


def clings(block: Block | None, layout: Layout, *, turned: bool = False) -> bool:
    """Tell whether a block stands on the page of the one before it, such as the contributor, and the colophon unless it is `turned`."""
    return (isinstance(block, Colophon) and not turned) or (
        isinstance(block, Paragraph) and layout.styles[block.style].clings
    )


def on_landscape(blocks: Sequence[Block], layout: Layout) -> frozenset[int]:
    """Return which blocks, by number, stand on landscape pages: the tables that ask for it, with the headings above and the notes below.

    The headings below a masthead stay with it.
    """
    found: set[int] = set()
    for number, block in enumerate(blocks):
        if isinstance(block, Table) and block.landscape:
            above = len(list(takewhile(lambda one: keeps_with_next(one, layout), reversed(blocks[:number]))))
            first = number - above
            below = takewhile(lambda one: clings(one, layout) and not isinstance(one, Colophon), blocks[number + 1 :])
            masthead = first == 0 or isinstance(blocks[first - 1], Rule)
            found |= set(range(number if masthead else first, number + 1 + len(list(below))))
    inner = (n for n, block in enumerate(blocks) if isinstance(block, PageBreak) and {n - 1, n + 1} <= found)
    return frozenset(found | set(inner))
