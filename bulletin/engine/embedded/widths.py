"""The widths of a face in a PDF: those of its glyphs go in, what the file has to say of them comes out.

The engine lists every glyph (its pdf/fonts.py, `_build_vector_font_dictionary`), each with brackets of its own. A glyph that is not
listed is as wide as the type is high (ISO 32000-1, table 117, DW), and so is every 汉字.
"""

from __future__ import annotations

from typing import TypeVar

from bulletin.engine.register import Mend, Patch
from bulletin.engine.untyped import Foreign

_FULL = 1000
Glyph = TypeVar("Glyph")


def built(dictionary: Foreign, pdf: Foreign, font: Foreign, widths: Foreign, *arguments: Foreign) -> Foreign:
    """Describe a face as the engine does, by the widths that have to be said."""
    return BUILT.original(dictionary, pdf, font, said(widths), *arguments)


def said(widths: dict[Glyph, float]) -> dict[Glyph, float]:
    """Return the widths of a face without those that go without saying, but for one: the engine takes the widest for the face's box."""
    full = next((glyph for glyph, width in widths.items() if width == _FULL), None)
    return {glyph: width for glyph, width in widths.items() if width != _FULL or glyph == full}


BUILT = Patch(
    owner="weasyprint.pdf.fonts",
    name="_build_vector_font_dictionary",
    ours=built,
    why="Of a face's widths only those are written that go not without saying.",
    takes=("font_dictionary", "pdf", "font", "widths", "compress", "reference", "pdf_version"),
    names=("widths", "Array"),
    used_by=("build_fonts_dictionary",),
)
MENDS = (Mend(records=(BUILT,), without="PDF 大一些，生成得慢"),)
