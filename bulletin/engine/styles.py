"""Computed styles: elements that are styled alike have their values computed once, in one document and in all that follow.

WeasyPrint computes a style once for elements with the same parent style, rules and declarations (its css/__init__.py, `StyleFor`), but
parses the style attribute of each element anew, so no two declarations are the same: each cell of a roster had a style of its own.
And it begins anew with each document. Here what was computed is kept with the faces, in a `Master` that nobody changes; a document
has a style of its own for each, for the engine writes into its styles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from weasyprint.css import ComputedStyle, InitialStyle

from bulletin.engine.faces import Faces
from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.untyped import Computed, Foreign

# What an element has for itself, and what no other value depends on: its address.
_OWN = "anchor"
_PLACED = ("static", "relative", "absolute", "fixed")
# The engine's own sheet declares parts of notes and lists for every element; they are asked for where there is one.
_ASKED: dict[str | None, Callable[[Computed], bool]] = {
    "marker": lambda style: "list-item" in style["display"],
    **dict.fromkeys(("footnote-call", "footnote-marker"), lambda style: style["float"] == "footnote"),
    **dict.fromkeys(("note-call", "note-marker", "note-callback"), lambda style: style["position"] not in _PLACED),
}
# What a page has besides boxes in its margins; of these no empty one is made.
_AREAS = (None, "@footnote", "@note-area")
_EMPTY = ("normal", "inhibit", "none")
# How many styles are kept; an issue has some eighty. Of large archives each has some of its own, so that there is no end to them.
_MOST = 500


class _Alone(NamedTuple):
    """An element as the tree that the engine walks through."""

    element: Foreign

    def iter(self) -> Iterator[Foreign]:
        """Yield the element, and nothing below it."""
        yield self.element


def found(tree: Foreign, *arguments: Foreign) -> Iterator[Foreign]:
    """Yield the declarations of each element of a `tree`: an attribute that reads like an earlier one is not parsed again."""
    known: dict[str, list[Foreign]] = {}
    for element in tree.iter():
        text = "" if element.get("id") or element.get("lang") else element.get("style", "")
        if text not in known:
            known[text] = list(FOUND.original(_Alone(element), *arguments))
        for specificity, _, declarations, base_url in known[text]:
            yield specificity, element, declarations, base_url
        if not text:
            del known[text]


class _PageAsked(BaseException):  # the engine takes any Exception for a fault in the style sheet
    """A value depends on the size of the first page, which is another one in another document."""


class _NoPage:
    """Stands where a style finds the size of the first page."""

    def __getitem__(self, name: str) -> Foreign:
        raise _PageAsked(name)


class Master(ComputedStyle):  # type: ignore[misc]  # WeasyPrint is untyped
    """Values that hold for all elements styled alike, in any document: each is computed when it is first asked for."""


class Own(ComputedStyle):  # type: ignore[misc]  # WeasyPrint is untyped
    """A document's style for elements styled alike; what it is not told otherwise it has from its `master`."""

    master: Master

    def __missing__(self, key: str) -> Foreign:
        """Take over a value, or compute it where it is this document's alone."""
        if key == _OWN:
            return super().__missing__(key)
        try:
            value = self[key] = self.master[key]
        except _PageAsked:
            value = super().__missing__(key)
        return value


