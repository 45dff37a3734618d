"""A 、 that is too much: between 《 》《 》 or “ ”“ ”, and before 等."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.rule import PassageRule, Slip

# A whole row of quoted words or titles; if one has a note in brackets behind it, or is of another kind, 、 is due in all of it.
_ROW = re.compile("(?:《[^《》]*》|“[^“”]*”)(?:、(?:《[^《》]*》|“[^“”]*”))+")
_BETWEEN = re.compile("(?<=[》”])、(?=[《“])")
_BEFORE_ETC = re.compile(
    "、(?=等(?![级候待于同额量距价次比值效身腰边式号闲因位温压深宽离红米线你我他她它到不起着了靠要外]))"
)
_NOT_BESIDE = "、（〔"
# “甲”和“乙”、“丙”和“丁”: pairs, which only a 、 keeps apart.
_PAIRED = re.compile("[》”](?:以及|或者|[和与及同跟或])$")


def check(passage: Passage) -> Iterator[Slip]:
    """Find the marks in what is no quotation itself."""
    for row in _ROW.finditer(passage.prose) if "、《" in passage.own or "、“" in passage.own else ():
        start, end = row.span()
        beside = passage.text[max(start - 1, 0) : start] + passage.text[end : end + 1]
        paired = _PAIRED.search(passage.text, 0, start)
        if passage.own[start] in "《“" and not paired and not {*beside} & {*_NOT_BESIDE}:
            yield from (_between(start + found.start(), row[0]) for found in _BETWEEN.finditer(row[0]))
    for found in _BEFORE_ETC.finditer(passage.own):
        yield Slip(
            *found.span(),
            f"“等”前面用了顿号：{passage.text[max(found.start() - 4, 0) : found.end() + 1]}",
            "",
            "删去顿号",
        )


def _between(at: int, row: str) -> Slip:
    marks = "书名号" if row[0] == "《" else "引号"
    return Slip(at, at + 1, f"并列的{marks}之间用了顿号：{row}", "", "删去顿号")


RULE = PassageRule(
    Code(
        "mark-enumeration-comma",
        family="marks",
        title="顿号多余",
        what="并列的书名号之间、引号之间用了顿号，或者“等”字前面用了顿号。",
        why="标有引号、书名号的并列成分之间通常不用顿号（GB/T 15834—2011，4.5.3.5）；“等”不是并列的一项，前面不用顿号（附录 B.1.2）。",
        instead="删去顿号。书名号、引号后面还有括注等别的成分的，宜用顿号，不算错。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "学习《宪法》、《代表法》、《监督法》。": "学习《宪法》《代表法》《监督法》。",
            "开展“接待日”、“开放日”活动。": "开展“接待日”“开放日”活动。",
            "学习《宪法》、《代表法》和《监督法》。": "学习《宪法》《代表法》和《监督法》。",
            "视察了学校、医院、等单位。": "视察了学校、医院等单位。",
            "有水稻、油菜、等等。": "有水稻、油菜等等。",
        },
        right=(
            "学习《宪法》《代表法》和《监督法》。",
            "学习《宪法》（2018年修正）、《代表法》、《监督法》。",
            "他说：“要学习《宪法》、《代表法》。”",
            "做到不观望、等待，分一、二、三、等外四类。",
            "学习《宪法》、代表法、《监督法》。",
            "办好代表议案、等级评定两件事。",
            "“做法”和“作法”、“作出”和“做出”怎样区分？",
            "“一府”、法院、检察院和“两院”。",
        ),
    ),
    check,
    cue="[》”]、[《“]|、等",
)
