from __future__ import annotations

import pytest

from bulletin.markdown.numbering import Counter, form, parted, written


@pytest.mark.parametrize(
    ("level", "text", "number", "rest"),
    [
        (1, "一、甲", 1, "甲"),
        (1, "十二、 甲", 12, "甲"),
        (1, "二十、甲", 20, "甲"),
        (2, "（一）甲", 1, "甲"),
        (2, "(十一)甲", 11, "甲"),
        (2, "（一）、甲", 1, "甲"),
        (3, "1. 甲", 1, "甲"),
        (3, "1.甲", 1, "甲"),
        (3, "1．甲", 1, "甲"),
        (3, "12、甲", 12, "甲"),
        (4, "（1）甲", 1, "甲"),
        (4, "(10) 甲", 10, "甲"),
    ],
)
def test_a_number_of_the_levels_form_is_read(level: int, text: str, number: int, rest: str) -> None:
    assert written(level, text) == (number, rest)


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (1, "1、甲"),
        (1, "（一）甲"),
        (1, "一是甲"),
        (1, "一一、甲"),
        (1, "①甲"),
        (2, "一、甲"),
        (2, "（1）甲"),
        (3, "3.5万人受益"),
        (3, "2024年甲"),
        (3, "（1）甲"),
        (4, "1.甲"),
        (4, "（一）甲"),
    ],
)
def test_a_number_of_another_form_is_text(level: int, text: str) -> None:
    assert written(level, text) == (None, text)


def test_a_heading_is_parted_from_its_number_as_it_is_written() -> None:
    assert parted(3, "1． 甲") == ("1．", "甲")


def test_a_heading_without_a_number_has_none() -> None:
    assert parted(1, "甲") == ("", "甲")


@pytest.mark.parametrize(("level", "expected"), [(1, "十一、"), (2, "（十一）"), (3, "11."), (4, "（11）")])
def test_a_number_is_written_in_the_levels_form(level: int, expected: str) -> None:
    assert form(level, 11) == expected


@pytest.mark.parametrize("level", [1, 2, 3, 4])
@pytest.mark.parametrize("number", [1, 10, 11, 20, 99])
def test_a_number_that_was_written_is_read_again(level: int, number: int) -> None:
    assert written(level, f"{form(level, number)}甲") == (number, "甲")


def test_a_heading_starts_the_levels_below_it_anew() -> None:
    counter = Counter()
    assert [counter.next(level) for level in (1, 2, 2, 3, 1, 2)] == [1, 1, 2, 1, 2, 1]
