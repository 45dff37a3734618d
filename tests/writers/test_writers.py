"""How writers get the pages: laid out once by whoever has several formats to write, and not at all where none are needed."""

from __future__ import annotations

import pytest
from blocks import document, figure, paragraph, picture

from bulletin import write
from bulletin.document import Document, Image
from bulletin.typesetting import pages
from bulletin.writers import WRITERS, write_pages

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """The documents that were laid out while the test ran."""
    seen: list[Document] = []
    honest = pages.lay_out

    def noted(made: Document) -> pages.Pages:
        seen.append(made)
        return honest(made)

    monkeypatch.setattr(pages, "lay_out", noted)
    return seen


@pytest.mark.parametrize(("to", "times"), [("pdf", 1), ("docx", 1), ("html", 0)])
def test_a_document_that_is_written_alone_is_laid_out_where_the_format_has_pages(
    to: str, times: int, laid_out: list[Document]
) -> None:
    write(document(paragraph("一段。")), to)
    assert len(laid_out) == times


@pytest.mark.parametrize("to", WRITERS)
def test_handed_pages_are_taken_and_the_bytes_are_the_same(to: str, laid_out: list[Document]) -> None:
    made = document(paragraph("一段。"))
    on = pages.lay_out(made)
    laid_out.clear()
    handed = write_pages(made, on, to)
    assert laid_out == []
    assert handed == write(made, to)


@pytest.mark.parametrize("to", WRITERS)
@pytest.mark.parametrize("name", ["2024/会场.png", "2024/微信图片（1）.png", "a%20b.png", "a b.png", "a#1+2.png"])
def test_a_picture_may_have_any_name(name: str, to: str) -> None:
    named, plain = (
        write(document(figure(Image(one, "图", 0.5)), pictures={one: picture(one)}), to) for one in (name, "plan.png")
    )
    assert len(named) == pytest.approx(len(plain), abs=100)
