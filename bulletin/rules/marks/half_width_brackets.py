"""Brackets of the Latin keyboard among 汉字, the pair as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.chinese import HAN, is_chinese
from bulletin.rules.pairs import kinds
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

# Numbers of headings, area codes and years of document numbers are other matters.
_OTHER = re.compile(
    r"[(（](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）]$|[(（]0[0-9]{2,3}[)）]$|[(（](?:19|20)[0-9]{2}[)）]$"
)
_NUMBER = re.compile(" ?第?[0-9]+号")
_ANGLES = re.compile(f"<<([^<>]*[{HAN}][^<>]*)>>")
_BEFORE = re.compile(f"[{HAN}“”《》、，。：；]")
_HAN = re.compile(f"[{HAN}]")


def check(passage: Passage) -> Iterator[Slip]:
    """Find pairs of which a bracket is half-width, with 汉字 in them or right before them."""
    text = passage.prose
    for found in _ANGLES.finditer(text):
        yield Slip(*found.span(), f"书名号用了半角的尖括号：{found[0]}", f"《{found[1]}》")
    if "(" not in text and ")" not in text:
        return
    for pair in kinds(text).get("（", ((),))[0]:
        start, end = pair.start, pair.end + 1
        if text[start] + text[pair.end] != "（）" and _is_chinese(text, start, end):
            parts = ((start, start + 1, "（"), (pair.end, end, "）"))
            written = [part for part in parts if text[part[0]] != part[2]]
            yield Slip(start, end, f"中文里用了半角括号：{text[start:end]}", hint="改为“（）”", parts=tuple(written))


def _is_chinese(text: str, start: int, end: int) -> bool:
    if _OTHER.match(text, start, end) and (start == 0 or _NUMBER.match(text, end) or text[start + 1] == "0"):
        return False
    mixed = text[start] == "（" or text[end - 1] == "）"
    beside = mixed or _HAN.search(text, start, end) or (start and _BEFORE.match(text, start - 1))
    return bool(beside) and is_chinese(text)


RULE = PassageRule(
    Code(
        "mark-half-width-bracket",
        family="marks",
        title="中文里用了半角括号",
        what="汉字旁边或者含有汉字的括号，有一个或者两个用了半角；或者书名号写成了“<<”“>>”。",
        why="中文用中文标点，括号占一个字的位置（GB/T 15834—2011，5.1.3）；半角的挨着汉字，换行的地方也不对。",
        instead="两个都换成全角的“（）”。字母、公式、区号的括号不改。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "常务委员会(以下简称常委会)召开会议。": "常务委员会（以下简称常委会）召开会议。",
            "会议(2024年7月)通过了决议（草案)。": "会议（2024年7月）通过了决议（草案）。",
            "第(2)项改为下列内容。": "第（2）项改为下列内容。",
            "学习<<代表法>>。": "学习《代表法》。",
            "世界贸易组织(WTO)成立。": "世界贸易组织（WTO）成立。",
            "工作规程(试行(第二版))印发。": "工作规程（试行（第二版））印发。",
        },
        right=(
            "函数f(x)的值是5。",
            "Hunan (湖南) is a province in the south of the country.",
            "电话：(0731)2345678。",
            "常务委员会（以下简称常委会）召开会议。",
            "材料用CO(NH2)2。",
            "主办：1)市教育局；2)市财政局。",
        ),
    ),
    check,
    EVERYWHERE,
    cue="[()]|<<",
)
