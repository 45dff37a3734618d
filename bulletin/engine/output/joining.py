"""Pages of several documents in one PDF: laid-out pages go in; copies of them come out, whose names meet no others', and that hold more or less in their margins.

A page that is copied shares its boxes with the one it was copied from, which stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy

import pydyf
from weasyprint.formatting_structure import boxes

from bulletin.engine.output.structure import Part, Structure
from bulletin.engine.register import Lean, Mend, missing
from bulletin.engine.untyped import Foreign, Rendered, page_box
from bulletin.errors import MachineError


def scoped(page: Foreign, scope: str, down: int) -> Foreign:
    """Return a page whose anchors, and links to them, begin with the `scope`, and whose bookmarks stand so many levels `down`."""
    own = copy(page)
    own.anchors = {f"{scope}{name}": place for name, place in page.anchors.items()}
    own.links = [
        (kind, f"{scope}{target}" if kind == "internal" else target, *rest) for kind, target, *rest in page.links
    ]
    own.bookmarks = [(level + down, *rest) for level, *rest in page.bookmarks]
    return own


def marked(page: Foreign, label: str, anchor: str, *, closed: bool) -> Foreign:
    """Return a page with an `anchor` at its head, and a bookmark of the highest level; what stands below a `closed` one is not shown at first."""
    own = copy(page)
    own.anchors = {anchor: (0, 0, 0, 0), **page.anchors}
    own.bookmarks = [(1, label, (0, 0), "closed" if closed else "open"), *page.bookmarks]
    return own


def with_margins(page: Foreign, other: Foreign) -> Foreign:
    """Return a page that holds besides what stands in the margins of an `other` one."""
    return _holding(page, [*page_box(page).children, *(box for box in page_box(other).children if _in_margin(box))])


def without_margins(page: Foreign) -> Foreign:
    """Return a page with nothing in its margins."""
    return _holding(page, [box for box in page_box(page).children if not _in_margin(box)])


def _holding(page: Foreign, children: list[Foreign]) -> Foreign:
    own = copy(page)
    vars(own)["_page_box"] = page_box(page).copy_with_children(children)
    return own


def _in_margin(box: Foreign) -> bool:
    return isinstance(box, boxes.MarginBox)


def together(first: Rendered, pages: list[Foreign], structure: Structure) -> Rendered:
    """Return a document of the `pages`, with the metadata of the `first` one and a `structure`.

    MachineError where the engine is not the one we know.
    """
    if not JOINED.holds:
        raise MachineError(missing(JOINED.fault(), JOINED.without))
    joined = first.copy(pages)
    joined.structure = structure
    return joined


def nested(structures: Mapping[str, Structure], role: str) -> Structure:
    """Return the structure of a document whose parts, of the `role`, are those of several; the names of theirs begin with the keys."""
    root = Part("Document")
    for scope, one in structures.items():
        one.root.role, one.root.parent = role, root
        root.kids.append(one.root)
        for part in _within(one.root):
            part.identifier = part.identifier and f"{scope}{part.identifier}"
    parts = {origin: part for one in structures.values() for origin, part in one.parts.items()}
    return Structure(root, parts, tuple(note for one in structures.values() for note in one.notes))


def _within(part: Part) -> list[Part]:
    found, waiting = [], [part]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += one.kids
    return found


def label(pdf: Foreign, ranges: Mapping[int, tuple[str, int]]) -> None:
    """Tell readers what pages are called: from an index on by a prefix and numbers that begin with one (ISO 32000-1, 12.4.2)."""
    numbers = pydyf.Array()
    for index, (prefix, first) in sorted(ranges.items()):
        named = {"P": pydyf.String(prefix)} if prefix else {}
        numbers += [index, pydyf.Dictionary({"S": "/D", "St": first, **named})]
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": numbers})


_COPIED = Lean(
    owner="weasyprint.document:Document",
    name="copy",
    why="Pages of several documents are written as one.",
    takes=("self", "pages"),
    names=("metadata", "font_config"),
)
_OUTLINED = Lean(
    owner="weasyprint.anchors",
    name="make_page_bookmark_tree",
    why="The bookmarks of a page are put lower, and one of its issue above them.",
    takes=("page", "skipped_levels", "last_by_depth", "previous_level", "page_number", "matrix"),
    names=("bookmarks",),
)
_HELD = Lean(
    owner="weasyprint.formatting_structure.boxes:ParentBox",
    name="copy_with_children",
    why="A page is copied with more or less in its margins.",
    takes=("self", "new_children"),
)
_RESOLVED = Lean(
    owner="weasyprint.pdf.anchors",
    name="resolve_links",
    why="Links lead to anchors of any page by their names.",
    takes=("pages",),
    names=("anchors", "links"),
)
JOINED = Mend(records=(_COPIED, _OUTLINED, _HELD, _RESOLVED), without="合订本的链接和书签不对，不生成 PDF 的合订本")
MENDS = (JOINED,)
