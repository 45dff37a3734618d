"""Words that say that something is still open: 时间待定."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

# At a clause's end: 待核实后, 待定岗位, 待补贴 go on; 期待确认 and 有待补充 say something else. （待核实） is a reminder, told elsewhere.
_OPEN = re.compile(
    r"(?<![有亟尚期等看对接招款优])(?:(?<![（(〔\[【])(?:待核实|待核对|待确认|待查证|待补充|待补|待填|待更新)|待定)(?=[。，；、！）)\n]|$)"
)
_BRACKET = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{0,6}$")


def check(passage: Passage) -> Iterator[Slip]:
    """Find clauses that end with 待定 and the like."""
    for found in _OPEN.finditer(passage.own):
        if found[0] == "待定" or not _BRACKET.search(passage.own[: found.start()]):
            yield Slip(
                *found.span(),
                f"还有没定下来的内容：“{found[0]}”",
                hint="定下来的，补上；确实没有定的，写清楚什么时候定",
            )


RULE = PassageRule(
    Code(
        "leftover-open",
        family="leftovers",
        title="有待定、待核实的内容",
        what="一句话以“待定”“待核实”“待补充”结尾。",
        why="多半是写稿时留下的，付印前应当补上；也可能就是这个意思。还在改的稿子（头部写“草稿: 是”）只提醒。",
        instead="补上内容；确实没有定的，写清楚什么时候定，或者在这一行末尾写 <!-- 不查：leftover-open -->。",
        severity=Severity.WARNING,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "会议时间待定。",
                "参加人数待核实，以签到为准。",
                "| 地点 | 待定 |\n|---|---|\n| 时间 | 待确认 |",
                "有关数据待补充；",
                "地点（待定）另行通知。",
            )
        },
        right=(
            "有关情况待核实后反馈。",
            "待定岗位的人员参加培训，待补贴到位后发放。",
            "问题仍有待查证。",
            "共接待群众1200人。",
            "处理意见写明“待定”的，月底前报送。",
            "等待补充力量，期待确认。",
        ),
    ),
    check,
    cue="待[核确查补定续填更]",
)
