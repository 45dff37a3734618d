"""A numbered sub-heading that is the only one below its heading."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.ordinals import Ordinal, first
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import is_excerpt, level, texts


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find headings below the first level with the number one that no second follows."""
    for text in texts(proof):
        headings = [(one, mark) for one in text if level(one) and (mark := first(one.text))]
        for n, (heading, mark) in enumerate(headings):
            if (
                level(heading) > 1
                and mark.number == 1
                and not is_excerpt(text)
                and not _goes_on(heading, headings[n + 1 :])
            ):
                message = f"只有一个“{heading.text[: mark.end].strip()}”，没有第二个"
                hint = "只有一项的不编序号，也不必分层；或者补上后面的标题"
                yield heading, Slip(mark.start, mark.end, message, hint=hint)


def _goes_on(heading: Passage, behind: list[tuple[Passage, Ordinal]]) -> bool:
    """Tell whether a heading beside this one follows before one above it."""
    levels = (level(one) for one, _ in behind)
    return next((found for found in levels if found <= level(heading)), 0) == level(heading)


RULE = IssueRule(
    Code(
        "heading-single",
        family="structure",
        title="只有一个小标题",
        what="同一个标题下面有“（一）”没有“（二）”，或者有“1.”没有“2.”。",
        why="分了层次就该有两项以上；只有一项，多半是漏写，或者删去了另外几项。",
        instead="补上后面的标题，或者去掉序号、不分层。",
        severity=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "## 一、做法\n\n### （一）建机制\n\n正文。\n\n## 二、成效\n\n正文。",
                "## 一、做法\n\n### （一）建机制。正文。\n\n#### 1. 计划。正文。\n\n### （二）强队伍。正文。\n\n## 二、成效\n\n正文。",
                "## 一、做法\n\n正文。\n\n## 二、成效\n\n### （一）群众满意。正文。",
                "### （一）建机制\n\n正文。\n\n# 附件 说明\n\n### （一）来由\n\n正文。\n\n### （二）经过\n\n正文。",
            )
        },
        right=(
            "## 一、做法\n\n正文。\n\n## 二、成效\n\n正文。",
            "## 一、做法\n\n### 基本情况\n\n正文。",
            "## 一、做法\n\n正文。",
            "## 一、做法\n\n### （一）建机制\n\n正文。\n\n### （二）强队伍\n\n正文。\n\n## 二、成效\n\n正文。",
            "## 第一章　总则\n\n第一条　为了规范工作，制定本办法。",
            "一、做法较多。\n\n正文。",
            "## 一次接待\n\n正文。",
        ),
    ),
    check,
)
