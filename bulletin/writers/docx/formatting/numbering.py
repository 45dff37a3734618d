"""Lists: the marks of layout.yaml become Word's own numbering."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bulletin.document import Items
from bulletin.layout import Layout
from bulletin.writers.docx.xml import element, part

_LEVELS = 9


@dataclass(frozen=True)
class Listing:
    """One list of the document: `number` is its w:numId."""

    number: int
    style: str
    ordered: bool
    level: int
    start: int

    @classmethod
    def of(cls, items: Items, number: int) -> Listing:
        """Take from `items` what numbering.xml needs."""
        return cls(number, items.style, items.ordered, items.level, items.start)


def numbering(layout: Layout, listings: Iterable[Listing]) -> bytes:
    """Write numbering.xml: one definition per kind of list, one instance per list, each with its own start."""
    listings = list(listings)
    kinds = {kind: number for number, kind in enumerate(sorted({(one.style, one.ordered) for one in listings}), 1)}
    definitions = (_definition(layout, style, number, ordered=ordered) for (style, ordered), number in kinds.items())
    instances = (_instance(one, kinds[one.style, one.ordered]) for one in listings)
    return part("numbering", *definitions, *instances)


@lru_cache(maxsize=8)
def _definition(layout: Layout, style: str, number: int, *, ordered: bool) -> str:
    levels = (_level(layout, style, level, ordered=ordered) for level in range(1, _LEVELS + 1))
    kind = element("multiLevelType", val="multilevel")
    return element("abstractNum", kind, *levels, abstractNumId=number)


def _level(layout: Layout, style: str, level: int, *, ordered: bool) -> str:
    """Define a level as the layout marks it: `{n}` and `{circled}` are Word's number, all else stands as it is."""
    marks = layout.markers.ordered if ordered else layout.markers.unordered
    mark = marks[min(level, len(marks)) - 1]
    text = mark.replace("{n}", f"%{level}").replace("{circled}", f"%{level}")
    entry = layout.styles[style]
    first = {"firstLineChars": round(entry.indent_characters * 100 * level), "firstLine": (entry.indent * level).twips}
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=_number_format(mark)),
        element("suff", val="nothing"),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=0, **first)),
        element("rPr", _mark_face(layout, style, ordered=ordered), element("spacing", val=0)),
        ilvl=level - 1,
    )


def _mark_face(layout: Layout, style: str, *, ordered: bool) -> str:
    """Set numbers as text is set, and marks such as · in the Chinese face by name: LibreOffice ignores the hint.

    No mark has the grid's spacing: LibreOffice gives it none whatever the file says, and all have to break alike.
    """
    if ordered:
        return element("rFonts", hint="eastAsia")
    face = layout.faces[layout.styles[style].face].family
    return element("rFonts", ascii=face, hAnsi=face, eastAsia=face, hint="eastAsia")


def _number_format(mark: str) -> str:
    """Choose Word's way of counting; a mark of several characters is no bullet, for LibreOffice shows only one."""
    if "{circled}" in mark:
        return "decimalEnclosedCircle"
    return "decimal" if "{n}" in mark else "bullet" if len(mark) == 1 else "none"


def _instance(listing: Listing, definition: int) -> str:
    start = element("lvlOverride", element("startOverride", val=listing.start), ilvl=listing.level - 1)
    return element("num", element("abstractNumId", val=definition), start, numId=listing.number)
