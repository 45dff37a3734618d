"""A range whose first number lacks the %, 万 or 亿 that the second one has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

_CUE = r"[0-9](?:～|~|—|-|–|至|到)[0-9.]+(?:%|％|‰|万|亿)"
_RANGE = re.compile(
    r"(?<![0-9A-Za-z.,/—～~\-第])(?P<first>[0-9]+(?:\.[0-9]+)?)(?P<mark>～|~|—|-|–|至|到)"
    r"(?P<second>[0-9]+(?:\.[0-9]+)?)(?P<unit>%|％|‰|[万亿]元?)"
)


def check(passage: Passage) -> Iterator[Slip]:
    """Find such ranges; where the first number is not the smaller one, it may have meant what it says."""
    for found in _RANGE.finditer(passage.prose):
        first, second, unit = found["first"], found["second"], found["unit"]
        message = f"范围的前一个数缺少“{unit}”：{found[0]}"
        if float(first) < float(second):
            yield Slip(*found.span("first"), message, f"{first}{unit}")
        elif unit in "%％‰":
            yield Slip(*found.span(), message, hint=f"前一个数的后面也写上“{unit}”")


RULE = PassageRule(
    Code(
        "number-range-unit",
        family="numerals",
        title="范围的前一个数缺少单位",
        what="表示范围的两个数，后一个带“%”“万”“亿”，前一个没有。",
        why="省略前一个数的单位会造成歧义的，不应省略：15%～30% 不写作 15～30%，9亿～16亿不写作 9～16亿（GB/T 15835—2011）。",
        instead="前一个数也写上：15%～30%、9亿～16亿、13万元～17万元。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "占比为15～30%。": "占比为15%～30%。",
            "人口为9～16亿。": "人口为9亿～16亿。",
            "每站投入13～17万元。": "每站投入13万元～17万元。",
            "占比为3.5—4.5‰。": "占比为3.5‰—4.5‰。",
            "降幅为30～15%。": "降幅为30～15%。",
        },
        right=(
            "占比为15%～30%。",
            "投入5000～1万元。",
            "气温为22～23.5℃，长400～429米。",
            "2020—2024年，增长30%。",
            "第3～5万户家庭",
            "从2023年的300件增加到1.2万件。",
        ),
    ),
    check,
    cue=_CUE,
)
