"""Borders: a box that has none is not asked for their colours and styles."""

from __future__ import annotations

from bulletin.engine.register import Mend, Patch
from bulletin.engine.untyped import Box, Foreign


def bordered(stream: Foreign, box: Box) -> None:
    """Draw the borders of a box that has any."""
    style = box.style
    if (
        box.border_top_width
        or box.border_bottom_width
        or box.border_left_width
        or box.border_right_width
        or style["border_image_source"][0] != "none"
        or style["column_width"] != "auto"
        or style["column_count"] != "auto"
    ):
        BORDERED.original(stream, box)


BORDERED = Patch(
    owner="weasyprint.draw",
    name="draw_border",
    ours=bordered,
    why="Boxes without borders are not looked at for them.",
    takes=("stream", "box"),
    used_by=("draw_page", "draw_inline_level", "draw_stacking_context"),
)
MENDS = (Mend(records=(BORDERED,), without="PDF 生成得慢"),)
