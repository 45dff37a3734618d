"""HTML of the bulletin's own vocabulary goes in, typed blocks come out; an element it does not know is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from lxml import etree

from bulletin.document import (
    Block,
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
from bulletin.findings import Finding, Place, Source
from bulletin.images import Picture
from bulletin.layout import Layout

Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml exports its element type under no other name

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_GROUPS = frozenset({"header", "article", "section", "main"})
_LISTS = frozenset({"ul", "ol"})
_BLOCKS = frozenset({"p", "div", "hr", "table", "figure", "nav", "footer", *_HEADINGS, *_LISTS, *_GROUPS})
_INLINES = frozenset({"strong", "em", "br", "a", "span"})
_WITH_TEXT = frozenset({"p", "li", "td", "th", "caption", "figcaption", "strong", "em", "a", "span", *_HEADINGS})
# Which elements an element may hold; whatever is not here holds none.
_CHILDREN = {
    **dict.fromkeys(_WITH_TEXT, _INLINES),
    **dict.fromkeys(("body", *_GROUPS), _BLOCKS),
    **dict.fromkeys(_LISTS, frozenset({"li"})),
    **dict.fromkeys(("thead", "tbody"), frozenset({"tr"})),
    "li": _INLINES | _LISTS,
    "div": frozenset({"span"}),
    "table": frozenset({"caption", "thead", "tbody"}),
    "tr": frozenset({"td", "th"}),
    "figure": frozenset({"img", "figcaption"}),
    "nav": frozenset({"p", "a"}),
    "footer": frozenset({"section"}),
}
_INLINE_STYLES = {"strong": "strong", "em": "emphasis"}
# A column's share of a table grows with the longest text in it, in characters, ever more slowly.
_SHORTEST, _LONGEST, _GROWTH = 3.0, 40.0, 0.6


@dataclass(frozen=True)
class Vocabulary:
    """What parsing needs to know: the issue's source, the layout's markers, and how a picture comes in."""

    source: Source
    layout: Layout
    take_in: Callable[[str, Place], Picture]


def parse(html: str, vocabulary: Vocabulary) -> tuple[tuple[Block, ...], dict[str, Picture]]:
    """Parse the well-formed `html` that a template gave; give its blocks and the pictures they name.

    Raises ContentError (`element-unknown`, `text-stray`, `style-unknown`, `template-broken`) at the element's place in
    the issue; nothing but comments is left out.
    """
    reader = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(f"<body>{html}</body>", reader)
    except etree.XMLSyntaxError as error:
        hint = "检查 templates/ 里模板的标签是否成对"
        raise ContentError(
            Finding(
                Place(f"templates/{vocabulary.layout.key}/issue.html.j2"),
                "template-broken",
                f"模板产生的内容不完整：{error.msg}",
                hint,
            )
        ) from None
    parser = _Parser(vocabulary)
    parser.check(root)
    return tuple(parser.blocks(root)), parser.pictures


class _Parser:
    """Walks the tree; `pictures` and the footnotes' count grow on the way."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.source = vocabulary.source
        self.layout = vocabulary.layout
        self.take_in = vocabulary.take_in
        self.pictures: dict[str, Picture] = {}
        self.footnotes = 0

    def check(self, root: Element) -> None:
        """Refuse elements and text that stand where nobody reads them."""
        for element in root.iter():
            allowed = _CHILDREN.get(str(element.tag), frozenset())
            for child in element:
                if child.tag not in allowed:
                    raise self._unknown(child)
            loose = (element.text, *(child.tail for child in element)) if element.tag not in _WITH_TEXT else ()
            for text in loose:
                if text and text.strip():
                    raise self._stray(element, text)

    def blocks(self, parent: Element) -> Iterator[Block]:
        for element in parent:
            if element.tag in _GROUPS:
                yield from self.blocks(element)
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
            case _:
                raise self._unknown(element)

    def _colophon(self, element: Element) -> Colophon:
        parts = tuple(tuple(self._paragraph(p) for p in self._only(part, "p")) for part in element)
        even = element.get("data-duplex") == "even"
        return Colophon(self._style(element), tuple(part for part in parts if part), self._place(element), even)

    def _paragraph(self, element: Element) -> Paragraph:
        return Paragraph(self._style(element), self._inlines(element), self._place(element))

    def _heading(self, element: Element) -> Heading:
        inlines = self._inlines(element)
        style = self._style(element)
        lead = tuple(takewhile(lambda inline: not runs_on(inline), inlines))
        anchor = element.get("id") or f"h{element.get('data-at', '').replace(':', '-')}"
        level = self.layout.styles[style].level if style in self.layout.styles else int(str(element.tag)[1])
        return Heading(style, inlines, self._place(element), level, plain(lead).rstrip("。"), anchor)

    def _pair(self, element: Element) -> Pair:
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
        lists = tuple(self._items(child, level + 1) for child in nested)
        if any((child.tail or "").strip() for child in nested) or list(element)[len(element) - len(nested) :] != nested:
            raise self._broken(element, "一项的文字要写在下一层列表之前")
        for child in nested:
            element.remove(child)
        return Item(marker, self._inlines(element), lists, self._place(element))

    def _table(self, element: Element) -> Table:
        caption = element.find("caption")
        head = tuple(self._row(row, "table-head") for row in element.iterfind("thead/tr"))
        body = tuple(self._row(row, "table") for row in element.iterfind("tbody/tr"))
        if not any((*head, *body)):
            raise self._broken(element, "表格里没有一格")
        return Table(
            self._style(element),
            None if caption is None else self._paragraph(caption),
            _widths((*head, *body)),
            head,
            body,
            self._place(element),
        )

    def _row(self, row: Element, style: str) -> tuple[Cell, ...]:
        return tuple(
            Cell(
                style,
                self._inlines(cell),
                cell.get("data-align") or self.layout.styles[style].align,
                self._whole(cell, "colspan"),
                self._whole(cell, "rowspan"),
            )
            for cell in row
        )

    def _figure(self, element: Element) -> Figure:
        caption = element.find("figcaption")
        images = tuple(self._image(image) for image in element.iterfind("img"))
        return Figure(
            self._style(element),
            images,
            None if caption is None else self._paragraph(caption),
            self._place(element),
            floats=element.get("data-floats") is not None,
        )

    def _image(self, element: Element) -> Image:
        picture = self.take_in(element.get("src", ""), self._place(element))
        self.pictures[picture.name] = picture
        return Image(picture.name, element.get("alt", ""), float(element.get("width", "1")))

    def _contents(self, element: Element) -> Contents:
        if [child.tag == "p" for child in element] != [True, *[False] * (len(element) - 1)]:
            raise self._broken(element, "目录应有一个 <p> 作标题，后面是 <a>")
        heading, *entries = element
        return Contents(
            self._style(element),
            self._paragraph(heading),
            tuple(Entry(self._style(a), _lines(self._inlines(a)), a.get("href", "").lstrip("#")) for a in entries),
            self._place(element),
        )

    def _inlines(self, element: Element, style: str = "") -> tuple[Inline, ...]:
        inlines: list[Inline] = [Text(element.text, style)] if element.text else []
        for child in element:
            inlines.extend(self._inline(child, style))
            if child.tail:
                inlines.append(Text(child.tail, style))
        return tuple(inlines)

    def _inline(self, element: Element, style: str) -> tuple[Inline, ...]:
        match element.tag:
            case "br":
                return (LineBreak(),)
            case "strong" | "em":
                own = _INLINE_STYLES[str(element.tag)]
                within = f"{style}-{own}"
                return self._inlines(element, within if within in self.layout.styles else own)
            case "a":
                return (Link(element.get("href", ""), self._inlines(element, style)),)
            case "span" if element.get("class") == "footnote":
                self.footnotes += 1
                return (Footnote(self.footnotes, "footnote", self._inlines(element)),)
            case "span" if element.get("class"):
                return self._inlines(element, self._style(element))
            case _:
                raise self._unknown(element)

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
        style = element.get("class") or ""
        if style not in self.layout.styles and style != "page-break":
            hint = "在 layout.yaml 的 styles 里加上它，或者改模板里的 class"
            message = f"版式“{self.layout.key}”没有样式“{style}”（<{element.tag}>）"
            raise ContentError(Finding(self._place(element), "style-unknown", message, hint))
        return style

    def _place(self, element: Element) -> Place:
        line, _, column = element.get("data-at", "").partition(":")
        return self.source.place(int(line), int(column or 0)) if line else Place(self.source.path)

    def _unknown(self, element: Element) -> ContentError:
        hint = "模板只能用 bulletin/composition/vocabulary.py 认得的元素"
        message = f"排版不认得这个元素：<{element.tag} class='{element.get('class', '')}'>"
        return ContentError(Finding(self._place(element), "element-unknown", message, hint))

    def _broken(self, element: Element, message: str) -> ContentError:
        hint = f"改正模板里的 <{element.tag}>"
        return ContentError(Finding(self._place(element), "template-broken", message, hint))

    def _stray(self, element: Element, text: str) -> ContentError:
        message = f"有文字不在任何段落里：{text.strip()[:20]}"
        return ContentError(Finding(self._place(element), "text-stray", message, "在模板里把它放进 <p>"))


def _lines(inlines: tuple[Inline, ...]) -> str:
    """Return the text of inlines with a line feed where a line ends."""
    return "".join("\n" if isinstance(inline, LineBreak) else plain((inline,)) for inline in inlines)


def _widths(rows: tuple[tuple[Cell, ...], ...]) -> tuple[float, ...]:
    """Share the measure among the columns by their longest texts, so that none starves."""
    count = sum(cell.columns for cell in rows[0])
    longest = [_SHORTEST] * count
    for row in rows:
        column = 0
        for cell in row:
            if cell.columns == 1 and column < count and len(row) == count:
                longest[column] = max(longest[column], float(len(plain(cell.inlines))))
            column += cell.columns
    weights = [min(length, _LONGEST) ** _GROWTH for length in longest]
    return tuple(weight / sum(weights) for weight in weights)
