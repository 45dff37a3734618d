"""Footnotes that end without a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import HIDDEN, Passage, Region
from bulletin.rules.rule import PassageRule, Slip

# An address ends without one, so that it can be copied.
_ENDED = re.compile(f".*[。！？…{HIDDEN}]|.*[。！？…][”’）》]+", re.DOTALL)
_CHINESE = re.compile("[\u3400-\u9fff]")


def check(passage: Passage) -> Iterator[Slip]:
    """Find notes in Chinese without a full stop at the end."""
    text = passage.prose.rstrip()
    if _CHINESE.search(text) and not _ENDED.fullmatch(text):
        message = f"脚注末尾没有句号：{text[-12:]}"
        hint = f"把末尾的“{text[-1]}”改为“。”" if text[-1] in "，；、：" else "末尾加“。”"
        yield Slip(len(text) - 1, len(text), message, hint=hint)


RULE = PassageRule(
    Code(
        "footnote-without-stop",
        family="structure",
        title="脚注末尾没有句号",
        what="脚注的文字末尾没有句号、问号、叹号；末尾是网址的不算。",
        why="脚注是一句说明，句末要有句末点号（GB/T 15834—2011）；几条脚注有的有、有的没有，也不整齐。",
        instead="末尾加句号。",
        severity=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "正文[^1]。\n\n[^1]: 见《代表法》第五条",
                "正文[^1]。\n\n[^1]: 这里指2023年的数据，",
                "正文[^1]。\n\n[^1]: 不含市直单位",
                "正文[^1]。\n\n[^1]: 包括“两院”",
            )
        },
        right=(
            "正文[^1]。\n\n[^1]: 见《代表法》第五条。",
            "正文[^1]。\n\n[^1]: 数据见 https://www.example.org/",
            "正文[^1]。\n\n[^1]: 他说：“一切为了群众。”",
            "正文[^1]。\n\n[^1]: World Bank, 2020, p. 15",
            "正文[^1]。\n\n[^1]: 包括市直单位（不含学校。）",
            "正文没有脚注",
        ),
    ),
    check,
    regions=frozenset({Region.NOTE}),
)
