"""Lines of one text: what the engine looks for beside it is not looked for; a line box and its place go in, the line comes out.

Most lines of an issue are a paragraph's text from edge to edge, or a part of one that has bold words elsewhere. The engine lays them
out as it does those with boxes, floats, notes and letters of their own (its layout/inline.py, `get_next_linebox` and
`split_inline_box`). Lines in which there could be any of these are left to it.
"""

from __future__ import annotations

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from bulletin.engine.lines import measured
from bulletin.engine.register import Lean, Patch
from bulletin.engine.untyped import Box, Foreign

# The engine widens each line by so much, against rounding.
_WIDER = 1 + 1e-9


def next_line(context: Foreign, linebox: Box, *arguments: Foreign) -> Foreign:
    """Lay out the next line, as `get_next_linebox` does."""
    position_y, _, skip_stack, block, _, _, *letters = arguments
    found = None if any(letters) else _laid_out(context, linebox, position_y, skip_stack, block)
    return found or NEXT.original(context, linebox, *arguments)


def _laid_out(context: Foreign, linebox: Box, position_y: float, skip_stack: Foreign, block: Box) -> Foreign | None:
    """Lay out the next line of a text; None where there may be more in it, or Pango has to say where it ends."""
    ((index, skip),) = (skip_stack or {0: None}).items()
    text = linebox.children[index] if index < len(linebox.children) else None
    if not isinstance(text, boxes.TextBox) or context.excluded_shapes or not _is_plain(linebox, text, block):
        return None
    start = measured.start_of(text, skip)
    if start is None:
        return None
    position_x, width = block.content_box_x(), block.width
    linebox.position_x, linebox.position_y = position_x, position_y
    text.position_x, text.position_y = position_x + linebox.text_indent, position_y
    inline.resolve_percentages(text, block)
    new, resume, _ = inline.split_text_box(context, text, (position_x + width) * _WIDER - text.position_x, start)
    if new is None or new.text.endswith(" ") or (resume is None and index + 1 < len(linebox.children)):
        return None
    line = linebox.copy_with_children([new])
    line.width = new.position_x + new.margin_width() - position_x
    inline._adjust_line_height(line)  # noqa: SLF001  # ours to lean on: _HEIGHT
    linebox.width, linebox.height = line.width, line.height
    _place(line, new, position_y, inline.text_align(context, line, width, last=resume is None))
    return line, None if resume is None else {index: {resume: None}}


def _is_plain(linebox: Box, text: Box, block: Box) -> bool:
    """Tell whether nothing about a line box is unlike that of a paragraph."""
    anonymous = isinstance(linebox.style, AnonymousStyle) and linebox.style["position"] == "static"
    return anonymous and block.style["direction"] == "ltr" and text.style["vertical_align"] == "baseline"


def _place(line: Box, text: Box, position_y: float, right: float) -> None:
    """Put a line and its text, whose base lines are one, where they stand."""
    tops = -line.baseline, -text.baseline
    top, bottom = min(tops), max(tops[0] + line.margin_height(), tops[1] + text.margin_height())
    text.position_y = tops[1]
    line.baseline, line.height, line.position_y = -top, bottom - top, top
    line.margin_top = line.margin_bottom = 0
    line.translate(right, position_y - top)
    line.position_y = position_y


NEXT = Patch(
    owner="weasyprint.layout.inline",
    name="get_next_linebox",
    ours=next_line,
    why="Lines of one text are laid out without looking for what else may stand in them.",
    takes=(
        *("context", "linebox", "position_y", "bottom_space", "skip_stack", "containing_block"),
        *("absolute_boxes", "fixed_boxes", "first_letter_style", "first_line_style"),
    ),
    names=("split_inline_box", "text_align", "line_box_verticality", "translate"),
    used_by=("iter_line_boxes",),
)
_SPLIT = Lean(
    owner="weasyprint.layout.inline",
    name="split_inline_box",
    why="A line of one text is made as lines are made.",
    names=("copy_with_children", "content_box_x", "margin_width", "_adjust_line_height"),
)
_HEIGHT = Lean(
    owner="weasyprint.layout.inline",
    name="_adjust_line_height",
    why="The height of a line is that of its style.",
    names=("strut",),
)
RECORDS = (NEXT, _SPLIT, _HEIGHT)
