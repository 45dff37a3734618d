"""An ellipsis of other dots than ……."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.chinese import HAN, is_chinese
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_CUE = r"\.{3}|…|。{3}|[·・⋯]{2}|⋯"
_DOTS = re.compile(r"\.{3,}|…+|。{3,}|[·・]{3,}|⋯+")
# …… is one ellipsis, ………… one for whole paragraphs (GB/T 15834-2011, 4.11).
_RIGHT = {"……", "…………"}
_BESIDE = re.compile(f"[{HAN}“”‘’《》（），。、；：！？]")
# 1, 2, …, n; contents of a list with dots before a page number.
_FORMULA = re.compile(r"[0-9A-Za-z,+×=.]")


def check(passage: Passage) -> Iterator[Slip]:
    """Find dots that mean an ellipsis, in Chinese."""
    text = passage.prose
    for found in _DOTS.finditer(text):
        start, end = found.span()
        beside = text[max(start - 1, 0) : start], text[end : end + 1]
        if found[0] in _RIGHT or not _is_among_words(*beside) or not is_chinese(text):
            continue
        yield Slip(start, end, f"省略号写得不对：{found[0]}", "……")


def _is_among_words(before: str, after: str) -> bool:
    return (
        bool(_BESIDE.match(before) or _BESIDE.match(after)) and not _FORMULA.match(before) and not _FORMULA.match(after)
    )


RULE = PassageRule(
    Code(
        "mark-ellipsis",
        family="marks",
        title="省略号写得不对",
        what="省略号写成了三个点、几个句号，或者只有半个。",
        why="省略号是六个点“……”，占两个字的位置，居于一行的中间（GB/T 15834—2011，4.11、5.1.5）。",
        instead="改为“……”。中文输入法里按 Shift+6。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "苹果、梨、葡萄...都有。": "苹果、梨、葡萄……都有。",
            "苹果、梨、葡萄…都有。": "苹果、梨、葡萄……都有。",
            "他说：“我们。。。”": "他说：“我们……”",
            "苹果、梨、葡萄⋯⋯都有。": "苹果、梨、葡萄……都有。",
            "苹果、梨、葡萄········都有。": "苹果、梨、葡萄……都有。",
        },
        right=(
            "苹果、梨、葡萄……都有。",
            "…………",
            "取n=1, 2, …, 9计算。",
            "He said: well... and left. 完",
            "1+2+…+100的和。",
            "代表古丽·买买提发言。",
        ),
    ),
    check,
    EVERYWHERE,
    cue=_CUE,
)
