"""The parts beside the body: settings, faces, numbering, footnotes, footers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bulletin.layout import Face, Layout
from bulletin.layout.lengths import Length
from bulletin.text.line_ends import NEVER_FIRST, NEVER_LAST
from bulletin.text.names import GAP
from bulletin.typesetting.reckoning.measures import folio_below
from bulletin.writers.docx import fields
from bulletin.writers.docx.formatting.styles import SPACER
from bulletin.writers.docx.xml import NAMESPACES, element, escape, part, plain_part

_VARIANTS = 3
_SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
_NOTE = "footnote"
_TOTAL = "{total}"
_FIELDS = {"{n}": "PAGE", _TOTAL: "NUMPAGES"}
_SEPARATORS = {"separator": -1, "continuationSeparator": 0}
# Marks of ASCII that Word's own list keeps from a line's start and end, for ours replaces that list.
_ASCII_NEVER_FIRST = "!%),.:;>?]}"
_ASCII_NEVER_LAST = "$([{"
# Behaviour of Word 2013 and later ([MS-DOCX] 2.2.12), without which a file opens in compatibility mode.
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}


@lru_cache(maxsize=8)
def settings(layout: Layout, language: str, *, both_sides: bool) -> bytes:
    """Write settings.xml; no updateFields, since Word asks the reader's leave for it."""
    first = "".join(sorted(set(_ASCII_NEVER_FIRST + NEVER_FIRST + GAP)))
    last = "".join(sorted(set(_ASCII_NEVER_LAST + NEVER_LAST)))
    body = layout.styles["body"]
    return part(
        "settings",
        element("zoom", percent=100),
        element("mirrorMargins") if both_sides else "",
        element("defaultTabStop", val=body.indent.twips),
        element("evenAndOddHeaders"),
        element("characterSpacingControl", val="doNotCompress"),
        element("noLineBreaksAfter", lang=language, val=last),
        element("noLineBreaksBefore", lang=language, val=first),
        element("footnotePr", *(element("footnote", id=number) for number in _SEPARATORS.values())),
        _compatibility(),
        element("themeFontLang", val="en-US", eastAsia=language),
        element("decimalSymbol", val="."),
        element("listSeparator", val=","),
    )


def _compatibility() -> str:
    uri = "http://schemas.microsoft.com/office/word"
    modern = (element("compatSetting", name=name, uri=uri, val=value) for name, value in _COMPATIBILITY.items())
    return element("compat", element("doNotExpandShiftReturn"), element("useFELayout"), *modern)


@lru_cache(maxsize=8)
def font_table(layout: Layout) -> bytes:
    """Write fontTable.xml: under each official name the faces that may stand in for it."""
    faces = {face.family: face for face in sorted(layout.faces.values(), key=lambda face: not face.heavy)}
    latins = {layout.faces[face.latin].family for face in layout.faces.values()}
    return part("fonts", *(_font(face, latin=face.family in latins) for face in faces.values()))


def _font(face: Face, *, latin: bool) -> str:
    return element(
        "font",
        element("altName", val=",".join(face.alternatives)) if face.alternatives else "",
        element("charset", val="00" if latin else "86"),
        element("family", val="roman" if latin else "auto"),
        element("pitch", val="variable" if latin else "default"),
        name=face.family,
    )


def footnotes(notes: Iterable[str]) -> bytes:
    """Write footnotes.xml: the two lines that Word draws above footnotes, then the `notes`."""
    lines = (_separator(kind, number) for kind, number in _SEPARATORS.items())
    return part("footnotes", *lines, *notes, prefixes="w r")


def _separator(kind: str, number: int) -> str:
    properties = element("pPr", element("pStyle", val=_NOTE), element("ind", firstLineChars=0, firstLine=0))
    return element("footnote", element("p", properties, element("r", element(kind))), type=kind, id=number)


def footnote(number: int, style: str, content: str, below: Length, own: str = "") -> str:
    """Write one footnote: its mark, then its `content`, which is runs already; `below` stays free under it.

    Word counts the mark, unless it has a number of its `own`; that is text of the note.
    """
    mark = element("r", element("t", own) if own else element("footnoteRef"))
    paragraph = element("p", element("pPr", element("pStyle", val=style)), mark, _SPACE, content)
    return element("footnote", paragraph, _blank(below) if below else "", id=number)


