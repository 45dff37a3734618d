"""A judge of a PDF's tags that knows nothing of how they are made: a PDF and its Document go in, what is wrong with its structure comes out.

Each block of the document is one element, or one group of elements, in the document's order, with exactly its text; whatever is
drawn is read from there or is an artifact; notes and their marks lead to each other, links say where they lead.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Dictionary

from bulletin.document import (
    Block,
    Box,
    Cell,
    Colophon,
    Contents,
    Document,
    Figure,
    Footnote,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    PageBreak,
    Pair,
    Paragraph,
    Rule,
    Step,
    Table,
    Text,
    inlines_of,
    runs_on,
)
from bulletin.text import raised

# pikepdf has no types.
Thing: TypeAlias = Any
# Blanks, and the selectors of glyphs, for which no glyph is drawn.
_UNSEEN = re.compile("[\\s\u200b\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_QUOTED = ("quotation", "verse")
_CHARS, _RANGES = re.compile("beginbfchar(.*?)endbfchar", re.DOTALL), re.compile("<([0-9a-fA-F]+)>\\s*<([0-9a-fA-F]*)>")
_HEADING = re.compile("H[1-5]")
_SHOWN = 12


@dataclass
class Element:
    """An element of a structure tree: its role, and what stands in it, texts and elements, in order.

    Of a `cell` it tells what it is the head of, how many columns and how many rows it takes; it `resumes` a paragraph before it.
    """

    role: str
    kids: list[str | Element] = field(default_factory=list)
    holder: Thing = None
    cell: tuple[str, int, int] = ("", 1, 1)
    resumes: bool = False

    @property
    def inner(self) -> list[Element]:
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def text(self) -> str:
        """All of its text, but for marks of notes."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids if not _is_mark(kid))

    def all(self, role: str) -> Iterator[Element]:
        if self.role == role:
            yield self
        for kid in self.inner:
            yield from kid.all(role)


