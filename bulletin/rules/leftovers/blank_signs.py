"""Signs and blanks that hold a place: ××市, ＿＿, （　　）, 2024年　月　日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Region
from bulletin.rules.rule import OWN, PassageRule, Slip

_GAP = "[ \u3000\u00a0]"
_SIGNS = re.compile(
    r"(?<![0-9×])×{2,}(?![0-9])|(?<![0-9\u3400-\u9fff])×(?=[月日年]|个百分点)|(?<=[月年])×(?=[月日])"
    rf"|＿{{2,}}|[（(]{_GAP}*[）)]|〔{_GAP}*〕|年{_GAP}+月{_GAP}*日?|月{_GAP}+日|第{_GAP}{{2,}}[号期次届]"
)


def check(passage: Passage) -> Iterator[Slip]:
    """Find signs in the place of a name or a number."""
    for found in _SIGNS.finditer(passage.own) if not passage.attached else ():
        yield Slip(
            *found.span(), f"“{found[0]}”占着位置，还没有填上", hint="填上名称、数字；隐去名称的可以写“某市”“某某”"
        )


RULE = PassageRule(
    Code(
        "leftover-blanks",
        family="leftovers",
        title="用符号、空格占着位置",
        what="有“××市”“×月×日”“＿＿＿”“（　　）”“2024年　月　日”。附件里的表格、格式样本不查。",
        why="多半是套用旧稿，还没有填上；有意隐去名称的，也可以这样写。还在改的稿子（头部写“草稿: 是”）只提醒。",
        instead="填上名称、数字；有意这样写的，在这一行末尾写 <!-- 不查：leftover-blanks -->。",
        severity=Severity.WARNING,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "××市人大常委会组织代表视察。",
                "会议于×月×日召开。",
                "联系人：＿＿＿，电话另告。",
                "经费（　　）万元。",
                "会议于2024年　月　日召开。",
                "湘人发〔 〕12号文件作了规定。",
            )
        },
        right=(
            "图片为800×600像素，宽×高要一致。",
            "共2×3组，长×宽。",
            "某市人大常委会组织代表视察。",
            "正文。\n\n# 附件 表样\n\n姓名：＿＿＿，××县。",
            "2024年7月30日（星期二）召开。",
            "稿件里的“××市”要填上。",
        ),
    ),
    check,
    regions=OWN - {Region.CELL},
    cue=rf"×|＿|[（(〔]{_GAP}*[）)〕]|[年月第]{_GAP}",
)
