"""Lengths of boxes: a box goes in, its margins, paddings, borders and sizes stand in it, copied from its style where that says them.

The engine reckons 26 lengths for each box, line by line, though they hang on what is around the box only where they are shares of it.
"""

from __future__ import annotations

from math import inf

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, percent
from weasyprint.text import line_break

from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.untyped import Box, Computed, Foreign

_SIDES = ("top", "right", "bottom", "left")
_NAMES = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"{least}{axis}" for axis in ("width", "height") for least in ("", "min_", "max_")),
)
_NONE_LEAST = ("min_width", "min_height")
# A box in a page's margin that nothing stands in: fifteen of sixteen, each with a style of its own on each page.
_EMPTY = dict.fromkeys((*_NAMES, *(f"border_{side}_width" for side in _SIDES)), 0) | {
    "max_width": inf,
    "max_height": inf,
}


def resolved(box: Box, containing_block: Foreign) -> None:
    """Put the used lengths of a `box` into it."""
    if type(box) is boxes.MarginBox and not box.is_generated:
        box.__dict__.update(_EMPTY)
        return
    style = box.style
    try:
        lengths = style.lengths
    except AttributeError:
        lengths = style.lengths = _lengths(style)
    if lengths is None or box.is_table_wrapper or isinstance(box, (boxes.TableBox, boxes.PageBox)):
        percent.resolve_percentages(box, containing_block)
    else:
        box.__dict__.update(lengths)


def _lengths(style: Computed) -> dict[str, Foreign] | None:
    """Return the lengths that a style says whatever is around its boxes; None where one hangs on that."""
    if style["box_sizing"] != "content-box" or style["border_collapse"] == "collapse":
        return None
    lengths = {f"border_{side}_width": style[f"border_{side}_width"] for side in _SIDES}
    for name in _NAMES:
        value = style[name]
        if value is None or value == "auto":
            lengths[name] = 0 if name in _NONE_LEAST else value
        elif getattr(value, "unit", None) == "px":
            lengths[name] = value.value
        else:
            return None
    return lengths


def strut(style: Computed) -> Foreign:
    """Return the height of a line of a `style`, and where its base line is."""
    try:
        return style.line_strut
    except AttributeError:
        found = style.line_strut = line_break.strut(style)
        return found


class _Style(dict[str, Foreign]):
    """A style of a trial."""


def _resolves(_faces: object) -> bool:
    """Reckon boxes both ways, one with a share and one without: their lengths are the same."""
    plain = dict.fromkeys(_NAMES, Dimension(3, "px"))
    plain |= {"box_sizing": "content-box", "border_collapse": "separate", "width": "auto", "min_height": "auto"}
    plain |= {f"border_{side}_width": number for number, side in enumerate(_SIDES)}
    styles = (_Style(plain | change) for change in ({}, {"margin_left": Dimension(50, "%")}))
    return all(_alike(style, around) for style in styles for around in ((70, "auto"), (90, 40)))


def _alike(style: Computed, around: Foreign) -> bool:
    ours, theirs = (boxes.BlockBox("p", style, None, ()) for _ in range(2))
    inline.resolve_percentages(ours, around)
    percent.resolve_percentages(theirs, around)
    return hasattr(style, "lengths") and dict(vars(ours)) == dict(vars(theirs))


_WHY = "Lengths that are no shares are reckoned once a style."
_TAKES = ("box", "containing_block")
EMPTY = Lean(
    owner="weasyprint.layout.page",
    name="make_margin_boxes",
    why="A box in a margin that nothing stands in has no lengths.",
    takes=("context", "page", "state"),
    names=("is_generated", "resolve_percentages", "_reset_spacing", "MarginBox"),
)
LENGTHS = tuple(
    Patch(
        owner=f"weasyprint.layout.{module}",
        name="resolve_percentages",
        ours=resolved,
        why=_WHY,
        takes=_TAKES,
        used_by=used,
    )
    for module, used in (
        ("inline", ("iter_line_boxes", "inline_block_box_layout", "split_inline_level")),
        ("block", ("block_level_layout", "_in_flow_layout")),
        ("page", ("make_margin_boxes", "make_page")),
        ("table", ("table_layout",)),
    )
)
STRUT = Patch(
    owner="weasyprint.layout.inline",
    name="strut",
    ours=strut,
    why="The height of a line is found by its style, not by all that its face hangs on.",
    takes=("style",),
    used_by=("get_next_linebox",),
)
MENDS = (
    Mend(records=(EMPTY, *LENGTHS), trial=_resolves, without="排版慢一点"),
    Mend(records=(STRUT,), without="排版慢一点"),
)
