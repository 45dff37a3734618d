"""Text broken into lines."""

from __future__ import annotations

import pytest

from bulletin.text.breaking import fill, words
from bulletin.text.widths import width


def cut(text: str, room: float | None = None) -> list[str]:
    return [text[word.start : word.end] for word in words(text, [width(char) for char in text], room)]


def lines(text: str, room: float) -> list[str]:
    ends = fill(words(text, [width(char) for char in text]), room)
    return [text[start:end] for start, end in zip((0, *ends), ends, strict=False)]


@pytest.mark.parametrize(
    "text", ["97.25%", "12,345.67", "-3.2‰", "±5", "0731-88881234", "138 0000 0000", "a.b@example.org", "25℃", "￥300"]
)
def test_numbers_and_addresses_are_one_word(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲乙", ["甲", "乙"]),
        ("甲，乙", ["甲，", "乙"]),
        ("“甲”乙", ["“甲”", "乙"]),
        ("甲——乙", ["甲——", "乙"]),
        ("2022年3月", ["2022", "年", "3", "月"]),
        ("two words", ["two ", "words"]),
        ("well-known", ["well-", "known"]),
        ("3X 4", ["3X ", "4"]),
        ("甲(乙)丙", ["甲", "(乙)", "丙"]),
    ],
)
def test_words_are_what_no_line_end_parts(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_an_address_that_is_too_wide_is_cut_behind_its_marks() -> None:
    assert cut("zhang.san@rd.example.gov.cn", 6) == ["zhang.", "san@", "rd.", "example.", "gov.", "cn"]


def test_no_number_is_cut_for_want_of_room() -> None:
    assert cut("12,345.67-0731", 2) == ["12,345.67-0731"]


def test_lines_hold_what_has_room() -> None:
    assert lines("甲乙丙丁戊", 2.5) == ["甲乙", "丙丁", "戊"]


def test_spaces_at_a_lines_end_need_no_room() -> None:
    assert lines("ab cd", width("a") + width("b")) == ["ab ", "cd"]


def test_a_word_wider_than_the_line_has_one_of_its_own() -> None:
    assert lines("甲97.25%乙", 2) == ["甲", "97.25%", "乙"]
