from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.text.numerals import LARGEST, date_text, from_chinese, to_chinese

WRITTEN = {
    1: "一",
    10: "十",
    12: "十二",
    20: "二十",
    100: "一百",
    101: "一百零一",
    110: "一百一十",
    712: "七百一十二",
    1000: "一千",
    1001: "一千零一",
    1010: "一千零一十",
    2024: "二千零二十四",
    10000: "一万",
    10001: "一万零一",
    10100: "一万零一百",
    99999: "九万九千九百九十九",
    100000: "十万",
    1200034: "一百二十万零三十四",
}


@pytest.mark.parametrize(("number", "text"), WRITTEN.items())
def test_a_number_is_written_as_official_text_writes_it(number: int, text: str) -> None:
    assert to_chinese(number) == text


@given(st.integers(1, LARGEST))
def test_every_number_that_is_written_is_read_back(number: int) -> None:
    assert from_chinese(to_chinese(number)) == number


@given(st.text("零〇一二两三九十百千万", min_size=1, max_size=8))
def test_whatever_is_read_is_written_the_same_but_for_its_variants(text: str) -> None:
    try:
        number = from_chinese(text)
    except ValueError:
        return
    usual = text.replace("〇", "零").replace("两", "二")
    assert to_chinese(number) in {usual, usual.removeprefix("一")}


@pytest.mark.parametrize(
    ("text", "number"), {"一十": 10, "一十二": 12, "一百〇一": 101, "两百": 200, "两千零二": 2002}.items()
)
def test_common_variants_are_read(text: str, number: int) -> None:
    assert from_chinese(text) == number


@pytest.mark.parametrize(
    "text", ["", "零", "七一二", "一百二", "七百十二", "百一", "一百零十", "十十", "万", "廿", "12", "七百一十二期"]
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="汉字数字"):
        from_chinese(text)


@pytest.mark.parametrize("number", [0, -1, LARGEST + 1])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="只能写出"):
        to_chinese(number)


def test_a_date_has_no_leading_zeros() -> None:
    assert date_text(dt.date(2024, 7, 3)) == "2024年7月3日"
