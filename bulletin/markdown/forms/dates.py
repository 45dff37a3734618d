"""Dates as official texts write them: a line goes in; whether it is one, and how it should be written, comes out."""

from __future__ import annotations

import datetime as dt
import re

from bulletin.text.numerals import from_chinese

# 2024年7月30日, 二〇二四年七月三十日, and as far as the month.
DATE = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?"
_WRITTEN = re.compile(DATE)
_FIGURES = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?")
# What is meant as a date, but is none in an official text: 2024-07-30, 2024.7.30, 2024/7/30.
_OTHERWISE = re.compile(r"(\d{4})\s*([-./．／—－])\s*(\d{1,2})\s*\2\s*(\d{1,2})日?")
_NOUGHT = "〇"


def is_date(line: str) -> bool:
    """Tell whether a line is a date and nothing else, in whatever way it is written."""
    return bool(_WRITTEN.fullmatch(line) or _OTHERWISE.fullmatch(line))


def proper(line: str) -> str | None:
    """Return a date as it is to be written (GB/T 9704-2012, 7.3.5.4); None for a day that no calendar has."""
    line = re.sub(r"\s", "", line).replace("○", _NOUGHT)
    if match := _OTHERWISE.fullmatch(line):
        return _figures(match[1], match[3], match[4])
    if match := _FIGURES.fullmatch(line):
        return _figures(match[1], match[2], match[3])
    year, _, rest = line.partition("年")
    month, _, day = rest.removesuffix("日").partition("月")
    return line if year.isdigit() or _exists(2000, _number(month), _number(day or "一")) else None


def _figures(year: str, month: str, day: str | None) -> str | None:
    if not _exists(int(year), int(month), int(day or 1)):
        return None
    return f"{int(year)}年{int(month)}月" + (f"{int(day)}日" if day else "")


def _number(numeral: str) -> int:
    try:
        return int(numeral) if numeral.isdigit() and numeral.isascii() else from_chinese(numeral)
    except ValueError:
        return 0


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
