"""Backgrounds: they are not looked for in boxes whose style has none, which nearly all are."""

from __future__ import annotations

from weasyprint.draw.color import get_color

from bulletin.engine.register import Mend, Patch
from bulletin.engine.untyped import Box, Computed, Foreign

_SQUARE = {f"border_{corner}_radius": (0, 0) for corner in ("top_left", "top_right", "bottom_right", "bottom_left")}
_NO_RADIUS = (0, "px")


def backgrounds(page: Box, box: Box, get_image: Foreign, *others: Foreign, **named: Foreign) -> None:
    """Find the background of a `box` and of all in it."""
    if others or named or box is page or not _bare(box.style):
        GROUNDS.original(page, box, get_image, *others, **named)
        return
    box.__dict__.update(_SQUARE, background=None)
    for child in box.all_children():
        backgrounds(page, child, get_image)


def _bare(style: Computed) -> bool:
    try:
        return bool(style.bare)
    except AttributeError:
        style.bare = bare = (
            style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and style["visibility"] != "hidden"
            and get_color(style, "background_color").alpha == 0
            and not style["box_shadow"]
            and all(kind == "none" for kind, _ in style["background_image"])
            and all(_NO_RADIUS in style[name] for name in _SQUARE)
        )
        return bare


GROUNDS = Patch(
    owner="weasyprint.layout.background",
    name="layout_box_backgrounds",
    ours=backgrounds,
    why="Boxes whose style has no background are not looked through for one.",
    takes=("page", "box", "get_image_from_uri", "layout_children", "style"),
    names=("resolve_radii_percentages", "background", "all_children"),
    used_by=("layout_backgrounds",),
)
MENDS = (Mend(records=(GROUNDS,), without="排版慢一点"),)
