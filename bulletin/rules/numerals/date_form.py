"""A date in running text with points or strokes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Region
from bulletin.rules.rule import OWN, PassageRule, Slip
from bulletin.text.numerals import date_text

_CUE = r"(?:19|20)[0-9]{2}([./．])[01]?[0-9]\1[0-3]?[0-9]"
_DATE = re.compile(
    r"(?<![0-9A-Za-z./_\-—])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[./．])(?P<month>[01]?[0-9])(?P=mark)(?P<day>[0-3]?[0-9])"
    r"(?![0-9A-Za-z/_\-]|\.[0-9])日?"
)


def check(passage: Passage) -> Iterator[Slip]:
    """Find days of the calendar in another form than the official one."""
    for found in _DATE.finditer(passage.prose):
        day = _day(found)
        if day:
            yield Slip(*found.span(), f"日期的写法不规范：{found[0]}", date_text(day))


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


RULE = PassageRule(
    Code(
        "date-short-form",
        family="numerals",
        title="日期的写法不规范",
        what="正文里的日期写成了 2024.7.30 或者 2024/7/30。",
        why="日期按年、月、日的顺序写，“年”“月”只可以用“-”替代：2024-07-30（GB/T 15835—2011，5.1.4）。",
        instead="写成2024年7月30日。表格里为了省地方的不查。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "2024.7.30，会议召开。": "2024年7月30日，会议召开。",
            "会议定于2024/07/30召开。": "会议定于2024年7月30日召开。",
            "会议（2024.07.30）通过了决议。": "会议（2024年7月30日）通过了决议。",
            "会议于2024．7．5召开。": "会议于2024年7月5日召开。",
        },
        right=(
            "2024年7月30日，会议召开。",
            "版本为V2024.7.30，见第1.2.3节。",
            "会议于2024-07-30召开。",
            "编号为2024-13-45，批号为20-2024-07-30。",
            "|日期|\n|-|\n|2024.7.30|",
            "网址是 https://example.org/2024/7/30 。",
            "地址为192.168.2024.7.30。",
        ),
    ),
    check,
    OWN - {Region.CELL, Region.FORM},
    cue=_CUE,
)
