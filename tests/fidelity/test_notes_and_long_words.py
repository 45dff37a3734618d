"""Footnotes stand on the same pages in the DOCX, words wider than a line break at the same letters."""

from __future__ import annotations

from pathlib import Path

import fills
import glyphs
import houses
import libreoffice
import pytest
from blocks import document, lianluo
from long_words import HAN, KINDS
from reading import merged

from bulletin import write
from bulletin.document import Document
from bulletin.typesetting.pages import lay_out


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """What LibreOffice makes of the DOCX of each kind; all at once is much faster."""
    written = [write(document(block), "docx") for block in KINDS.values()]
    return dict(zip(KINDS, libreoffice.paginate(written, lianluo()), strict=True))


# LibreOffice ends lines behind （ and before 、 where a word that fits no line comes next, and takes cells for a hair narrower.
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"heading", "bracket", "contributor", "cell"}])
def test_the_document_for_word_has_the_same_lines(kind: str, papers: dict[str, bytes]) -> None:
    ours, theirs = (merged(glyphs.lines(pdf)) for pdf in (write(document(KINDS[kind]), "pdf"), papers[kind]))
    assert [line.text for line in theirs] == [line.text for line in ours]


# Where a page turns within the text or its note: with a short note behind 2 to 12 lines, with a long one, which goes over to the
# next page behind up to 12, and the page after that turns behind 18 and more.
SHORT, LONG = 3, 500
NOTED = [
    *((height, SHORT) for height in fills.heights(range(1, 14, 2))),
    *((height, LONG) for height in fills.heights([*range(0, 13, 2), *range(17, 25, 2)])),
]


def noted(root: Path, height: int, length: int) -> Document:
    """Make an issue with so many lines before a note, and so many characters in it."""
    filler = "第一段文字，说明情况。\n\n" * height
    text = (HAN * (length // len(HAN) + 1))[:length]
    body = f"{filler}{HAN[:40]}叫[^1]{HAN}。\n\n{HAN * 2}。\n\n[^1]: 注{text}。\n"
    return houses.document(root / f"{height}-{length}", body, f"标题: 一期简报\n{houses.COLOPHON}")


@pytest.fixture(scope="module")
def issues(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[int, int], tuple[bytes, bytes]]:
    """Issues with a short and with a long note: the PDF, and what LibreOffice makes of the DOCX."""
    root = tmp_path_factory.mktemp("notes")
    laid_out = dict(enumerate(lay_out(noted(root, height, length)) for height, length in NOTED))
    papers = (fills.printed(laid_out), fills.in_word(laid_out))
    ours, theirs = ([paper.pdf for paper in found.values()] for found in papers)
    return dict(zip(NOTED, zip(ours, theirs, strict=True), strict=True))


@pytest.mark.parametrize(("height", "length"), NOTED)
def test_text_and_notes_stand_on_the_same_pages(
    height: int, length: int, issues: dict[tuple[int, int], tuple[bytes, bytes]]
) -> None:
    ours, theirs = map(_by_page, issues[height, length])
    assert theirs == ours


def _by_page(pdf: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for line in merged(glyphs.lines(pdf)):
        found[line.page] = found.get(line.page, "") + line.text
    return found
