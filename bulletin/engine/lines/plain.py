"""Plain lines: what the engine looks for beside texts is not looked for; a line box and its place go in, the line comes out.

Most lines of an issue are a paragraph's text from edge to edge, or texts in a row, some of them bold or run into a heading. The engine
lays them out as it does those with boxes, floats, notes and letters of their own (its layout/inline.py, `get_next_linebox` and
`split_inline_box`). Lines in which there could be any of these are left to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from bulletin.engine.lines import measured
from bulletin.engine.register import Lean, Patch
from bulletin.engine.untyped import Box, Foreign

# The engine widens each line by so much, against rounding.
_WIDER = 1 + 1e-9
# What a part of a line must not have.
_EDGES = tuple(
    f"{kind}_{side}{width}"
    for side in ("left", "right")
    for kind, width in (("margin", ""), ("padding", ""), ("border", "_width"))
)


def next_line(context: Foreign, linebox: Box, *arguments: Foreign) -> Foreign:
    """Lay out the next line, as `get_next_linebox` does."""
    position_y, _, skip_stack, block, _, _, *letters = arguments
    found = None if any(letters) else _laid_out(context, linebox, position_y, skip_stack, block)
    return found or NEXT.original(context, linebox, *arguments)


def _laid_out(context: Foreign, linebox: Box, position_y: float, skip_stack: Foreign, block: Box) -> Foreign | None:
    """Lay out the next line of texts; None where there may be more in it, or Pango has to say where it ends."""
    if context.excluded_shapes or not _is_plain(linebox, block):
        return None
    position_x, width = block.content_box_x(), block.width
    linebox.position_x, linebox.position_y = position_x, position_y
    found = _Filling(context, block).of(linebox, position_x + linebox.text_indent, position_x + width, skip_stack)
    if found is None or _last(found[0]).text.endswith(" "):
        return None
    line, resume = _with(linebox, found[0], position_x), found[1]
    linebox.width, linebox.height = line.width, line.height
    _place(line, position_y, inline.text_align(context, line, width, last=resume is None))
    return line, resume


def _is_plain(linebox: Box, block: Box) -> bool:
    """Tell whether nothing about a line box is unlike that of a paragraph."""
    anonymous = isinstance(linebox.style, AnonymousStyle) and linebox.style["position"] == "static"
    return anonymous and block.style["direction"] == "ltr"


class _Filling(NamedTuple):
    """Fills lines of a `block` with texts, up to their edge; what is in a line comes out, and where the next one begins."""

    context: Foreign
    block: Box

    def of(self, parent: Box, position_x: float, edge: float, skip_stack: Foreign) -> tuple[list[Box], Foreign] | None:
        """Fill a line, or a part of one; None where the engine has to."""
        edge *= _WIDER
        ((first, skip),) = (skip_stack or {0: None}).items()
        filled: list[Box] = []
        for index in range(first, len(parent.children)):
            child = parent.children[index]
            child.position_x, child.position_y = position_x, parent.position_y
            found = (self._text if isinstance(child, boxes.TextBox) else self._part)(child, edge, skip)
            if found is None:
                return None
            new, resume = found
            filled.append(new)
            position_x = _end(filled)
            if index > first and position_x > edge:
                return None  # it may end where texts meet, or before the last of them
            if resume is not None:
                return filled, {index: resume}
            skip = None
        return (filled, None) if filled else None

    def _text(self, box: Box, edge: float, skip_stack: Foreign) -> tuple[Box, Foreign] | None:
        """Return the next line of a text; None where there is none, or Pango has to break it."""
        text = measured.text_of(box)
        skip = next(iter(skip_stack or {0: None})) or 0
        start = text.at(skip) if text else 0
        if not text or start == len(text.text) or text.text[start] == " ":
            return None
        inline.resolve_percentages(box, self.block)
        width = edge - box.position_x
        if getattr(self.context, "tear", None) is None:
            new, resume = measured.line(box, text, start, width)
        else:
            new, resume, _ = inline.split_text_box(self.context, box, width, skip)
        return new and (new, None if resume is None else {resume: None})

    def _part(self, part: Box, edge: float, skip_stack: Foreign) -> tuple[Box, Foreign] | None:
        """Return the next line of a part that has a style and nothing else: no edges, and no place of its own."""
        stands = isinstance(part, boxes.InlineBox) and part.is_in_normal_flow()
        if not stands or part.style["vertical_align"] != "baseline":
            return None
        inline.resolve_percentages(part, self.block)
        if any(getattr(part, name) for name in _EDGES):
            return None
        found = self.of(part, part.position_x, edge, skip_stack)
        return found and (_with(part, found[0], part.position_x), found[1])


def _with(box: Box, filled: list[Box], position_x: float) -> Box:
    """Return a line, or a part of one, with what is in it, as wide as that and as high as its style says."""
    new = box.copy_with_children(filled)
    new.width = _end(filled) - position_x
    inline._adjust_line_height(new)  # noqa: SLF001  # ours to lean on: _HEIGHT
    return new


def _end(filled: list[Box]) -> float:
    """Return where the last of the boxes in a line ends."""
    return float(filled[-1].position_x + filled[-1].margin_width())


def _last(filled: list[Box]) -> Box:
    """Return the last text of a line."""
    return filled[-1] if isinstance(filled[-1], boxes.TextBox) else _last(filled[-1].children)


def _place(line: Box, position_y: float, right: float) -> None:
    """Put a line, and what is in it, where they stand: all base lines are one."""
    inside = list(_inside(line))
    top = min(-box.baseline for box in inside)
    bottom = max(-box.baseline + box.margin_height() for box in inside)
    for box in inside:
        box.position_x += right
        box.position_y = -box.baseline + (position_y - top)
    line.baseline, line.height, line.position_y = -top, bottom - top, position_y
    line.margin_top = line.margin_bottom = 0


def _inside(box: Box) -> Iterator[Box]:
    yield box
    if not isinstance(box, boxes.TextBox):
        for child in box.children:
            yield from _inside(child)


NEXT = Patch(
    owner="weasyprint.layout.inline",
    name="get_next_linebox",
    ours=next_line,
    why="Lines of texts are laid out without looking for what else may stand in them.",
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
    why="A line of texts, and parts of one, are made as lines are made.",
    names=(
        "copy_with_children",
        "content_box_x",
        "margin_width",
        "_adjust_line_height",
        "_break_waiting_children",
        "is_in_normal_flow",
    ),
)
_HEIGHT = Lean(
    owner="weasyprint.layout.inline",
    name="_adjust_line_height",
    why="The height of a line is that of its style.",
    names=("strut",),
)
RECORDS = (NEXT, _SPLIT, _HEIGHT)
