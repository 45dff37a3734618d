"""The head of the first page and the grid below it, measured on paper."""

from __future__ import annotations

from itertools import pairwise

import pytest
from installed import named
from paper import (
    BODY,
    FLUSH,
    LEFT,
    LONG,
    MEASURE,
    MIXED,
    MM,
    PITCH,
    RED,
    RIGHT,
    TITLE,
    TOP,
    centre,
    face,
    faces,
    inked,
    is_folio,
    opened,
    red_line,
    rows,
    starting,
    text_lines,
)

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

# The masthead


def test_the_page_is_a4() -> None:
    assert {tuple(round(float(side), 1) for side in page.mediabox) for page in opened().pages} == {(0, 0, 595.3, 841.9)}


def test_the_red_line_stands_95_to_105_mm_from_the_top() -> None:
    assert 95 <= red_line().top / MM <= 105


def test_the_red_line_is_as_wide_as_the_type_area_and_one_point_and_a_half_thick() -> None:
    line = red_line()
    found = (line.left, line.right, line.bottom - line.top)
    assert found == pytest.approx((LEFT, LEFT + MEASURE, 1.5), abs=0.5)


def test_the_red_line_stands_4_mm_below_the_line_above_it() -> None:
    lowest = TOP + 74 + 3 * PITCH
    assert red_line().top - lowest == pytest.approx(4 * MM, abs=0.5)


def test_the_name_is_centred() -> None:
    assert centre(starting("工作简报")) == pytest.approx(LEFT + MEASURE / 2, abs=1)


def test_the_name_is_red_and_nothing_else_is() -> None:
    assert "".join(char for char, _, _, colour in inked() if colour == RED and char.strip()) == "工作简报"


def test_the_name_fits_the_type_area() -> None:
    name = starting("工作简报")
    assert LEFT <= name.left < name.right <= RIGHT


def test_the_name_is_set_in_the_face_of_titles() -> None:
    assert faces("工作简报") == {named("小标宋")}


@pytest.mark.parametrize("text", ["第1期", "（总第一期）"])
def test_the_numbers_are_centred(text: str) -> None:
    assert centre(starting(text)) == pytest.approx(LEFT + MEASURE / 2, abs=1.5)


def test_publisher_left_and_date_right_stand_on_one_line_a_character_from_the_edges() -> None:
    imprint = starting("某市人大常委会办公室编")
    assert imprint.text == "某市人大常委会办公室编2024年7月30日"
    assert (imprint.left, imprint.right) == pytest.approx((LEFT + BODY, RIGHT - BODY), abs=0.8)


def test_gaps_in_numbers_and_dates_are_no_spaces() -> None:
    written = "".join(char for char, _, _, _ in inked())
    assert "第1期" in written
    assert "2024年7月30日" in written


# The title and the grid


def test_the_title_stands_two_lines_below_the_red_line() -> None:
    title = next(row for row in rows() if row.text == "一期简报的标题")
    line = title.y - red_line().bottom
    assert 2 * PITCH < line - TITLE / 2 < 3 * PITCH


def test_the_title_is_centred_in_the_face_of_titles() -> None:
    title = next(row for row in rows() if row.text == "一期简报的标题")
    assert centre(title) == pytest.approx(LEFT + MEASURE / 2, abs=1)
    assert {face(glyph) for glyph in title.glyphs} == {named("小标宋")}


def test_the_lines_of_the_first_page_stand_on_the_grid_of_the_others() -> None:
    first = text_lines(2)[0].y
    offsets = [(row.y - first) / PITCH for row in text_lines(1) if row.y > red_line().bottom + 4 * PITCH]
    assert offsets
    assert offsets == pytest.approx([round(offset) for offset in offsets], abs=0.01)


@pytest.mark.parametrize("page", [2, 3, 4])
def test_an_inner_page_holds_22_lines(page: int) -> None:
    assert len(text_lines(page)) == 22


@pytest.mark.parametrize("page", [2, 3, 4])
def test_the_pitch_of_an_inner_page_is_28_95_points_whatever_stands_on_the_lines(page: int) -> None:
    gaps = [below.y - above.y for above, below in pairwise(text_lines(page))]
    assert gaps == pytest.approx([PITCH] * 21, abs=0.05)


def test_a_full_line_holds_28_characters() -> None:
    full = [len(row.text) for row in rows() if row.text in LONG and row.left < LEFT + 1 and row.right > RIGHT - BODY]
    assert len(full) > 30
    assert set(full) == {28}


def test_the_first_line_of_a_paragraph_is_indented_by_two_characters() -> None:
    assert starting(MIXED[:5]).left - LEFT == pytest.approx(2 * BODY, abs=0.5)


def test_full_lines_end_at_the_edge_of_the_type_area() -> None:
    full = [row for row in rows() if row.y > red_line().bottom and row.right > RIGHT - BODY / 2 and not is_folio(row)]
    assert [row.text for row in full if abs(row.right - RIGHT) > FLUSH] == []


def test_nothing_stands_outside_the_type_area() -> None:
    assert [row.text for row in rows() if row.left < LEFT - FLUSH or row.right > RIGHT + FLUSH] == []
