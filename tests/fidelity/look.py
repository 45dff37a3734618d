"""Lay an issue's PDF and DOCX side by side: an issue goes in, pictures of its pages and the lines that differ come out.

    PYTHONPATH=tests python tests/fidelity/look.py 2024/12 [HOUSE]

The DOCX is laid out by LibreOffice with its faults repaired (tests/libreoffice.py). Left is the PDF, right the DOCX.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import ndiff
from itertools import zip_longest
from pathlib import Path

import both
import glyphs
import pypdfium2 as pdfium
from PIL import Image

from bulletin import compose, read
from bulletin.manuscripts.house import House

ROOT = Path(__file__).parents[2]

DPI = 100
_POINTS_AN_INCH = 72


def main(word: str, root: Path, out: Path) -> int:
    """Draw the issue that `word` names into the folder `out`; 1 if the two outputs differ anywhere."""
    house = House.find(root)
    (path,) = house.resolve([word])
    pair = both.in_both({word: compose(read(path, house))})[word]
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.png"):
        old.unlink()
    for number, sheet in enumerate(sheets(pair.pdf, pair.paper), 1):
        sheet.save(out / f"{number:02}.png")
    faults = [*pair.compare().faults, *differing(pair.pdf, pair.paper)]
    pages = len(list(out.glob("*.png")))
    print(*faults, f"{house.shown(path)}：{pages} 页，{len(faults)} 处不同，图在 {out}", sep="\n")  # noqa: T201  # a script
    return 1 if faults else 0


def sheets(pdf: bytes, paper: bytes) -> Iterator[Image.Image]:
    """Return each page of both, side by side with a line between; a page that one of them lacks is grey."""
    for pair in zip_longest(pages(pdf), pages(paper)):
        there = [page for page in pair if page]
        width, height = max(page.width for page in there), max(page.height for page in there)
        sheet = Image.new("RGB", (2 * width + 1, height), "grey")
        for number, page in enumerate(pair):
            if page:
                sheet.paste(page, (number * (width + 1), 0))
        yield sheet


def pages(data: bytes) -> Iterator[Image.Image]:
    """Draw the pages of a PDF."""
    document = pdfium.PdfDocument(data)
    for page in document:
        yield page.render(scale=DPI / _POINTS_AN_INCH).to_pil().convert("RGB")
    document.close()


def differing(pdf: bytes, paper: bytes) -> list[str]:
    """Return the lines of text that only one of them has: “- ” before the PDF's, “+ ” before the DOCX's."""
    ours, theirs = ([f"第{line.page}页 {line.text}" for line in glyphs.lines(data)] for data in (pdf, paper))
    return [line for line in ndiff(ours, theirs) if line.startswith(("- ", "+ "))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT, ROOT / "build/look"))
