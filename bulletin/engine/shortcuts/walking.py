"""The boxes below a box: it goes in, they come out in order, without a generator for each of them."""

from __future__ import annotations

from collections.abc import Iterator

from weasyprint.formatting_structure import boxes

from bulletin.engine.register import Mend, Patch
from bulletin.engine.untyped import Box


def descendants(box: Box, placeholders: bool = False) -> Iterator[Box]:  # noqa: FBT001, FBT002  # the engine's
    """Yield a `box` and all below it; what holds the place of a box elsewhere has nothing below it."""
    if placeholders:
        yield from BELOW.original(box, placeholders)
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
