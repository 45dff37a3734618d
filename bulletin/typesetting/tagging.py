"""What a document is, for whoever has its pages read out: its markup goes in, the structure of its PDF comes out.

The markup has been written from the blocks of the document, one by one and in their order; where lines end and pages turn is not
in it. So each block is one part of the structure, with exactly its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import TypeAlias
from xml.etree import ElementTree as ET

from bulletin.document import RUN_IN
from bulletin.engine.output.structure import ARTIFACT, Note, Origin, Part, Structure
from bulletin.layout import FITTED, Layout, untightened
from bulletin.text.scripts import visible

Element: TypeAlias = ET.Element

_QUOTED = ("quotation", "verse")
_FITTED = [[key] for key in FITTED]
_CALL, _BACK, _AFTER = "footnote-call", "footnote-marker", "after"
_SPACE = "\u3000"


def structure(markup: Element, layout: Layout) -> Structure:
    """Return the structure of the document whose `markup` this is."""
    body = markup.find("body")
    root = Part("Document")
    tagger = _Tagger(layout, root)
    for element in body if body is not None else ():
        tagger.block(element)
    return Structure(root, tagger.parts, tuple(tagger.notes))


@dataclass
class _Tagger:
    """Walks the markup; `open` is the part of a paragraph that goes on behind a figure, `quotation` that of quoted paragraphs.

    The last link was `linked`, in a part with the text `before` it. The headings `above` have these levels, a title to begin with.
    """

    layout: Layout
    root: Part
    parts: dict[Origin, Part] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    _waiting: list[Element] = field(default_factory=list)
    _above: list[int] = field(default_factory=lambda: [1])
    _open: Part | None = None
    _quotation: Part | None = None
    _linked: Part | None = None
    _before: str = ""

    def block(self, element: Element) -> None:
        """Take in a block; notes that it calls stand behind it."""
        quoted = element.tag == "p" and _style(element) in _QUOTED
        if not quoted:
            self._quotation = None
        elif self._quotation is None:
            self._quotation = Part("BlockQuote", self.root)
        self._element(element, self._quotation or self.root)
        for note in self._waiting:
            self._note(note)
        self._waiting.clear()

    def _element(self, element: Element, parent: Part) -> None:
        match element.tag:
            case "p":
                self._paragraph(element, parent)
            case "h1" | "h2" | "h3" | "h4" | "h5":
                self._heading(element, parent)
            case "ul" | "ol":
                self._list(element, parent)
            case "table":
                self._table(element, parent)
            case "figure":
                self._figure(element, parent)
            case "nav":
                self._contents(element, parent)
            case "aside" | "footer" | "section":
                self._group(element, parent)
            case _:
                return

    def _group(self, element: Element, parent: Part) -> None:
        """Take in a box, or the colophon; its parts between rules are no parts of the structure."""
        group = parent if element.tag == "section" else Part("Sect" if element.tag == "footer" else "Div", parent)
        for inner in element:
            self._element(inner, group)

    def _paragraph(self, element: Element, parent: Part, role: str = "P") -> Part:
        """Take in a paragraph; one that a figure stands in, or that stands on more lines with two ends, is one."""
        words = _words(element)
        lines = element.get("data-goes-on") is not None
        joined = lines or "resumed" in words or "pair" in words
        part = self._open if self._open is not None and joined else Part(role, parent)
        style = self.layout.styles.get(words[0]) if words else None
        column = style is not None and bool(style.column)
        part.spaced = part.spaced or column or words[:1] in _FITTED or "pair" in words or self._has_gaps(element)
        part.between = _SPACE if column or "pair" in words else part.between
        self._text(element, part)
        if parent is self.root:  # what stands below a picture parts no paragraph
            self._open = part if lines or "goes-on" in words else None
        return part

    def _has_gaps(self, element: Element) -> bool:
        """Tell whether a line is no running text, and some of its characters have gaps behind them."""
        style = self.layout.styles.get(_style(element))
        if style is None or style.align == "justify":
            return False
        inner = (self.layout.styles.get(_style(span)) for span in element.iter("span"))
        return any(one is not None and one.character and (one.spacing or 0) > 0 for one in inner)

    def _heading(self, element: Element, parent: Part) -> None:
        """Take in a heading: what runs on behind it is a paragraph."""
        part = Part(f"H{self._deep(int(element.tag[1:]))}", parent)
        self.parts[element, ""] = lead = part
        lead.text += _seen(element.text)
        for child in element:
            if part.role != "P" and _runs_on(child):
                part = Part("P", parent)
            self._inline(child, part)
            lead.text += _seen(child.tail)
        self._open = part if "goes-on" in _words(element) else None

    def _deep(self, level: int) -> int:
        """Return how deep a heading of a level stands below others: no step of the ladder is left out (ISO 14289-1, 7.4.2)."""
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return len(self._above)

    def _text(self, element: Element, part: Part) -> None:
        """Take in an element whose text belongs to `part`."""
        self.parts[element, ""] = part
        part.text += _seen(element.text)
        for child in element:
            self._inline(child, part)
            part.text += _seen(child.tail)

    def _inline(self, element: Element, part: Part) -> None:
        style = _style(element)
        if element.tag == "a":
            self._text(element, self._link(element.get("href", ""), part))
        elif style == "footnote":
            self._call(element, part)
        else:
            self._text(element, part)

    def _link(self, address: str, part: Part) -> Part:
        """Return the part of a link; on the lines of a cell one that goes on is written again."""
        last = self._linked
        if last is None or (last.parent, last.label) != (part, _leads_to(address)) or part.text != self._before:
            last = Part("Link", part, within=True, once=part.once, label=_leads_to(address))
        self._linked, self._before = last, part.text
        return last

    def _call(self, element: Element, part: Part) -> None:
        """Take in the mark of a note; the note itself stands behind the block."""
        number = element.get("id", "").rpartition("-")[2]
        reference = Part("Reference", part, within=True)
        call = Part("Link", reference, once=part.once, label=f"注{number}", said=f"（注{number}）")
        self.parts[element, _CALL] = call
        self._waiting.append(element)

    def _note(self, element: Element) -> None:
        number = element.get("id", "").rpartition("-")[2]
        note = Part("Note", self.root, identifier=f"note-{number}")
        back = Part("Link", Part("Lbl", note), label=f"回到正文中的注{number}")
        self.parts[element, _BACK] = back
        self._text(element, Part("P", note))
        self.notes.append(Note(self.parts[element, _CALL], back))

    def _list(self, element: Element, parent: Part) -> None:
        numbering: dict[str, object] = {"ListNumbering": "/Decimal" if element.tag == "ol" else "/Disc"}
        part = Part("L", parent, attributes={"List": numbering})
        for item in element:
            self._item(item, Part("LI", part))

    def _item(self, element: Element, part: Part) -> None:
        paragraph, *nested = element
        mark, *rest = paragraph
        self._text(mark, Part("Lbl", part))
        body = Part("LBody", part)
        text = Part("P", body) if nested else body
        self.parts[paragraph, ""] = text
        text.text += _seen(mark.tail)
        for child in rest:
            self._inline(child, text)
            text.text += _seen(child.tail)
        for inner in nested:
            self._list(inner, body)

    def _table(self, element: Element, parent: Part) -> None:
        part = Part("Table", parent)
        for group in element:
            if group.tag == "caption":
                self._caption(list(group), part)
            elif group.tag in {"thead", "tbody"}:
                self._rows(group, Part("THead" if group.tag == "thead" else "TBody", part))

    def _caption(self, paragraphs: list[Element], parent: Part) -> None:
        """Take in what stands above a table, or below a picture."""
        if len(paragraphs) == 1:
            self._paragraph(paragraphs[0], parent, "Caption")
        elif paragraphs:
            caption = Part("Caption", parent)
            for paragraph in paragraphs:
                self._paragraph(paragraph, caption)

    def _rows(self, group: Element, parent: Part) -> None:
        """Take in rows; the text of a merged cell that begins anew where a page turns has been read, and so has a repeated head."""
        above: dict[int, Part] = {}
        taken: dict[int, int] = {}
        for row in group:
            part, columns = Part("TR", parent, lasts=True), count()
            for cell in row:
                column = next(number for number in columns if not taken.get(number))
                wide, high = int(cell.get("colspan", "1")), int(cell.get("rowspan", "1"))
                if cell.get("data-again") is None:
                    above[column] = self._cell(cell, part, once=group.tag == "thead")
                else:
                    self._text(cell, ARTIFACT)
                    _reaches(above[column], high)
                taken |= dict.fromkeys(range(column, column + wide), high)
                columns = count(column + wide)
            taken = {number: left - 1 for number, left in taken.items()}

    def _cell(self, element: Element, row: Part, *, once: bool) -> Part:
        head = element.tag == "th"
        values: dict[str, object] = {}
        if head:
            values["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
        spans = {"ColSpan": element.get("colspan", "1"), "RowSpan": element.get("rowspan", "1")}
        values |= {key: int(span) for key, span in spans.items() if span != "1"}
        attributes = {"Table": values} if values else {}
        part = Part("TH" if head else "TD", row, attributes=attributes, lasts=True, once=once)
        self._text(element, part)
        return part

    def _figure(self, element: Element, parent: Part) -> None:
        """Take in pictures; with several, or a caption, they are a group: a caption in a picture with /Alt would not be read."""
        pictures, captions = list(element.iter("img")), [child for child in element if child.tag == "p"]
        group = Part("Div", parent) if captions or len(pictures) > 1 else parent
        for picture in pictures:
            self.parts[picture, ""] = Part("Figure", group, alternative=picture.get("alt") or "图片")
        self._caption(captions, group)

    def _contents(self, element: Element, parent: Part) -> None:
        part = Part("TOC", parent)
        for entry in element.iter("a"):
            title, leader, page = "".join(_titled(entry)), entry[-2], entry[-1]
            link = Part("Link", Part("Reference", Part("TOCI", part)), label=title)
            self._text(entry, link)
            self.parts[leader, _AFTER] = ARTIFACT
            self.parts[page, _AFTER] = Part("Span", link, within=True, spaced=True, before=" ")


def _reaches(part: Part, rows: int) -> None:
    """Let a cell reach down so many rows more."""
    values = part.attributes.setdefault("Table", {})
    values["RowSpan"] = int(str(values.get("RowSpan", 1))) + rows


def _runs_on(element: Element) -> bool:
    """Tell whether an element of a heading is, or holds, text that runs on behind it."""
    return any(untightened(_style(one)) in RUN_IN for one in element.iter())


def _leads_to(address: str) -> str:
    """Tell whoever listens where a link leads."""
    mail = address.removeprefix("mailto:")
    return f"写邮件到 {mail}" if mail != address else f"打开网页 {address}"


def _titled(entry: Element) -> Iterator[str]:
    """Yield the text of an entry of the contents, its lines joined."""
    return (visible(text) for text in entry.itertext())


def _seen(text: str | None) -> str:
    """Return what is seen of a text of the markup."""
    return visible(text) if text else ""


def _words(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _style(element: Element) -> str:
    return (element.get("class") or "").partition(" ")[0]
