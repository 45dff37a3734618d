"""A mark at the head of a paragraph that no paragraph begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Region
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

# 。。。 is a wrong ellipsis, another fault.
_MARK = re.compile("(?!。。。)[，。、；：！？,;:!?%％‰℃]")


def check(passage: Passage) -> Iterator[Slip]:
    """Find a mark at the head."""
    if _MARK.match(passage.text):
        shown = passage.text[:8]
        yield Slip(0, 1, f"一段的开头是标点：{shown}", hint="多半是从上一段断下来的：接回上一段，或者删去")


RULE = PassageRule(
    Code(
        "mark-at-head",
        family="marks",
        title="一段的开头是标点",
        what="一段、一个标题、列表的一项以逗号、句号一类的点号开头。",
        why="点号不出现在一行的开头（GB/T 15834—2011，5.1.1、5.1.2）；这样的一段多半是粘贴时断开的。",
        instead="接回上一段的末尾，或者删去这个标点。",
        severity=Severity.WARNING,
        wrong={
            "会议指出\n\n，要抓好落实。": "会议指出\n\n，要抓好落实。",
            "要督办到位。\n\n。下一步，抓好落实。": "要督办到位。\n\n。下一步，抓好落实。",
            "- 、抓好落实": "- 、抓好落实",
            "## ：总体要求": "## ：总体要求",
        },
        right=(
            "会议指出，要抓好落实。",
            "“一府两院”依法行使职权。",
            "（一）摸清底数。",
            "……都有。",
            "——坚持党的领导。",
            "|甲|乙|\n|-|-|\n|%|℃|",
        ),
    ),
    check,
    EVERYWHERE - {Region.CELL},
)
