"""What `bulletin new` writes for the editor to replace, still there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

# The sentences of bulletin/manuscripts/draft.py. A guide for editors quotes them, which is why quotations are hidden.
_DRAFT = re.compile(
    "这里写(?:(?:第[一二三四五六]篇的)?标题|副标题|供稿单位的全称|导语|(?:第[一二三四五六]部分的)?正文|做法和数据)|[一二三]是写明(?:要点|成效)|(?:(?:本行和)?以下|这一篇的)各段都是示例|第[一二三]个小标题"
)


def check(passage: Passage) -> Iterator[Slip]:
    """Find the sentences of a new issue's draft."""
    for found in _DRAFT.finditer(passage.own):
        yield Slip(*found.span(), f"还是新建时的示例文字：“{found[0]}”", hint="换成本期的内容，用不着的删去")


RULE = PassageRule(
    Code(
        "leftover-draft",
        family="leftovers",
        title="新建时的示例文字没有改掉",
        what="`bulletin new` 写的示例，如“这里写标题”“这里写导语”“第一个小标题”，还在稿子里。",
        why="示例文字印出去，就是事故。还在改的稿子（头部写“草稿: 是”）只提醒。",
        instead="换成本期的内容，用不着的删去。",
        severity=Severity.ERROR,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "这里写导语：什么单位，为什么、怎么做，取得什么成效。",
                "## 一、第一个小标题\n\n正文。",
                "**一是写明要点。**这里写做法和数据。",
                "---\n期号: 1\n总期号: 1\n日期: 2024-07-30\n标题: 这里写标题\n---\n\n正文。",
                "---\n期号: 1\n总期号: 1\n日期: 2024-07-30\n标题: 一期简报\n供稿: 这里写供稿单位的全称\n---\n\n正文。",
            )
        },
        right=(
            "新建的文件里有“这里写标题”的字样，请改写。",
            "他在这里写下第一部分书稿。",
            "一是写明理由，二是写明期限。",
            "这里写着“为人民服务”。",
            "第一个小目标已经实现。",
            "以下各段摘自报告。",
        ),
    ),
    check,
    regions=EVERYWHERE,
    cue="这里写|是写明|都是示例|个小标题",
)
