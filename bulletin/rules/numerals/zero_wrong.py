"""A circle, a letter O or a 零 in the place of 〇 in years and numbers written digit by digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_DIGIT = "一二三四五六七八九〇零○◯ОOoＯｏ0０"
_CIRCLES = "○◯ОOoＯｏ0０"
_CUE = f"[一二三四五六七八九〇零][{_CIRCLES}]|[{_CIRCLES}][一二三四五六七八九〇]|零[零一二三四五六七八九〇]{{0,3}}年|[0-9][OoОＯ○]"
_CIRCLE = re.compile(
    f"(?=[一二三四五六七八九])(?<![{_DIGIT}点A-Za-z.])[一二三四五六七八九](?=[{_DIGIT}]*[{_CIRCLES}])[{_DIGIT}]+(?![{_DIGIT}A-Za-z.１-９])"
)
_YEAR = re.compile("(?<![零一二三四五六七八九〇])(?:一[八九]|二零|二〇)[零一二三四五六七八九〇]{2}(?=年(?!级|来|间))")
_ARABIC = re.compile("(?<![A-Za-z0-9])(?:1[89]|2[0OoОＯ○])[0-9OoОＯ○]{2}(?=年)")


def check(passage: Passage) -> Iterator[Slip]:
    """Find the wrong zeros."""
    text = passage.prose
    for found in _CIRCLE.finditer(text):
        yield Slip(*found.span(), f"汉字数字里的“〇”写成了别的：{found[0]}", re.sub(f"[{_CIRCLES}]", "〇", found[0]))
    for found in _YEAR.finditer(text):
        if "零" in found[0]:
            yield Slip(*found.span(), f"年份里的“〇”写成了“零”：{found[0]}", found[0].replace("零", "〇"))
    for found in _ARABIC.finditer(text):
        if not found[0].isdecimal():
            yield Slip(*found.span(), f"数字里的0写成了别的：{found[0]}", re.sub("[OoОＯ○]", "0", found[0]))


RULE = PassageRule(
    Code(
        "number-zero",
        family="numerals",
        title="“〇”写成了别的",
        what="汉字数字的年份、编号里，“〇”写成了圆圈“○”、字母“O”、数字 0 或者“零”；或者阿拉伯数字里的 0 写成了字母 O。",
        why="编号、年份里的零，汉字写作“〇”（GB/T 15835—2011）；圆圈和字母样子相近，却不是汉字，查找不到，字体也不对。",
        instead="改为“〇”。表示数量的仍用“零”：一千零五。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "二○二四年七月三十日，会议召开。": "二〇二四年七月三十日，会议召开。",
            "二O二四年，二零二三年": "二〇二四年，二〇二三年",
            "二0二四年，第三○五号": "二〇二四年，第三〇五号",
            "2O24年7月30日，会议召开。": "2024年7月30日，会议召开。",
        },
        right=(
            "二〇二四年七月三十日，会议召开。",
            "一千零五人，三百零二件。",
            "拨打一二三四五热线。",
            "○代表甲，O型血，A○。",
            "50一箱，3○二，五十点○七亿，0∶3、3∶0一负。",
            "二零年代，2024年。",
        ),
    ),
    check,
    EVERYWHERE,
    cue=_CUE,
)
