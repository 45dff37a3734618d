"""Pages of the sample, one of each kind: a name goes in, the page's picture and its lines of glyphs come out.

The sample is a house of three small issues. Its template is that of 《联络动态》 in faces that every machine of the project
has, so that the pictures are the same where an office's own faces lie.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import glyphs
import pypdfium2 as pdfium
from libreoffice import paginate
from PIL import Image

from bulletin import compose, read, write
from bulletin.document import Document
from bulletin.manuscripts.house import House

HERE = Path(__file__).parent
# A line of body type is 19 pixels high: enough to tell 仿宋 from 楷体, and a picture has about 10 kB.
DPI = 48


class Sheet(NamedTuple):
    """Where a page comes from: the issue, the page (from 1), and the format that was laid out."""

    issue: str
    page: int
    to: Literal["pdf", "docx"] = "pdf"


PAGES = {
    "first-page": Sheet("2024/1", 1),
    "inner-page": Sheet("2024/1", 2),
    "last-page": Sheet("2024/1", 3),
    "contents": Sheet("2024/2", 1),
    "table": Sheet("2024/2", 2),
    "figures": Sheet("2024/2", 3),
    "footnotes": Sheet("2024/2", 4),
    "attachment": Sheet("2024/2", 5),
    "single-page": Sheet("2024/3", 1),
}
SHEETS = PAGES | {f"docx-{name}": sheet._replace(to="docx") for name, sheet in PAGES.items()}


@cache
def document(issue: str) -> Document:
    """Compose an issue of the sample."""
    house = House.find(HERE)
    return compose(read(house.root / f"issues/{issue}.md", house))


@cache
def pdf(issue: str, to: str = "pdf") -> bytes:
    """Lay out an issue, its DOCX through LibreOffice."""
    made = document(issue)
    written = write(made, to)
    return written if to == "pdf" else paginate([written], made.layout, made.fonts)[0]


@cache
def lines(name: str) -> list[glyphs.Line]:
    """Return the lines of a page from top to bottom."""
    sheet = SHEETS[name]
    return [line for line in glyphs.lines(pdf(sheet.issue, sheet.to)) if line.page == sheet.page]


@cache
def picture(name: str) -> Image.Image:
    """Draw a page."""
    sheet = SHEETS[name]
    return draw(pdf(sheet.issue, sheet.to), sheet.page)


def draw(data: bytes, page: int, dpi: float = DPI) -> Image.Image:
    """Draw a page (from 1) of a PDF."""
    opened = pdfium.PdfDocument(data)
    try:
        drawn: Image.Image = opened[page - 1].render(scale=dpi / 72).to_pil()
        return drawn.convert("RGB")
    finally:
        opened.close()
