"""Where pages end: a page that can only end where it must not is laid out again with fewer wishes, and notes are carried over.

WeasyPrint gives a whole chain of what must not be parted to the next page, be it all that stands on this one (its layout/block.py,
`_in_flow_layout`): a masthead stays alone. `part` takes the place of its layout of a page's text and notes. It drops the wishes of
what comes behind the turn first, then the wish of notes to begin on the page of their call together, then all.
"""

from __future__ import annotations

from typing import NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.turns import footnotes
from bulletin.engine.untyped import Box, Foreign

_AVOID = {"avoid", "avoid-page"}
_NEXT = "avoid behind"


class Wishes(NamedTuple):
    """What a page is laid out with: that its end suits what is `behind` it, that all `notes` of a line begin here, all `others`."""

    behind: bool = True
    notes: bool = True
    others: bool = True


_ALL, _NONE = Wishes(), Wishes(behind=False, notes=False, others=False)
_ATTEMPTS = (_ALL, Wishes(behind=False), Wishes(behind=False, notes=False), _NONE)
# Below notes that were carried over there may be no text at all, so text has most of its wishes there.
_BELOW_NOTES = (_ALL, Wishes(notes=False))


class Turns(footnotes.Notes):
    """The state of a layout that knows how many of its wishes a page has dropped."""

    def __init__(self, *arguments: Foreign) -> None:
        super().__init__(*arguments)
        self.wishes = _ALL
        self.noted = bool(self.footnotes)

    def wish(self, wishes: Wishes) -> None:
        """Lay out with these wishes from now on."""
        self.wishes, self.generous = wishes, not wishes.notes


def make_page(context: Foreign, *arguments: Foreign) -> Foreign:
    """Make a page that begins with the notes that the one before it left over."""
    context.turn()
    return MADE.original(context, *arguments)


def make_all_pages(context: Foreign, root_box: Box, html: Foreign, made: Foreign) -> Foreign:
    """Make all pages; with notes none is kept from an earlier time, for the one before it may leave it others."""
    context.noted = context.noted or bool(context.footnotes)
    return ALL.original(context, root_box, html, [] if context.noted else made)


def part(context: Foreign, box: Box, *arguments: Foreign, **named: Foreign) -> Foreign:
    """Lay out a part of a page: its notes no higher than there is room, its text with as many wishes as can be met."""
    if isinstance(box, boxes.FootnoteAreaBox):
        return context.finish(box, named["absolute_boxes"], named["fixed_boxes"])
    if box.is_for_root_element:
        return _text(context, box, *arguments)
    return PART.original(context, box, *arguments, **named)


def _text(context: Foreign, root: Box, space: float, skip: Foreign, *rest: Foreign) -> Foreign:
    """Lay out the text of a page; below notes that were carried over there may be none."""
    around, empty, placed, *others = rest
    before, at, count = context.state(), (root.position_x, root.position_y), len(placed)
    carried = bool(context.current_page_footnotes)
    for wishes in _BELOW_NOTES if carried else _ATTEMPTS:
        context.wish(wishes)
        laid = PART.original(context, root, space, skip, around, empty and not carried, placed, *others)
        good = wishes == _NONE or (laid[0] is not None and (carried or not _torn(context, root, *laid[:2])))
        context.wish(_ALL)
        if good:
            return laid
        context.restore(before)
        root.position_x, root.position_y = at
        del placed[count:]
    bare = PART.original(context, root.copy_with_children([]), space, None, around, empty, placed, *others)
    return (bare[0], skip, context.page_maker[context.current_page - 1][1], *bare[3:])


def _torn(context: Foreign, box: Box, laid: Box, resume: Foreign) -> bool:
    """Tell whether `laid`, the part of `box` on this page, ends where it is wished not to."""
    while resume and not isinstance(box, boxes.TableBox):
        if avoids(box.style["break_inside"], context):
            return True
        (index, resume), *_ = resume.items()
        last = block.find_last_in_flow_child(laid.children)
        box = box.children[index]
        if last is None or isinstance(box, boxes.LineBox):
            return False
        if resume is None:
            return bool(avoids(between(last, box), context))
        laid = last
    return False


def avoids(wish: str, context: Foreign) -> bool:
    """Tell whether a break is to be avoided by the wishes that the page still has."""
    if wish == _NEXT:
        return bool(context.wishes.behind)
    return context.wishes.others and bool(AVOIDS.original(wish, context))


def between(before: Box, after: Box) -> str:
    """Return the wish for the break between two boxes; one that only the second has bears a name of its own."""
    wish = str(BETWEEN.original(before, after))
    if wish in _AVOID and not _AVOID & set(block._add_break_values(before, "after")):  # noqa: SLF001
        return _NEXT
    return wish


_BLOCK, _PAGE = "weasyprint.layout.block", "weasyprint.layout.page"
_CONTEXT = Patch(
    owner="weasyprint.document",
    name="LayoutContext",
    ours=Turns,
    why="A layout knows which wishes its page has dropped, and what is carried over of its notes.",
    takes=("self", "style_for", "get_image_from_uri", "font_config", "counter_style", "target_collector"),
    names=("footnotes", "current_page_footnotes", "reported_footnotes", "current_footnote_area", "page_bottom"),
)
PART = Patch(
    owner=_PAGE,
    name="block_level_layout",
    ours=part,
    why="A page that ends where it must not is laid out again; notes are as high as there is room.",
    used_by=("make_page",),
)
MADE = Patch(
    owner=_PAGE,
    name="make_page",
    ours=make_page,
    why="A page begins with what the one before it left of its notes.",
    takes=("context", "root_box", "page_type", "resume_at", "page_number", "page_state"),
    names=("reported_footnotes", "layout_footnote", "block_level_layout", "page_maker"),
    used_by=("remake_page",),
)
ALL = Patch(
    owner="weasyprint.layout",
    name="make_all_pages",
    ours=make_all_pages,
    why="Where there are notes, no page is kept from an earlier time.",
    takes=("context", "root_box", "html", "pages"),
    used_by=("layout_document",),
)
AVOIDS = Patch(
    owner=_BLOCK,
    name="avoid_page_break",
    ours=avoids,
    why="A page that can only end where it must not drops its wishes.",
    takes=("page_break", "context"),
    used_by=("_in_flow_layout", "block_container_layout", "find_earlier_page_break"),
)
BETWEEN = Patch(
    owner=_BLOCK,
    name="block_level_page_break",
    ours=between,
    why="The wish of what stands behind a turn is known from that of what stands before it.",
    takes=("sibling_before", "sibling_after"),
    names=("_add_break_values",),
    used_by=("_in_flow_layout", "find_earlier_page_break"),
)
_VALUES = Lean(
    owner=_BLOCK, name="_add_break_values", why="Only one side is asked for its wishes.", takes=("box", "side")
)
MENDS = (
    Mend(
        records=(*footnotes.RECORDS, _CONTEXT, PART, MADE, ALL, AVOIDS, BETWEEN, _VALUES),
        without="脚注会跑到别的页上，长的不能接到下一页",
    ),
)