def check(data: bytes, document: Document) -> list[str]:
    """Return what is wrong with the tags of the PDF of `document`."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        drawn, faults = _drawn(pdf)
        used: set[tuple[int, int]] = set()
        found = _element(pdf, pdf.Root.StructTreeRoot.K[0], drawn, used, 0)
        left = sorted(drawn.keys() - used)
        faults += [f"page {page + 1}: {drawn[page, number][:_SHOWN]} is in no element" for page, number in left]
        faults += _unlike(list(expected(document)), found.inner)
        faults += _parents(pdf)
        faults += _links(found, document)
    return faults


def tree(pdf: Thing) -> Element:
    """Read the structure tree of an open PDF."""
    return _element(pdf, pdf.Root.StructTreeRoot.K[0], _drawn(pdf)[0], set(), 0)


# What is drawn


def _drawn(pdf: Thing) -> tuple[dict[tuple[int, int], str], list[str]]:
    """Return the text of each sequence of marked content, by page and number, and what is drawn outside of any."""
    found: dict[tuple[int, int], str] = {}
    faults: list[str] = []
    faces: dict[Thing, dict[int, str]] = {}
    for page, sheet in enumerate(pdf.pages):
        names = {str(name): face.objgen for name, face in sheet.Resources.Font.items()}
        faces |= {face.objgen: _codes(face) for face in sheet.Resources.Font.values() if face.objgen not in faces}
        marks: list[tuple[str, Thing]] = []
        face, said = "", ""
        instructions: list[Thing] = list(pikepdf.parse_content_stream(sheet))
        for operands, operator in instructions:
            name = str(operator)
            if name in {"BDC", "BMC"}:
                properties: Thing = operands[1] if len(operands) > 1 else {}
                marks.append((str(operands[0]), properties))
                said = str(properties.get("/ActualText", "")) or said
                if "/MCID" in properties:
                    found[page, int(properties.MCID)] = ""
            elif name == "EMC":
                number = next((int(one.MCID) for _, one in marks if "/MCID" in one), None)
                if "/ActualText" in marks.pop()[1] and number is not None:
                    found[page, number] += said
                    said = ""
            elif name == "Tf":
                face = str(operands[0])
            elif name in {"Tj", "TJ", "Do"}:
                text = "" if name == "Do" else _decoded(operands[0], faces[names[face]])
                number = next((int(one.MCID) for _, one in marks if "/MCID" in one), None)
                covered = any("/ActualText" in one for _, one in marks)
                if number is not None:
                    found[page, number] += "" if covered or name == "Do" else text
                elif (text or name == "Do") and not any(role == "/Artifact" for role, _ in marks):
                    faults.append(f"page {page + 1}: {text[:_SHOWN]} is neither marked nor an artifact")
    return found, faults


def _codes(face: Thing) -> dict[int, str]:
    """Return what the glyphs of a face stand for."""
    written = face.ToUnicode.read_bytes().decode()
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for table in _CHARS.findall(written)
        for code, text in _RANGES.findall(table)
    }


def _decoded(shown: Thing, codes: dict[int, str]) -> str:
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    return "".join(
        codes.get(int.from_bytes(pair), "")
        for part in parts
        if isinstance(part, pikepdf.String)
        for pair in (bytes(part)[at : at + 2] for at in range(0, len(bytes(part)), 2))
    )


# The tree


def _element(
    pdf: Thing, holder: Thing, drawn: dict[tuple[int, int], str], used: set[tuple[int, int]], page: int
) -> Element:
    """Read an element, and note what is `used` of what is `drawn`."""
    pages = {sheet.obj.objgen: number for number, sheet in enumerate(pdf.pages)}
    page = pages[holder.Pg.objgen] if "/Pg" in holder else page
    element = Element(str(holder.S)[1:], holder=holder)
    if element.role in {"TD", "TH"}:
        values = holder.get("/A", {})
        element.cell = str(values.get("/Scope", "")), int(values.get("/ColSpan", 1)), int(values.get("/RowSpan", 1))
    for kid in holder.get("/K", []):
        if isinstance(kid, int):
            key = (page, kid)
        elif kid.get("/Type") == "/MCR":
            key = (pages[kid.Pg.objgen], int(kid.MCID))
        else:
            if kid.get("/Type") != "/OBJR":
                element.kids.append(_element(pdf, kid, drawn, used, page))
            continue
        element.kids.append(drawn.get(key, f"nothing: {key}"))
        used.add(key)
    return element


def _is_mark(kid: str | Element) -> bool:
    """Tell whether an element is the mark of a note; the entries of contents hold references, too."""
    return isinstance(kid, Element) and kid.role == "Reference" and kid.holder is not None and kid.holder.P.S != "/TOCI"


def _label(link: Element) -> str:
    return next((str(one.Obj.get("/Contents", "")) for one in _objects(link)), "")


def _objects(element: Element) -> list[Thing]:
    kids = element.holder.get("/K", [])
    return [kid for kid in kids if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"]


# What is expected


def expected(document: Document) -> Iterator[Element]:
    """Yield the elements that a document is to have."""
    joined: Element | None = None
    ladder = [1]
    for quoted, blocks in groupby(document.blocks, lambda block: getattr(block, "style", "") in _QUOTED):
        group = [one for block in blocks for one in _block(block)]
        if quoted:
            notes = [one for one in group if one.role == "Note"]
            group = [Element("BlockQuote", [one for one in group if one.role != "Note"]), *notes]
        for element in group:
            if _HEADING.fullmatch(element.role):
                level = int(element.role[1:])
                ladder = [*(above for above in ladder if above < level), level]
                element.role = f"H{len(ladder)}"
            if joined is not None and element.resumes:
                joined.kids += element.kids
                continue
            yield element
            if element.role != "Note":
                joined = element if element.role == "P" else joined


def _block(block: Block) -> Iterator[Element]:
    """Yield the elements of a block, and behind them its notes."""
    noted: list[Footnote] = []
    match block:
        case Paragraph():
            element = _paragraph(block, noted)
            element.resumes = bool(block.behind)
            yield element
        case Heading():
            lead = tuple(takewhile(lambda inline: not runs_on(inline), block.inlines))
            yield Element(f"H{min(block.level, 5)}", [_said(lead, noted)])
            if rest := block.inlines[len(lead) :]:
                yield Element("P", [_said(rest, noted)])
        case Pair():
            yield Element("P", [_said(block.left, noted), _said(block.right, noted)])
        case Items():
            yield _items(block, noted)
        case Table():
            yield _table(block, noted)
        case Figure():
            pictures: list[str | Element] = [Element("Figure") for _ in block.images]
            captions = [_paragraph(block.caption, noted, "Caption")] if block.caption else []
            group = Element("Div", [*pictures, *captions])
            yield group if captions or len(pictures) > 1 else Element("Figure")
        case Contents():
            yield _paragraph(block.heading, noted)
            entries = (Element("Link", [entry.text.replace("\n", "")]) for entry in block.entries)
            yield Element("TOC", [Element("TOCI", [Element("Reference", [entry])]) for entry in entries])
        case Colophon():
            yield Element("Sect", [_paragraph(one, noted) for part in block.parts for one in part])
        case Box():
            yield Element("Div", [_paragraph(one, noted) for one in block.parts])
        case Rule() | PageBreak():
            return
    for note in noted:
        mark = Element("Lbl", [Element("Link", [str(note.number)])])
        yield Element("Note", [mark, Element("P", [_said(note.inlines, [])])])


def _paragraph(block: Paragraph, noted: list[Footnote], role: str = "P") -> Element:
    return Element(role, [_said(block.inlines, noted)])


def _items(block: Items, noted: list[Footnote]) -> Element:
    entries: list[str | Element] = []
    for item in block.items:
        text = _said(item.inlines, noted)
        inner = [_items(one, noted) for one in item.lists]
        body = Element("LBody", [Element("P", [text]), *inner] if inner else [text])
        entries.append(Element("LI", [Element("Lbl", [item.marker]), body]))
    return Element("L", entries)


def _table(block: Table, noted: list[Footnote]) -> Element:
    above = [_paragraph(one, noted) for one in block.above]
    caption = [Element("Caption", above[0].kids if len(above) == 1 else list(above))] if above else []
    groups = (("THead", block.head), ("TBody", block.body))
    rows = [
        Element(role, [Element("TR", [_cell(cell, noted, head=role == "THead") for cell in row]) for row in group])
        for role, group in groups
        if group
    ]
    return Element("Table", [*caption, *rows])


def _cell(cell: Cell, noted: list[Footnote], *, head: bool) -> Element:
    scope = "/Column" if head else "/Row" if cell.named else ""
    return Element("TH" if scope else "TD", [_said(cell.inlines, noted)], cell=(scope, cell.columns, cell.rows))


def _said(inlines: Sequence[Inline], noted: list[Footnote]) -> str:
    """Return the text of inlines as it is written; notes are put on the list."""
    said = ""
    for inline in inlines:
        match inline:
            case Text():
                said += raised.written(inline.text, inline.style)
            case Link():
                said += _said(inline.inlines, noted)
            case Footnote():
                noted.append(inline)
            case LineBreak() | Step():
                pass
    return said


# How the two compare


def _unlike(wanted: Sequence[Element], found: Sequence[Element], where: str = "Document") -> Iterator[str]:
    """Yield where elements differ from those wanted; of a row of them the first difference only."""
    wanted = [one for one in wanted if one.role in {"TR", "TD", "TH", "Figure"} or _bare(one.text) or one.inner]
    for number, want in enumerate(wanted):
        here = f"{where}/{want.role} {number + 1} ({_bare(want.text)[:_SHOWN]})"
        if number >= len(found):
            yield f"{here}: is not there"
            return
        have = found[number]
        if have.role != want.role:
            yield f"{here}: is {have.role} ({_bare(have.text)[:_SHOWN]})"
            return
        yield from _differs(want, have, here)
    if len(found) > len(wanted):
        yield f"{where}: {found[len(wanted)].role} ({_bare(found[len(wanted)].text)[:_SHOWN]}) is too many"


def _differs(want: Element, have: Element, here: str) -> Iterator[str]:
    wanted, found = _bare(want.text), _bare(have.text)
    if want.role == "Link":
        found = re.sub("[0-9]+$", "", found) if not wanted[-1:].isdigit() else found[: len(wanted)]
    if want.inner:
        inner = [
            kid
            for kid in have.inner
            if kid.role not in {"Link", "Reference"} or want.role in {"TOCI", "Reference", "Lbl"}
        ]
        yield from _unlike(want.inner, inner, here)
    elif wanted != found:
        yield f"{here}: reads {found}, not {wanted}"
    if want.role in {"TD", "TH"} and have.cell != want.cell:
        yield f"{here}: has {have.cell}, not {want.cell}"
    if want.role == "Figure" and not str(have.holder.get("/Alt", "")):
        yield f"{here}: has no /Alt"
    if want.role == "L" and "/ListNumbering" not in have.holder.get("/A", {}):
        yield f"{here}: has no /ListNumbering"


def _bare(text: str) -> str:
    return _UNSEEN.sub("", text)


def _parents(pdf: Thing) -> Iterator[str]:
    """Yield what the way back from what is drawn to the tree lacks (ISO 32000-1, 14.7.4.4)."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    back = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for number, sheet in enumerate(pdf.pages, 1):
        if any(not isinstance(one, Dictionary) for one in back[int(sheet.obj.StructParents)]):
            yield f"page {number}: a sequence belongs to no element"
        for link in sheet.obj.get("/Annots", []):
            if "/StructParent" not in link or back[int(link.StructParent)].S != "/Link":
                yield f"page {number}: a link is in no Link"


