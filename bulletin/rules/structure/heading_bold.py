"""Short bold paragraphs that look like headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.ordinals import first
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import is_plain, level, texts

_LONGEST, _DEEPEST = 28, 4
_STOPS = re.compile("[。；：！？…，、,;:]")


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find bold paragraphs without any mark above text; what begins with a number is told elsewhere."""
    for text in texts(proof):
        above = 0
        for passage, below in pairwise(text):
            above = level(passage) or above
            if _is_bold(passage) and is_plain(below) and not _is_bold(below):
                marks = "#" * (min(above + 1, _DEEPEST) + 1)
                message = f"整段加粗，像小标题，会照正文排：{passage.text[:20]}"
                hint = f"是小标题的，去掉“**”，前面写“{marks} ”；不是的，末尾加标点"
                yield passage, Slip(0, len(passage.text), message, hint=hint)


def _is_bold(passage: Passage) -> bool:
    text = passage.text
    short = 1 < len(text) <= _LONGEST and "\n" not in text and not _STOPS.search(text) and not first(text)
    return short and is_plain(passage) and all(run.style == "strong" for run in passage.runs)


RULE = IssueRule(
    Code(
        "heading-bold",
        family="structure",
        title="用加粗代替小标题",
        what="一段很短，全部加粗，没有标点，下面是正文。",
        why="加粗的一段照正文排：不换字体，不进大纲，可能落在一页的最后一行。公文的小标题不靠加粗，靠字体分层次（GB/T 9704—2012，7.3.3）。",
        instead="去掉“**”，前面写“## ”“### ”；不是小标题的，末尾加标点。",
        severity=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "**主要做法**\n\n抓住重点，逐项推进。",
                "## 一、做法\n\n**建立机制**\n\n明确责任，逐项推进。",
                "正文。\n\n**群众的呼声**\n\n群众盼望早日通车。",
                "**下一步打算**\n\n继续推进。",
            )
        },
        right=(
            "**一是建立机制。**明确责任。",
            "**建立机制。**\n\n明确责任。",
            "**记者：**\n\n请介绍情况。",
            "**王小明**\n\n**李大山**",
            "**主要做法**是抓住重点。\n\n逐项推进。",
            "正文。\n\n**特此通报**",
        ),
    ),
    check,
)