def _blank(height: Length) -> str:
    """Write a paragraph so high with nothing in it."""
    line = element("spacing", line=height.twips, lineRule="exact")
    return element("p", element("pPr", element("pStyle", val=SPACER), line))


@lru_cache(maxsize=8)
def footer(layout: Layout, *, even: bool, total: int | None = None) -> bytes:
    """Write the footer of odd pages (number on the right) or of even ones (on the left), if it is not centred; GB/T 9704, 7.5.

    Where the number speaks of how many pages there are, Word counts them, unless the `total` is given: that of an issue in a volume.
    """
    return part("ftr", _folio(layout, even=even, total=total))


def _folio(layout: Layout, *, even: bool, total: int | None = None) -> str:
    style = layout.styles["folio"]
    side = element("jc", val="left") if even and style.align != "center" else ""
    pieces = (str(total) if piece == _TOTAL and total else piece for piece in layout.folio_parts())
    content = (_numbered(piece, "2" if even else "1") for piece in pieces)
    return element("p", element("pPr", element("pStyle", val=style.key), side), *content)


@lru_cache(maxsize=8)
def landscape_footer(layout: Layout, *, even: bool, both_sides: bool = False, total: int | None = None) -> bytes:
    """Write the footer of landscape pages: the number stands where it does on the paper of upright ones (GB/T 9704, 8).

    So it is turned by a quarter, left of the type area: the text of a cell in a table that has its place on the page.
    """
    page, style = (layout.page.mirrored if even and both_sides else layout.page).landscape, layout.styles["folio"]
    width = (style.pitch or page.pitch).twips
    place = {"vertAnchor": "page", "horzAnchor": "page", "tblpX": folio_below(layout).twips, "tblpY": page.top.twips}
    none = (element(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    table = element(
        "tbl",
        element(
            "tblPr",
            element("tblpPr", **place),
            element("tblW", w=width, type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *none),
        ),
        element("tblGrid", element("gridCol", w=width)),
        element(
            "tr",
            element("trPr", element("trHeight", val=page.depth.twips, hRule="exact")),
            element(
                "tc",
                element("tcPr", element("tcW", w=width, type="dxa"), element("textDirection", val="tbRl")),
                _folio(layout, even=even, total=total),
            ),
        ),
    )
    return part("ftr", table, element("p", element("pPr", element("pStyle", val=SPACER))))


def _numbered(piece: str, number: str) -> str:
    """Write a part of the page number; of what is no field, all but the spaces is Chinese."""
    if piece in _FIELDS:
        return fields.field(_FIELDS[piece], number)
    chinese = element("rPr", element("rFonts", hint="eastAsia"))
    runs = re.findall(" +|[^ ]+", piece)
    return "".join(
        _SPACE * len(run) if run[0] == " " else element("r", chinese, element("t", escape(run))) for run in runs
    )


def no_footer(layout: Layout) -> bytes:
    """Write the footer of a page without a number: one line that fills what the others leave between text and folio, too.

    LibreOffice forgets that space where a section begins on an even page.
    """
    line = element(
        "spacing", before=0, after=0, line=(layout.page.bottom - folio_below(layout)).twips, lineRule="exact"
    )
    return part("ftr", element("p", element("pPr", element("pStyle", val=SPACER), line)))


@lru_cache(maxsize=8)
def theme(layout: Layout) -> bytes:
    """Write theme1.xml: nothing refers to it, but a strict reading of the format misses it.

    Its faces are the layout's, its colours those of the reader's screen.
    """
    ink, paper = '<a:sysClr val="windowText"/>', '<a:sysClr val="window"/>'
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    colours = "".join(f"<a:{name}>{paper if name.startswith('lt') else ink}</a:{name}>" for name in names)
    latin, chinese = escape(layout.latin.family), escape(layout.faces[layout.styles["body"].face].family)
    face = f'<a:latin typeface="{latin}"/><a:ea typeface="{chinese}"/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * _VARIANTS
    line, effect = "<a:ln/>" * _VARIANTS, "<a:effectStyle><a:effectLst/></a:effectStyle>" * _VARIANTS
    return plain_part(
        f'<a:theme xmlns:a="{NAMESPACES["a"]}" name="bulletin"><a:themeElements>'
        f'<a:clrScheme name="bulletin">{colours}</a:clrScheme>'
        f'<a:fontScheme name="bulletin"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="bulletin"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