def _links(found: Element, document: Document) -> Iterator[str]:
    """Yield what is wrong with links: with where they lead, with what they say."""
    links = list(found.all("Link"))
    for link in links:
        if not _objects(link):
            yield f"link {link.text[:_SHOWN]}: leads nowhere"
        elif not _label(link) or re.fullmatch("[a-z]+-?[0-9-]*", _label(link)):
            yield f"link {link.text[:_SHOWN]}: says {_label(link)}"
    addresses = [str(one.Obj.A.URI) for link in links for one in _objects(link)[:1] if "/A" in one.Obj]
    wanted = [link.url for link in _addresses(document)]
    if sorted(addresses) != sorted(wanted):
        yield f"links lead to {addresses}, not to {wanted}"
    marks = [link for reference in found.all("Reference") if _is_mark(reference) for link in reference.all("Link")]
    backs = [link for note in found.all("Note") for label in note.all("Lbl") for link in label.all("Link")]
    for call, back in zip(marks, backs, strict=False):
        for start, end in ((call, back), (back, call)):
            for one in _objects(start):
                there = next((other.Pg for other in _objects(end)), None)
                if there is None or one.Obj.Dest[0].objgen != there.objgen:
                    yield f"note {back.text}: leads to another page"
    if [_bare(mark.text) for mark in marks] != [f"（注{_bare(back.text)}）" for back in backs]:
        yield f"notes {[back.text for back in backs]} have marks {[mark.text for mark in marks]}"


def _addresses(document: Document) -> Iterator[Link]:
    """Yield the links of a document."""

    def within(inlines: Sequence[Inline]) -> Iterator[Link]:
        for inline in inlines:
            if isinstance(inline, Link):
                yield inline
            elif isinstance(inline, Footnote):
                yield from within(inline.inlines)

    for block in document.blocks:
        for _, inlines in inlines_of(block):
            yield from within(inlines)
