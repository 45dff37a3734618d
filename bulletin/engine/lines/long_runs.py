"""Latin runs that do not fit into their line: a line that is too wide or would be spread too far is set again, and its run broken.

WeasyPrint lets a run that is wider than the line run off the page, or never breaks it (overflow-wrap). `next_line` takes the place
of its layout of a line (its layout/inline.py, `get_next_linebox`): a run that is wider than the line ends it at the character that
no longer fits, as in Word and LibreOffice; a shorter one goes to the next line as a whole, as there, unless the line before it
would be spread beyond what the faces allow: then it is broken behind / . - _ ? & or =. `torn` breaks a text where `next_line` asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextvars import ContextVar

from bulletin.engine.register import Mend, Patch
from bulletin.engine.untyped import Box, Foreign
from bulletin.text import scripts
from bulletin.text.line_ends import NEVER_FIRST, NEVER_LAST

# Between digits such a mark belongs to the number, and before another one it is not the last.
_MARKS = "/._?&=-"
_BEHIND = re.compile(
    f"(?<=[{_MARKS}])(?<![0-9][{_MARKS}](?={scripts.JOIN}?[0-9]))(?!{scripts.JOIN}?[{_MARKS}])(?!{scripts.BREAK})"
)
# A run, with the marks that stay with it, such as （.
_RUN = re.compile(
    f"[{re.escape(NEVER_LAST)}{scripts.JOIN}]*[{scripts.LATIN}{scripts.JOIN}]*?(?= |[^{scripts.LATIN}{scripts.JOIN}]|$)"
)
_ANY = re.compile(f"(?<=[^{''.join(scripts.ZERO_WIDTH)}{NEVER_LAST}])(?=[^{NEVER_FIRST}])")
# A line that takes no more of its width is nearly empty.
_ALONE = 0.2
# What is wider by less is not too wide, in CSS pixels.
_NEAR = 0.05

# Whether a line is set again that was too wide: any of its texts may then be broken.
tearing = ContextVar("tearing", default=False)


def next_line(context: Foreign, linebox: Foreign, *arguments: Foreign) -> Foreign:
    """Lay out the next line, again with its last run broken where it is too wide or spread too far."""
    context.strain = 0
    found = NEXT.original(context, linebox, *arguments)
    line, containing = found[0], arguments[3]
    if line is None:
        return found
    too_wide = line.width > containing.width + _NEAR
    # A mark alone has no gap that could be spread.
    alone = found[1] is not None and line.width < containing.width * _ALONE
    if not too_wide and not context.strain and not alone:
        return found
    strain, context.strain, context.tear = context.strain, 0, _ANY if too_wide else _BEHIND
    tearing.set(too_wide)
    try:
        again = NEXT.original(context, linebox, *arguments)
    finally:
        context.tear = None
        tearing.set(False)
    better = again[0].width < line.width if too_wide else context.strain < strain or again[0].width > line.width
    return again if better else found


def torn(context: Foreign, box: Box, width: float | None, skip: int, split: Callable[..., Foreign]) -> Foreign:
    """Break a text by `split`; where a line is set again, as far into the run that does not fit as there is room."""
    found = new, resume, preserved = split(box, width)
    tear = getattr(context, "tear", None)
    if tear is None or width is None or new is None or preserved:
        return found
    too_wide = new.width > width + _NEAR
    if not too_wide and (resume is None or tear is _ANY):
        return found
    for cut in _cuts(box.text.encode(), skip, skip if too_wide else resume, tear):
        part = split(box.copy_with_text(box.text.encode()[:cut].decode()), None)[0]
        if part is not None and part.width <= width + _NEAR:
            return part, cut, False
    return found


def _cuts(text: bytes, skip: int, start: int, tear: re.Pattern[str]) -> Iterator[int]:
    """Return where the run that begins at `start` can be broken, in bytes of the text, the last place first."""
    rest = text[start:].decode()
    run = _RUN.match(rest) if tear is _BEHIND else None
    reach = rest[: run.end()] if run else rest.partition(" ")[0]
    for place in reversed([match.end() for match in tear.finditer(reach)]):
        cut = start + len(reach[:place].encode())
        if skip < cut < len(text):
            yield cut


NEXT = Patch(
    owner="weasyprint.layout.inline",
    name="get_next_linebox",
    ours=next_line,
    why="A line with a Latin run that does not fit into it is set again.",
    takes=(
        *("context", "linebox", "position_y", "bottom_space", "skip_stack", "containing_block"),
        *("absolute_boxes", "fixed_boxes", "first_letter_style", "first_line_style"),
    ),
    used_by=("iter_line_boxes",),
)
MENDS = (Mend(records=(NEXT,), without="太长的西文会伸出版心"),)
