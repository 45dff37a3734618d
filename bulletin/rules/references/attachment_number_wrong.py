"""Numbers of attachments that skip or repeat, or that some of them lack."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.labels import labels
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import texts


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find attachments whose number is not the next; where there are several articles, each may count its own from 1."""
    found = [label for text in texts(proof) for label in labels(text) if label.kind == "附件"]
    articles = sum(not text[0].attached and text[0].style != "attachment" for text in texts(proof))
    last = 0
    for label in found:
        again = articles > 1 and last > 0
        due = last + 1
        last = label.number or due
        if len(found) > 1 and label.number is None:
            message = f"有 {len(found)} 个附件，这一个没有序号"
            yield (
                label.passage,
                Slip(label.start, label.end, message, hint=f"写成“附件{due}”，附件说明里的序号也要一致"),
            )
        elif label.number not in {None, due} and not (again and label.number == 1):
            message = f"附件的序号不对：这里是“附件{label.number}”，应为“附件{due}”"
            yield (
                label.passage,
                Slip(label.start, label.end, message, hint="照先后编号，文中提到它的地方和附件说明一并改正"),
            )


RULE = IssueRule(
    Code(
        "attachment-number-wrong",
        family="structure",
        title="附件的序号不对",
        what="“# 附件1”“# 附件3”跳了号、重了号、先后颠倒，或者几个附件里有的没有序号。",
        why="附件有两个以上的，用阿拉伯数字编顺序号，与附件说明一致（GB/T 9704—2012，7.3.4）。",
        instead="照先后改正序号，附件说明和文中提到的地方一并改正。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "正文。\n\n# 附件1 名单\n\n王小明\n\n# 附件3 日程\n\n上午开会。",
                "正文。\n\n# 附件1 名单\n\n王小明\n\n# 附件1 日程\n\n上午开会。",
                "正文。\n\n# 附件2 名单\n\n王小明\n\n# 附件1 日程\n\n上午开会。",
                "正文。\n\n# 附件 名单\n\n王小明\n\n# 附件 日程\n\n上午开会。",
            )
        },
        right=(
            "正文。\n\n# 附件1 名单\n\n王小明\n\n# 附件2 日程\n\n上午开会。",
            "正文。\n\n# 附件 名单\n\n王小明",
            "正文。\n\n# 附件1 名单\n\n王小明",
            "正文。\n\n# 附件一 名单\n\n王小明\n\n# 附件二 日程\n\n上午开会。",
        ),
    ),
    check,
)
