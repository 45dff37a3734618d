"""A share behind 其中 that is not what its amount makes of the total, and shares that do not make a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

_UNIT = "名|人|件|个|项|次|条|户|家|处|所|座|辆|公里|亩|公顷|元|件次|人次|场|篇|起|宗|天|批"
_NUMBER = r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
# A total, up to eight characters without a number, 其中, and its parts up to the end of the sentence.
_WHOLE = re.compile(
    rf"(?P<total>{_NUMBER}) ?(?P<scale>[万亿]?)(?P<unit>{_UNIT})[^0-9，。；：（）]{{0,8}}[，（]其中[：:]?(?P<parts>[^。\n]+)"
)
_PART = re.compile(
    rf"(?P<number>{_NUMBER}) ?(?P<scale>[万亿]?)(?P<unit>{_UNIT})(?P<share>[，、（]?占(?:总数|总量|总人数|全部)?(?:的|比)?(?:为)?(?P<percent>{_NUMBER})[%％])?"
)
# Shares alone, one of them that of what is left.
_SHARES = re.compile(
    rf"其中[：:，]?(?P<parts>(?:[\u4e00-\u9fff]{{1,12}}?占(?:比)?(?:为)?{_NUMBER}[%％][，、；和]?){{2,}})(?=[。；）\n]|$)"
)
_NAMED = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{1,12}}?)占(?:比)?(?:为)?(?P<percent>{_NUMBER})[%％]")
_HUNDRED = Decimal(100)


def check(passage: Passage) -> Iterator[Slip]:
    """Find both."""
    for found in _WHOLE.finditer(passage.own):
        yield from _of_amounts(found)
    for found in _SHARES.finditer(passage.own):
        yield from _together(found)


def _of_amounts(found: re.Match[str]) -> Iterator[Slip]:
    """Find a share that is neither that of the total nor that of an amount before, all of the same unit."""
    unit = (found["unit"], found["scale"])
    before = found.string[found.string.rfind("。", 0, found.start()) + 1 : found.end("unit")]
    bases = [part["number"] for part in _PART.finditer(before) if (part["unit"], part["scale"]) == unit]
    for part in _PART.finditer(found["parts"]):
        if (part["unit"], part["scale"]) != unit:
            return
        rounded = bool(part["scale"])
        if part["percent"] and not any(_fits(part, base, rounded=rounded) for base in bases):
            right = _right(part["number"], found["total"], part["percent"])
            message = f"“{part[0]}”：照总数{found['total']}{found['scale']}{found['unit']}算，应占{right}%"
            start = found.start("parts") + part.start()
            yield Slip(start, start + len(part[0]), message)
        bases.append(part["number"])


def _fits(part: re.Match[str], base: str, *, rounded: bool) -> bool:
    """Tell whether a share is rounded, or cut off, from what it should be."""
    number, whole, percent = _value(part["number"]), _value(base), _value(part["percent"])
    off = [_step(text) / 2 if rounded or "." in text else Decimal(0) for text in (part["number"], base)]
    if whole <= off[1]:
        return True
    least, most = _HUNDRED * (number - off[0]) / (whole + off[1]), _HUNDRED * (number + off[0]) / (whole - off[1])
    step = _step(part["percent"])
    return least - step < percent <= most + step / 2


def _together(found: re.Match[str]) -> Iterator[Slip]:
    parts = [*_NAMED.finditer(found["parts"])]
    if not any(part["name"].startswith(("其他", "其余")) for part in parts):
        return
    together = sum((_value(part["percent"]) for part in parts), Decimal(0))
    slack = sum((_step(part["percent"]) for part in parts), Decimal(0)) / 2
    if abs(together - _HUNDRED) > slack:
        yield Slip(*found.span("parts"), f"其中各项的占比加起来是{together}%，不是100%")


def _right(number: str, total: str, percent: str) -> Decimal:
    return (_HUNDRED * _value(number) / _value(total)).quantize(_step(percent), ROUND_HALF_UP)


def _step(text: str) -> Decimal:
    return Decimal(1).scaleb(-len(text.partition(".")[2]))


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


RULE = PassageRule(
    Code(
        "share-in-text",
        family="wording",
        title="“其中”一项的占比和数量对不上",
        what="“共120件，其中城建类60件，占45%”：60件是120件的50%；“其中城建类占50%、教育类占30%、其他占15%”：各项加起来不是100%。占前面某一项的，写明占别的总数的（占全市的30%），不算。",
        why="占比是由数量算出来的，改了数量忘了改占比，读者一算就知道。",
        instead="查对总数、这一项的数量和占比，改正错的一个。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "收到建议120件，其中城建类60件，占45%。",
                "共有代表1,200名，其中女代表360名，占35%；党员600名，占50%。",
                "到会代表36名（其中女代表12名，占总数的43.3%）。",
                "全年接待群众，其中老年人占50%、青年占30%、其他占15%。",
            )
        },
        right=(
            "收到建议120件，其中城建类60件，占50%。",
            "到会代表36名（其中女代表12名，占总数的33.3%）。",
            "共有代表1,200名，其中党员600名，占50%；女党员200名，占33.3%。",
            "共有代表36名，其中女代表12名，占全县女代表的10%。",
            "收到建议1,200件，办结1,000件，其中城建类300件，占25%。",
            "投入12.3亿元，其中省级3.1亿元，占25.2%。",
            "收到建议30件，其中城建类20件，占66.6%。",
            "全年接待群众，其中老年人占50%、青年占30%、其他占20%。",
            "其中甲占33.3%、乙占33.3%、其他占33.3%。",
        ),
    ),
    check,
    cue="其中.*占",
)
