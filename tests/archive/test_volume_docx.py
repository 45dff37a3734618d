"""The yearly volume as a DOCX: each issue has its own pages, notes and contents in it, as in its own file."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from itertools import groupby
from zipfile import ZipFile

import judges
import libreoffice
import pypdfium2 as pdfium
import pytest
import volumes

from bulletin import layout as layouts
from bulletin.archive import volume

# The cover, the contents, and four issues; the second has a landscape page, and an upright one behind it.
PARTS = 6
NOTES = ("只有一条注。", "第一条。", "第二条。")
# Pixels a point of a page that is drawn, and what is darker than paper.
SCALE, INK = 4, 128


@pytest.fixture(scope="module")
def made() -> volumes.Volume:
    return volumes.bound()


@pytest.fixture(scope="module")
def main(made: volumes.Volume) -> str:
    return part(made.docx, "word/document.xml")


def part(docx: bytes, name: str) -> str:
    with ZipFile(BytesIO(docx)) as archive:
        return archive.read(name).decode()


def notes(docx: bytes) -> list[str]:
    """Return the texts of the notes, with their marks where these are written."""
    written = re.findall(r"<w:footnote [^>]*>(.*?)</w:footnote>", part(docx, "word/footnotes.xml"))
    return [text for note in written if (text := "".join(re.findall(r"<w:t[^>]*>([^<]*)", note)))]


@pytest.mark.parametrize("judge", judges.DOCX.values(), ids=judges.DOCX)
def test_validators_find_no_fault(made: volumes.Volume, judge: judges.Judge) -> None:
    assert judge(made.docx) == []


def test_written_again_it_has_the_same_bytes(made: volumes.Volume) -> None:
    again = volume.bind(2024, made.house, made.laid, ["docx"], folio=False)
    assert again == {"合订本.docx": made.docx}


def test_each_part_begins_on_a_front_and_counts_its_pages_anew(main: str) -> None:
    sections = re.findall("<w:sectPr>.*?</w:sectPr>", main)
    anew = ["oddPage" in one and '<w:pgNumType w:start="1"/>' in one for one in sections]
    assert (len(sections), sum(anew)) == (PARTS + 2, PARTS)


def test_the_cover_alone_has_no_page_number(main: str) -> None:
    assert ["footerReference" in one for one in re.findall("<w:sectPr>.*?</w:sectPr>", main)][:3] == [False, True, True]


def test_notes_are_counted_by_each_issue(made: volumes.Volume) -> None:
    assert notes(made.docx) == ["1 只有一条注。", "1 第一条。", "2 第二条。"]


def test_libreoffice_shows_the_number_of_each_note_once(made: volumes.Volume) -> None:
    (laid_out,) = libreoffice.as_it_comes([made.docx])
    pages = list(pdfium.PdfDocument(laid_out))
    assert [drawn_before(text, page) for text in NOTES for page in pages if text in said(page)] == [1, 1, 1]


def test_no_bookmark_comes_twice(main: str) -> None:
    names = Counter(re.findall('<w:bookmarkStart w:id="[0-9]+" w:name="([^"]*)"', main))
    assert (max(names.values()), "n1_article_1" in names, "s增刊1_article_1" in names) == (1, True, True)


def test_an_issues_contents_take_in_its_own_titles_alone(main: str) -> None:
    assert re.findall(r"TOC [^<]*", main) == [r"TOC \o &quot;1-1&quot; \h \z \b n1_start "]


def test_the_contents_of_the_volume_ask_for_the_page_of_each_title(main: str) -> None:
    assert re.findall(r"PAGEREF (\w+)", main)[:5] == [
        "n1_article_1",
        "n1_article_2",
        "n2_article_1",
        "n3_article_1",
        "s增刊1_article_1",
    ]


def test_libreoffice_turns_pages_where_the_pdf_does(made: volumes.Volume) -> None:
    (laid_out,) = libreoffice.paginate([made.docx], layouts.load(made.house.template, made.house.templates))
    assert pages(laid_out) == pages(made.plain)


def pages(pdf: bytes) -> list[str]:
    """Return the characters of each page, but blanks, leaders, figures and marks of notes, which the two read differently."""
    texts = (page.get_textpage().get_text_range() for page in pdfium.PdfDocument(pdf))
    return ["".join(sorted(re.sub(r"（注[0-9]）|[\s·…0-9]", "", text))) for text in texts]


def said(page: pdfium.PdfPage) -> str:
    """Return the text of a page as it stands in its text layer."""
    return str(page.get_textpage().get_text_range())


def drawn_before(text: str, page: pdfium.PdfPage) -> int:
    """Return how many signs are seen on a page before a text that begins a line but for them."""
    at, _ = page.get_textpage().search(text).get_next()
    left, bottom, _, top = page.get_textpage().get_charbox(at, loose=True)
    drawn = page.render(scale=SCALE).to_pil().convert("L")
    line = drawn.crop(
        tuple(round(SCALE * edge) for edge in (0, page.get_height() - top, left, page.get_height() - bottom))
    )
    inked = (min(line.crop((x, 0, x + 1, line.height)).tobytes()) < INK for x in range(line.width))
    return sum(ink for ink, _ in groupby(inked))
