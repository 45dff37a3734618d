"""Reminders of whoever wrote the text: TODO, ？？？, 【此处…】."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_OPEN = "待(?:核实|核查|核对|查证|确认|补充|补齐|填写?|改写|更新)|请(?:核实|核对|确认|补充|填写|改写)|需(?:补充|核实)"
# 【请您监督】 and 【待办事项】 are labels of columns, （待岗） and （待补选） words.
_REMINDER = re.compile(
    r"(?<![A-Za-z])(?:TODO|FIXME|TBD|TBC)(?![A-Za-z])|[?？]{3,}"
    rf"|【此处[^【】]{{0,40}}】|【(?:这里[写填插补放加]|{_OPEN})[^【】]{{0,40}}】|【[ \u3000?？…]*】"
    rf"|[（(〔\[][^（）()〔〕\[\]。]{{0,6}}(?<![期等看对])(?:{_OPEN})[。！!]?[）)〕\]]"
    r"|此处(?:插入|填写|补充|放)(?:图|照片|表|文字|内容|数据|数字)|[（(]此处[^（）()]{0,20}[）)]"
)


def check(passage: Passage) -> Iterator[Slip]:
    """Find words that were written for the author himself."""
    for found in _REMINDER.finditer(passage.own):
        yield Slip(*found.span(), f"留着写稿时的记号：“{found[0][:20]}”", hint="核实、补齐以后删去")


RULE = PassageRule(
    Code(
        "leftover-reminder",
        family="leftovers",
        title="写稿时的记号没有清理",
        what="有“TODO”“FIXME”“？？？”“【此处……】”“（待核实）”一类写给自己看的话。",
        why="印出去，就是把没有写完的稿子发了出去。还在改的稿子（头部写“草稿: 是”）只提醒。",
        instead="核实、补齐以后删去。确实要印的，在这一行末尾写 <!-- 不查：leftover-reminder -->。",
        severity=Severity.ERROR,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "全年办理建议TODO件。",
                "群众满意率达到？？？。",
                "【此处补充数据】会议要求抓好落实。",
                "共接待群众1200人（待核实）。",
                "主任王小明（职务请核实）参加。",
                "会议于【】召开。",
                "此处插入照片。",
            )
        },
        right=(
            "【经验交流】\n\n【主要做法】抓好落实。",
            "此处原是一片荒地，此处景色很好。",
            "怎么办？群众问了三次。",
            "有关情况待核实后再向代表反馈。",
            "会上提到“TODO”清单，Todo 是英文。",
            "待业人员（待岗）得到安置，请代表（补选）到会。",
        ),
    ),
    check,
    regions=EVERYWHERE,
    cue=r"TODO|FIXME|TB[CD]|[?？]{3}|【|[待请需]|此处",
)
