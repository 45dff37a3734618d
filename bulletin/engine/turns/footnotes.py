"""Footnotes as Word has them: each begins on the page of its call, and what has no room there goes on on the next page.

WeasyPrint takes a note as one piece: where it does not fit below the text, it is put off to a later page, whatever stood beside it
(its layout/block.py, `_linebox_layout`), a line that is squeezed in for that loses its own notes, and a page of notes alone follows
the text. `Notes` takes the place of its state of a layout: a page's notes are one column of text, laid out as high as the lines
above leave room for, and the next page begins with the rest. `line_boxes` takes the place of its layout of a paragraph's lines.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext, block

from bulletin.engine.register import Lean, Patch
from bulletin.engine.untyped import Box, Foreign

# Coordinates that differ by less are the same, in CSS pixels.
_NEAR = 1e-6


class State(NamedTuple):
    """What a context knows of a page's notes, to go back to."""

    waiting: tuple[Box, ...]
    called: tuple[Box, ...]
    room: float
    height: Foreign
    bottom: float


class Notes(LayoutContext):  # type: ignore[misc]  # the engine is untyped
    """The state of a layout with the notes of the page in hand: `current_page_footnotes`, in the order of their calls.

    The first of them goes on behind `skip`, which is the engine's place in a box; all have `room` below the text, in CSS pixels,
    and where that is not enough, the column ends before `rest`. `carried` are those called on pages before. `generous` lets a line stand where the first of its notes begins.
    """

    def __init__(self, *arguments: Foreign) -> None:
        super().__init__(*arguments)
        self.skip: Foreign = None
        self.rest: dict[int, Foreign] | None = None
        self.room = inf
        self.generous = False
        self.carried: tuple[Box, ...] = ()

    def turn(self) -> None:
        """Begin a page: the engine lays out what is in `reported_footnotes` first, and the first of that goes on."""
        self.skip = next(iter(self.rest.values())) if self.rest else None
        self.rest, self.room, self.carried = None, inf, tuple(self.reported_footnotes)

    def state(self) -> State:
        """Return what to go back to when a page is laid out once more."""
        height = self.current_footnote_area.height
        return State(tuple(self.footnotes), tuple(self.current_page_footnotes), self.room, height, self.page_bottom)

    def restore(self, state: State) -> None:
        """Go back to a `state` of the same page."""
        self.footnotes[:], self.current_page_footnotes[:] = state.waiting, state.called
        self.room, self.page_bottom = state.room, state.bottom
        self.current_footnote_area.height = state.height
        self._update_footnote_area()

    def call(self, notes: list[Box], bottom: float, height: float, *, must: bool) -> bool:
        """Take the `notes` called in a line of this `height` whose page has no room above `bottom`; say whether they have a place.

        They have where all of them begin here, or where they could not on a fresh page either and the first one does.
        """
        before, count = self.state(), len(self.current_page_footnotes)
        for note in notes:
            self.layout_footnote(note)
        self.room = self.current_footnote_area.position_y - bottom
        self._update_footnote_area()
        if must or self._begins(len(self.current_page_footnotes) - 1):
            return True
        if self._begins(count) and (self.generous or not self._have_place_elsewhere(notes, height)):
            return True
        self.restore(before)
        return False

    def unlayout_footnote(self, footnote: Box) -> None:
        """Take a note back whose call has gone from the page; the ones before it had room in full.

        The engine asks it for all notes of a paragraph, also for those whose call stands on the page before.
        """
        if footnote in self.current_page_footnotes and footnote not in self.carried:
            self.current_page_footnotes.remove(footnote)
            self.footnotes.append(footnote)
            self.room = inf
            self._update_footnote_area()

    def finish(self, area: Box, *arguments: Foreign) -> Foreign:
        """Lay out the notes of a finished page, and leave the rest to the next one."""
        laid = self._column(area, self._most(), self.skip, *arguments)
        self.rest = laid[1]
        first = next(iter(self.rest)) if self.rest else len(self.current_page_footnotes)
        self.reported_footnotes = self.current_page_footnotes[first:]
        return laid

    def _update_footnote_area(self) -> bool:
        """Say how high the notes of the page are; they are cut where they overflow, so that none has to go as a whole."""
        area = self.current_footnote_area
        if area.height != "auto":
            self.page_bottom += area.margin_height()
        area.children, area.height = self.current_page_footnotes, "auto"
        if not area.children:
            return False
        laid, self.rest, *_ = self._column(_copy(area), self._most(), self.skip)
        area.height = laid.height
        self.page_bottom -= area.margin_height()
        return False

    def _most(self) -> float:
        return min(self.room, float(self.current_footnote_area.page.height))

    def _column(self, area: Box, room: float, skip: Foreign, *arguments: Foreign) -> Foreign:
        """Lay out an area of notes from `skip` on, no higher than `room`."""
        space = self.page_bottom - area.position_y - room
        return block.block_level_layout(self, area, space, {0: skip} if skip else None, area.page, True, *arguments)  # noqa: FBT003

    def _begins(self, number: int) -> bool:
        """Tell whether the note of that number begins within the room of its page."""
        if self.current_footnote_area.margin_height() > self.room + _NEAR:
            return False
        (last, place), *_ = (self.rest or {number + 1: None}).items()
        return bool(last > number or (last == number and place))

    def _have_place_elsewhere(self, notes: list[Box], height: float) -> bool:
        """Tell whether `notes` would all begin on a page that starts with their line."""
        area = _copy(self.current_footnote_area, notes)
        laid, rest, *_ = self._column(area, area.page.height - height, None)
        (last, place), *_ = (rest or {len(notes): None}).items()
        return bool(laid and (last >= len(notes) or (last == len(notes) - 1 and place)))


