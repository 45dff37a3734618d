"""Marks of the Latin keyboard among 汉字."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.chinese import HAN, is_chinese
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_CLOSED = "”’》）〕】"
_OPENED = "“‘《（〔【"
_NO_MARK = r"(?![,;:!?./\\])"
# Behind 汉字, or behind what closes them; a space behind the mark goes with it. A full stop ends a sentence, a decimal does not.
_BEHIND_HAN = (
    rf"(?<=[{HAN}{_CLOSED}])(?:[,;:!?]{_NO_MARK} *{_NO_MARK}|\.(?=[{_OPENED}]|\s|$)|\.(?=[{HAN}]))"
    rf"|(?<=[{HAN}]\))\.(?=\s|$)"
)
# Behind digits, units and Latin words, before 汉字 or what opens them: 增长5%,比上年; after % a digit may follow too.
_BEFORE_HAN = (
    rf"(?<=[0-9A-Za-z%‰℃)])[,;:!?] *(?=[{HAN}{_OPENED}])|(?<=[%‰℃])[,;] *(?=[0-9])"
    rf"|(?<=[%‰℃])\. *(?=[{HAN}{_OPENED}]|$)"
)
_MARK = re.compile(f"(?=[,;:!?.])(?:{_BEHIND_HAN}|{_BEFORE_HAN})")
# 一, 加强 and （一）. 加强 are numbers of headings: their form is another matter. 甲.乙 may be a name: 乔治·布什.
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十百0-9]{1,4}[）)]?|第[一二三四五六七八九十百0-9]{1,4}[章节条]")


def check(passage: Passage) -> Iterator[Slip]:
    """Find marks typed with the keyboard in Latin."""
    text = passage.prose
    for found in _MARK.finditer(text):
        mark, (start, end) = found[0].strip(), found.span()
        if _NUMBER.fullmatch(text, 0, start) or not is_chinese(text):
            continue
        message = f"中文里用了半角标点“{mark}”"
        if mark == "." and _is_between_words(text, start):
            yield Slip(start, end, message, hint="一句话完了，用“。”；外国人、少数民族人名的中间，用“·”")
        else:
            yield Slip(start, end, message, _FULL[mark])


def _is_between_words(text: str, at: int) -> bool:
    return bool(re.match(f"[{HAN}][.][{HAN}]", text[at - 1 : at + 2]))


RULE = PassageRule(
    Code(
        "mark-half-width",
        family="marks",
        title="中文里用了半角标点",
        what="汉字旁边的逗号、分号、冒号、叹号、问号、句号用了半角。",
        why="中文用中文标点，占一个字的位置（GB/T 15834—2011，5.1）；半角的挤在一边，换行的地方也不对。",
        instead="换成全角标点。数字、字母、网址中间的不改。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "会议强调:要抓好落实.": "会议强调：要抓好落实。",
            "要深入调查, 掌握实情;要督办到位!": "要深入调查，掌握实情；要督办到位！",
            "他问:“办得怎么样?”": "他问：“办得怎么样？”",
            "时间:9时,地点:306会议室。": "时间：9时，地点：306会议室。",
            "第一,提高认识。": "第一，提高认识。",
            "参加的代表,30名;列席的,5名。": "参加的代表，30名；列席的，5名。",
            "收到建议增长5%,比上年多12件;办结率98%,100%答复。": "收到建议增长5%，比上年多12件；办结率98%，100%答复。",
            "开通了APP,群众随时留言。": "开通了APP，群众随时留言。",
            "取得了成效(详见第3期简报).": "取得了成效(详见第3期简报)。",
            "乔治.布什来访。": "乔治.布什来访。",
        },
        right=(
            "比分是3:2，增长5.6%。",
            "详见 https://example.org/a,b 一文。",
            "They visited Changsha (长沙).",
            "上午9:30开会，A.B两组参加。",
            "拨款1,234,567元，见第1.2.3节。",
            "The delegation from Changsha (长沙), Hunan, visited us.",
            "发送文件：人大.docx，电话：0731-2345678。",
            "执行GB/T 9704—2012，坐标（112.9,28.2）。",
        ),
    ),
    check,
    EVERYWHERE,
    cue="[,;:!?.]",
)
