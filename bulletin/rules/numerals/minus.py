"""A dash in the place of a minus sign, or a negative number where the word says it already."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Region
from bulletin.rules.rule import PassageRule, Slip

_DASHES = "—–－―ー"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?(?:%|％|‰|℃|个百分点|[万亿]|度|米|元|$)"
_SIGN = re.compile(rf"(?:(?<=[为是约达于])|(?<=[达降]到)|^)(?P<sign>[{_DASHES}]|负-)(?={_NUMBER})")
_TWICE = re.compile(rf"(?P<fall>下降|减少|降低|降幅为?|回落|下跌|跌幅为?)了?(?P<sign>[-−{_DASHES}])(?={_NUMBER})")
_CUE = rf"[-−{_DASHES}][0-9]"


def check(passage: Passage) -> Iterator[Slip]:
    """Find signs that are none, and signs too many."""
    text = passage.own
    for found in _SIGN.finditer(text):
        if not found.start() and passage.region is not Region.CELL:
            continue
        shown = text[found.start() : found.end() + 4]
        yield Slip(*found.span("sign"), f"负号写得不对：{shown}", "-")
    for found in _TWICE.finditer(text):
        shown = text[found.start() : found.end() + 4]
        yield Slip(
            *found.span("sign"), f"“{found['fall']}”后面又是负数：{shown}", hint="下降、减少的幅度写正数；负的是增速"
        )


RULE = PassageRule(
    Code(
        "number-minus",
        family="numerals",
        title="负号用得不对",
        what="负号写成了破折号、全角的横线；或者“下降”“减少”后面又写负数。",
        why="破折号会和后面的数分开，也看不出是负数；“下降-3%”意思反了。",
        instead="负号用“-”，紧接着数；“下降”“减少”后面写正数。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "增速为—5.2%。": "增速为-5.2%。",
            "最低气温达－5℃。": "最低气温达-5℃。",
            "|增速|\n|-|\n|–3.5%|": "|增速|\n|-|\n|-3.5%|",
            "投资下降-3%。": "投资下降-3%。",
            "投资减少了−3万元。": "投资减少了−3万元。",
        },
        right=(
            "增速为-5.2%，最低气温达-5℃。",
            "2020年—2024年，长沙—5号站台。",
            "|增速|\n|-|\n|—|",
            "投资下降3%，降幅为3%～5%。",
            "定为3—5个，约为3%—5%。",
            "——5个方面取得实效。",
            "—5万元用于修路。",
        ),
    ),
    check,
    cue=_CUE,
)