def computed(  # noqa: PLR0913, PLR0917  # the engine's own signature
    style_for: Foreign,
    element: Foreign,
    parent: Foreign,
    root: Foreign = None,
    pseudo_type: str | None = None,
    base_url: str | None = None,
    target_collector: Foreign = None,
) -> None:
    """Give an element a style with the values of those styled alike, or one that the engine computes."""
    styles = style_for.get_computed_styles()
    is_root = element == root and pseudo_type is None
    above = None if is_root else styles[parent, None]
    if pseudo_type in _ASKED and not _ASKED[pseudo_type](above):
        return
    if not isinstance(style_for.font_config, Faces) or not (is_root or isinstance(above, Own)):
        COMPUTED.original(style_for, element, parent, root, pseudo_type, base_url, target_collector)
        return
    own = Own(
        above,
        style_for.get_cascaded_styles().get((element, pseudo_type), {}),
        pseudo_type,
        InitialStyle(style_for.font_config) if is_root else styles[root, None],
        base_url,
        style_for.font_config,
        style_for.initial_page_sizes,
    )
    master = own.master = _master(own)
    if pseudo_type not in _AREAS and pseudo_type.startswith("@") and master["content"] in _EMPTY:
        return  # where a box in the margin has no style, the engine takes it for empty, too
    own.update(master)
    own.specified = master.specified
    styles[element, pseudo_type] = own
    if target_collector and own[_OWN]:
        target_collector.collect_anchor(own[_OWN])


def _master(own: Own) -> Master:
    """Return the values that a style of a document shares."""
    kept: dict[object, Master] = own.font_config.styles
    above = own.parent_style and own.parent_style.master
    declared = {name: value for name, value in own.cascaded.items() if name != _OWN}
    # What is known by its place only is held by the master that it is known for.
    key = id(above), own.pseudo_type, own.base_url, tuple(declared), tuple(map(_identity, declared.values()))
    if key not in kept:
        if len(kept) >= _MOST:
            kept.clear()
        root = own.root_style.master if isinstance(own.root_style, Own) else own.root_style
        kept[key] = Master(above, declared, own.pseudo_type, root, own.base_url, own.font_config, _NoPage())
    return kept[key]


def _identity(declared: tuple[Foreign, tuple[Foreign, Foreign, Iterable[int]]]) -> Foreign:
    """Tell a declared value and its weight from all others: by itself or, where that cannot be, by where it is kept."""
    value, (precedence, layer, specificity) = declared
    try:
        hash(value)
    except TypeError:
        value = id(value)
    return value, precedence, layer, *specificity


FOUND = Patch(
    owner="weasyprint.css",
    name="find_style_attributes",
    ours=found,
    why="Cells that are set alike have one computed style.",
    takes=("tree", "presentational_hints", "base_url"),
    used_by=("StyleFor",),
)


def declared(style_for: Foreign, page_type: Foreign) -> None:
    """Find what is declared for a page; the engine would look through the declarations of all pages before it, too."""
    style_for.get_cascaded_styles().clear()
    DECLARED.original(style_for, page_type)


DECLARED = Patch(
    owner="weasyprint.css:StyleFor",
    name="add_page_declarations",
    ours=declared,
    why="What was declared for a page is not looked through again for the next.",
    takes=("self", "page_type"),
    names=("_cascaded_styles", "page_rules"),
)
COMPUTED = Patch(
    owner="weasyprint.css:StyleFor",
    name="set_computed_styles",
    ours=computed,
    why="What was computed for a document is not computed again for the next.",
    takes=("self", "element", "parent", "root", "pseudo_type", "base_url", "target_collector"),
    names=(
        "get_cascaded_styles",
        "get_computed_styles",
        "InitialStyle",
        "ComputedStyle",
        "initial_page_sizes",
        "collect_anchor",
    ),
)
_MISSING = Lean(
    owner="weasyprint.css:ComputedStyle",
    name="__missing__",
    why="A value is computed from what is declared, the style above and that of the root.",
    takes=("self", "key"),
    names=("cascaded", "parent_style", "specified"),
)
_MADE = Lean(
    owner="weasyprint.css:ComputedStyle",
    name="__init__",
    why="A style is made of what its values are computed from.",
    takes=(
        "self",
        "parent_style",
        "cascaded",
        "pseudo_type",
        "root_style",
        "base_url",
        "font_config",
        "initial_page_sizes",
    ),
)
MENDS = (
    Mend(records=(FOUND,), without="长表格排得慢"),
    Mend(records=(DECLARED,), without="很长的一期排得慢"),
    Mend(records=(COMPUTED, _MISSING, _MADE), without="一次排许多期时慢"),
)
