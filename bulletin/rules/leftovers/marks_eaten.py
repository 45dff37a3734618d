"""Asterisks and underscores in a row: Markdown takes them for bold and italics, and may print none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Place, Severity
from bulletin.proof import Proof
from bulletin.rules.rule import PlaceRule, Slip
from bulletin.text.addresses import stretches

_IN_A_ROW = re.compile(
    r"(?<![\\*])\*{3}(?!\*)|(?<![\\_A-Za-z0-9/.])__[^_\s][^_\n]*__(?![_A-Za-z0-9])|(?<![\\A-Za-z0-9/._])_{2,}(?![A-Za-z0-9._])"
)
# A rule across the page is refused as such; in a picture's line stands a path.
_NOT_TEXT = re.compile(r"[\s*_-]+|\s*!\[.*")
_HINTS = {
    "*": "加粗写“**文字**”；要印出星号，每个前面加反斜线“\\*”",
    "_": "加粗写“**文字**”；要印出横线，写全角的“＿＿”，或者每个前面加反斜线“\\_”",
}


def check(proof: Proof) -> Iterator[tuple[Place, Slip]]:
    """Find three asterisks, or two underscores, in the lines of the body."""
    source, first = proof.issue.source, proof.issue.body_line
    if "***" not in source.text and "__" not in source.text:
        return
    for number, line in enumerate(source.lines[first - 1 :], first):
        addresses = [one for one in stretches(line) if one.url]
        for found in _IN_A_ROW.finditer(line) if not _NOT_TEXT.fullmatch(line) else ():
            if not any(one.start <= found.start() < one.end for one in addresses):
                name = "星号" if found[0][0] == "*" else "下划线"
                place = source.place(number, found.start() + 1, len(found[0]))
                yield (
                    place,
                    Slip(
                        0, 0, f"{name}连在一起，印不出来，或者会让文字变样：{found[0][:20]}", hint=_HINTS[found[0][0]]
                    ),
                )


RULE = PlaceRule(
    Code(
        "markdown-eaten",
        family="leftovers",
        title="星号、下划线连在一起",
        what="有“***”“__加粗__”，用星号隐去几个字：“张***”，或者填空的横线：“姓名：____”。",
        why="程序把它们认作加粗、斜体的记号，记号本身印不出来：“姓名：____性别：____”印成“姓名：性别：”。",
        instead="加粗写“**文字**”；隐去姓名写“张某某”；要印出横线，写全角的“＿＿”，或者每个前面加反斜线。",
        severity=Severity.WARNING,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                "要***高度重视***这项工作。",
                "代表张***和李***参加。",
                "姓名：____性别：____",
                "要__高度重视__这项工作。",
                "正文。\n\n# 附件 表样\n\n姓名：________",
            )
        },
        right=(
            "要**高度重视**这项工作。",
            "代表张\\*\\*\\*参加。",
            "姓名：\\_\\_\\_\\_",
            "姓名：王小明。",
            "详见 https://www.example.org/a__b__c/ 网页。",
            "文件名是my__file__1.docx。",
        ),
    ),
    check,
)
