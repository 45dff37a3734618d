"""A percentage where percentage points are meant, as the numbers beside it show, or both at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

_BOTH = re.compile(
    r"[0-9]+(?:\.[0-9]+)?(?P<mark>[%％])(?=个百分点)|百分之(?P<words>[0-9.]+|[一二三四五六七八九十点]+)(?:个百分点|[%％])"
)
_P = r"[0-9]+(?:\.[0-9]+)?"
_MOVE = "提高|上升|增长|增加|提升|下降|降低|减少|回落"
_FROM_TO = re.compile(
    rf"[从由](?:[^，。；%％]{{0,12}}?)(?P<a>{_P})[%％](?:{_MOVE})(?:到|至|为)(?:[^，。；%％]{{0,12}}?)(?P<b>{_P})[%％]"
    rf"，(?:[^，。；%％]{{0,4}})(?:{_MOVE})了?(?P<c>{_P}[%％])"
)
_CUE = f"个百分点|百分之|[%％](?:{_MOVE})"
_NEAR = 0.051


def check(passage: Passage) -> Iterator[Slip]:
    """Find doubled forms, and differences of two percentages that are told as one."""
    text = passage.prose
    for found in _BOTH.finditer(text):
        message = f"百分数和百分点重复：{found[0]}"
        if found["mark"]:
            yield Slip(*found.span("mark"), f"{message}个百分点", "", "删去“%”")
        else:
            yield Slip(*found.span(), message, hint="“百分之几”“%”“个百分点”只留一种")
    for found in _FROM_TO.finditer(text):
        before, after, told = float(found["a"]), float(found["b"]), found["c"][:-1]
        if abs(abs(after - before) - float(told)) < _NEAR and not _is_growth(before, after, told):
            right = f"{told}个百分点"
            yield Slip(*found.span("c"), f"两个百分数相差的是百分点，不是百分之几：{found[0]}", right)


def _is_growth(before: float, after: float, told: str) -> bool:
    """Tell whether the percentage can be the growth of the first one as well, rounded as it is."""
    decimals = len(told.partition(".")[2])
    return before > 0 and round(abs(after - before) / before * 100, decimals) == float(told)


RULE = PassageRule(
    Code(
        "number-percentage-point",
        family="numerals",
        title="百分数和百分点用混了",
        what="两个百分数之间的差写成了“%”；或者“%”“百分之”和“个百分点”写在一起。",
        why="由5%提高到8%，是提高3个百分点，不是提高3%（提高3%是5.15%）。",
        instead="两个百分数相差的写“个百分点”。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "入户率由5%提高到8%，提高了3%。": "入户率由5%提高到8%，提高了3个百分点。",
            "占比从上年的12.5%下降到10.2%，下降2.3%。": "占比从上年的12.5%下降到10.2%，下降2.3个百分点。",
            "满意率提高了3%个百分点。": "满意率提高了3个百分点。",
            "满意率提高百分之3个百分点。": "满意率提高百分之3个百分点。",
        },
        right=(
            "满意率由95%提高到98%，提高了3个百分点。",
            "产量增长3%，增幅比上年提高3个百分点。",
            "占比由50%提高到75%，增长50%。",
            "收入由100元提高到103元，提高了3%。",
            "占百分之三，提高三个百分点。",
            "占比由100%下降到98%，下降2%。",
        ),
    ),
    check,
    cue=_CUE,
)
