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


def test_such_a_colophon_is_not_told_to_be_alone(odd: Document) -> None:
    standing = lay_out(odd).colophon
    assert standing is not None
    assert not standing.alone


def test_word_turns_the_page_and_leaves_its_number_out_too(odd: Document) -> None:
    (pdf,) = libreoffice.paginate([write(odd, "docx")], lianluo())
    ours = [(line.page, line.text) for line in glyphs.lines(write(odd, "pdf"))]
    assert [(line.page, line.text) for line in glyphs.lines(pdf)] == ours
