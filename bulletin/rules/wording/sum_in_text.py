"""Parts behind 其中 that do not add up to what they are parts of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

_UNIT = "名|人|件|个|项|次|条|户|家|处|所|座|辆|公里|亩|公顷|万元|亿元|元|件次|人次|场|篇|起|宗|天|批"
_NUMBER = r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
# A total, up to a dozen characters that hold no other number, 其中, and its parts up to the end of the clause.
_WHOLE = re.compile(
    rf"(?P<total>{_NUMBER}) ?(?P<scale>[万亿]?)(?P<unit>{_UNIT})[^0-9，。；：（）]{{0,8}}[，（]其中[：:]?(?P<parts>[^。；（）\n]+)"
)
_PART = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{1,12}}?)(?:有|为|是|共|各类)?(?P<number>{_NUMBER}) ?(?P<scale>[万亿]?)(?P<unit>{_UNIT})"
)
_SEXES = {"男", "女"}
# Kinds that do not overlap end alike: 城建类、教育类, 甲县、乙县.
_KINDS = "类县市区镇乡村省州厅局级组期批届季月年"
_ROUNDED = re.compile("万|亿")


def check(passage: Passage) -> Iterator[Slip]:
    """Find 男 and 女 that are not all, nor parts with 其他; a part that is more than the whole, and parts of one kind that are together."""
    for found in _WHOLE.finditer(passage.own):
        parts = [*_PART.finditer(found["parts"])]
        same = [part for part in parts if (part["unit"], part["scale"]) == (found["unit"], found["scale"])]
        if not parts or len(same) != len(parts) or found["total"] is None:
            continue
        total = _value(found["total"])
        if message := _fault(
            total, [(_name(part["name"]), _value(part["number"])) for part in parts], found["unit"] + found["scale"]
        ):
            end = found.start("parts") + parts[-1].end()
            told = f"{message}，前面写的是{found['total']}{found['scale']}{found['unit']}"
            yield Slip(found.start(), end, told, hint="查对总数和各项，改正错的一个")


def _fault(total: Decimal, parts: list[tuple[str, Decimal]], unit: str) -> str:
    names, together = [name for name, _ in parts], sum((number for _, number in parts), Decimal(0))
    kinds = {name[-1:] for name in names}
    slack = Decimal(len(parts)) / 2 if _ROUNDED.search(unit) else Decimal(0)
    if {*names} == _SEXES and len(names) == len(_SEXES) and together != total:
        return f"其中男、女加起来是{together}"
    if any(name.startswith(("其他", "其余")) for name in names) and abs(together - total) > slack:
        return f"其中各项加起来是{together}"
    if max(number for _, number in parts) > total:
        return f"其中一项就有{max(number for _, number in parts)}"
    if (
        len(parts) > 1
        and len(kinds) == 1
        and kinds <= {*_KINDS}
        and len({*names}) == len(names)
        and together > total + slack
    ):
        return f"其中各项加起来是{together}"
    return ""


def _name(text: str) -> str:
    return re.sub("性$|代表$|委员$", "", text) if text[:1] in _SEXES else text


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


RULE = PassageRule(
    Code(
        "sum-in-text",
        family="wording",
        title="“其中”各项和总数对不上",
        what="“共12人，其中男7人、女6人”：男女加起来不是总数；列出了“其他”的，各项加起来不是总数；“其中”的一项比总数还大；同一种东西的各项（某某类、某某县）加起来超过总数。",
        why="数字互相打架，读者不知道该信哪一个。",
        instead="查对总数和各项。各项可以重叠的（党员、妇女、少数民族），各项没有列全的，程序不说。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "代表小组共12人，其中男7人、女6人。",
                "收到建议120件，其中城建类60件、教育类40件、农业类30件。",
                "收到建议120件，其中城建类60件、教育类40件、其他10件。",
                "到会代表35名（其中女代表42名）。",
                "建成站点318个，其中甲县120个、乙县200个。",
            )
        },
        right=(
            "代表小组共12人，其中男7人、女5人。",
            "代表小组共12人，其中党员8人、妇女6人、少数民族3人。",
            "收到建议120件，其中城建类60件、教育类40件。",
            "收到建议120件，其中城建类60件、教育类40件、其他类20件。",
            "投入资金30万元，其中甲县10.4万元、乙县19.6万元。",
            "建成站点318个，其中示范站点20个，接待群众6300人次。",
            "总投资12,345.67万元，其中省级资金8,000万元、市级资金4,345.67万元。",
            "共有代表1,200名，其中女代表360名，占30%。",
        ),
    ),
    check,
    cue="其中",
)
