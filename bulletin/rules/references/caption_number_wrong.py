"""Numbers of tables and figures that skip, repeat, or stand in another order."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.labels import labels
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import is_excerpt, texts

_TABLE = "{}\n\n|甲|乙|\n|-|-|\n|1|2|"


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find captions whose number is not the next: in each text they count from 1, or go on from the text before."""
    last: dict[str, int] = {}
    for text in texts(proof):
        here: dict[str, int] = {}
        for label in labels(text):
            if label.kind == "附件" or label.number is None:
                continue
            due = {here[label.kind] + 1} if label.kind in here else {1, last.get(label.kind, 0) + 1}
            if label.number not in due and not is_excerpt(text):
                expected = f"{label.kind}{min(due)}"
                message = f"{label.kind}的序号不对：这里是“{label.kind}{label.number}”，应为“{expected}”"
                yield (
                    label.passage,
                    Slip(label.start, label.end, message, hint="照出现的先后编号，文中提到它的地方一并改正"),
                )
            here[label.kind] = label.number
        last |= here


RULE = IssueRule(
    Code(
        "caption-number-wrong",
        family="structure",
        title="表、图的序号不对",
        what="表题、图题的序号跳了号、重了号，或者先后颠倒。表和图各自编号，每篇文章、每个附件从1编起，或者接着前一篇编。",
        why="序号是给文中引用的；不对，“见表2”就找错了表。",
        instead="照出现的先后改正序号，文中提到它的地方一并改正。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "正文。\n\n" + _TABLE.format("表1　经费") + "\n\n" + _TABLE.format("表3　人员"),
                "正文。\n\n" + _TABLE.format("表1　经费") + "\n\n" + _TABLE.format("表1　人员"),
                "正文。\n\n" + _TABLE.format("表2　经费") + "\n\n" + _TABLE.format("表1　人员"),
                "正文。\n\n" + _TABLE.format("表一　经费") + "\n\n" + _TABLE.format("表三　人员"),
            )
        },
        right=(
            "正文。\n\n" + _TABLE.format("表1　经费") + "\n\n" + _TABLE.format("表2　人员"),
            "正文。\n\n" + _TABLE.format("表1　经费") + "\n\n# 附件 明细\n\n" + _TABLE.format("表1　人员"),
            "正文。\n\n" + _TABLE.format("表1　经费") + "\n\n# 附件 明细\n\n" + _TABLE.format("表2　人员"),
            "正文。\n\n" + _TABLE.format("表1　经费") + "\n\n" + _TABLE.format("续表1　经费"),
            "正文。\n\n" + _TABLE.format("表：经费") + "\n\n" + _TABLE.format("表：人员"),
            "正文。\n\n" + _TABLE.format("表2-1　经费") + "\n\n" + _TABLE.format("表2-2　人员"),
        ),
    ),
    check,
)
