"""A year of two digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

# 10年 and 10年6个月 are lengths of time; 24年7月 and 08年 are not.
_SHORT = re.compile(
    r"(?=[0-9‘’'〔])(?:(?<![0-9０-９.〇年第])[‘’']?(?:[0-9]{2}年(?=[0-9]{1,2}月(?!份?[以之]?内))|0[0-9]年|(?<=[‘’'])[0-9]{2}年|(?<=[从自])[0-9]{2}年(?=开始|起|以来))|〔[0-9]{2}〕(?=[0-9]+号))"
)
_RANGE = re.compile(r"(?<![0-9])(?P<century>19|20)(?P<first>[0-9]{2})年?(?:—|-|～|~|–|至)(?P<last>[0-9]{2})(?=年|学年)")
_TERM = re.compile("(?:徒刑|拘役|刑期|管制|缓刑|期限|工龄|任期|满|长达|历时|任职|共计?)[^，。；]{0,6}$")
_CUE = r"(?<![0-9])[0-9]{2}学?年|〔[0-9]{2}〕"


def check(passage: Passage) -> Iterator[Slip]:
    """Find years without their century."""
    text = passage.own
    for found in _SHORT.finditer(text):
        if not _TERM.search(text, 0, found.start()):
            yield Slip(*found.span(), f"年份没有写全：{found[0]}", hint="年份写四位数字，如2024年")
    for found in _RANGE.finditer(text):
        right = found["century"] + found["last"] if found["last"] > found["first"] else None
        hint = "" if right else "年份写四位数字，如2024年"
        yield Slip(*found.span("last"), f"年份没有写全：{found[0]}", right, hint)


RULE = PassageRule(
    Code(
        "date-year-short",
        family="numerals",
        title="年份没有写全",
        what="年份只写了后两位数字。",
        why="年份一般不简写：“1978年”不写作“78年”（GB/T 15835—2011）；公文的年份标全称（GB/T 9704—2012，7.3.5.4）。",
        instead="写四位数字：2024年。表示多少年的不改。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "24年7月，会议召开。": "24年7月，会议召开。",
            "08年以来，各地推行此法。": "08年以来，各地推行此法。",
            "从97年开始，实行领办制。": "从97年开始，实行领办制。",
            "’98年特大洪水以来": "’98年特大洪水以来",
            "2023—24年度计划已经完成。": "2023—2024年度计划已经完成。",
            "根据湘办发〔24〕5号文件": "根据湘办发〔24〕5号文件",
        },
        right=(
            "2024年7月，会议召开。",
            "从第10年开始，从10年的实践看，自1997年起。",
            "10年来，各地推行此法；用了10年6个月。",
            "判处有期徒刑10年6月。",
            "2023—2024年度计划已经完成。",
            "服役12年3个月，连任15年。",
            "他说：“24年7月的事我记得。”",
        ),
    ),
    check,
    cue=_CUE,
)
