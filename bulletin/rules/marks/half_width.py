"""Marks of the Latin keyboard among 汉字."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
# Behind 汉字, or behind what closes them; a space behind the mark goes with it. A full stop ends a sentence, a decimal does not.
_BESIDE = f"[{_HAN}“‘《（]"
_MARK = re.compile(
    rf"(?<=[{_HAN}”’》）])(?:[,;:!?] *(?![,;:!?.A-Za-z0-9/\\])|[,;:!?](?={_BESIDE})|\.(?={_BESIDE}|\s|$))"
)


def check(passage: Passage) -> Iterator[Slip]:
    """Find marks typed with the keyboard in Latin."""
    for found in _MARK.finditer(passage.prose):
        mark = found[0].strip()
        yield Slip(*found.span(), f"中文里用了半角标点“{mark}”", _FULL[mark])


RULE = PassageRule(
    Code(
        "mark-half-width",
        family="marks",
        title="中文里用了半角标点",
        what="汉字后面的逗号、分号、冒号、叹号、问号、句号用了半角。",
        why="中文用中文标点，占一个字的位置（GB/T 15834—2011，5.1）；半角的挤在一边，换行的地方也不对。",
        instead="换成全角标点。数字、字母、网址中间的不改。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "会议强调:要抓好落实.": "会议强调：要抓好落实。",
            "要深入调查, 掌握实情;要督办到位!": "要深入调查，掌握实情；要督办到位！",
            "他问:“办得怎么样?”": "他问：“办得怎么样？”",
        },
        right=("比分是3:2，增长5.6%。", "详见 https://example.org/a,b 一文。", "上午9:30开会，A.B两组参加。"),
    ),
    check,
    cue="[,;:!?.]",
)
