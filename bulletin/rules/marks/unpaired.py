"""A quotation mark, a bracket or a 书名号 that is alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.chinese import is_chinese
from bulletin.rules.pairs import NAMES, kinds
from bulletin.rules.rule import IssueRule, Slip

_MARK = re.compile("[“”‘’《》〈〉（）〔〕【】()]")
_OPENING = frozenset(NAMES) | {"("}
_STRAIGHT = re.compile('["＂]')


class _Mark(NamedTuple):
    """A mark that is alone in its passage, at `at`; `opening` tells its kind."""

    passage: Passage
    at: int
    opening: str

    @property
    def opens(self) -> bool:
        """Tell whether it is the first half."""
        return self.passage.text[self.at] in _OPENING


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find marks without their other half; a note in brackets may have several paragraphs."""
    notes: list[_Mark] = []
    found: list[_Mark] = []
    for mark in _alone(proof.passages):
        if mark.opening == "（" and mark.opens and mark.at == 0:
            notes.append(mark)
        elif mark.opening == "（" and notes and not mark.opens and _ends(mark):
            notes.pop()
        else:
            found.append(mark)
    yield from ((mark.passage, _slip(mark)) for mark in (*found, *notes))


def _alone(passages: Sequence[Passage]) -> Iterator[_Mark]:
    """Yield marks that are alone; a quotation of several paragraphs opens in each, and closes in the last."""
    for passage, follower in zip_longest(passages, passages[1:]):
        text = passage.prose
        if not _MARK.search(text) or not is_chinese(text):
            continue
        goes_on = follower is not None and follower.text.startswith("“")
        for opening, kind in kinds(text).items():
            if opening == "“" and _STRAIGHT.search(text):
                continue
            last = kind.alone[-1] if kind.alone and goes_on else None
            yield from (_Mark(passage, at, opening) for at in kind.alone if at != last or text[at] != "“")


def _ends(mark: _Mark) -> bool:
    return not mark.passage.text[mark.at + 1 :].strip("。；\n ")


def _slip(mark: _Mark) -> Slip:
    text, at, name = mark.passage.text, mark.at, NAMES[mark.opening]
    side, other = ("前", "后") if mark.opens else ("后", "前")
    around = text[at : at + 8] if mark.opens else text[max(at - 7, 0) : at + 1]
    message = f"只有{side}{name}，没有{other}{name}：{around}"
    return Slip(at, at + 1, message, hint=f"补上{other}{name}，或者删去这一个")


RULE = IssueRule(
    Code(
        "mark-unpaired",
        family="marks",
        title="引号、书名号、括号不成对",
        what="一段里引号、书名号、括号只有前一半，或者只有后一半。",
        why="引号、书名号、括号都是成对的（GB/T 15834—2011，4.8、4.9、4.15）；缺了一半，看不出哪些话是引来的。",
        instead="补上缺的一半，或者删去多的一半。引文有几段的，每段开头用前引号，只在最后一段末尾用后引号。",
        severity=Severity.WARNING,
        wrong={
            "推行“代表接待日制度。": "推行“代表接待日制度。",
            "学习代表法》《监督法》。": "学习代表法》《监督法》。",
            "会议（2024年7月通过了决议。": "会议（2024年7月通过了决议。",
            "他说：“第一段。\n\n第二段。”": "他说：“第一段。\n\n第二段。”",
            "参加（含列席））的有30人。": "参加（含列席））的有30人。",
        },
        right=(
            "推行“代表接待日”制度，学习《代表法》（2015年修正）。",
            "分两步：1）摸清底数；2）逐件办理。",
            "他说：“第一段。\n\n“第二段。\n\n“第三段。”",
            "见《办法》（含附件1；2）。",
            "（一）摸清底数；（二）逐件办理。",
            "他说It’s OK，’98年就来了。",
            "- 甲）摸清底数\n- 乙）逐件办理",
            "（2018年7月30日通过\n\n2020年5月1日修正）",
        ),
    ),
    check,
)
