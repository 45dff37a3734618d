"""HTML of the bulletin's own vocabulary goes in, typed blocks come out; an element it does not know is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import TypeAlias

from lxml import etree

from bulletin.composition import columns
from bulletin.composition.origins import Tracer
from bulletin.composition.rosters import STYLES, Group, in_columns
from bulletin.composition.tabular import uneven
from bulletin.document import (
    Block,
    Box,
    Cell,
    Colophon,
    Contents,
    Entry,
    Figure,
    Footnote,
    Heading,
    Image,
    Inline,
    Item,
    Items,
    LineBreak,
    Link,
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Table,
    Text,
    plain,
    runs_on,
)
from bulletin.errors import ContentError
from bulletin.findings import Finding, Place, Source, located
from bulletin.images import Picture, weighed
from bulletin.layout import Layout
from bulletin.text import raised
from bulletin.text.addresses import stretches
from bulletin.text.scripts import masked, quoted

Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml exports its element type under no other name

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_GROUPS = frozenset({"header", "article", "section", "main"})
_LISTS = frozenset({"ul", "ol"})
_BLOCKS = frozenset(
    {"p", "aside", "div", "dl", "hr", "table", "figure", "nav", "footer", *_HEADINGS, *_LISTS, *_GROUPS}
)
_INLINES = frozenset({"strong", "em", "br", "a", "span"})
_WITH_TEXT = frozenset(
    {"p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "strong", "em", "a", "span", *_HEADINGS}
)
# Which elements an element may hold; whatever is not here holds none.
CHILDREN = {
    **dict.fromkeys(_WITH_TEXT, _INLINES),
    **dict.fromkeys(("body", *_GROUPS), _BLOCKS),
    **dict.fromkeys(_LISTS, frozenset({"li"})),
    **dict.fromkeys(("thead", "tbody"), frozenset({"tr"})),
    "li": _INLINES | _LISTS,
    "div": frozenset({"span"}),
    "dl": frozenset({"dt", "dd"}),
    "table": frozenset({"caption", "p", "thead", "tbody"}),
    "tr": frozenset({"td", "th"}),
    "figure": frozenset({"img", "figcaption"}),
    "nav": frozenset({"p", "a"}),
    "footer": frozenset({"section"}),
    "aside": frozenset({"p"}),
}
# Which attributes an element may have besides its class and its place.
ATTRIBUTES = {
    **dict.fromkeys(_GROUPS, frozenset({"id"})),
    **dict.fromkeys(_HEADINGS, frozenset({"id", "data-tight", "data-label"})),
    **dict.fromkeys(("td", "th"), frozenset({"colspan", "rowspan", "data-align"})),
    "p": frozenset({"data-tight"}),
    "a": frozenset({"href", "data-page"}),
    "ol": frozenset({"start"}),
    "li": frozenset({"data-mark"}),
    "span": frozenset({"data-note"}),
    "table": frozenset({"data-landscape"}),
    "figure": frozenset({"data-floats"}),
    "img": frozenset({"src", "alt", "width"}),
    "footer": frozenset({"data-duplex"}),
}
_EVERYWHERE = frozenset({"class", "data-at"})
_OUTSIDE = ("https://", "http://", "mailto:")
_INLINE_STYLES = {"strong": "strong", "em": "emphasis"}
# A picture's share of the measure: its least, and its decimals.
_NARROWEST, _DIGITS = 0.05, 4


@dataclass(frozen=True)
class Vocabulary:
    """What parsing needs to know: the issue's source, the layout's markers, and how a picture comes in."""

    source: Source
    layout: Layout
    take_in: Callable[[str, Place], Picture]


@dataclass(frozen=True)
class Parsed:
    """The blocks, the pictures they name, and what was found wrong with pictures: a faulty one is left out."""

    blocks: tuple[Block, ...]
    pictures: Mapping[str, Picture]
    findings: tuple[Finding, ...]


def parse(html: str, vocabulary: Vocabulary) -> Parsed:
    """Parse the well-formed `html` that a template gave.

    Raises ContentError (`element-unknown`, `text-stray`, `style-unknown`, `template-broken`) at the element's place in
    the issue, or in the template where it is the template's own; nothing but comments is left out.
    """
    reader = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(f"<body>{html}</body>", reader)
    except etree.XMLSyntaxError as error:
        hint = "检查 templates/ 里模板的标签是否成对"
        raise ContentError(
            Finding(
                _template(vocabulary.layout),
                "template-broken",
                f"模板产生的内容不完整：{error.msg}",
                hint,
            )
        ) from None
    parser = _Parser(vocabulary)
    parser.check(root)
    blocks = tuple(parser.blocks(root))
    return Parsed(blocks, parser.pictures, tuple(parser.findings))


class _Parser:
    """Walks the tree; `pictures`, their `weight` and the footnotes' count grow on the way."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.source = vocabulary.source
        self.layout = vocabulary.layout
        self.take_in = vocabulary.take_in
        self.tracer = Tracer(vocabulary.source)
        self.pictures: dict[str, Picture] = {}
        self.weight = 0.0
        self.taken: set[tuple[int, int]] = set()
        self.findings: list[Finding] = []
        self.footnotes = 0
        self.linked = False

    def check(self, root: Element) -> None:
        """Refuse elements, attributes and text that stand where nobody reads them."""
        for element in root.iter():
            self._check_attributes(element)
            allowed = CHILDREN.get(str(element.tag), frozenset())
            for child in element:
                if child.tag not in allowed:
                    raise self._unknown(child)
            loose = (element.text, *(child.tail for child in element)) if element.tag not in _WITH_TEXT else ()
            for text in loose:
                if text and text.strip():
                    raise self._stray(element, text)

    def _check_attributes(self, element: Element) -> None:
        known = _EVERYWHERE | ATTRIBUTES.get(str(element.tag), frozenset())
        for name in element.attrib:
            if name not in known:
                raise self._broken(element, f"<{element.tag}> 没有“{name}”这个属性")

    def blocks(self, parent: Element) -> Iterator[Block]:
        for element in parent:
            if element.tag in _GROUPS:
                yield from self.blocks(element)
            elif element.tag == "dl":
                yield from in_columns(tuple(self._names(element)), self.layout)
            else:
                yield self._block(element)

    def _block(self, element: Element) -> Block:
        match element.tag:
            case "p":
                return self._paragraph(element)
            case "h1" | "h2" | "h3" | "h4" | "h5":
                return self._heading(element)
            case "div":
                return self._pair(element)
            case "hr" if self._style(element) == "page-break":
                return PageBreak(self._place(element))
            case "hr":
                return Rule(self._style(element), self._place(element))
            case "ul" | "ol":
                return self._items(element, 1)
            case "table":
                return self._table(element)
            case "figure":
                return self._figure(element)
            case "nav":
                return self._contents(element)
            case "footer":
                return self._colophon(element)
            case "aside":
                parts = tuple(self._paragraph(part) for part in element)
                return Box(self._style(element), parts, self._place(element))
            case _:
                raise self._unknown(element)

    def _colophon(self, element: Element) -> Colophon:
        parts = tuple(tuple(self._paragraph(p) for p in self._only(part, "p")) for part in element)
        even = element.get("data-duplex") == "even"
        return Colophon(self._style(element), tuple(part for part in parts if part), self._place(element), even)

    def _paragraph(self, element: Element) -> Paragraph:
        tight = element.get("data-tight") is not None
        return Paragraph(self._style(element), self._texts(element), self._own_place(element), tight=tight)

    def _names(self, element: Element) -> Iterator[Group]:
        """Read the groups of a list of names: each begins with its label, which may be empty."""
        for style in STYLES:
            self._known(style, element)
        starts = [index for index, child in enumerate(element) if child.tag == "dt"]
        for start, end in pairwise((*starts, len(element))):
            parts = [child for child in element[start:end] if child.get("data-at")]
            label, *names = (self._texts(child) for child in element[start:end])
            place = self._place(parts[0]).until(self._place(parts[-1])) if parts else self._place(element)
            yield Group(label, tuple(names), place)

    def _heading(self, element: Element) -> Heading:
        inlines = self._texts(element)
        style = self._style(element)
        lead = tuple(takewhile(lambda inline: not runs_on(inline), inlines))
        start, _, _ = element.get("data-at", "").partition("-")
        anchor = element.get("id") or f"h{start.replace(':', '-')}"
        level = self.layout.styles[style].level if style in self.layout.styles else int(str(element.tag)[1])
        tight = element.get("data-tight") is not None
        label = element.get("data-label") or plain(lead).rstrip("。")
        return Heading(style, inlines, self._own_place(element), level, label, anchor, tight=tight)

    def _pair(self, element: Element) -> Pair:
        self.tracer.begin(element.get("data-at"), "div")
        sides = [self._inlines(span) for span in element]
        if len(sides) != len(("left", "right")):
            raise self._broken(element, "这里应有两个 <span>：左边和右边")
        return Pair(self._style(element), sides[0], sides[1], self._place(element))

    def _items(self, element: Element, level: int) -> Items:
        ordered = element.tag == "ol"
        start = self._whole(element, "start")
        style = self._style(element)
        items = tuple(
            self._item(li, self.layout.marker(number, level, ordered=ordered), level)
            for number, li in enumerate(element, start)
        )
        return Items(style, ordered, level, start, items, self._place(element))

    def _item(self, element: Element, marker: str, level: int) -> Item:
        nested = [child for child in element if child.tag in _LISTS]
        if any((child.tail or "").strip() for child in nested) or list(element)[len(element) - len(nested) :] != nested:
            raise self._broken(element, "一项的文字要写在下一层列表之前")
        for child in nested:
            element.remove(child)
        texts = self._texts(element)  # first, for footnotes are counted as they come by
        return Item(marker, texts, tuple(self._items(child, level + 1) for child in nested), self._place(element))

    def _table(self, element: Element) -> Table:
        caption, unit = (None if one is None else self._paragraph(one) for one in map(element.find, ("caption", "p")))
        head = tuple(self._row(row, "table-head", "table-head") for row in element.iterfind("thead/tr"))
        body = tuple(self._row(row, "table", "table-stub") for row in element.iterfind("tbody/tr"))
        if not any((*head, *body)):
            raise self._broken(element, "表格里没有一格")
        if row := uneven((*head, *body)):
            raise self._broken(element, f"表格第 {row} 行的格数和第 1 行不一样，或者合并的格伸出了表格")
        place, landscape = self._place(element), element.get("data-landscape") is not None
        found = columns.fit(head, body, self.layout.landscape if landscape else self.layout, place, caption)
        return Table(
            self._style(element) + found.step,
            caption,
            found.shares,
            tuple(_stepped(row, found.step) for row in head),
            tuple(_stepped(row, found.step) for row in body),
            place,
            unit,
            landscape,
        )

    def _row(self, row: Element, plain: str, named: str) -> tuple[Cell, ...]:
        """Read a row: its `td` are of the style `plain`, its `th` of the style `named`."""
        return tuple(self._cell(cell, plain, named) for cell in row)

    def _cell(self, cell: Element, plain: str, named: str) -> Cell:
        names = cell.tag == "th" and named in self.layout.styles
        style = named if names else plain
        align = cell.get("data-align") or self.layout.styles[style].align
        spans = self._whole(cell, "colspan"), self._whole(cell, "rowspan")
        return Cell(style, self._texts(cell), align, *spans, named=names and named != plain)

    def _figure(self, element: Element) -> Figure:
        caption = element.find("figcaption")
        pictures = element.findall("img")
        images = tuple(self._image(picture, round(1 / len(pictures), _DIGITS)) for picture in pictures)
        return Figure(
            self._style(element),
            images,
            None if caption is None else self._paragraph(caption),
            self._place(element),
            floats=element.get("data-floats") is not None,
        )

    def _image(self, element: Element, most: float) -> Image:
        """Take a picture in, as wide as it says or a share `most` of the measure; a faulty one has no name."""
        alt, width = element.get("alt", ""), self._share(element, most)
        try:
            picture = self.take_in(element.get("src", ""), self._place(element))
        except ContentError as error:
            self.findings.extend(error.findings)
            return Image("", alt, width)
        if self.pictures.setdefault(picture.name, picture) is picture:
            self.weight = weighed(self.weight, picture, self._place(element))
        return Image(picture.name, alt, width)

    def _share(self, element: Element, usual: float) -> float:
        """Return a picture's width as a share of the measure, from such a share (0.8) or a length in millimetres."""
        number, unit, _ = element.get("width", f"{usual}").partition("mm")
        try:
            share = float(number) / (self.layout.page.measure.mm if unit else 1)
        except ValueError:
            raise self._broken(element, f"width 应是数字或毫米数，这里是“{number}”") from None
        return min(max(round(share, _DIGITS), _NARROWEST), 1)

    def _contents(self, element: Element) -> Contents:
        if [child.tag == "p" for child in element] != [True, *[False] * (len(element) - 1)]:
            raise self._broken(element, "目录应有一个 <p> 作标题，后面是 <a>")
        heading, *entries = element
        return Contents(
            self._style(element),
            self._paragraph(heading),
            tuple(self._entry(a) for a in entries),
            self._place(element),
            self.layout.contents.columns,
        )

    def _entry(self, element: Element) -> Entry:
        inlines = self._texts(element)
        self.tracer.forget()
        first = next((inline.origin for inline in inlines if isinstance(inline, Text)), None)
        anchor, page = element.get("href", "").lstrip("#"), element.get("data-page")
        return Entry(self._style(element), _lines(inlines), anchor, first, page)

    def _texts(self, element: Element) -> tuple[Inline, ...]:
        """Read the text of a block, or of a part of it that has a place of its own."""
        self.tracer.begin(element.get("data-at"), str(element.tag))
        return self._inlines(element)

    def _inlines(self, element: Element, style: str = "") -> tuple[Inline, ...]:
        inlines: list[Inline] = self._run(element.text, style)
        for child in element:
            self.tracer.open(str(child.tag))
            inlines.extend(self._inline(child, style))
            self.tracer.close(str(child.tag))
            inlines.extend(self._run(child.tail, style))
        return tuple(inlines)

    def _run(self, text: str | None, style: str) -> list[Inline]:
        """Read a run of text; web and mail addresses in it are links, unless it stands in one."""
        whole = text or ""
        runs: list[Inline] = []
        for start, end, url in stretches(whole) if not self.linked else [(0, len(whole), "")]:
            texts = self._stretch(whole, start, end, style)
            runs += [Link(url, tuple(texts))] if url else texts
        return runs

    def _stretch(self, whole: str, start: int, end: int, style: str) -> list[Text]:
        """Read the characters from `start` to `end` of a text; their marks are told apart as in the whole."""
        texts = [
            Text(one.shown, self._within(style, one.kind) if one.kind else style, self.tracer.text(one.written))
            for one in raised.stretches(whole[start:end])
        ]
        if len(texts) != 1 or end - start == len(whole) or not quoted(whole):
            return texts
        return [replace(texts[0], seen=masked(whole)[start:end])]

    def _within(self, style: str, own: str) -> str:
        """Return the style of a run that is set in its `own` style within one of another."""
        within = f"{style}-{own}"
        return within if within in self.layout.styles else own

    def _inline(self, element: Element, style: str) -> tuple[Inline, ...]:
        match element.tag:
            case "br":
                self.tracer.line_break()
                return (LineBreak(),)
            case "strong" | "em":
                return self._inlines(element, self._within(style, _INLINE_STYLES[str(element.tag)]))
            case "a":
                self.linked = True
                inlines = self._inlines(element, style)
                self.linked = False
                return (Link(self._target(element), inlines),)
            case "span" if element.get("class") == "footnote":
                self.footnotes += 1
                number = self.footnotes
                with self.tracer.aside(element.get("data-at")):
                    return (Footnote(number, "footnote", self._inlines(element)),)
            case "span" if element.get("class"):
                return self._inlines(element, self._style(element))
            case _:
                raise self._unknown(element)

    def _target(self, element: Element) -> str:
        target = element.get("href", "")
        if not target.startswith(_OUTSIDE):
            raise self._broken(element, f"正文里的链接要以 https://、http:// 或者 mailto: 开头，这里是“{target}”")
        return str(target)

    def _only(self, parent: Element, tag: str) -> list[Element]:
        for child in parent:
            if child.tag != tag:
                raise self._unknown(child)
        return list(parent)

    def _whole(self, element: Element, name: str) -> int:
        """Read an attribute that is a whole number; 1 where it is not written."""
        value = element.get(name, "1")
        if not value.isdecimal():
            raise self._broken(element, f"{name} 应是整数，这里是“{value}”")
        return int(value)

    def _style(self, element: Element) -> str:
        return self._known(element.get("class") or "", element)

    def _known(self, style: str, element: Element) -> str:
        """Return a style that `element` asks for, if there is one."""
        if style not in self.layout.styles and style != "page-break":
            hint = "在 layout.yaml 的 styles 里加上它，或者改模板里的 class"
            message = f"版式“{self.layout.key}”没有样式“{style}”（<{element.tag}>）"
            raise ContentError(Finding(self._fault(element), "style-unknown", message, hint))
        return style

    def _place(self, element: Element) -> Place:
        return located(element.get("data-at", ""), self.source)

    def _fault(self, element: Element) -> Place:
        """Return where an element comes from: its place in the issue, or that of what it stands in; else the template."""
        ats = [at for one in (element, *element.iterancestors()) if (at := one.get("data-at"))]
        return located(ats[0], self.source) if ats else _template(self.layout)

    def _own_place(self, element: Element) -> Place:
        """Return the place of a paragraph: where another has it, the column behind, for pages tell paragraphs apart by it."""
        place = self._place(element)
        while place.line and (place.line, place.column) in self.taken:
            place = replace(place, column=place.column + 1)
        self.taken.add((place.line, place.column))
        return place

    def _unknown(self, element: Element) -> ContentError:
        hint = "模板只能用 bulletin/composition/vocabulary.py 认得的元素"
        message = f"排版不认得这个元素：<{element.tag} class='{element.get('class', '')}'>"
        return ContentError(Finding(self._fault(element), "element-unknown", message, hint))

    def _broken(self, element: Element, message: str) -> ContentError:
        hint = f"改正模板里的 <{element.tag}>"
        return ContentError(Finding(self._fault(element), "template-broken", message, hint))

    def _stray(self, element: Element, text: str) -> ContentError:
        message = f"有文字不在任何段落里：{text.strip()[:20]}"
        return ContentError(Finding(self._fault(element), "text-stray", message, "在模板里把它放进 <p>"))


def _template(layout: Layout) -> Place:
    return Place(f"templates/{layout.key}/issue.html.j2")


def _stepped(row: tuple[Cell, ...], step: str) -> tuple[Cell, ...]:
    """Set the cells of a row in the size of a `step`."""
    return tuple(replace(cell, style=cell.style + step) for cell in row) if step else row


def _lines(inlines: tuple[Inline, ...]) -> str:
    """Return the text of inlines with a line feed where a line ends."""
    return "".join(map(_line, inlines))


def _line(inline: Inline) -> str:
    match inline:
        case LineBreak():
            return "\n"
        case Text():
            return raised.written(inline.text, inline.style)
        case _:
            return plain((inline,))
