"""Blanks among 汉字, and between them and numbers or marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Region
from bulletin.rules.rule import PassageRule, Slip
from bulletin.text.surnames import may_name
from bulletin.text.words import words

_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
_BLANK = "[ \t\u00a0\u2000-\u200a\u202f\u205f]+"
_NUMBER = "[0-9]+(?:[.,:：/～—-][0-9]+)*"
_OPEN, _CLOSED = "“‘《〈（〔【", "”’》〉）〕】"
_STOP = "，。；：！？、"
# Between 汉字; a number that 汉字 or a percent sign follow; one that 汉字 precede; marks that are not those of a Latin word; what a stop follows.
_INSIDE = re.compile(
    rf"(?<=[{_HAN}])(?P<words>{_BLANK})(?=[{_HAN}])"
    rf"|(?<=[{_HAN}{_STOP}])(?P<number>{_BLANK})(?={_NUMBER}(?:{_BLANK})?[{_HAN}%％‰])"
    rf"|(?<=[0-9%％‰])(?P<unit>{_BLANK})(?=[{_HAN}])"
    rf"|(?<=[{_STOP}{_OPEN}{_CLOSED}])(?P<behind>{_BLANK})(?=[{_HAN}{_OPEN}])"
    rf"|(?<=[{_HAN}])(?P<before>{_BLANK})(?=[{_STOP}{_OPEN}{_CLOSED}])"
    rf"|(?<=[0-9A-Za-z%％‰℃）”》])(?P<stop>{_BLANK})(?=[{_STOP}])"
)
# A name with a gap, before a blank and behind one: 张　三 李　四.
_NAME_BEFORE, _NAME_BEHIND = re.compile(f"[{_HAN}]\u3000[{_HAN}]$"), re.compile(f"[{_HAN}]\u3000[{_HAN}]")
_RUN_BEFORE, _RUN_BEHIND = re.compile(f"[{_HAN}]*$"), re.compile(f"[{_HAN}]*")
# A number has 汉字 or a mark before it: none that stands at the head of a line, or belongs to a Latin word (Windows 10 系统).
_OWN_NUMBER = re.compile(rf"[{_HAN}{_STOP}{_OPEN}{_CLOSED}](?:{_BLANK})?{_NUMBER}[%％‰]?$")
_YEAR = re.compile("(?:^|\n)(?:19|20)[0-9]{2}$")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇0-9]+[编章节条款]$")
# 李小明  电话：0731-1234567: what a blank parts from the label of the next thing.
_LABEL = re.compile(f"[{_HAN}]{{2,6}}[：:]")
_PROSE = re.compile("[，。；]")
_REACH, _AROUND = 24, 4


def check(passage: Passage) -> Iterator[Slip]:
    """Find blanks in prose; in names, in lists parted by blanks and behind 第一条 they are meant."""
    text = passage.own
    if not _PROSE.search(text):
        return
    for found in _INSIDE.finditer(text):
        start, end = found.span()
        if not _is_meant(text, found):
            context = text[max(start - _AROUND, 0) : end + _AROUND].strip().replace("\ufffc", "…").replace("\t", " ")
            yield Slip(start, end, f"“{context}”中间有空格", "", "删去空格")


def _is_meant(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    before = text[max(start - _REACH, 0) : start]
    if _ARTICLE.search(before):
        return True
    if found["words"] and _LABEL.match(text, end):
        return True
    if found["words"] and (_NAME_BEFORE.search(before) or _NAME_BEHIND.match(text, end)):
        return True
    if found["words"]:
        left = _RUN_BEFORE.search(before)
        right = _RUN_BEHIND.match(text, end)
        runs = [run[0] for run in (left, right) if run]
        return any(map(_may_name, [*runs, text[start - 1] + text[end]]))
    year = _YEAR.search(before) and text[end] == "年"
    return bool(found["unit"]) and not (_OWN_NUMBER.search(before) or year)


def _may_name(run: str) -> bool:
    """Tell whether a run of 汉字 may be somebody's name; 代表 is a word of the dictionary, whatever it begins with, 代表们 are several."""
    return (
        may_name(run)
        and run[-1] != "们"
        and any((word.text == run and word.kind.startswith("nr")) or word.text != run for word in words(run))
    )


RULE = PassageRule(
    Code(
        "blank-inside",
        family="wording",
        title="汉字、数字、标点之间有空格",
        what="正文里，汉字和汉字之间，汉字和数字、标点之间，有空格、不换行空格或者制表符。两个字的姓名（王　伟）、外文单词两旁的不算。",
        why="中文不用空格分词；印出来多一道缝，行末还会从这里断开。多半是从网页、从 Word 粘贴时带来的。",
        instead="删去空格。",
        severity=Severity.NOTE,
        fixable=True,
        wrong={
            "会议共有 12 人参加，历时两天。": "会议共有12人参加，历时两天。",
            "2024 年 7 月 30 日，全市召开会议。": "2024年7月30日，全市召开会议。",
            "占总数的 12.5% 。按GDP 、人口排序。": "占总数的12.5%。按GDP、人口排序。",
            "代表 们认真履职， 建言献策。": "代表们认真履职，建言献策。",
            "代表们 进村入户，走访群众。": "代表们进村入户，走访群众。",
            "增长 5.6%，比上年 高 1 个百分点。": "增长5.6%，比上年高1个百分点。",
            "要做到有布置、  有检查，年底\t \t通报结果。": "要做到有布置、有检查，年底通报结果。",
            "开展\u00a0“代表接待日” 活动，反映良好。": "开展“代表接待日”活动，反映良好。",
        },
        right=(
            "代表王　伟、李小明参加会议，提出建议。",
            "代表王 伟提出建议，李 娟附议。",
            "代表王　伟 李　娟等参加会议，提出建议。",
            "责任编辑：王小丽  电话：0731-12345678，地址另附。",
            "使用 Word 2016 软件，按 GB/T 9704—2012 排版，用 Windows 10 系统。",
            "联系电话 0731-00000000，邮编 410000。",
            "参加的有 张小明 李大为 王晓，他们都是代表。",
            "第一条 为了加强代表工作，制定本办法。",
            "## 凝心聚力 砥砺前行\n\n正文。",
            "| 姓 名 | 合 计，数 |\n|---|---|\n| 王 伟 | 12 人，次 |",
        ),
    ),
    check,
    regions=frozenset({Region.TEXT, Region.ITEM, Region.NOTE}),
    cue=f"{_BLANK}",
)
