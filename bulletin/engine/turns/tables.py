"""Tables at the foot of a page: a part of a table is asked to leave room for the whole of its last rule, as Word and LibreOffice ask.

The engine takes a collapsed rule to stand half in the row above it, and lets the other half hang out of the page.
"""

from __future__ import annotations

from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.untyped import Box, Foreign


def within(context: Foreign, table: Box, bottom_space: float, *arguments: Foreign, **named: Foreign) -> Foreign:
    """Lay out a table above the `bottom_space` and half its rule."""
    return LAID_OUT.original(context, table, bottom_space + table.border_bottom_width, *arguments, **named)


LAID_OUT = Patch(
    owner="weasyprint.layout.block",
    name="table_layout",
    ours=within,
    why="The last rule of a table's part lies within the page as a whole.",
    takes=(
        "context",
        "table",
        "bottom_space",
        "skip_stack",
        "containing_block",
        "page_is_empty",
        "absolute_boxes",
        "fixed_boxes",
    ),
    used_by=("block_level_layout_switch",),
)
_DRAWN = Lean(
    owner="weasyprint.draw",
    name="draw_collapsed_borders",
    why="The frame of a table is closed where a page turns: its grid of borders is changed before it is drawn.",
    names=("collapsed_border_grid", "skipped_rows", "skip_cell_border_bottom"),
)
MENDS = (
    Mend(records=(LAID_OUT,), without="表格在页末断开的地方，可能和 DOCX 相差一行"),
    Mend(records=(_DRAWN,), needed=True, without="表格跨页时框线不能封口"),
)