def _copy(area: Box, notes: list[Box] | None = None) -> Box:
    """Copy an area, with `notes` in it where they are given, so that it can be laid out again."""
    own = area.children
    area.children = own if notes is None else notes
    copy = build.create_anonymous_boxes(area.deepcopy())
    area.children = own
    return copy


def line_boxes(  # noqa: PLR0913, PLR0917  # the engine's own signature
    context: Foreign,
    box: Box,
    index: int,
    child: Box,
    new_children: list[Box],
    page_is_empty: bool,  # noqa: FBT001
    absolute_boxes: Foreign,
    fixed_boxes: Foreign,
    adjoining_margins: Foreign,
    bottom_space: float,
    position_y: float,
    skip_stack: Foreign,
    first_letter_style: Foreign,
    first_line_style: Foreign,
    draw_bottom_decoration: bool,  # noqa: FBT001
    max_lines: int | None,
) -> Foreign:
    """Lay out the lines of a paragraph as far as the page reaches, each with its notes."""
    resume_at, goes_on = None, skip_stack is not None
    called: list[Box] = []
    if adjoining_margins:
        position_y += block.collapse_margin(adjoining_margins)
    lines = block.iter_line_boxes(
        context, child, position_y, bottom_space, skip_stack, box,
        absolute_boxes, fixed_boxes, first_letter_style, first_line_style,
    )  # fmt: skip
    for line, after in lines:
        resume_at = line.resume_at = after
        bottom = line.position_y + line.height
        below = bottom_space
        if draw_bottom_decoration or resume_at is None:
            below += box.border_bottom_width + box.padding_bottom
        first = page_is_empty and not new_children
        overflows = not first and context.overflows_page(below, bottom)
        if first and context.overflows_page(bottom_space, bottom):
            # An empty page begins without the space above a box that is too high for it.
            line.translate(0, -box.margin_top)
            bottom -= box.margin_top
            box.margin_top = 0
        notes = _called(context, line) if context.footnotes and not overflows else []
        if overflows or (notes and not context.call(notes, _edge(box, bottom) + below, line.height, must=first)):
            needed = _lacking(context, box, lines, absolute_boxes, fixed_boxes)
            alone = goes_on or (context.generous and bool(called))  # a line that may stand alone
            broken = block._break_line(  # noqa: SLF001
                context, box, line, new_children, needed, page_is_empty or alone, index, skip_stack, resume_at,
                absolute_boxes, fixed_boxes,
            )  # fmt: skip
            abort, stop, resume_at = broken
            break
        called += notes
        new_children.append(line)
        position_y, skip_stack = bottom, resume_at
    else:
        abort = stop = False
    if new_children:
        resume_at = {index: new_children[-1].resume_at}
    return abort, stop, resume_at, position_y, called, max_lines


def _called(context: Foreign, line: Box) -> list[Box]:
    """Return the notes called in a line that have not been laid out, each once."""
    found = (inner.footnote for inner in line.descendants() if inner.footnote in context.footnotes)
    return list(dict.fromkeys(found))


def _edge(box: Box, bottom: float) -> float:
    """Return how far down what stands with a line reaches: a cell is as high as its row at least."""
    alone = isinstance(box, boxes.TableCellBox) and box.rowspan == 1  # a merged cell may be parted where its page turns
    height = getattr(box, "computed_height", "auto") if alone else "auto"
    return bottom if height == "auto" else max(bottom, box.position_y + height)


def _lacking(context: Foreign, box: Box, lines: Foreign, *placeholders: Foreign) -> int:
    """Return how many lines of this page the next one needs, so that it has as many as it must begin with."""
    needed = box.style["widows"] - 1
    while needed and (following := next(lines, None)):
        block.remove_placeholders(context, following[0].children, *placeholders)
        needed -= 1
    return int(needed)


_BLOCK = "weasyprint.layout.block"
RECORDS = (
    Patch(
        owner=_BLOCK,
        name="_linebox_layout",
        ours=line_boxes,
        why="A line stands where its notes begin too, and takes no other line's notes away.",
        takes=line_boxes.__code__.co_varnames[: line_boxes.__code__.co_argcount],
        names=("iter_line_boxes", "_break_line", "remove_placeholders", "collapse_margin"),
        used_by=("block_container_layout",),
    ),
    Lean(
        owner=_BLOCK,
        name="_break_line",
        why="A page turns between lines as the engine has it.",
        takes=(
            *("context", "box", "line", "new_children", "needed", "page_is_empty", "index", "skip_stack", "resume_at"),
            *("absolute_boxes", "fixed_boxes"),
        ),
    ),
    Lean(
        owner="weasyprint.layout:LayoutContext",
        name="_update_footnote_area",
        why="The notes of a page are laid out as one column.",
        names=("current_footnote_area", "current_page_footnotes", "page_bottom", "height"),
    ),
    Lean(
        owner="weasyprint.layout:LayoutContext",
        name="unlayout_footnote",
        why="A note whose call has gone from the page waits again.",
        takes=("self", "footnote"),
        names=("footnotes", "current_page_footnotes", "_update_footnote_area"),
    ),
)
