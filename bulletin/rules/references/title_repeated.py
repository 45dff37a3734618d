"""The title once more as the first line of the text, as it comes along when a whole article is pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof, Region
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import is_plain, texts

# What is shorter may well begin a text.
_LEAST = 5


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find a first line that is the title and nothing else."""
    for text in texts(proof):
        title = next(
            (_bare(one.text) for one in text if one.region is Region.TITLE and one.style.startswith("title")), ""
        )
        first = next((one for one in text if one.region not in {Region.TITLE, Region.FORM}), None)
        if len(title) >= _LEAST and first and is_plain(first):
            at = first.place(0, 1).line - 1
            line, below = (*proof.issue.source.lines[at : at + 2], "")[:2]
            if title in {_bare(line), _bare(line + below)}:
                end = min(len(line.strip()), len(first.text))
                yield first, Slip(0, end, f"正文的开头又写了一遍标题，会印两遍：{line.strip()[:20]}")


def _bare(text: str) -> str:
    return "".join(re.sub(r"[|*—]", "", text).split())


_FRONT = "---\n期号: 1\n总期号: 1\n日期: 2024-07-30\n标题: 关于代表建议|办理情况的通报\n---\n"
RULE = IssueRule(
    Code(
        "title-repeated",
        family="structure",
        title="正文里又写了一遍标题",
        what="正文的第一行（或者头两行）就是文章的标题，一字不差。",
        why="标题写在头部（或者“# ”后面），程序排在正文上面；粘贴来的正文里再有一行，就印两遍，还会和下一行连成一段。",
        instead="删去正文里的这一行，分成两行的，两行都删。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                f"{_FRONT}\n关于代表建议办理情况的通报\n\n各县人大常委会高度重视。\n",
                f"{_FRONT}\n　　关于代表建议办理情况的通报\n各县人大常委会：\n\n现将情况通报如下。\n",
                f"{_FRONT}\n关于代表建议\n——办理情况的通报\n\n各县人大常委会高度重视。\n",
                f"{_FRONT}\n**关于代表建议办理情况的通报**\n\n各县人大常委会高度重视。\n",
            )
        },
        right=(
            f"{_FRONT}\n关于代表建议办理情况的通报已经印发，各县要抓好落实。\n",
            f"{_FRONT}\n各县人大常委会高度重视。\n\n关于代表建议办理情况的通报\n",
        ),
    ),
    check,
)
