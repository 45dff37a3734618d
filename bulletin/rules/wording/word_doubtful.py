"""Words that are often taken for another one, where only an editor can tell: 其它."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules import confusions
from bulletin.rules.rule import PassageRule, Slip


def check(passage: Passage) -> Iterator[Slip]:
    """Find words that are often another one's place."""
    yield from confusions.slips(passage, "提醒", certain=False)


RULE = PassageRule(
    Code(
        "word-doubtful",
        family="wording",
        title="容易混用的词",
        what="“其它”“制订条例”“签定”一类容易混用、公文里另有习惯写法的词。",
        why="有的两种写法都通行，有的看意思，只有编辑能定。",
        instead="照提示斟酌；不改也行。",
        severity=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "其它单位参照执行。",
                "制订地方性法规。",
                "双方签定协议。",
                "代表向会议反应问题。",
            )
        },
        right=(
            "其他单位参照执行。",
            "制订工作计划，制定地方性法规。",
            "化学反应，反应情况良好。",
            "他说：“其它的以后再说。”",
        ),
    ),
    check,
)
