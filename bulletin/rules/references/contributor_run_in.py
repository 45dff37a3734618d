"""A contributor at the end of the last paragraph, where it is set as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import is_plain, texts

_RUN_IN = re.compile(r"(?<=[。！？…”])\s*([（(][^（）()。；]{2,40}供稿[）)])[。.]?$")


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find a contributor in brackets behind the last sentence of a text."""
    for text in texts(proof):
        plain = [passage for passage in text if is_plain(passage)]
        if plain and (found := _RUN_IN.search(plain[-1].text)):
            message = f"供稿单位接在了正文后面，会照正文排：{found[1]}"
            yield plain[-1], Slip(*found.span(1), message, hint="单独成段，上面空一行")


RULE = IssueRule(
    Code(
        "contributor-run-in",
        family="structure",
        title="供稿单位接在了正文后面",
        what="“（……供稿）”写在最后一段的末尾，没有单独成段。",
        why="程序只认单独成段的供稿单位：排楷体、靠右、进目录和文件属性；接在正文后面的，照正文排。",
        instead="单独成段，上面空一行。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                "群众满意。（某县人大常委会供稿）",
                "群众满意。\n（某县人大常委会 供稿）",
                "第一段。\n\n群众满意！(某县人大供稿)",
                "群众说：“好。”（某县人大办公室供稿）",
            )
        },
        right=(
            "群众满意。\n\n（某县人大常委会 供稿）",
            "全年供稿20篇。（不含联合供稿的5篇）",
            "照片由某县人大提供。",
            "评选优秀单位（按期供稿）。",
        ),
    ),
    check,
)
