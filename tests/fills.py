"""A text at every height of a page: Markdown goes in, what it looks like behind short paragraphs comes out, in both outputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zlib import crc32

import dividing
import glyphs
import houses
import libreoffice
import pypdfium2 as pdfium
from blocks import lianluo, picture
from glyphs import Line
from reading import read as read_lines
from soaking import EVERY

from bulletin import compose, read
from bulletin.document import Document
from bulletin.typesetting.pages import Pages, lay_out
from bulletin.writers import write_pages

# With a masthead and a title above them, so many paragraphs put what follows at every height of a page. The first page holds
# 13 of them: a text of up to nine lines is on both of two pages behind 5 to 13, and elsewhere whole on one.
HEIGHTS, TURNS = range(25), range(5, 14)
FILE = f"{houses.FILE}template: lianluo\n"
FRONT = f"标题: 一期简报\n{houses.COLOPHON}"
SHAPES = {"wide": (800, 200), "plan": (400, 300), "square": (400, 400), "upright": (300, 900)}
FOOT = (lianluo().page.top + lianluo().page.depth).pt
_PICTURE = 3
_FEW = 5


@dataclass(frozen=True)
class Box:
    """A picture on a page (from 1), in points from the page's left and top."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Paper:
    """A PDF: its lines and its pictures."""

    pdf: bytes

    @cached_property
    def lines(self) -> list[Line]:
        """The lines within the type area."""
        return [line for line in glyphs.lines(self.pdf) if line.y < FOOT and not line.turned]

    @property
    def shown(self) -> list[tuple[int, str]]:
        """Each line with its page."""
        return [(line.page, line.text) for line in self.lines]

    @cached_property
    def pictures(self) -> list[Box]:
        with pdfium.PdfDocument(self.pdf) as opened:
            return [
                _box(number, one, page.get_height())
                for number, page in enumerate(opened, 1)
                for one in page.get_objects()
                if one.type == _PICTURE
            ]


def heights(turning: Iterable[int]) -> Iterable[int]:
    """Return the heights at which a page turns within what is tried; where `make soak` asks for them, all of a page."""
    return HEIGHTS if EVERY else turning


def issue(folder: Path, body: str, *, before: int = 0, front: str = FRONT) -> Document:
    """Compose an issue of short paragraphs and `body`, which may show the pictures of SHAPES."""
    root = folder / f"{len(list(folder.iterdir()))}"
    text = "".join(f"第{number}段。\n\n" for number in range(before)) + body
    house = houses.found(root, {"2024/1": houses.text(text, front=front)}, FILE)
    (root / "assets").mkdir()
    for name, (width, height) in SHAPES.items():
        (root / f"assets/{name}.png").write_bytes(picture(width=width, height=height).data)
    return compose(read(root / "issues/2024/1.md", house))


def shown(name: str, options: str = "", title: str = "图1　题注") -> str:
    """Write a picture of SHAPES in Markdown."""
    return f'![图](../../assets/{name}.png "{title}"){options}'


def filled(folder: Path, body: str, at: Iterable[int], front: str = FRONT) -> dict[int, Pages]:
    """Lay out `body` behind so many short paragraphs."""
    return {height: lay_out(issue(folder, body, before=height, front=front)) for height in at}


def printed(laid_out: Mapping[int, Pages]) -> dict[int, Paper]:
    """Write the PDFs."""
    return {height: Paper(write_pages(pages.document, pages, "pdf")) for height, pages in laid_out.items()}


def every_other(laid_out: Mapping[int, Pages]) -> dict[int, Pages]:
    """Return every other of many heights, for one text these and for another those; where `make soak` asks for them, all.

    A word processor takes longer over a text than we do.
    """
    found = list(laid_out)
    if EVERY or len(found) <= _FEW:
        return dict(laid_out)
    text = "".join(line.text for line in laid_out[found[0]].lines)
    return {height: laid_out[height] for height in found[crc32(text.encode()) % 2 :: 2]}


def in_word(laid_out: Mapping[int, Pages]) -> dict[int, Paper]:
    """Write the DOCX files and let LibreOffice lay them out; those whose pages differ once more, with kept paragraphs divided."""
    files = {height: write_pages(pages.document, pages, "docx") for height, pages in laid_out.items()}
    papers = dict(zip(files, map(Paper, libreoffice.paginate(list(files.values()), lianluo())), strict=True))
    places = {height: _places(laid_out[height], paper) for height, paper in papers.items()}
    again = [height for height, found in places.items() if found]
    if again:
        divided = libreoffice.paginate(
            [files[height] for height in again], lianluo(), divided=[places[height] for height in again]
        )
        papers |= zip(again, map(Paper, divided), strict=True)
    return papers


def _places(pages: Pages, paper: Paper) -> list[dividing.Place]:
    """Return where paragraphs may be divided, if a page of ours has a line that is not on that of the other paper."""
    same = Counter((line.page, line.text) for line in pages.lines) <= Counter(paper.shown)
    return [] if same else dividing.places(read_lines(pages.document, glyphs.lines(paper.pdf)), pages.document)


def differing(ours: Mapping[int, Paper], theirs: Mapping[int, Paper]) -> list[int]:
    """Return the heights at which two outputs do not have the same lines on the same pages, of those that both have."""
    return [height for height, paper in theirs.items() if paper.shown != ours[height].shown]


def _box(page: int, one: pdfium.PdfObject, height: float) -> Box:
    left, bottom, right, top = one.get_bounds()
    return Box(page, left, height - top, right, height - bottom)
