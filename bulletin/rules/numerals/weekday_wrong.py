"""A weekday that is not the one of its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip

_WEEKDAYS = "一二三四五六日"
_DATED = re.compile(
    r"(?=[0-9])(?<![0-9至到—～~、和\-])(?:(?P<year>[0-9]{4})年)?(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
    r"(?:[（(](?:星期|礼拜|周)(?P<bracket>[一二三四五六日天末])(?![、至到—～~-])|[，,]?(?:星期|礼拜)(?P<plain>[一二三四五六日天])(?![、至到—～~-]))"
)
_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})年")
_OTHER_YEARS = {"去年": -1, "上年": -1, "前年": -2, "明年": 1, "次年": 1, "后年": 2, "翌年": 1}
_HALF_A_YEAR = 183


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find weekdays that fit the date in none of the years that may be meant."""
    if "星期" not in proof.text and "周" not in proof.text and "礼拜" not in proof.text:
        return
    named: set[int] = set()
    for passage in proof.passages:
        named |= {int(year) for year in _YEAR.findall(passage.text)}
        for found in _DATED.finditer(passage.prose):
            years = {int(found["year"])} if found["year"] else _meant(proof.issue.date, found, named, passage.text)
            days = [day for day in (_day(year, found) for year in sorted(years)) if day]
            written = (found["bracket"] or found["plain"]).replace("天", "日")
            if days and written in _WEEKDAYS and all(_WEEKDAYS[day.weekday()] != written for day in days):
                yield passage, _slip(found, days)


def _meant(issued: date, found: re.Match[str], named: set[int], text: str) -> set[int]:
    """Return the years that a date without one may have: the issue's, a nearer one next to it, and all that were named."""
    near = {issued.year} | {
        day.year
        for day in (_day(issued.year + by, found) for by in (-1, 1))
        if day and abs((day - issued).days) < _HALF_A_YEAR
    }
    return near | named | {issued.year + by for word, by in _OTHER_YEARS.items() if word in text}


def _day(year: int, found: re.Match[str]) -> date | None:
    try:
        return date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _slip(found: re.Match[str], days: list[date]) -> Slip:
    right = "，".join(f"{day.year}年{day.month}月{day.day}日是星期{_WEEKDAYS[day.weekday()]}" for day in days[:2])
    return Slip(*found.span(), f"日期和星期对不上：{found[0]}", hint=f"{right}；查对日期和星期")


RULE = IssueRule(
    Code(
        "date-weekday",
        family="numerals",
        title="日期和星期对不上",
        what="日期后面写的星期，不是日历上那一天的星期。没有写年份的，按本期的年份和文中提到的年份查，都对不上的才算。",
        why="日期和星期总有一个是错的，读者会走错日子。",
        instead="查对日历，改正日期或者星期。",
        severity=Severity.WARNING,
        wrong={
            "定于2024年7月30日（星期三）召开会议。": "定于2024年7月30日（星期三）召开会议。",
            "定于2024年7月30日，星期一，召开会议。": "定于2024年7月30日，星期一，召开会议。",
            "定于8月5日（周二）召开会议。": "定于8月5日（周二）召开会议。",
            "定于2024年8月5日星期天召开会议。": "定于2024年8月5日星期天召开会议。",
        },
        right=(
            "定于2024年7月30日（星期二）召开会议。",
            "定于8月5日（周一）召开会议。",
            "2023年办了几件事，8月5日（星期六）那天下雨。",
            "8月5日至8月6日（星期一、星期二）召开会议。",
            "去年8月5日（星期六）召开了会议。",
            "2024年7月30日周一鸣到会。",
            "2024年2月30日（星期一）召开会议。",
        ),
    ),
    check,
)
