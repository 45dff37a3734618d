"""Two marks where one belongs, as ，， or ，。 or ……。 in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_DOUBLED = re.compile(r"……。+|[，。、；：！？]{2,}|[，。、；：](?:[,;:](?![0-9])|\.(?![0-9.]))+")


def check(passage: Passage) -> Iterator[Slip]:
    """Find marks that stand behind another, where one is enough."""
    for found in _DOUBLED.finditer(passage.text):
        marks = found[0]
        if not _is_right(marks):
            right = _right(marks)
            yield Slip(*found.span(), f"标点重复：{marks}", right, "" if right else "留下一个，删去多余的")


def _is_right(marks: str) -> bool:
    """Tell whether ！！ or ？！ (GB/T 15834-2011, 4.2, 4.3), or full stops for an ellipsis, which is another fault."""
    return "。。。" in marks or (not {*marks} - {*"！？"} and marks != "！？")


def _right(marks: str) -> str | None:
    if marks.startswith("……"):
        return "……"
    return marks[0] if len({*marks}) == 1 else "？！" if marks == "！？" else None


RULE = PassageRule(
    Code(
        "mark-doubled",
        family="marks",
        title="标点重复",
        what="两个点号连在一起：，， 。。 ，。 ？。 ……。 ！？",
        why="一处只用一个点号（GB/T 15834—2011）；只有叹号、问号可以叠用，叠用时问号在前：？！",
        instead="留下一个，删去多余的。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "要深入调查，，掌握实情。。": "要深入调查，掌握实情。",
            "要深入调查，。": "要深入调查，。",
            "苹果、梨、葡萄……。": "苹果、梨、葡萄……",
            "怎么办！？": "怎么办？！",
            "掌握实情，,要督办到位": "掌握实情，,要督办到位",
            "为什么？，请说明。": "为什么？，请说明。",
        },
        right=(
            "真的吗？！太好了！！",
            "他说：“好！”，就走了。",
            "苹果、梨、葡萄……都有。",
            "他们……。。。",
            "《谁来养老？》、《甲》。",
            "通知如下：.25和0.5。",
        ),
    ),
    check,
    EVERYWHERE,
    cue="[，。、；：！？…][，。、；：！？,.;:]",
)
