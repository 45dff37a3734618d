"""Pairs of marks the wrong way round: ”甲“, “甲“, 》甲《."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.pairs import NAMES, closing, kinds
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_MARK = re.compile("[“”‘’《》〈〉（）〔〕【】]")
_STRAIGHT = re.compile('["＂]')


def check(passage: Passage) -> Iterator[Slip]:
    """Find pairs of which a mark should be the other one, where all of a passage are pairs then."""
    text = passage.prose
    if not _MARK.search(text):
        return
    for opening, kind in kinds(text).items():
        if kind.turned and not (opening == "“" and _STRAIGHT.search(text)):
            for start, end, _ in kind.turned:
                right = opening + closing(opening)
                parts = ((start, start + 1, right[0]), (end, end + 1, right[1]))
                wrong = tuple(part for part in parts if text[part[0]] != part[2])
                message = f"{NAMES[opening]}的前后用错了：{text[start : end + 1]}"
                yield Slip(
                    start, end + 1, message, hint=f"改为{right[0]}{text[start + 1 : end]}{right[1]}", parts=wrong
                )


RULE = PassageRule(
    Code(
        "mark-turned",
        family="marks",
        title="引号、书名号、括号的前后用错了",
        what="一对引号、书名号、括号，前一个用成了后一个，或者后一个用成了前一个。",
        why="引号、书名号、括号分前后（GB/T 15834—2011，4.8、4.9、4.15）；用反了，行首行末的位置也会错。",
        instead="前面用前一个，后面用后一个。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "推行”代表接待日“制度。": "推行“代表接待日”制度。",
            "推行“代表接待日“制度，办好“开放日”。": "推行“代表接待日”制度，办好“开放日”。",
            "学习》代表法《。": "学习《代表法》。",
            "会议（2024年7月（通过了决议。": "会议（2024年7月）通过了决议。",
        },
        right=(
            "推行“代表接待日”制度。",
            "他说：“要办好‘一件事’，‘两件事’也要办好。”",
            "他说：“推行“接待日”制度。”",
            "推行“代表接待日制度。",
            "学习《实施〈代表法〉办法》。",
            "（一）摸清底数（含（二）项）。",
        ),
    ),
    check,
    EVERYWHERE,
    cue="[“”‘’《》〈〉（）〔〕【】]",
)
