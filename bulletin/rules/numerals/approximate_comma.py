"""A 、 within an approximate number: 三、四十 for 三四十."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.chinese import NUMERALS
from bulletin.rules.rule import PassageRule, Slip

_MEASURES = "个|名|位|天|次|家|件|倍|公里|里路|斤|吨|万|亿|岁|分钟|小时|人|里"
_CHINESE = re.compile(
    rf"(?=[{NUMERALS}])(?<![第列获居占分在前{NUMERALS}十百千万亿〇零、])(?P<first>[{NUMERALS}])、(?P<second>[{NUMERALS}])"
    rf"(?P<unit>[十百千万](?![{NUMERALS}])|(?:{_MEASURES})(?!级|人制|月))"
)
_ARABIC = re.compile(
    rf"(?=[1-9])(?<![0-9.第、件表图第款项条章节号])(?<=[\u4e00-\u9fff，])(?P<first>[1-9])、(?P<second>[1-9])(?P<unit>{_MEASURES})(?!级|人制|月)"
)
_CUE = f"[{NUMERALS}]、[{NUMERALS}]|[0-9]、[0-9]"


def check(passage: Passage) -> Iterator[Slip]:
    """Find two neighbours among the numerals with 、 between and a unit behind them; the head of a paragraph is its number."""
    text = passage.own
    for found in _CHINESE.finditer(text):
        first, second = NUMERALS.index(found["first"]), NUMERALS.index(found["second"])
        if second - first == 1 and found.start() and not text[found.end() :].startswith(("等奖", "线", "类", "级")):
            yield _slip(found, f"{found['first']}{found['second']}")
    for found in _ARABIC.finditer(text):
        first, second = int(found["first"]), int(found["second"])
        if second - first == 1:
            words = "".join(NUMERALS[number - 1] for number in (first, second))
            yield _slip(found, "一两" if words == "一二" else words)


def _slip(found: re.Match[str], words: str) -> Slip:
    start, end = found.start("first"), found.end("second")
    sure = found[0][0] in NUMERALS and found["unit"] in "十百千万"
    message = f"概数中间用了顿号：{found[0]}"
    return Slip(
        start,
        end,
        message,
        words if sure else None,
        "" if sure else f"表示大约的数，写作“{words}”；分别指两项的，写清楚",
    )


RULE = PassageRule(
    Code(
        "number-approximate-comma",
        family="numerals",
        title="概数中间用了顿号",
        what="两个相邻的数字连用表示大约的数，中间用了顿号，或者用了阿拉伯数字。",
        why="相邻两个数字连用表示概数，用汉字，中间不用顿号：三四十（GB/T 15834—2011，4.5.3.4；GB/T 15835—2011，4.2.2）。",
        instead="删去顿号：三四十人、五六个。分别指两项的不改。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "来了三、四十人。": "来了三四十人。",
            "走访了五、六家企业。": "走访了五、六家企业。",
            "大约七、八百斤。": "大约七八百斤。",
            "需要1、2万元。": "需要1、2万元。",
            "大概有一、二个人。": "大概有一、二个人。",
        },
        right=(
            "来了三四十人。",
            "办理第三、四件建议。",
            "三、四季度，一、二等奖，三、四线城市，五、六年级。",
            "一、二十年来的成就",
            "附件1、2个人信息表，表3、4天气。",
            "二、三产业，三、五个人，小学三、四年级。",
            "两人分列二、三名，排在三、四位。",
            "他说：“来了三、四十人。”",
        ),
    ),
    check,
    cue=_CUE,
)
