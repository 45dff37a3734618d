"""An issue printed on both sides: the colophon goes to an even page, without a number where it has the page alone."""

from __future__ import annotations

from dataclasses import replace

import glyphs
import libreoffice
import pytest
from blocks import colophon, document, lianluo, paragraph

from bulletin.document import Document
from bulletin.typesetting.pages import lay_out
from bulletin.writers import write

# Two pages have 44 lines; the colophon takes less than five of them.
FIT = 39


def issue(paragraphs: int) -> Document:
    text = [paragraph(f"第{number}段。") for number in range(paragraphs)]
    return document(*text, replace(colophon(), even=True))


@pytest.fixture(scope="module")
def odd() -> Document:
    return issue(5)


def test_text_that_ends_on_an_odd_page_has_its_colophon_overleaf(odd: Document) -> None:
    assert (len(lay_out(odd)), lay_out(odd).pagination.anchors["colophon"]) == (2, 2)


def test_text_that_ends_on_an_even_page_keeps_its_colophon() -> None:
    assert lay_out(issue(30)).pagination.anchors["colophon"] == 2


def test_a_colophon_without_the_wish_stays_where_the_text_ends() -> None:
    assert len(lay_out(document(paragraph("一段。"), colophon()))) == 1


def test_the_page_of_the_colophon_has_no_number(odd: Document) -> None:
    last = [line.text for line in glyphs.lines(write(odd, "pdf")) if line.page == 2]
    assert "—2—" not in last


@pytest.mark.parametrize("paragraphs", range(36, 48))
def test_text_that_leaves_an_even_page_too_little_room_has_its_colophon_two_pages_on(paragraphs: int) -> None:
    pages = lay_out(issue(paragraphs))
    fits = paragraphs <= FIT
    assert (len(pages), pages.pagination.anchors["colophon"]) == ((2, 2) if fits else (4, 4))


def test_such_a_colophon_is_not_told_to_be_alone(odd: Document) -> None:
    standing = lay_out(odd).colophon
    assert standing is not None
    assert not standing.alone


@pytest.mark.parametrize("paragraphs", [5, FIT + 2], ids=["overleaf", "behind an empty page"])
def test_word_shows_such_a_colophon_in_the_same_place(paragraphs: int) -> None:
    made = issue(paragraphs)
    (pdf,) = libreoffice.paginate([write(made, "docx")], lianluo())
    assert colophon_of(pdf) == colophon_of(write(made, "pdf"))


def colophon_of(pdf: bytes) -> list[tuple[int, str, float]]:
    """Return page, text and height, to a whole point, of the lines on the last page."""
    lines = glyphs.lines(pdf)
    return [(line.page, line.text, round(line.y)) for line in lines if line.page == lines[-1].page]
