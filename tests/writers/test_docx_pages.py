"""The DOCX on paper: where things stand when a word processor that is not ours lays it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import glyphs
import pypdfium2 as pdfium
import pytest
from blocks import (
    HERE,
    SENTENCES,
    cell,
    colophon,
    document,
    everything,
    figure,
    lianluo,
    listing,
    masthead,
    note,
    paragraph,
    picture,
    table,
)
from glyphs import POINTS_A_MM, Line
from libreoffice import paginate

from bulletin.document import Image, PageBreak
from bulletin.typesetting.pagination import Pagination
from bulletin.writers import docx

PAGE = lianluo().page
FOOT = (PAGE.top + PAGE.depth).pt
# LibreOffice puts the 22 lines of the grid in the middle of the type area, 0.16 mm lower than they need.
NEAR = 0.2 * POINTS_A_MM
LAST = {"footnote-1": 1, "colophon": 1}
FULL = [paragraph(SENTENCES * 2)] * 5
NAMES = ("plan.png", "tall.png", "wide.png", "plan.png")
SHOWN = {"plan.png": picture(), "tall.png": picture("tall.png", 300, 900), "wide.png": picture("wide.png", 800, 200)}
DOCUMENTS = {
    "first page": (document(*masthead(), paragraph(SENTENCES)), {}),
    "full pages": (document(*FULL), {}),
    "colophon": (document(paragraph(SENTENCES), colophon()), {}),
    "colophon does not fit": (document(*[paragraph("一行。")] * 20, colophon()), {}),
    "note above colophon": (document(paragraph(SENTENCES, note(1, "末页的注。")), colophon()), LAST),
    "lists": (document(listing("甲"), listing("乙", ordered=False)), {}),
    "table": (document(table((cell("甲"), cell(SENTENCES[:30]))), paragraph("后")), {}),
    "figure": (
        document(
            figure(Image("plan.png", "图", 0.5), caption="图1"), paragraph("后"), pictures={"plan.png": picture()}
        ),
        {},
    ),
    **{
        f"{count} pictures": (
            document(figure(*[Image(name, "图", 1 / count) for name in NAMES[:count]]), pictures=SHOWN),
            {},
        )
        for count in (2, 3, 4)
    },
    "break before a table": (document(paragraph("甲"), PageBreak(HERE), table((cell("乙"),))), {}),
    "everything": (everything(), {"footnote-2": 5, "colophon": 5}),
}


@dataclass(frozen=True)
class Paper:
    """A PDF's lines of text, and what is drawn on each page as (left, top, right, bottom) in points."""

    lines: list[Line]
    drawn: list[list[tuple[float, float, float, float]]]

    def text(self, page: int = 1) -> list[str]:
        """Return the text of a page (from 1) line by line, the page number left out."""
        return [line.text for line in self.lines if line.page == page and line.y < FOOT]

    def line(self, text: str) -> Line:
        """Return the first line that contains `text`."""
        return next(line for line in self.lines if text in line.text)


@cache
def papers() -> dict[str, Paper]:
    """Lay out all documents in one go: starting the word processor is what takes time."""
    files = [docx.write(one, Pagination(pages)) for one, pages in DOCUMENTS.values()]
    pdfs = paginate(files, lianluo())
    return {name: Paper(glyphs.lines(pdf), drawn(pdf)) for name, pdf in zip(DOCUMENTS, pdfs, strict=True)}


