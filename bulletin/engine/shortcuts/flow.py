"""Where boxes stand among others: a box goes in, its place comes out, without a search where nothing floats."""

from __future__ import annotations

from weasyprint.layout import float as floats

from bulletin.engine.register import Mend, Patch
from bulletin.engine.untyped import Box, Foreign

_IN_FLOW = ("static", "relative")


def placed(context: Foreign, box: Box, containing_block: Box, outer: bool = True) -> Foreign:  # noqa: FBT001, FBT002  # the engine's
    """Return left, top and the width that there is for a `box`: all of the block that it stands in, where there are no floats."""
    if context.excluded_shapes or containing_block.style["direction"] != "ltr" or box.style["float"] != "none":
        return floats.avoid_collisions(context, box, containing_block, outer)
    left = containing_block.content_box_x()
    right = left + containing_block.width
    if outer:
        return left, box.position_y, right - left
    inner = left + box.margin_left
    return inner - box.margin_left, box.border_box_y() - box.margin_top, right - box.margin_right - inner


def in_flow(box: Box) -> bool:
    """Tell whether a `box` stands in the flow of the text: most say so with two words."""
    style = box.style
    plain = style["float"] == "none" and style["position"] in _IN_FLOW
    return plain or bool(FLOW.original(box))


PLACED = tuple(
    Patch(
        owner=f"weasyprint.layout.{module}",
        name="avoid_collisions",
        ours=placed,
        why="Where nothing floats nothing is in the way.",
        takes=("context", "box", "containing_block", "outer"),
        used_by=used,
    )
    for module, used in (("inline", ("get_next_linebox",)), ("block", ("block_box_layout",)))
)
FLOW = Patch(
    owner="weasyprint.formatting_structure.boxes:Box",
    name="is_in_normal_flow",
    ours=in_flow,
    why="Whether a box stands in the flow is asked two thousand times an issue.",
    takes=("self",),
    names=("is_floated", "is_absolutely_positioned", "is_running", "is_footnote", "is_note"),
)
MENDS = (Mend(records=PLACED, without="排版慢一点"), Mend(records=(FLOW,), without="排版慢一点"))
