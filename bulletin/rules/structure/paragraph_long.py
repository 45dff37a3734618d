"""Paragraphs longer than a page."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof, Region
from bulletin.rules.rule import IssueRule, Slip

_SHOWN = 12
_LONG = "会议指出，要抓好各项任务落实。" * 45


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find paragraphs of more characters than a page of this layout has."""
    page = proof.document.layout.page
    room = page.lines * page.characters
    for passage in proof.passages:
        long = len(passage.text)
        if long > room and passage.region is Region.TEXT:
            message = f"这一段有 {long} 个字，一页只排 {room} 个字：{passage.text[:_SHOWN]}……"
            yield passage, Slip(0, _SHOWN, message, hint="按意思分成几段，中间空一行")


RULE = IssueRule(
    Code(
        "paragraph-long",
        family="structure",
        title="一段比一页还长",
        what="一段正文的字数超过了一页排得下的字数（本刊 22 行、每行 28 字）。",
        why="一整页没有一处另起，读起来费力，也找不到要点；多半是粘贴的时候漏了空行，几段连成了一段。",
        instead="按意思分成几段，段与段之间空一行。",
        severity=Severity.NOTE,
        wrong={_LONG: _LONG},
        right=("会议指出，要抓好落实。" * 40, "\n\n".join(["会议指出，要抓好落实。" * 30] * 2)),
    ),
    check,
)