def drawn(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Return the boxes of lines and pictures; pdfium makes a line's box wider than the line, its middle is right."""
    with pdfium.PdfDocument(pdf) as opened:
        return [[_box(one, page.get_height()) for one in page.get_objects() if one.type in {2, 3}] for page in opened]


def _box(drawn: pdfium.PdfObject, height: float) -> tuple[float, float, float, float]:
    left, bottom, right, top = drawn.get_bounds()
    return left, height - top, right, height - bottom


def middle(box: tuple[float, float, float, float]) -> float:
    return (box[1] + box[3]) / 2


def test_the_red_line_closes_six_lines_of_the_grid() -> None:
    red = papers()["first page"].drawn[0][0]
    weight = lianluo().styles["red-line"].weight.pt
    assert middle(red) == pytest.approx(PAGE.top.pt + 6 * PAGE.pitch.pt - weight / 2, abs=NEAR)


def test_the_text_below_the_red_line_stands_on_the_grid() -> None:
    paper = papers()["first page"]
    body = paper.line(SENTENCES[:10])
    assert body.y == pytest.approx(PAGE.top.pt + 6.8 * PAGE.pitch.pt, abs=NEAR)


def test_a_page_holds_22_lines() -> None:
    assert len(papers()["full pages"].text()) == PAGE.lines


def test_lines_stand_on_the_grid_down_to_the_last() -> None:
    lines = [line for line in papers()["full pages"].lines if line.page == 1]
    assert lines[21].y - lines[0].y == pytest.approx(21 * PAGE.pitch.pt, abs=NEAR)


def test_a_line_holds_28_characters() -> None:
    chinese = next(line for line in papers()["full pages"].lines if all(g.char > "\u2010" for g in line.glyphs))
    assert len(chinese.glyphs) == PAGE.characters


def test_the_measure_is_filled() -> None:
    lines = papers()["full pages"].lines
    assert min(line.left for line in lines) == pytest.approx(PAGE.left.pt, abs=0.5)
    assert max(line.right for line in lines) <= (PAGE.left + PAGE.measure).pt + 0.5


def test_the_last_rule_of_the_colophon_stands_on_the_lower_edge_of_the_type_area() -> None:
    last = papers()["colophon"].drawn[0][-1]
    assert middle(last) == pytest.approx(FOOT - PAGE.rule.pt / 2, abs=NEAR)


def test_the_rules_of_the_colophon_cross_the_measure() -> None:
    first = papers()["colophon"].drawn[0][0]
    assert (first[0] + first[2]) / 2 == pytest.approx((PAGE.left + PAGE.measure * 0.5).pt, abs=NEAR)
    assert first[2] - first[0] == pytest.approx(PAGE.measure.pt, abs=2.5)


def test_a_colophon_that_does_not_fit_goes_to_the_next_page_whole_and_takes_a_paragraph_along() -> None:
    paper = papers()["colophon does not fit"]
    assert paper.text(1) == ["一行。"] * 19
    assert paper.text(2)[0] == "一行。"
    assert paper.text(2)[1].startswith("报：")


def test_a_note_on_the_last_page_stands_between_text_and_colophon() -> None:
    paper = papers()["note above colophon"]
    assert paper.line("创新").y < paper.line("末页的注").y < middle(paper.drawn[0][1])
    assert middle(paper.drawn[0][-1]) == pytest.approx(FOOT - PAGE.rule.pt / 2, abs=NEAR)


def test_the_dashes_of_the_page_number_begin_7_mm_below_the_type_area() -> None:
    number = next(line for line in papers()["colophon"].lines if line.text == "—1—")
    dash = lianluo().styles["folio"].size
    assert dash is not None
    assert number.y - dash.pt / 3 - FOOT == pytest.approx(PAGE.folio.pt, abs=NEAR)


def test_odd_pages_have_the_number_on_the_right_and_even_ones_on_the_left() -> None:
    odd, even = (line for line in papers()["full pages"].lines if line.text in {"—1—", "—2—"})
    assert odd.right == pytest.approx((PAGE.left + PAGE.measure).pt - 14, abs=1)
    assert even.left == pytest.approx(PAGE.left.pt + 14, abs=1)


def test_marks_of_lists_are_shown_whole() -> None:
    assert papers()["lists"].text() == ["1.甲", "——乙"]


def test_text_after_a_table_stands_on_the_grid() -> None:
    offset = papers()["table"].line("后").y - PAGE.top.pt
    assert offset / PAGE.pitch.pt % 1 == pytest.approx(0.8, abs=0.02)


def test_text_after_a_figure_stands_on_the_grid() -> None:
    offset = papers()["figure"].line("后").y - PAGE.top.pt
    assert offset / PAGE.pitch.pt % 1 == pytest.approx(0.8, abs=0.03)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_pictures_side_by_side_stand_on_one_line_at_one_height(count: int) -> None:
    (drawn,) = papers()[f"{count} pictures"].drawn
    assert len({(round(top), round(bottom)) for _, top, _, bottom in drawn}) == 1
    assert len(drawn) == count


def test_a_page_break_before_a_table_makes_one_new_page() -> None:
    paper = papers()["break before a table"]
    assert (paper.text(1), paper.text(2), len(paper.drawn)) == (["甲"], ["乙"], 2)


def test_the_colophon_of_a_rich_issue_is_on_the_last_page_at_its_foot() -> None:
    paper = papers()["everything"]
    assert middle(paper.drawn[-1][-1]) == pytest.approx(FOOT - PAGE.rule.pt / 2, abs=NEAR)
