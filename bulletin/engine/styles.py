"""Computed styles: elements that are styled alike share a style, in one document and in all that follow.

WeasyPrint merges what is declared for each element, and for seven parts of it, and computes the values anew in each document (its
css/__init__.py, `StyleFor`). Here an element is told by the style above it, its attributes and the rules that match it; what comes of
these is kept with the faces. A document has styles of its own only where the engine writes into them or an element has an address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from logging import LogRecord
from math import inf
from types import SimpleNamespace as Names
from typing import NamedTuple
from xml.etree.ElementTree import Element

from weasyprint.css import (
    PAGE_MARGIN_BOXES,
    ComputedStyle,
    InitialStyle,
    StyleFor,
    declaration_precedence,
    find_style_attributes,
)
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.validation import preprocess_declarations
from weasyprint.logger import LOGGER

from bulletin.engine.faces import Faces
from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.untyped import Computed, Foreign

# What an element has for itself, and what no other value depends on: its address. Of some characters the engine makes others.
_OWN = "anchor"
_CODED = frozenset('"\\\n\r\f\0')
# Where the engine finds declarations in an element itself, besides its address.
_ATTRIBUTES = ("style", "lang", "name", "width", "height")
# The engine's own sheet declares parts of notes and lists for every element; they are asked for where there is one.
_ASKED: dict[str | None, Callable[[Computed], bool]] = {
    "marker": lambda style: "list-item" in style["display"],
    **dict.fromkeys(("footnote-call", "footnote-marker"), lambda style: style["float"] == "footnote"),
    **dict.fromkeys(("note-call", "note-marker", "note-callback"), lambda _: False),
}
# Names by the way of writing (margin-inline-start): what they declare is the value of another name.
_LOGICAL = {name(block="ttb", inline=inline) for name in PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl")}
# Of the boxes in the margins of a page no empty one is made.
_MARGINS = {f"@{name}" for name in PAGE_MARGIN_BOXES - {"footnote", "note-area"}}
_EMPTY = ("normal", "inhibit", "none")
# How many kinds of elements are kept; an issue has some forty. Of large archives each has some of its own, so that there is no end to them.
_MOST = 500
_NO_TREE = Names(base_url=None, etree_element=Names(iter=tuple), wrapper_element=Names(iter_subtree=tuple))


class _Unshared(BaseException):  # the engine takes any Exception for a fault in the style sheet
    """A value hangs on the document, or the engine has something to say of it, which it shall say of each document."""


class _NoPage:
    """Stands where a style finds the size of the first page, which is another one in another document."""

    def __getitem__(self, name: str) -> Foreign:
        raise _Unshared(name)


class Shared(ComputedStyle):  # type: ignore[misc]  # WeasyPrint is untyped
    """Values that hold for all elements styled alike, in any document."""

    def __init__(self, *arguments: Foreign) -> None:
        super().__init__(*arguments, initial_page_sizes=_NoPage())
        self.shared = self


class Own(ComputedStyle):  # type: ignore[misc]  # WeasyPrint is untyped
    """A document's style for elements styled alike: values of its own, and all else, what is known of it as well, from the shared one."""

    def __init__(self, shared: Shared, **values: Foreign) -> None:
        self.__dict__ = shared.__dict__
        self.update(shared, **values)

    def __missing__(self, key: str) -> Foreign:
        """Take over a value."""
        value = self[key] = self.shared[key]
        return value


class _Kind(NamedTuple):
    """Elements styled alike: their style, and those of the parts that are made of them."""

    style: Shared
    parts: tuple[tuple[str, Shared], ...]


# Where declarations come from: the part of the element that they are for, and what their weight is made of.
_Rule = tuple[str | None, str, float, Foreign, Iterable[Foreign]]
_Declared = dict[str, tuple[Foreign, Foreign]]
_Cascade = dict[str | None, _Declared]


@contextmanager
def _unremarked() -> Iterator[None]:
    """Refuse to share what the engine has something to say of: it shall say so of each document."""

    def refuse(_remark: LogRecord) -> bool:
        raise _Unshared

    LOGGER.addFilter(refuse)
    try:
        yield
    finally:
        LOGGER.removeFilter(refuse)


