"""Whole numbers as Chinese numerals and back, and dates as official text writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

LARGEST = 99_999_999

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_WEIGHTS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百千万]+")


def to_chinese(number: int) -> str:
    """Write `number` (1 to LARGEST) in Chinese numerals: 712 is 七百一十二, 12 is 十二, 1001 is 一千零一."""
    if not 1 <= number <= LARGEST:
        message = f"只能写出 1 到 {LARGEST} 的数：{number}"
        raise ValueError(message)
    myriads, rest = divmod(number, 10_000)
    text = _below_myriad(myriads) + "万" if myriads else ""
    if rest:
        text += ("零" if myriads and rest < 1000 else "") + _below_myriad(rest)  # noqa: PLR2004
    return text.removeprefix("一") if text.startswith("一十") else text


def from_chinese(text: str) -> int:
    """Read Chinese numerals as to_chinese writes them; 〇 may stand for 零, a leading 一十 for 十, 两 for 二.

    Anything else (七一二, 一百二, 七百十二) is a ValueError whose message names the form that was probably meant.
    """
    if not _NUMERAL.fullmatch(text):
        message = f"不是汉字数字：{text}"
        raise ValueError(message)
    usual = text.replace("〇", "零").replace("两", "二")
    usual = usual.removeprefix("一") if usual.startswith("一十") else usual
    number = _value(usual)
    if not 1 <= number <= LARGEST or to_chinese(number) != usual:
        message = f"汉字数字的写法不规范：{text}"
        raise ValueError(message)
    return number


def date_text(day: date) -> str:
    """Write a date as official text does, without leading zeros: 2024年7月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _below_myriad(number: int) -> str:
    """Write 1 to 9999, with a single 零 for any run of empty places inside."""
    places = [_DIGITS[int(digit)] + _UNITS[i] if digit != "0" else "零" for i, digit in enumerate(str(number)[::-1])]
    return re.sub("零+", "零", "".join(reversed(places))).strip("零")


def _value(text: str) -> int:
    """Add up the numeral's places without judging their order; from_chinese compares the sum with its proper form."""
    total = section = digit = 0
    for character in text:
        if character == "万":
            total, section, digit = (total + section + digit) * 10_000, 0, 0
        elif character in _WEIGHTS:
            section, digit = section + (digit or 1) * _WEIGHTS[character], 0
        else:
            digit = _DIGITS.index(character)
    return total + section + digit
