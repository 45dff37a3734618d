"""A day or a month that no calendar has."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_CUE = "[0-9]月份?[0-9]|年[0-9]{1,2}月"
_DATE = re.compile(
    r"(?=[0-9])(?<![0-9.\-/])(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?:份)?(?:(?P<day>[0-9]{1,2})[日号](?![楼栋房车机店馆线院厅文]))?"
)
_LUNAR = re.compile("(?:农历|阴历|旧历)[^，。；]{0,8}$")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS, _FEBRUARY, _LEAP_DAY = 12, 2, 29


def check(passage: Passage) -> Iterator[Slip]:
    """Find dates that cannot be."""
    for found in _DATE.finditer(passage.prose):
        year, month, day = found["year"], int(found["month"]), found["day"]
        possible = not (year or day) or _is_possible(int(year or 0), month, int(day or 1))
        if not possible and not _LUNAR.search(passage.prose, 0, found.start()):
            yield Slip(*found.span(), f"日历上没有这一天：{found[0]}", hint="查对原件，改正日期")


def _is_possible(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day; without a year (0) 29 February is one."""
    if not 1 <= month <= _MONTHS or not 1 <= day <= _LONGEST[month - 1]:
        return False
    return not (year and (month, day) == (_FEBRUARY, _LEAP_DAY)) or isleap(year)


RULE = PassageRule(
    Code(
        "date-impossible",
        family="numerals",
        title="日历上没有这一天",
        what="正文里有2月30日、13月5日一类日历上没有的日子。",
        why="多半是录入的错误，读者会据此办事。",
        instead="查对原件，改正日期。",
        severity=Severity.WARNING,
        wrong={
            "2024年2月30日，会议召开。": "2024年2月30日，会议召开。",
            "2023年2月29日，会议召开。": "2023年2月29日，会议召开。",
            "6月31日以前报送。": "6月31日以前报送。",
            "2024年13月，会议召开。": "2024年13月，会议召开。",
        },
        right=(
            "2024年2月29日，会议召开。",
            "2月29日出生的人。",
            "农历2月30日举行庙会。",
            "用了36个月，13月龄的幼儿。",
            "10月1日至12月31日。",
            "6月30号楼封顶。",
        ),
    ),
    check,
    EVERYWHERE,
    cue=_CUE,
)