class Styles(StyleFor):  # type: ignore[misc]  # WeasyPrint is untyped
    """The styles of a document: of its elements, of its pages and of their parts."""

    def __init__(
        self,
        html: Foreign,
        sheets: Foreign,
        presentational_hints: Foreign,
        font_config: Foreign,
        target_collector: Foreign,
    ) -> None:
        """Give each element the style of those styled alike; where one cannot share it, all have what the engine computes."""
        self._root: Shared | None = None
        self._pages: dict[tuple[bool, ...], dict[str | None, Own]] = {}
        if isinstance(font_config, Faces) and not presentational_hints:
            super().__init__(_NO_TREE, sheets, presentational_hints, font_config, target_collector)
            with suppress(_Unshared), _unremarked():
                self._root = self._share(html)
        if self._root is None:
            super().__init__(html, sheets, presentational_hints, font_config, target_collector)
        elif target_collector:
            for address in filter(None, map(_address, html.etree_element.iter())):
                target_collector.collect_anchor(address)

    def _share(self, html: Foreign) -> Shared:
        """Find the styles of all elements, and return the root's."""
        sheets, kept, styles = self._sheets, self.font_config.styles, self._computed_styles
        shared: dict[Foreign, Shared] = {}
        for wrapper in html.wrapper_element.iter_subtree():
            element = wrapper.etree_element
            above = wrapper.parent and shared[wrapper.parent.etree_element]
            matches = [sheet.matcher.match(wrapper) for sheet, _, _ in sheets]
            # What is known by its place only is held by what is kept for it.
            key = (
                (*sheets, html.base_url) if above is None else id(above),
                element.tag,
                *map(element.get, _ATTRIBUTES),
                *[tuple([order for _, order, _, _ in found]) for found in matches],
            )
            kind = kept.get(key)
            if kind is None:
                cascade = _cascade(_rules(element, sheets, matches, html.base_url))
                kind = self._keep(key, element, above, cascade, html.base_url)
            style = shared[element] = kind.style
            address = _address(element)
            # In the style of the root, or in one right below it, the engine says how what overflows is shown.
            own = address or above is None or above.is_root_element
            styles[element, None] = Own(style, **{_OWN: address}) if own else style
            for part, made in kind.parts:
                styles[element, part] = made
        return shared[html.etree_element]

    def _keep(self, key: object, place: Foreign, above: Shared | None, cascade: _Cascade, base_url: str) -> _Kind:
        """Compute the styles of an element or a page and of its parts, as far as anything asks for them, and keep them."""
        kept: dict[object, _Kind] = self.font_config.styles
        style = self._computed_styles[place, None] = _computed(above, cascade[None], None, base_url, self.font_config)
        self(place)  # which puts some values of tables right
        # The engine numbers such notes in the styles of their parts.
        if style[_OWN] or style["position"][0] == "note()":
            raise _Unshared
        asked = [part for part in cascade if part and _ASKED.get(part, bool)(style)]
        parts = [(part, _computed(style, cascade[part], part, base_url, self.font_config)) for part in asked]
        if len(kept) >= _MOST:
            kept.clear()
        shown = tuple((part, made) for part, made in parts if part not in _MARGINS or made["content"] not in _EMPTY)
        kept[key] = _Kind(style, shown)
        return kept[key]

    def of_page(self, page_type: Foreign, base_url: str) -> dict[str | None, Own]:
        """Find the styles of a page and its parts, this document's own: the engine says in them how pages count."""
        if self._root is None:
            raise _Unshared
        found = [
            self._page_type_match(selector[-1], page_type)
            for sheet, _, _ in self._sheets
            for _, selectors, _ in sheet.page_rules
            for selector in selectors
        ]
        matches = tuple(found)
        if matches not in self._pages:
            key = id(self._root), matches
            kind = self.font_config.styles.get(key)
            if kind is None:
                self.add_page_declarations(page_type)
                cascade = {part: declared for (_, part), declared in self._cascaded_styles.items()}
                kind = self._keep(key, page_type, self._root, {None: {}} | cascade, base_url)
            self._pages[matches] = {part: Own(made) for part, made in ((None, kind.style), *kind.parts)}
        return self._pages[matches]


def paged(page_type: Foreign, html: Foreign, style_for: Styles) -> None:
    """Give a page and its parts their styles; pages for which the same is declared share them."""
    # The engine would look through the declarations of all pages before it, too.
    style_for.get_cascaded_styles().clear()
    try:
        with _unremarked():
            own = style_for.of_page(page_type, html.base_url)
    except _Unshared:
        PAGED.original(page_type, html, style_for)
    else:
        style_for.get_computed_styles().update({(page_type, part): style for part, style in own.items()})


def _address(element: Foreign) -> str | None:
    """Return the address of an element."""
    address: str | None = element.get("id") or None
    if address and not _CODED.isdisjoint(address):
        raise _Unshared
    return address


