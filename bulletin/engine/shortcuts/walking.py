"""The boxes below a box: it goes in, they come out in order, without a generator for each of them."""

from __future__ import annotations

from collections.abc import Iterator

from weasyprint.formatting_structure import boxes

from bulletin.engine.register import Mend, Patch
from bulletin.engine.untyped import Box, Foreign


def descendants(box: Box, *arguments: Foreign, **named: Foreign) -> Iterator[Box]:
    """Yield a `box` and all below it; where more is asked for, the engine does."""
    if arguments or named:
        yield from BELOW.original(box, *arguments, **named)
        return
    waiting = [box]
    while waiting:
        found = waiting.pop()
        yield found
        if isinstance(found, boxes.Box) and found.children:
            waiting += found.children[::-1]


BELOW = Patch(
    owner="weasyprint.formatting_structure.boxes:Box",
    name="descendants",
    ours=descendants,
    why="All boxes of a page are looked through ten times an issue.",
    takes=("self", "placeholders"),
    names=("children",),
)
MENDS = (Mend(records=(BELOW,), without="排版慢一点"),)
