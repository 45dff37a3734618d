"""Marks that come in pairs: a text goes in; which belong together, which are alone, and which are the wrong way round come out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

NAMES = {"“": "引号", "‘": "单引号", "《": "书名号", "〈": "单书名号", "（": "括号", "〔": "六角括号", "【": "方头括号"}
_CLOSING = dict(zip("“‘《〈（〔【", "”’》〉）〕】", strict=True))
_KINDS = {mark: opening for opening, closing in _CLOSING.items() for mark in (opening, closing)} | {
    "(": "（",
    ")": "（",
}
_OPENING = frozenset(_CLOSING) | {"("}
_MARK = re.compile("[“”‘’《》〈〉（）〔〕【】()]")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])|(?<=s)’(?= )|(?<=[0-9])’|’(?=[0-9]{2}(?![0-9]))")
# [0, 1) is an interval.
_INTERVAL = re.compile(r"[\[(（][-−+0-9A-Za-z∞.]+[,，] ?[-−+0-9A-Za-z∞.]+[\])）]")
# 1）, 甲）, ①） at the head of an item close nothing.
_ITEM = re.compile(r"[\s。；：，、](?:[0-9A-Za-z]{1,2}|[一二三四五六七八九十甲乙丙丁]{1,3}|[①-⑳])$")
_LONGEST_ITEM = 4
_CANNOT_OPEN_BEFORE = "，。、；：！？）》”"
_CANNOT_CLOSE_BEHIND = "，、；：（《“"


class Pair(NamedTuple):
    """Where a pair's two marks stand; `depth` counts from 1 within pairs of its own kind."""

    start: int
    end: int
    depth: int


class Kind(NamedTuple):
    """All marks of one kind in a text: what belongs together, where one is alone, and what was written the wrong way round."""

    pairs: tuple[Pair, ...] = ()
    alone: tuple[int, ...] = ()
    turned: tuple[Pair, ...] = ()


@lru_cache(maxsize=1024)  # several rules ask about the passages of one issue
def kinds(text: str) -> Mapping[str, Kind]:
    """Return the marks of each kind that is there, by its opening mark; half-width brackets count with （ ）."""
    others = {found.start() for found in _APOSTROPHE.finditer(text)} if "’" in text else set()
    if "[" in text or "]" in text:
        others |= {at for found in _INTERVAL.finditer(text) for at in (found.start(), found.end() - 1)}
    places: dict[str, list[int]] = defaultdict(list)
    for found in _MARK.finditer(text):
        if found.start() not in others:
            places[_KINDS[found[0]]].append(found.start())
    return {opening: _matched(text, found) for opening, found in places.items()}


def closing(opening: str) -> str:
    """Return the closing mark of an opening one."""
    return _CLOSING[opening]


def _matched(text: str, places: list[int]) -> Kind:
    pairs, alone, opened = [], [], list[int]()
    for at in places:
        if text[at] in _OPENING:
            opened.append(at)
        elif opened:
            pairs.append(Pair(opened.pop(), at, len(opened) + 1))
        elif not _ends_item(text, at):
            alone.append(at)
    alone += opened
    turned = _turned(text, [at for at in places if not _ends_item(text, at)]) if alone else ()
    return Kind(tuple(sorted(pairs)), () if turned else tuple(sorted(alone)), turned)


def _ends_item(text: str, at: int) -> bool:
    """Tell whether a closing bracket stands behind the number of an item."""
    return text[at] in "）)" and bool(_ITEM.search(f"\n{text[max(at - _LONGEST_ITEM, 0) : at]}"[-_LONGEST_ITEM:]))


def _turned(text: str, places: list[int]) -> tuple[Pair, ...]:
    """Return the pairs of which a mark is the wrong one, where all would be pairs if they were right; else none."""
    pairs = [Pair(start, end, 1) for start, end in zip(places[::2], places[1::2], strict=False)]
    if len(places) % 2 or not all(_may_be_pair(text, pair) for pair in pairs):
        return ()
    return tuple(pair for pair in pairs if text[pair.start] not in _OPENING or text[pair.end] in _OPENING)


def _may_be_pair(text: str, pair: Pair) -> bool:
    """Tell whether a pair can begin and end here, whichever marks are written."""
    inner = text[pair.start + 1 : pair.end]
    return bool(inner.strip()) and inner[0] not in _CANNOT_OPEN_BEFORE and inner[-1] not in _CANNOT_CLOSE_BEHIND
