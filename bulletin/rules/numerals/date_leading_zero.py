"""A 0 before the month or the day of a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Region
from bulletin.rules.rule import OWN, PassageRule, Slip

_CUE = "(?<![0-9.])0[1-9][月日]"
_ZERO = re.compile(
    r"(?=0)(?:(?<![0-9.:：\-—])0(?P<month>[1-9]月)(?P<day>0(?=[1-9]日))?|(?<=[0-9]月)0(?P<only>[1-9]日))"
)


def check(passage: Passage) -> Iterator[Slip]:
    """Find the zeros."""
    for found in _ZERO.finditer(passage.prose):
        right = found["month"] or found["only"]
        yield Slip(*found.span(), f"日期的月、日前面有 0：{found[0]}", right)


RULE = PassageRule(
    Code(
        "date-leading-zero",
        family="numerals",
        title="日期的月、日前面有 0",
        what="正文里的月份、日子写成了“07月”“05日”。",
        why="年、月、日用阿拉伯数字，月、日不编虚位，即 1 不编为 01（GB/T 9704—2012，7.3.5.4）。",
        instead="删去 0：7月5日。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "2024年07月30日，会议召开。": "2024年7月30日，会议召开。",
            "07月05日以前报送。": "7月5日以前报送。",
            "2024年7月05日，会议召开。": "2024年7月5日，会议召开。",
            "自2024年09月起施行。": "自2024年9月起施行。",
        },
        right=(
            "2024年7月30日，会议召开。",
            "10月20日以前报送。",
            "时间为08:30，编号007。",
            "增长0.5%，用了0.8月工资。",
            "第05号车，05号楼。",
            "发行20月报300份。",
        ),
    ),
    check,
    OWN - {Region.FORM},
    cue=_CUE,
)
