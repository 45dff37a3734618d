"""Footnotes as a word processor leaves them in pasted text: [1] in a sentence, and a paragraph that begins so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import RUNNING, is_plain

_MARK = "[\\[［][0-9]{1,2}[\\]］]|[①-⑳]"
_BEGINS = re.compile(_MARK)
# A number in a list stands before what it counts: ①交办；②督办.
_CALLS = re.compile(f"(?<=[^，；：:、\\s])({_MARK})(?=[，。；：、！？”）》]|$)")


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find paragraphs that begin with a mark which stands behind a word of the text above."""
    called: set[str] = set()
    for passage in proof.passages:
        found = _BEGINS.match(passage.text)
        if found and is_plain(passage) and found[0] in called:
            message = f"这一段像脚注，但没有认出来，会照正文排：{passage.text[:20]}"
            hint = "正文里的记号写成“[^1]”，注文写成“[^1]: ……”，就排在同一页的下面"
            yield passage, Slip(*found.span(), message, hint=hint)
        if passage.region in RUNNING:
            called.update(_CALLS.findall(passage.text))


RULE = IssueRule(
    Code(
        "footnote-unread",
        family="structure",
        title="脚注没有认出来",
        what="正文里有“[1]”“①”一类的记号，后面有一段以它开头，像是粘贴来的脚注。",
        why="粘贴成纯文本以后，脚注成了普通的段落，记号也不是上标。",
        instead="记号写成“[^1]”，注文写成“[^1]: ……”。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "这项工作已经连续开展三年[1]。\n\n[1]2021年的数据不含新设的乡镇。",
                "这项工作已经连续开展三年。①\n\n①2021年的数据不含新设的乡镇。",
            )
        },
        right=(
            "这项工作已经连续开展三年[^1]。\n\n[^1]: 2021年的数据不含新设的乡镇。",
            "①交办；②督办；③答复。\n\n①交办。先沟通。",
            "见附录[1]的说明。\n\n文字。",
        ),
    ),
    check,
)
