"""Letters that hold a place: XX县, X月X日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Region
from bulletin.rules.rule import OWN, PassageRule, Slip

# X光, X射线, X型 and XX染色体 are words; so is XXL. X公司 beside Q公司 is how cases are told.
_BEHIND = "[省市州县区旗盟乡镇村街组路局厅委办部处科室院校厂站所会人名户件次项个条期届号年月日时点元万亿岁公同主书某]"
_LETTERS = re.compile(
    rf"(?<![A-Za-z0-9])(?:[XxＸｘ]{{2,}}(?![A-Za-z0-9]|染色体|型)|[XxＸｘ](?!公司)(?={_BEHIND}))(?:{_BEHIND}(?:[XxＸｘ]+{_BEHIND})*)?"
)


def check(passage: Passage) -> Iterator[Slip]:
    """Find letters in the place of a name or a number."""
    for found in _LETTERS.finditer(passage.own) if not passage.attached else ():
        yield Slip(*found.span(), f"“{found[0]}”还没有填上真的名称、数字", hint="填上；隐去名称的写“某县”“某某”")


RULE = PassageRule(
    Code(
        "leftover-letters",
        family="leftovers",
        title="用字母占着位置",
        what="有“XX县”“X月X日”“增长X个百分点”，字母后面是地名、单位、日期、数量的字。附件里的格式样本不查。",
        why="多半是套用旧稿，还没有填上。还在改的稿子（头部写“草稿: 是”）只提醒。",
        instead="填上名称、数字；隐去名称的写“某县”“某某”。",
        severity=Severity.ERROR,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "XX县人大常委会组织代表视察。",
                "会议于X月X日召开。",
                "全年办理建议X件，增长X个百分点。",
                "xx市抓得紧，ＸＸ镇抓得实。",
                "XXXX年，工作有进展。",
            )
        },
        right=(
            "某县人大常委会组织代表视察。",
            "配备X光机，检查X射线防护。",
            "X公司与Q公司发生纠纷。",
            "男性有一条X染色体，XX染色体是女性。",
            "服装有XL、XXL两种，型号为TX3、X5。",
            "写稿时用“XX县”占位的，要填上。",
            "正文。\n\n# 附件 格式\n\nXX县人大常委会：X月X日收到。",
        ),
    ),
    check,
    regions=OWN - {Region.NOTE},
    cue="[XxＸｘ]",
)
