"""An editor's note that is set as text, as a quotation, in a box or as the name of a column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip

_WORD = "编者按语?|编者的话|本刊编者按"
_NOTE = re.compile(rf"[【［\[（(](?:{_WORD})[】］\]）)][：:]?|(?:{_WORD})(?:[：:]|[ 　]|$)")
_ELSEWHERE = ("body", "quotation", "box", "column", "heading")


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find what begins as an editor's note and was read as something else."""
    for passage in proof.passages:
        found = _NOTE.match(passage.text)
        if found and passage.style.startswith(_ELSEWHERE):
            message = f"这一段像编者按，但没有认出来，不会印在标题上面：{passage.text[:20]}"
            yield (
                passage,
                Slip(*found.span(), message, hint="写成“> 编者按：……”，“编者按”三个字不加粗、不加括号，后面是冒号"),
            )


RULE = IssueRule(
    Code(
        "note-unread",
        family="structure",
        title="编者按没有认出来",
        what="“编者按”开头的一段，前面没有“> ”，或者写在括号里、加了粗、单独成段，程序没有认出来。",
        why="编者按排楷体，印在文章标题的上面；没有认出来的，照正文、引文或者栏目名排在标题下面。",
        instead="写成“> 编者按：……”，放在文章标题之后、正文之前；也可以写在文件开头的“按语”里。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "编者按：甲县的做法值得学习。\n\n甲县认真办理建议。",
                "【编者按】甲县的做法值得学习。\n\n甲县认真办理建议。",
                "> **编者按：**甲县的做法值得学习。\n\n甲县认真办理建议。",
                "> 编者按\n>\n> 甲县的做法值得学习。\n\n甲县认真办理建议。",
                "> 【编者按】甲县的做法值得学习。\n\n甲县认真办理建议。",
            )
        },
        right=(
            "> 编者按：甲县的做法值得学习。\n\n甲县认真办理建议。",
            "> 按：甲县的做法值得学习。\n\n甲县认真办理建议。",
            "编者按照来稿的次序排列各篇。",
            "甲县的做法，见编者按：那里说得清楚。",
        ),
    ),
    check,
)
