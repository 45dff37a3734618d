"""LibreOffice as Word at a page turn: a FODT goes in, with its kept paragraphs divided before their last two lines it comes out.

What keeps with the next one goes to the next page whole in LibreOffice; in Word its last two lines do, where it controls widows
(docs/engines.md). So such a paragraph is written as two there: the first one stays, and its last line is spread; the second one keeps
with the next and has no first line. And where the contributor's frame, and not the contributor, lacks room, LibreOffice leaves what
keeps with it behind: there a page begins with what goes along. Where it has once moved the colophon's frame to the next page, while the
pages above were not settled, it never takes it back, however much room there is: a page begins anew with what it begins with, and
the frame is placed once more. All this is told by LibreOffice's own lines, never by the PDF's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from itertools import groupby, pairwise
from typing import NamedTuple

from lxml import etree
from reading import Reading, Set

from bulletin.document import Document
from bulletin.typesetting.reckoning.heights import colophon_height

# So many lines go along, and as many stay.
_TAKEN = 2
_UNSEEN = {"Cc", "Cf", "Zs"}
_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
_NOTE = f"{{{_NAMES['text']}}}note"
_FIRST = {
    "fo:keep-with-next": "auto",
    "fo:widows": "0",
    "fo:text-align": "justify",
    "fo:text-align-last": "justify",
    "fo:margin-bottom": "0in",
}
_SECOND = {
    "fo:text-indent": "0in",
    "style:auto-text-indent": "false",
    "fo:margin-top": "0in",
    "fo:break-before": "auto",
}


class Place(NamedTuple):
    """Where a paragraph's two last lines begin: its text without white space, and the number of a character in it.

    That is 0 where all of it goes along. It is `left` where the next paragraph stands on a later page, `begins` where a page
    begins with that character already.
    """

    text: str
    start: int
    left: bool
    begins: bool = False


def places(found: Reading, document: Document) -> list[Place]:
    """Return what goes along of each paragraph that LibreOffice might take along whole, or leave behind, by its own lines."""
    forgotten = _forgotten(found, document)
    if forgotten is not None:
        return [Place(forgotten.piece.text, forgotten.start, left=True, begins=True)]
    grouped = [list(lines) for _, lines in groupby(found.flow, key=lambda line: line.number)]
    every = [
        Place(
            lines[0].piece.text,
            lines[-_TAKEN].start if len(lines) >= 2 * _TAKEN else 0,
            after[0].line.page > lines[-1].line.page,
        )
        for lines, after in pairwise(grouped)
    ]
    return [place for place in every if place.start or place.left]


def _forgotten(found: Reading, document: Document) -> Set | None:
    """Return the line that begins the last page but one, if all of the colophon, and nothing else, is on the last page without need."""
    block, layout = document.colophon, document.layout
    if block is None or block.even:
        return None
    parts = sum(len(part) for part in block.parts)
    last = {line.number for line in found.flow if line.line.page == found.pages}
    page = [line for line in found.flow if line.line.page == found.pages - 1]
    rest = [line.y for line in found.others if line.page == found.pages - 1]
    if len(last) != parts or not page or (rest and min(rest) < page[0].line.y):
        return None
    lowest = max(page[-1].line.y, *rest) if rest else page[-1].line.y
    room = layout.page.top.pt + layout.page.depth.pt - lowest - layout.page.pitch.pt
    return page[0] if room >= colophon_height(block, layout).pt else None


def divide(fodt: str, found: Collection[Place]) -> str:
    """Divide the paragraphs of a document that keep with the next one and are among those `found`."""
    root = etree.fromstring(fodt.encode(), etree.XMLParser(huge_tree=True))
    styles = {
        _get(style, "style:name"): style
        for kind in ("automatic-styles", "styles")
        for style in root.iterfind(f".//office:{kind}/style:style[@style:family='paragraph']", _NAMES)
    }
    for paragraph in list(root.iterfind(".//office:text//text:p", _NAMES)):
        seen = _plain(paragraph)
        place = next((one for one in found if seen and one.text.endswith(seen)), None)
        if place is None or not (place.begins or _keeps(styles.get(_get(paragraph, "text:style-name")))):
            continue
        start = place.start - len(place.text) + len(seen)
        along = _in_two(paragraph, start, styles) if start > 0 else paragraph
        if place.left:
            _change(along if place.begins else _led(along, styles), "turned", {"fo:break-before": "page"}, styles)
    return str(etree.tostring(root, encoding="UTF-8", xml_declaration=True), "utf-8")


Styles = dict[str, etree._Element]  # noqa: SLF001  # lxml names the type so


def _keeps(style: etree._Element | None) -> bool:
    """Tell whether paragraphs of a style keep with the next one, two lines of them at least, by the style itself."""
    return (
        style is not None
        and _property(style, "fo:keep-with-next") == "always"
        and _property(style, "fo:widows") == str(_TAKEN)
    )


def _property(style: etree._Element, name: str) -> str:
    properties = style.find("style:paragraph-properties", _NAMES)
    return "" if properties is None else _get(properties, name)


def _led(paragraph: etree._Element, styles: Styles) -> etree._Element:
    """Return the first one of the paragraphs above that keep with the next one, down to this one."""
    above = paragraph.getprevious()
    while above is not None and _leads(_get(above, "text:style-name"), styles):
        paragraph, above = above, above.getprevious()
    return paragraph


def _leads(name: str, styles: Styles) -> bool:
    """Tell whether a style keeps with the next paragraph, itself or by the styles that it is based on."""
    while (style := styles.get(name)) is not None:
        if keeps := _property(style, "fo:keep-with-next"):
            return keeps == "always"
        name = _get(style, "style:parent-style-name")
    return False


def _in_two(paragraph: etree._Element, start: int, styles: Styles) -> etree._Element:
    """Divide a paragraph before the character `start`, and return the second one."""
    second = deepcopy(paragraph)
    paragraph.addnext(second)
    _cut(paragraph, start, head=True)
    _cut(second, start, head=False)
    _change(second, "second", _SECOND, styles)
    _change(paragraph, "first", _FIRST, styles)
    return second


def _change(paragraph: etree._Element, kind: str, changes: Mapping[str, str], styles: Styles) -> None:
    """Give a paragraph a style of its own, with properties changed."""
    base = _get(paragraph, "text:style-name")
    name = f"{base}-{kind}"
    automatic = paragraph.getroottree().find("office:automatic-styles", _NAMES)
    own = etree.SubElement(automatic, _name("style:style"))
    old = styles[base]
    if old.getparent() is automatic:
        own.extend(deepcopy(child) for child in old)
        base = _get(old, "style:parent-style-name")
    for key, value in {"name": name, "family": "paragraph", "parent-style-name": base}.items():
        own.set(_name(f"style:{key}"), value)
    properties = own.find("style:paragraph-properties", _NAMES)
    if properties is None:
        properties = etree.SubElement(own, _name("style:paragraph-properties"))
        own.insert(0, properties)
    for key, value in changes.items():
        properties.set(_name(key), value)
    styles[name] = own
    paragraph.set(_name("text:style-name"), name)


def _cut(element: etree._Element, left: int, *, head: bool) -> int:
    """Keep the first `left` characters of an element and what is not seen behind them, or else the rest; return how many are left.

    Where the rest has begun, fewer than none are left.
    """
    element.text, left = _part(element.text or "", left, head=head)
    for child in list(element):
        tail, child.tail = child.tail or "", None
        if child.tag != _NOTE and (child.text or len(child)):
            left = _cut(child, left, head=head)
            kept = True
        else:
            marks = len(_plain(child[0])) if child.tag == _NOTE else 0
            kept = head == (left >= bool(marks))
            left -= marks
        rest, left = _part(tail, left, head=head)
        _settle(element, child, rest, kept=kept)
    return left


def _part(text: str, left: int, *, head: bool) -> tuple[str, int]:
    """Return the part of a text that is kept, and how many characters are left."""
    kept = ""
    for char in text:
        seen = _seen(char)
        kept += char if head == (left >= seen) else ""
        left -= seen
    return kept, left


def _settle(element: etree._Element, child: etree._Element, tail: str, *, kept: bool) -> None:
    """Give a child of an element its tail; what is not kept leaves it to what stands before."""
    before = child.getprevious()
    if kept:
        child.tail = tail
        return
    element.remove(child)
    if before is None:
        element.text = (element.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail


def _plain(element: etree._Element) -> str:
    return "".join(char for text in _texts(element) for char in text if _seen(char))


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _texts(child[0] if child.tag == _NOTE else child)
        yield child.tail or ""


def _seen(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in _UNSEEN


def _get(element: etree._Element, name: str) -> str:
    return str(element.get(_name(name), ""))


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}"
