"""The order in which a page is painted: that of its text, which programs without a use for tags read.

By CSS 2.1 (appendix E) what is moved from its place by `position: relative` is painted behind all that is not: paragraphs behind the
cells of tables and the colophon. Nothing on our pages lies on anything else, so each block is painted where it stands in the text.
"""

from __future__ import annotations

from weasyprint import stacking
from weasyprint.formatting_structure import boxes

from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.untyped import Box, Foreign


def in_place(box: Box, page: Box, child_contexts: Foreign, blocks: Foreign, *others: Foreign) -> Foreign:
    """Find the place of a `box` in the order of painting; a block that is only moved has that of one that is not."""
    if type(box) is boxes.LineBox and all(type(child) is boxes.TextBox for child in box.children):
        return box
    style = box.style
    moved = style["position"] == "relative" and style["z_index"] == "auto" and type(box) is boxes.BlockBox
    if not moved or style["opacity"] < 1 or style["transform"] or style["overflow"] != "visible" or box.is_floated():
        return DISPATCH.original(box, page, child_contexts, blocks, *others)
    at, (floats, inner) = len(blocks), others
    own: dict[Box, Foreign] = {}
    box = vars(stacking)["_dispatch_children"](box, page, child_contexts, blocks, floats, own)
    blocks.insert(at, box)
    inner[box] = own
    return box


DISPATCH = Patch(
    owner="weasyprint.stacking",
    name="_dispatch",
    ours=in_place,
    why="Paragraphs, tables and the colophon are painted in the order of the text.",
    takes=("box", "page", "child_contexts", "blocks", "floats", "blocks_and_cells"),
    names=("_dispatch_children", "insert", "BlockLevelBox"),
    used_by=("_dispatch_children",),
)
_CHILDREN = Lean(
    owner="weasyprint.stacking",
    name="_dispatch_children",
    why="What stands in a block finds its place as it would have done.",
    takes=("box", "page", "child_contexts", "blocks", "floats", "blocks_and_cells"),
    names=("copy_with_children",),
    used_by=("_dispatch",),
)
MENDS = (Mend(records=(DISPATCH, _CHILDREN), without="从 PDF 复制文字，表格可能排在正文前面"),)
