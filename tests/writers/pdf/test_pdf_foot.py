"""What stands at the foot: page numbers, and the colophon on the last page."""

from __future__ import annotations

import pytest
from installed import named
from paper import (
    BOTTOM,
    FOLIO,
    LEFT,
    MM,
    RIGHT,
    drawn,
    face,
    inked,
    is_folio,
    last_page,
    rows,
    starting,
    text_lines,
)

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

# The page number


@pytest.mark.parametrize("page", [1, 2, 3, 4])
def test_a_page_number_stands_between_dashes(page: int) -> None:
    (folio,) = (row for row in rows() if row.page == page and is_folio(row))
    assert (folio.text, {face(glyph) for glyph in folio.glyphs}) == (f"—{page}—", {named("宋体")})


@pytest.mark.parametrize("page", [1, 3])
def test_an_odd_page_has_its_number_right_a_character_from_the_edge(page: int) -> None:
    (folio,) = (row for row in rows() if row.page == page and is_folio(row))
    assert folio.right == pytest.approx(RIGHT - FOLIO, abs=0.8)


@pytest.mark.parametrize("page", [2, 4])
def test_an_even_page_has_its_number_left_a_character_from_the_edge(page: int) -> None:
    (folio,) = (row for row in rows() if row.page == page and is_folio(row))
    assert folio.left == pytest.approx(LEFT + FOLIO, abs=0.8)


def test_the_dashes_stand_7_mm_below_the_type_area() -> None:
    tops = [top for char, top, _, _ in inked() if char == "—" and top > BOTTOM]
    assert [(top - BOTTOM) / MM for top in tops] == pytest.approx([7, 7], abs=0.35)


# The colophon


def test_the_last_rule_of_the_colophon_stands_262_mm_from_the_top_of_the_last_page() -> None:
    assert max(shape.bottom for shape in drawn(last_page())) / MM == pytest.approx(262, abs=0.2)


def test_the_rules_of_the_colophon_are_as_wide_as_the_type_area() -> None:
    edges = [edge for shape in drawn(last_page()) for edge in (shape.left - LEFT, shape.right - RIGHT)]
    assert edges == pytest.approx([0] * len(edges), abs=0.5)


def test_the_colophon_stands_below_the_text() -> None:
    first = starting("送：省人大常委会办公厅。")
    above = [row for row in text_lines(last_page()) if row.y < first.y]
    assert first.page == last_page()
    assert above


def test_the_entries_of_the_colophon_stand_a_character_from_the_edge() -> None:
    lefts = [starting(text).left for text in ("送：省人大", "责任编辑：")]
    assert lefts == pytest.approx([LEFT + FOLIO] * 2, abs=0.5)
