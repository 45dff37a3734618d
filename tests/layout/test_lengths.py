from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.layout.lengths import Length


@pytest.mark.parametrize(
    ("text", "emu"), {"1mm": 36000, "16pt": 203200, "0.35mm": 12600, "-0.25pt": -3175, " 28mm ": 1008000}.items()
)
def test_a_length_is_read_in_millimetres_and_points(text: str, emu: int) -> None:
    assert Length.parse(text) == emu


@pytest.mark.parametrize("text", ["", "16", "16 pt", "16px", "mm", "1,5mm", "1.mm", "三号", "16PT", "1mm2pt"])
def test_anything_else_is_no_length(text: str) -> None:
    with pytest.raises(ValueError, match="应是长度"):
        Length.parse(text)


def test_a_length_is_known_in_points_and_in_millimetres() -> None:
    assert (Length.parse("16pt").pt, Length.parse("28mm").mm) == (16, 28)


@pytest.mark.parametrize(("text", "twips"), {"28.95pt": 579, "-0.25pt": -5, "28mm": 1587, "442.4pt": 8848}.items())
def test_a_length_is_whole_twips_in_word(text: str, twips: int) -> None:
    assert Length.parse(text).twips == twips


def test_a_type_size_is_whole_half_points() -> None:
    assert Length.parse("10.5pt").half_points == 21


def test_a_border_is_whole_eighths_of_a_point() -> None:
    assert Length.parse("1.5pt").eighths == 12


@pytest.mark.parametrize(
    ("text", "css"), {"16pt": "16pt", "28.95pt": "28.95pt", "28mm": "79.35pt", "0mm": "0pt"}.items()
)
def test_css_gets_the_same_twips_in_points(text: str, css: str) -> None:
    assert Length.parse(text).css == css


def test_sums_differences_and_products_are_lengths() -> None:
    results = (Length(3) + Length(4), Length(3) - Length(4), Length(3) * 2.5)
    assert results == (7, -1, 8)
    assert all(isinstance(result, Length) for result in results)


@given(st.integers(-10_000, 10_000))
def test_twips_survive_the_way_there_and_back(twips: int) -> None:
    assert Length.of_twips(twips).twips == twips


@given(st.integers(-10_000, 10_000))
def test_css_means_the_same_place_as_twips(twips: int) -> None:
    assert Length.parse(Length.of_twips(twips).css).twips == twips
