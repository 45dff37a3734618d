"""Something that falls by a multiple of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

_TIMES = re.compile(
    "(?:降低|减少|下降|缩短|下跌|减轻|(?:缩小|降|减|少)(?=了))了?(?:近|约)?(?:[0-9]+(?:[.][0-9]+)?|[一二两三四五六七八九十百几数]+)多?倍(?!数|率)"
)


def check(passage: Passage) -> Iterator[Slip]:
    """Find falls that are told in 倍."""
    for found in _TIMES.finditer(passage.own):
        hint = "写“降低到原来的几分之几”“降低百分之几”；倍数只用于增加"
        yield Slip(*found.span(), f"减少不能用倍数：{found[0]}", hint=hint)


RULE = PassageRule(
    Code(
        "number-decrease-times",
        family="numerals",
        title="减少用了倍数",
        what="“降低”“减少”“下降”后面用了“几倍”。",
        why="减少一倍就没有了；“降低了3倍”说不清是降低到几分之几。",
        instead="写“降低到原来的四分之一”“降低75%”。",
        severity=Severity.WARNING,
        wrong={
            "事故降低了3倍。": "事故降低了3倍。",
            "用时比上年减少两倍。": "用时比上年减少两倍。",
            "成本下降近1.5倍。": "成本下降近1.5倍。",
            "差距缩小了一倍多。": "差距缩小了一倍多。",
        },
        right=(
            "事故降低了75%。",
            "产量增加了3倍，成本降低三分之一。",
            "用时减少到原来的四分之一。",
            "图形缩小3倍，降低倍数。",
            "减少3次，翻了一倍。",
            "他说：“成本降低了3倍。”",
        ),
    ),
    check,
    cue="倍",
)
