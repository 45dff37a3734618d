"""A subtitle that is written as a heading: ## ——以“小切口”撬动“大民生”."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import level

_DASH = "——"


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find headings that begin with a dash, as subtitles do."""
    for passage in proof.passages:
        if level(passage) and passage.text.startswith(_DASH):
            message = f"这一行像副标题，会照小标题排：{passage.text[:20]}"
            yield (
                passage,
                Slip(0, len(passage.text), message, hint="去掉“#”，紧跟文章标题单独成段，就排在标题下面，居中"),
            )


RULE = IssueRule(
    Code(
        "subtitle-unread",
        family="structure",
        title="副标题会照小标题排",
        what="破折号开头的副标题，前面写了“##”。",
        why="副标题排楷体，居中，在标题下面；写了“##”的，照一级标题排黑体，左边空二字。",
        instead="去掉“#”，紧跟文章标题单独成段；只有一篇文章的，也可以写在文件开头的“副标题”里。",
        severity=Severity.WARNING,
        wrong={
            "## ——以“小切口”撬动“大民生”\n\n正文。": "## ——以“小切口”撬动“大民生”\n\n正文。",
        },
        right=(
            "——以“小切口”撬动“大民生”\n\n正文。",
            "## 一、情况——以甲县为例\n\n正文。",
        ),
    ),
    check,
)
