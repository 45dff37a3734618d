"""What counts in running text: a text goes in, its 一、 （一） 1. （1） ① 一是 一要 第一 其一 come out with their numbers and places."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulletin.text.numerals import from_chinese, to_chinese

_ONES = "一二三四五六七八九十"
# A clause begins at the text's head and behind these; a sentence behind fewer.
_CLAUSE = r"(?:^|(?<=[。；：！？，、”…\n]))"
_ITEM = r"(?:^|(?<=[。；：！？，、”…） \u3000\n]))"
_BEHIND_COLON = r"(?:^|(?<=[：；。\n]))"
_SENTENCE = r"(?:^|(?<=[。；！？\n]))"
# By kind: where the text begins, and inside of it. 3.5亿元 and 三要素 count nothing; 1、2月 and 三、四季度 may, as 三、四项工作 may;
# 第（一）、（三）项 names clauses of a law.
_NUMBER = "[0-9]{1,2}"
_HEADS = {
    "一、": rf"([{_ONES}]{{1,3}})、",
    "（一）": rf"[（(]([{_ONES}]{{1,3}})[）)]",
    "1.": rf"({_NUMBER})(?:[.．](?![0-9])|、)",
    "（1）": rf"[（(]({_NUMBER})[）)]",
    "①": "([①-⑳])",
    "一是": rf"([{_ONES}])是(?!非)",
    "一要": rf"([{_ONES}])要(?![素件害点目闻务职旨领塞道务])",
    "第一，": rf"第([{_ONES}])[，、]",
    "其一，": rf"其([{_ONES}])[，、：]",
}
_INSIDE = {
    "一、": _BEHIND_COLON,
    "（一）": _BEHIND_COLON,
    "1.": _ITEM,
    "（1）": _CLAUSE,
    "①": _ITEM,
    "一是": _CLAUSE,
    "一要": _CLAUSE,
    "第一，": _SENTENCE,
    "其一，": _CLAUSE,
}
# The first one may stand within a clause, where a second follows: 原因一是……，二是…….
_LEADING = {
    "一是": (re.compile("(?<![唯之统第单同逐万说专有一二三四五六七八九十])(一)是"), re.compile(r"[，；。、\n]二是")),
    "一要": (re.compile("(?<![唯之统第单同逐万说专有一二三四五六七八九十])(一)要"), re.compile(r"[，；。、\n]二要")),
    "第一，": (re.compile("第(一)，"), re.compile(r"[；。\n]第二，")),
}
_CITED = {"（一）": r"(?![、和及或至—～][第（(]|[项款目](?![标录的前项目]))", "（1）": r"(?![、和及或至—～][第（(])"}
_AT_HEAD = {kind: re.compile(pattern) for kind, pattern in _HEADS.items()}
_ANYWHERE = {kind: re.compile(where + _HEADS[kind] + _CITED.get(kind, "")) for kind, where in _INSIDE.items()}
_UNSURE = re.compile(rf"[{_ONES}0-9]")
_CIRCLED = ord("①") - 1


class Ordinal(NamedTuple):
    """A mark that counts: its kind, its number, and where `text[start:end]` it stands; at the `head` of its text or inside.

    One is not `sure` where it may be two numbers in a row.
    """

    kind: str
    number: int
    start: int
    end: int
    head: bool
    sure: bool = True


def first(text: str) -> Ordinal | None:
    """Return what a text begins with, if that counts."""
    found = ((kind, pattern.match(text)) for kind, pattern in _AT_HEAD.items())
    return next((_made(kind, match, head=True) for kind, match in found if match), None)


def ordinals(text: str) -> list[Ordinal]:
    """Return what counts in a text, in order; `text` has quotations hidden."""
    head = first(text)
    begins = head.end if head else 0
    inside = [_made(kind, found, head=False) for kind, one in _ANYWHERE.items() for found in one.finditer(text)]
    for kind, (one, second) in _LEADING.items():
        last = max((found.start() for found in second.finditer(text)), default=0)
        inside += [_made(kind, found, head=False) for found in one.finditer(text, 0, last)]
    behind = sorted({one for one in inside if one.start >= begins}, key=lambda one: one.start)
    return [head, *behind] if head else behind


def form(kind: str, number: int) -> str:
    """Write a number as its kind has it: 三是, （三）, 3.; the nearest that there is for what has no more."""
    chinese = to_chinese(number)
    return {
        "一、": f"{chinese}、",
        "（一）": f"（{chinese}）",
        "1.": f"{number}.",
        "（1）": f"（{number}）",
        "①": chr(_CIRCLED + number),
        "一是": f"{chinese}是",
        "一要": f"{chinese}要",
        "第一，": f"第{chinese}",
        "其一，": f"其{chinese}",
    }[kind]


def _made(kind: str, match: re.Match[str], *, head: bool) -> Ordinal:
    sure = not match[0].endswith("、") or not _UNSURE.match(match.string, match.end())
    return Ordinal(kind, _value(match[1]), match.start(), match.end(), head, sure)


def _value(mark: str) -> int:
    if mark.isascii():
        return int(mark)
    if "①" <= mark <= "⑳":
        return ord(mark) - _CIRCLED
    try:
        return from_chinese(mark)
    except ValueError:  # 一一
        return 0
