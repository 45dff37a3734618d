"""What counts in running text: a text goes in, its 一、 （一） 1. （1） ① 一是 一要 第一 其一 come out with their numbers and places."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulletin.text.numerals import from_chinese

_ONES = "一二三四五六七八九十"
# A clause begins at the text's head and behind these; a sentence behind fewer.
_CLAUSE = r"(?:^|(?<=[。；：！？，、”…\n]))"
_SENTENCE = r"(?:^|(?<=[。；！？\n]))"
# By kind: where the text begins, and inside of it. 1、2月, 三、四季度, 3.5亿元 and 一要素 count nothing.
_NUMBER = r"[0-9]{1,2}"
_HEADS = {
    "一、": rf"([{_ONES}]{{1,3}})、(?![{_ONES}百千万亿几两])",
    "（一）": rf"[（(]([{_ONES}]{{1,3}})[）)]",
    "1.": rf"({_NUMBER})(?:[.．](?![0-9])|、(?!{_NUMBER}))",
    "（1）": rf"[（(]({_NUMBER})[）)]",
    "①": "([①-⑳])",
    "一是": rf"([{_ONES}])是(?!非)",
    "一要": rf"([{_ONES}])要(?![素件害点目闻务职旨领塞道务])",
    "第一，": rf"第([{_ONES}])[，、]",
    "其一，": rf"其([{_ONES}])[，、：]",
}
_INSIDE = {
    "1.": _CLAUSE,
    "（1）": _CLAUSE,
    "①": _CLAUSE,
    "一是": _CLAUSE,
    "一要": _CLAUSE,
    "第一，": _SENTENCE,
    "其一，": _CLAUSE,
}
_AT_HEAD = {kind: re.compile(pattern) for kind, pattern in _HEADS.items()}
_ANYWHERE = {kind: re.compile(where + _HEADS[kind]) for kind, where in _INSIDE.items()}
_CIRCLED = ord("①") - 1


class Ordinal(NamedTuple):
    """A mark that counts: its kind, its number, and where `text[start:end]` it stands; at the `head` of its text or inside."""

    kind: str
    number: int
    start: int
    end: int
    head: bool


def first(text: str) -> Ordinal | None:
    """Return what a text begins with, if that counts."""
    found = ((kind, pattern.match(text)) for kind, pattern in _AT_HEAD.items())
    return next((_made(kind, match, head=True) for kind, match in found if match), None)


def ordinals(text: str) -> list[Ordinal]:
    """Return what counts in a text, in order; `text` has quotations hidden."""
    head = first(text)
    begins = head.end if head else 0
    inside = [_made(kind, found, head=False) for kind, one in _ANYWHERE.items() for found in one.finditer(text)]
    behind = sorted((one for one in inside if one.start >= begins), key=lambda one: one.start)
    return [head, *behind] if head else behind


def form(kind: str, number: int) -> str:
    """Write a number as its kind has it: 三是, （三）, 3.; the nearest that there is for what has no more."""
    chinese = _ONES[number - 1] if 0 < number <= len(_ONES) else str(number)
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
    return Ordinal(kind, _value(match[1]), match.start(), match.end(), head)


def _value(mark: str) -> int:
    if mark.isascii():
        return int(mark)
    if "①" <= mark <= "⑳":
        return ord(mark) - _CIRCLED
    try:
        return from_chinese(mark)
    except ValueError:  # 一一
        return 0
