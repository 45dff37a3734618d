from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.errors import ContentError, refuse_errors
from bulletin.findings import Edit, Finding, Place, Severity, Source, arranged, located, where

SOURCE = Source("a.md", "第一行\nsecond 行\n\n四")
LONG = Source("a.md", "甲" * 300)


def carets(place: Place) -> str:
    return str(Finding(place, "x", "y")).split("\n")[2]


def underlined(place: Place) -> str:
    """Return what the caret line underlines, counting columns as a terminal does."""
    _, line, marks = str(Finding(place, "x", "y")).split("\n")
    start = marks.index("^")
    columns, end = len(marks.rstrip()) - start, start
    while columns > 0:
        columns -= 2 if unicodedata.east_asian_width(line[end]) in "WFA" else 1
        end += 1
    return line[start:end]


@pytest.mark.parametrize(
    ("place", "marks"),
    [
        (SOURCE.place(1, 2), "    \u3000^"),
        (SOURCE.place(1, 2, 2), "    \u3000^~~~"),
        (SOURCE.place(2, 1, 6), "    ^~~~~~"),
        (SOURCE.place(2, 8, 1), "           ^~"),
    ],
)
def test_a_span_is_underlined_and_wide_characters_count_two_columns(place: Place, marks: str) -> None:
    assert carets(place) == marks


def test_a_span_of_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    assert underlined(SOURCE.span(1, 8)) == "一行"


def test_a_span_in_a_long_line_is_underlined_as_far_as_the_line_is_shown() -> None:
    _, line, _ = str(Finding(LONG.place(1, 100, 200), "x", "y")).split("\n")
    assert underlined(LONG.place(1, 100, 200)) == "甲" * 51
    assert len(line.strip()) == 102


def test_a_mark_that_is_cut_off_is_not_underlined() -> None:
    assert "…" not in underlined(LONG.place(1, 250, 51))


def test_a_character_that_is_never_seen_is_marked_all_the_same() -> None:
    assert carets(Source("a.md", "甲\u200b乙").place(1, 2, 1)) == "    \u3000^"


@given(st.text(alphabet="甲a\n—", max_size=30), st.data())
def test_the_text_at_a_span_is_what_was_spanned(text: str, data: st.DataObject) -> None:
    source = Source("a.md", text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert source.read(source.span(start, end)) == text[start:end]


@pytest.mark.parametrize("place", [SOURCE.place(2, 8, 1), SOURCE.place(3, 1), SOURCE.span(1, 8), SOURCE.place(2)])
def test_a_place_survives_its_attribute(place: Place) -> None:
    assert located(where(place), SOURCE) == place


def test_a_piece_is_found_within_its_span_alone() -> None:
    source = Source("a.md", "甲乙\n甲乙\n甲乙")
    assert source.found("乙", source.place(2, 1, 2)) == source.place(2, 2, 1)
    assert source.found("丙", source.place(2, 1, 2)) == source.place(2, 1, 2)


def test_places_are_in_the_order_of_the_file() -> None:
    places = [SOURCE.place(2, 8), SOURCE.place(1), SOURCE.place(1, 3), SOURCE.place(1, 2, 2)]
    assert [str(place) for place in sorted(places)] == ["a.md:1", "a.md:1:2", "a.md:1:3", "a.md:2:8"]


def test_edits_take_the_place_of_what_stands_there() -> None:
    edits = [Edit(SOURCE.place(2, 1, 6), "第二"), Edit(SOURCE.place(4, 1), "第"), Edit(SOURCE.place(1, 1, 1), "")]
    assert SOURCE.edited(edits) == "一行\n第二 行\n\n第四"


def test_of_two_edits_that_overlap_the_first_is_made() -> None:
    assert SOURCE.edited([Edit(SOURCE.place(1, 2, 2), "乙"), Edit(SOURCE.place(1, 1, 2), "甲")]) == SOURCE.text.replace(
        "第一", "甲", 1
    )


def test_findings_are_arranged_by_place_and_told_once() -> None:
    first, second = (Finding(SOURCE.place(1, column), "x", "y") for column in (1, 2))
    assert arranged([second, first, second]) == [first, second]


def test_an_error_is_raised_with_the_warnings_around_it() -> None:
    warning = Finding(SOURCE.place(1), "x", "y", severity=Severity.WARNING)
    error = Finding(SOURCE.place(2), "x", "y")
    with pytest.raises(ContentError) as caught:
        refuse_errors([error, warning])
    assert caught.value.findings == (warning, error)

    assert refuse_errors([Finding(SOURCE.place(1), "x", "y", severity=Severity.NOTE)]) is None  # type: ignore[func-returns-value]


# A line in which each character stands once.
DISTINCT = Source("a.md", "".join(chr(0x4E00 + number) for number in range(300)))


@pytest.mark.parametrize("column", [1, 2, 50, 51, 52, 100, 150, 249, 250, 251, 299])
def test_the_caret_stands_below_its_characters_wherever_a_long_line_is_cut(column: int) -> None:
    place = DISTINCT.place(1, column, 2)
    assert underlined(place) == DISTINCT.read(place)


@pytest.mark.parametrize(("length", "cut"), [(100, False), (101, True)])
def test_a_line_is_cut_that_is_wider_than_a_screen(length: int, *, cut: bool) -> None:
    _, line, _ = str(Finding(Source("a.md", "甲" * length).place(1, length, 1), "x", "y")).split("\n")
    assert ("…" in line) is cut


def test_the_caret_stands_right_where_its_place_has_no_end() -> None:
    assert underlined(DISTINCT.place(1, 200)) in DISTINCT.text[199]
