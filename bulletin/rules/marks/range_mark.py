"""A range joined by another mark than — (times, places) or ～ (quantities)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_NOT_INSIDE = r"(?<![0-9A-Za-z.\-/—～~–])(?<![0-9],)"
_JOINED = r"(?P<mark>-|~|–|－|−|〜|∼|--|——|——|―)"
_YEARS = rf"(?:19|20)[0-9]{{2}}年?{_JOINED}(?=(?:19|20)[0-9]{{2}}(?:学?年|届))"
_DAYS = rf"[0-9]{{1,2}}[月日]{_JOINED}(?=(?:[0-9]{{4}}年)?[0-9]{{1,2}}[月日])"
_MONTHS = rf"{_NOT_INSIDE}[0-9]{{1,2}}{_JOINED}(?=[0-9]{{1,2}}[月日])"
_TIMES = rf"{_NOT_INSIDE}[0-9]{{1,2}}[:：][0-9]{{2}}{_JOINED}(?=[0-9]{{1,2}}[:：][0-9]{{2}}(?![0-9]))"
_TIME = re.compile("|".join(one.replace("mark", f"mark{n}") for n, one in enumerate((_YEARS, _DAYS, _MONTHS, _TIMES))))
_UNIT = "%|‰|℃|[万亿元个名人件项次天岁倍吨亩米家]|公里|小时|分钟|平方|立方"
_QUANTITY = re.compile(
    rf"{_NOT_INSIDE}(?<![号第表图款项条注版件附页])[0-9]+(?:\.[0-9]+)?(?:%|‰|℃|[万亿]?元?|[个名人件项次天岁年])"
    rf"(?P<mark>-|~|–|－|−|〜|∼|--|——|―)(?=[0-9]+(?:\.[0-9]+)?(?:{_UNIT}|年(?![0-9代级])))"
)
_BEHIND = re.compile("[0-9:：.]*[0-9](?:学?年|[月日届%‰℃万亿元个名人件项次天岁])?")
_CUE = "[0-9年月日%‰℃万亿元个名人件项次天岁](?:[-~–－−〜∼―]|--|——)[0-9]"


def check(passage: Passage) -> Iterator[Slip]:
    """Find ranges of times and quantities with the mark of something else between."""
    text = passage.prose
    times = [(found, "—") for found in _TIME.finditer(text)]
    taken = {found.end() for found, _ in times}
    quantities = [(found, "～") for found in _QUANTITY.finditer(text) if found.end() not in taken]
    for found, right in (*times, *quantities):
        start, end = found.span(str(found.lastgroup))
        what = "时间的起止用一字线“—”" if right == "—" else "数值的范围用浪纹线“～”"
        yield Slip(start, end, f"连接号用错了：{_whole(text, found)}", right, what)


def _whole(text: str, found: re.Match[str]) -> str:
    """Return a range with what stands behind its mark."""
    behind = _BEHIND.match(text, found.end())
    return text[found.start() : behind.end() if behind else found.end()]


RULE = PassageRule(
    Code(
        "mark-range",
        family="marks",
        title="起止之间的连接号用错了",
        what="时间、数值的起止之间用了减号、半角的波纹线或者破折号。",
        why="时间、地域的起止用一字线“—”，数值的范围用浪纹线“～”（GB/T 15834—2011，4.13）。",
        instead="时间改为“—”，数值改为“～”。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "2020-2024年，共提出建议300件。": "2020—2024年，共提出建议300件。",
            "7月5日-8日、9月--10月，两次视察。": "7月5日—8日、9月—10月，两次视察。",
            "每天9:00-11:30接待群众。": "每天9:00—11:30接待群众。",
            "占比为15%-30%，每组3-5名代表。": "占比为15%～30%，每组3～5名代表。",
            "气温为10~15℃，工期3-5年。": "气温为10～15℃，工期3～5年。",
            "2020年——2024年的工作": "2020年—2024年的工作",
        },
        right=(
            "2020—2024年，占比为15%～30%。",
            "电话0731-2345678，手册第3-5页，表3-5列出。",
            "执行GB/T 9704-2012，编号为2024-07-30。",
            "7月5日至8日，2024年7月5日～8日。",
            "以3-2获胜，变化为-3%，乘F-16型飞机。",
            "住3-5号楼，上世纪70-80年代，小学3-5年级，车次为K3-5。",
        ),
    ),
    check,
    EVERYWHERE,
    cue=_CUE,
)