def _rules(element: Foreign, sheets: Foreign, matches: Iterable[Foreign], base_url: str) -> Iterator[_Rule]:
    """Yield what is declared for an element: the part that it is for, its origin, layer and weight, and the declarations."""
    attributes = {name: value for name in _ATTRIBUTES if (value := element.get(name))}
    alone = Element(element.tag, attributes)
    for specificity, _, declarations, base in find_style_attributes(alone, base_url=base_url):
        yield None, "author", inf, specificity, preprocess_declarations(base, declarations)
    for (sheet, origin, _), found in zip(sheets, matches, strict=True):
        for specificity, _, part, (declarations, layer) in found:
            yield part, origin, inf if layer is None else sheet.layers.index(layer), specificity, declarations


def _cascade(rules: Iterable[_Rule]) -> _Cascade:
    """Return the value and the weight of each name that is declared, by part."""
    cascade: _Cascade = {None: {}}
    for part, origin, layer, specificity, declarations in rules:
        declared = cascade.setdefault(part, {})
        for name, value, important in declarations:
            weight = declaration_precedence(origin, important), layer, specificity
            if name not in declared or declared[name][1] <= weight:
                declared[name] = value, weight
    return cascade


def _computed(above: Shared | None, declared: _Declared, part: str | None, base_url: str, faces: Faces) -> Shared:
    """Return a style with the values that are declared; one that hangs on the size of the page or of a box cannot be shared."""
    root = InitialStyle(faces) if above is None else above if above.is_root_element else above.root_style
    style = Shared(above, declared, part, root, base_url, faces)
    for name in declared if _LOGICAL.isdisjoint(declared) else (*declared, *PHYSICAL_FUNCTIONS):
        if not name.startswith("__") and check_math(style[name]):
            raise _Unshared
    return style


def linked(wrapper_element: Foreign, *arguments: Foreign) -> Iterator[Foreign]:
    """Yield the style sheets of a document; where no element holds or names one, no element is asked in the engine's way."""
    tags = {element.tag for element in wrapper_element.etree_element.iter()}
    if any(str(tag).rpartition("}")[2].lower() in ("style", "link") for tag in tags):
        yield from LINKED.original(wrapper_element, *arguments)


STYLED = Patch(
    owner="weasyprint.css",
    name="StyleFor",
    ours=Styles,
    why="What is declared for elements styled alike is merged and computed once, not in each document.",
    takes=("self", "html", "sheets", "presentational_hints", "font_config", "target_collector"),
    names=(
        "_cascaded_styles",
        "_computed_styles",
        "_sheets",
        "find_style_attributes",
        "preprocess_declarations",
        "declaration_precedence",
        "iter_subtree",
        "matcher",
        "match",
        "layers",
        "set_computed_styles",
    ),
    used_by=("get_all_computed_styles",),
)
PAGED = Patch(
    owner="weasyprint.layout.page",
    name="set_page_type_computed_styles",
    ours=paged,
    why="Pages for which the same is declared have the same styles.",
    takes=("page_type", "html", "style_for"),
    names=("add_page_declarations", "set_computed_styles", "get_cascaded_styles"),
    used_by=("remake_page",),
)
_PAGES = Lean(
    owner="weasyprint.css:StyleFor",
    name="add_page_declarations",
    why="What is declared for a page is found by this.",
    takes=("self", "page_type"),
    names=("_sheets", "page_rules", "_page_type_match", "_cascaded_styles"),
)
_GIVEN = Lean(
    owner="weasyprint.css:StyleFor",
    name="set_computed_styles",
    why="An element's address is told when its style is given.",
    takes=("self", "element", "parent", "root", "pseudo_type", "base_url", "target_collector"),
    names=("get_computed_styles", "InitialStyle", "ComputedStyle", "initial_page_sizes", "collect_anchor"),
)
_FOUND = Lean(
    owner="weasyprint.css",
    name="find_style_attributes",
    why="What the attributes of an element declare is found by this.",
    takes=("tree", "presentational_hints", "base_url"),
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
LINKED = Patch(
    owner="weasyprint.css",
    name="find_stylesheets",
    ours=linked,
    why="A document that holds no style sheet is not looked through for one, selector by selector.",
    takes=(
        "wrapper_element",
        "device_media_type",
        "url_fetcher",
        "base_url",
        "font_config",
        "counter_style",
        "color_profiles",
        "page_rules",
        "layers",
    ),
    names=("query_all",),
    used_by=("get_all_computed_styles",),
)
MENDS = (
    Mend(
        records=(STYLED, PAGED, _PAGES, _GIVEN, _FOUND, _MISSING, _MADE),
        without="长表格和很长的一期排得慢，一次排许多期时也慢",
    ),
    Mend(records=(LINKED,), without="排版慢一点"),
)
