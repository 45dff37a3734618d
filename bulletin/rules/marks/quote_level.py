"""Quotes within quotes in the form of the outer ones: “ within “ ”, 《 within 《 》; or inner ones outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage
from bulletin.rules.chinese import HAN
from bulletin.rules.pairs import Kind, Pair, kinds
from bulletin.rules.rule import EVERYWHERE, PassageRule, Slip

_INNER = {"“": "‘’", "《": "〈〉"}
_HAN = re.compile(f"[{HAN}]")
_CUE = "[“《][^”》]*[“《]|‘"
_CUED = re.compile(_CUE)
_SECOND = 2


def check(passage: Passage) -> Iterator[Slip]:
    """Find pairs whose form is not that of their level."""
    text = passage.prose
    if not _CUED.search(text):
        return
    found = kinds(text)
    for opening, marks in _INNER.items():
        kind = found.get(opening, Kind())
        if not kind.alone and not kind.turned and all(pair.depth <= _SECOND for pair in kind.pairs):
            inner = found.get(marks[0], Kind()).pairs
            within = (pair for pair in kind.pairs if pair.depth == _SECOND and not _holds_inner(text, pair, marks))
            yield from (_slip(text, pair, marks, "里面一层") for pair in within if not _is_held(pair, inner))
    outer = found.get("“", Kind())
    if not outer.alone and not outer.turned:
        for pair in found.get("‘", Kind()).pairs:
            if not any(one.start < pair.start < one.end for one in outer.pairs) and _quotes_words(text, pair):
                yield _slip(text, pair, "“”", "外面一层")


def _holds_inner(text: str, pair: Pair, marks: str) -> bool:
    return marks[0] in text[pair.start : pair.end]


def _is_held(pair: Pair, inner: Sequence[Pair]) -> bool:
    """Tell whether a pair is a third level, within one of the second: it has the form of the first again."""
    return any(one.start < pair.start and pair.end < one.end for one in inner)


def _quotes_words(text: str, pair: Pair) -> bool:
    inner = text[pair.start + 1 : pair.end]
    return bool(_HAN.search(inner)) and "“" not in inner


def _slip(text: str, pair: Pair, marks: str, level: str) -> Slip:
    start, end = pair.start, pair.end
    parts = ((start, start + 1, marks[0]), (end, end + 1, marks[1]))
    hint = f"{level}用{marks[0]} {marks[1]}"
    return Slip(start, end + 1, f"引号、书名号套用的层次不对：{text[start : end + 1]}", hint=hint, parts=parts)


RULE = PassageRule(
    Code(
        "mark-quote-level",
        family="marks",
        title="引号、书名号套用的层次不对",
        what="引号里面又用双引号，书名号里面又用双书名号；或者外面一层用了单引号。",
        why="外面一层用双引号“ ”、双书名号《 》，里面一层用单引号‘ ’、单书名号〈 〉（GB/T 15834—2011，4.8、4.15）。",
        instead="里面一层改为‘ ’〈 〉，外面一层改为“ ”。",
        severity=Severity.WARNING,
        fixable=True,
        wrong={
            "他说：“要办好“一件事”。”": "他说：“要办好‘一件事’。”",
            "学习《湖南省实施《代表法》办法》。": "学习《湖南省实施〈代表法〉办法》。",
            "推行‘代表接待日’制度。": "推行“代表接待日”制度。",
            "关爱“一老一小”，落实“‘双减’和“双增””。": "关爱“一老一小”，落实“‘双减’和‘双增’”。",
        },
        right=(
            "他说：“要办好‘一件事’。”",
            "他说：“县里发了‘关于“三农”的意见’，要学习。”",
            "学习《湖南省实施〈代表法〉办法》。",
            "学习《“十四五”规划》，见“《办法》”一栏。",
            "他说It’s OK，代表们的‘OK’也算数。",
            "《甲》《乙》和“丙”“丁”。",
            "若〈n〉为平均值，则计入。",
        ),
    ),
    check,
    EVERYWHERE,
    cue=_CUE,
)
