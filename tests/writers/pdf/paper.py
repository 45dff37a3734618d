"""The PDF that is measured, on paper: where things stand, in points from the left and the top of the page."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pypdfium2 as pdfium
from glyphs import Glyph, Line, lines
from houses import COLOPHON, document
from pypdfium2 import raw
from unsaid import glyph_by_glyph

from bulletin import write

MM = 72 / 25.4
TOP, LEFT, MEASURE, DEPTH = 37 * MM, 79.3, 442.15, 225 * MM
RIGHT, BOTTOM = LEFT + MEASURE, TOP + DEPTH
PITCH, BODY, TITLE, FOLIO = 28.95, 16, 22, 14
FLUSH = 0.25 * MM  # how far a full line may end from the edge
RED, BLACK = (0xE6, 0, 0x12), (0, 0, 0)

LONG = "人民代表大会制度是我国的根本政治制度各级人大常委会要加强同代表的联系扩大代表对立法监督工作的参与" * 4
MIXED = (
    "2024年上半年开展活动1130场，占比达到30%～35%，代表Zhang San说：“把‘小事’办好”——大家都同意……"
    "随后，共同商量“一件事”，访问bulletin网站，编号为A4-2024。"
)
RARE = (
    "代表陈喆、朱镕、李䶮到会并发言，其他代表参加了讨论，会议开了一个上午，形成了三条意见和两条建议，交有关部门研究。"
)
BODY_TEXT = f"""{LONG}

## 一、黑体的标题

### （一）楷体的标题。后面是正文，{LONG}

#### 1. 仿宋的标题

##### （1）四级标题

{MIXED}

{RARE}

**一是重点。**{LONG}

{(LONG + chr(10) * 2) * 9}"""
FRONT = f"标题: 一期简报的标题\n{COLOPHON}"


@cache
def made() -> bytes:
    """Make the PDF that is measured: an issue of several pages with every level of heading."""
    with TemporaryDirectory() as root:
        return write(document(Path(root), BODY_TEXT, FRONT), "pdf")


@cache
def rows() -> tuple[Line, ...]:
    return tuple(lines(made()))


@cache
def opened() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made()))


def starting(text: str) -> Line:
    """Return the line that starts with `text`; lines hold no spaces."""
    return next(row for row in rows() if row.text.startswith(text))


def holding(text: str) -> Line:
    return next(row for row in rows() if text in row.text)


def glyphs_of(text: str) -> tuple[Glyph, ...]:
    """Return the glyphs of `text` where it first stands on one line."""
    row = holding(text)
    start = row.text.index(text)
    return row.glyphs[start : start + len(text)]


def face(glyph: Glyph) -> str:
    """Return the name of a glyph's face: subsets are named EGGXSA+FandolFang-Regular."""
    return glyph.font.rpartition("+")[2]


def faces(text: str) -> set[str]:
    return {face(glyph) for glyph in glyphs_of(text)}


def is_folio(row: Line) -> bool:
    return row.y > BOTTOM


def text_lines(page: int) -> list[Line]:
    """Return the lines of a page without its number."""
    return [row for row in rows() if row.page == page and not is_folio(row)]


def last_page() -> int:
    return len(opened().pages)


@dataclass(frozen=True)
class Drawn:
    """A filled shape: its edges and its colour."""

    left: float
    top: float
    right: float
    bottom: float
    colour: tuple[int, ...]


@cache
def drawn(page: int) -> tuple[Drawn, ...]:
    """Return what is drawn on a page (from 1) besides its glyphs."""
    document = pdfium.PdfDocument(made())
    sheet = document[page - 1]
    height = sheet.get_height()
    shapes = []
    for shape in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5):
        left, bottom, right, top = shape.get_bounds()
        colour = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetFillColor(shape.raw, *colour)
        shapes.append(Drawn(left, height - top, right, height - bottom, tuple(c.value for c in colour[:3])))
    document.close()
    return tuple(shapes)


@cache
def inked() -> tuple[tuple[str, float, float, tuple[int, ...]], ...]:
    """Return (character, top, bottom of its ink, colour) of every glyph of the first page."""
    document = pdfium.PdfDocument(glyph_by_glyph(made()))
    sheet = document[0]
    text, height = sheet.get_textpage(), sheet.get_height()
    found = []
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index):
            continue
        colour = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFText_GetFillColor(text, index, *colour)
        _, bottom, _, top = text.get_charbox(index)
        char = chr(raw.FPDFText_GetUnicode(text, index))
        found.append((char, height - top, height - bottom, tuple(c.value for c in colour[:3])))
    text.close()
    document.close()
    return tuple(found)


def red_line() -> Drawn:
    (line,) = (shape for shape in drawn(1) if shape.colour == RED)
    return line


def centre(row: Line) -> float:
    return (row.left + row.right) / 2
