"""首先, 其次, 再次 of which one is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.texts import RUNNING, level, texts

# Only with a comma, at a sentence's head: 首先要, 其次是 and 再次召开 count nothing.
_WORD = re.compile(r"(?:^|(?<=[。；！？\n]))(首先|其次|再次)，")
_FIRST = re.compile("首先|第一|其一|一是|一方面|最[^，。；]{1,8}的|主要|一要|先要")


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find 其次 without 首先 above it, and 再次 behind 首先 without 其次 between them, in one section."""
    for text in texts(proof):
        said, last = "", ""
        for passage in text:
            if level(passage):
                said, last = "", ""
            if passage.region not in RUNNING:
                continue
            for found in _WORD.finditer(passage.own):
                word = found[1]
                before = said + passage.own[: found.start()]
                if word == "其次" and not _FIRST.search(before):
                    yield passage, _slip(found, "首先")
                elif word == "再次" and last == "首先":
                    yield passage, _slip(found, "其次")
                last = word
            said += passage.own


def _slip(found: re.Match[str], lacking: str) -> Slip:
    return Slip(*found.span(1), f"有“{found[1]}”，前面没有“{lacking}”", hint=f"补上“{lacking}”一层，或者换一个词")


RULE = IssueRule(
    Code(
        "order-words-wrong",
        family="structure",
        title="“首先”“其次”缺了一个",
        what="一句话以“其次，”开头，前面没有“首先”一类的话；或者“首先，”之后接着是“再次，”，中间没有“其次”。",
        why="少了一层，读者会以为漏了一点。",
        instead="补上漏掉的一层，或者改用“同时”“此外”。",
        severity=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "会议开得很好。其次，要抓好落实。",
                "首先，要提高认识。再次，要抓好落实。",
                "## 一、要求\n\n抓紧部署。\n\n其次，要抓好落实。",
                "首先，摸清底数。\n\n再次，逐项销号。\n\n最后，总结经验。",
            )
        },
        right=(
            "首先，要提高认识。其次，要抓好落实。再次，要总结经验。",
            "首先要提高认识，最后要抓好落实。",
            "反映最多的是交通问题。其次，是教育问题。",
            "市人大常委会再次召开会议。再次，是第二次的意思。",
            "第一，要提高认识。其次，要抓好落实。",
            "首先，我代表常委会讲几点意见。最后，祝大家身体健康。",
        ),
    ),
    check,
)
