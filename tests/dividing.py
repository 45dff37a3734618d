"""LibreOffice as Word at a page turn: a FODT goes in, with its kept paragraphs divided before their last two lines it comes out.

What keeps with the next one goes to the next page whole in LibreOffice; in Word its last two lines do, where it controls widows
(docs/engines.md). So such a paragraph is written as two there: the first one stays, and its last line is spread; the second one keeps
with the next and has no first line. Where the two last lines begin is told by LibreOffice's own lines, never by the PDF's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from copy import deepcopy
from itertools import groupby
from typing import NamedTuple

from lxml import etree
from reading import Reading

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
    """Where a paragraph's two last lines begin: its text without white space, and the number of a character in it."""

    text: str
    start: int


def places(found: Reading) -> list[Place]:
    """Return where the two last lines begin of each paragraph that may be divided before them, in LibreOffice's own lines."""
    grouped = (list(lines) for _, lines in groupby(found.flow, key=lambda line: line.number))
    return [
        Place(lines[0].piece.text, lines[-_TAKEN].start)
        for lines in grouped
        if len(lines) >= 2 * _TAKEN and lines[-1].end == len(lines[0].piece.text)
    ]


def divide(fodt: str, found: Collection[Place]) -> str:
    """Divide the paragraphs of a document that keep with the next one and are among those `found`."""
    root = etree.fromstring(fodt.encode(), etree.XMLParser(huge_tree=True))
    styles = {
        _get(style, "style:name"): style for style in root.iterfind(".//office:automatic-styles/style:style", _NAMES)
    }
    for paragraph in list(root.iterfind(".//office:text//text:p", _NAMES)):
        style, seen = styles.get(_get(paragraph, "text:style-name")), _plain(paragraph)
        starts = (place.start - len(place.text) + len(seen) for place in found if place.text.endswith(seen))
        if style is not None and _keeps(style) and (start := next(starts, 0)) > 0:
            _in_two(paragraph, start, style)
    return str(etree.tostring(root, encoding="unicode"))


def _keeps(style: etree._Element) -> bool:
    """Tell whether paragraphs of a style keep with the next one, two lines of them at least, by the style itself."""
    properties = style.find("style:paragraph-properties", _NAMES)
    return (
        properties is not None
        and _get(properties, "fo:keep-with-next") == "always"
        and _get(properties, "fo:widows") == str(_TAKEN)
    )


def _in_two(paragraph: etree._Element, start: int, style: etree._Element) -> None:
    second = deepcopy(paragraph)
    paragraph.addnext(second)
    for part, end, head, changes in ((paragraph, "first", True, _FIRST), (second, "second", False, _SECOND)):
        _cut(part, start, head=head)
        own = deepcopy(style)
        style.addnext(own)
        name = f"{_get(style, 'style:name')}-{end}-{start}"
        own.set(_name("style:name"), name)
        part.set(_name("text:style-name"), name)
        properties = own.find("style:paragraph-properties", _NAMES)
        for key, value in changes.items():
            properties.set(_name(key), value)


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
            marks = len(_plain(child)) if child.tag == _NOTE else 0
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
