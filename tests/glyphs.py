"""Where every glyph of a PDF stands: a PDF goes in, lines of characters with their origins come out."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import pypdfium2 as pdfium
from pypdfium2 import raw
from unsaid import glyph_by_glyph

POINTS_A_MM = 72 / 25.4
_SAME_LINE = 2.0
# On a landscape page nothing but its number, which is turned, stands further left, in points.
_MARGIN = 90.0
# What pdfium says of a hyphen at a line's end, and Word's hyphen that no line ends behind.
_HYPHENS = {"\x02": "-", "\u2011": "-"}
_UNSEEN = {"Cc", "Cf", "Zs"}
# Raised and lowered digits are read as ordinary ones: a DOCX has them so, a PDF says what its author wrote.
_ORDINARY = {
    char: unicodedata.normalize("NFKC", char).replace("\u2212", "-") for char in "¹²³⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₓ"
}
ORDINARY = str.maketrans(_ORDINARY)


@dataclass(frozen=True)
class Glyph:
    """A character and its origin, in points from the page's left and top; `right` is where its advance ends.

    `outlined` says that it is drawn bold without a bold face, `raised` that it was written as a raised or lowered digit.
    """

    char: str
    x: float
    y: float
    right: float
    font: str
    outlined: bool = False
    raised: bool = False


@dataclass(frozen=True)
class Line:
    """Glyphs on one base line of a page (from 1), from left to right; the number of a landscape page is `turned`, and reads downwards."""

    page: int
    glyphs: tuple[Glyph, ...]
    turned: bool = False

    @property
    def text(self) -> str:
        return "".join(glyph.char for glyph in self.glyphs)

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def left(self) -> float:
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        return self.glyphs[-1].right


def lines(pdf: bytes) -> list[Line]:
    """Return the lines of all pages, from top to bottom; white space and what is not seen are left out."""
    return list(_lines(pdf))


@lru_cache(maxsize=64)
def _lines(pdf: bytes) -> tuple[Line, ...]:
    document = pdfium.PdfDocument(glyph_by_glyph(pdf))
    try:
        return tuple(line for number in range(len(document)) for line in _page_lines(document, number))
    finally:
        document.close()


def _page_lines(document: pdfium.PdfDocument, number: int) -> Iterator[Line]:
    page = document[number]
    text = page.get_textpage()
    width, height = page.get_size()
    glyphs = [glyph for index in range(text.count_chars()) if (glyph := _glyph(text, index, height))]
    ordered = sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x))
    turned = tuple(glyph for glyph in ordered if width > height and glyph.x < _MARGIN)
    for row in _rows([glyph for glyph in ordered if glyph not in turned]):
        yield Line(number + 1, tuple(sorted(row, key=lambda glyph: glyph.x)))
    if turned:
        yield Line(number + 1, turned, turned=True)
    text.close()
    page.close()


def _rows(ordered: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in ordered:
        if row and glyph.y - row[-1].y > _SAME_LINE:
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _glyph(text: pdfium.PdfTextPage, index: int, height: float) -> Glyph | None:
    written = _HYPHENS.get(char := chr(raw.FPDFText_GetUnicode(text, index)), char)
    char = written.translate(ORDINARY)
    if unicodedata.category(char) in _UNSEEN or raw.FPDFText_IsGenerated(text, index):
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, box)
    mode = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(text, index))
    outlined = mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
    return Glyph(char, x.value, height - y.value, box.right, _font(text, index), outlined, char != written)


def _font(text: pdfium.PdfTextPage, index: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
    return buffer.value.decode("utf-8", "replace")


def pages(found: Sequence[Line]) -> list[list[Line]]:
    """Return the lines page by page."""
    return [list(group) for _, group in groupby(found, key=lambda line: line.page)]
