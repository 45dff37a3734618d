"""Where pages end: a page that can only end where it must not is laid out again with fewer wishes, and notes are carried over.

WeasyPrint gives a whole chain of what must not be parted to the next page, be it all that stands on this one (its layout/block.py,
`_in_flow_layout`): a masthead stays alone. `part` takes the place of its layout of a page's text and notes. It drops the wishes of
what comes behind the turn first, then the wish of notes to begin on the page of their call together, then all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import document
from weasyprint import layout as whole
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.layout import page as pages

from bulletin.engine.footnotes import Notes, line_boxes

# What a page is laid out with: all wishes, none of what is behind its end, besides no wish of several notes, none at all.
_ALL, _WITHOUT_NEXT, _GENEROUS, _NONE = range(4)
_AVOID = {"avoid", "avoid-page"}
_NEXT = "avoid behind"

_level_layout, _make_page, _make_all = pages.block_level_layout, pages.make_page, whole.make_all_pages
_avoids, _between = block.avoid_page_break, block.block_level_page_break


def install() -> None:
    """Let pages be laid out so."""
    document.LayoutContext = Turns
    block._linebox_layout = line_boxes  # noqa: SLF001
    pages.block_level_layout, pages.make_page, whole.make_all_pages = part, make_page, make_all_pages
    block.avoid_page_break, block.block_level_page_break = avoids, between


class Turns(Notes):
    """The state of a layout that knows how many of its wishes a page has dropped."""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401
        super().__init__(*arguments)
        self.wishes = _ALL
        self.noted = bool(self.footnotes)

    def drop(self, wishes: int) -> None:
        """Lay out with these wishes from now on."""
        self.wishes, self.generous = wishes, wishes >= _GENEROUS


def make_page(context: Any, *arguments: Any) -> Any:  # noqa: ANN401
    """Make a page that begins with the notes that the one before it left over."""
    context.turn()
    return _make_page(context, *arguments)


def make_all_pages(context: Any, root_box: Any, html: Any, made: Any) -> Iterator[Any]:  # noqa: ANN401
    """Make all pages; with notes none is kept from an earlier time, for the one before it may leave it others."""
    context.noted = context.noted or bool(context.footnotes)
    return _make_all(context, root_box, html, [] if context.noted else made)


def part(context: Any, box: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
    """Lay out a part of a page: its notes no higher than there is room, its text with as many wishes as can be met."""
    if isinstance(box, boxes.FootnoteAreaBox):
        return context.finish(box, named["absolute_boxes"], named["fixed_boxes"])
    if box.is_for_root_element:
        return _text(context, box, *arguments)
    return _level_layout(context, box, *arguments, **named)


def _text(context: Any, root: Any, space: float, skip: Any, around: Any, empty: bool, placed: Any, *others: Any) -> Any:  # noqa: ANN401, FBT001, PLR0913, PLR0917
    """Lay out the text of a page; below notes that were carried over there may be none."""
    before, at, count = context.state(), (root.position_x, root.position_y), len(placed)
    carried = bool(context.current_page_footnotes)
    for wishes in (_ALL, _WITHOUT_NEXT, _GENEROUS) if carried else (_ALL, _WITHOUT_NEXT, _GENEROUS, _NONE):
        context.drop(wishes)
        laid = _level_layout(context, root, space, skip, around, empty and not carried, placed, *others)
        good = laid[0] is not None and (carried or not _torn(context, root, laid[0], laid[1]))
        context.drop(_ALL)
        if good or wishes == _NONE:
            return laid
        context.restore(before)
        root.position_x, root.position_y = at
        del placed[count:]
    bare = _level_layout(context, root.copy_with_children([]), space, None, around, True, placed, *others)  # noqa: FBT003
    return (bare[0], skip, context.page_maker[context.current_page - 1][1], *bare[3:])


def _torn(context: Any, box: Any, laid: Any, resume: Any) -> bool:  # noqa: ANN401
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


def avoids(wish: str, context: Any) -> bool:  # noqa: ANN401
    """Tell whether a break is to be avoided by the wishes that the page still has."""
    if wish == _NEXT:
        return bool(context.wishes < _WITHOUT_NEXT)
    return context.wishes < _NONE and bool(_avoids(wish, context))


def between(before: Any, after: Any) -> str:  # noqa: ANN401
    """Return the wish for the break between two boxes; one that only the second has bears a name of its own."""
    wish = str(_between(before, after))
    if wish in _AVOID and not _AVOID & set(block._add_break_values(before, "after")):  # noqa: SLF001
        return _NEXT
    return wish
