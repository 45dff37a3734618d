"""Text broken into lines of a given width: characters with their widths go in, the ends of lines come out.

This is how the text of a cell is broken, in the PDF and in Word: by the rules of GB/T 15834, Latin text behind spaces and hyphens
alone, numbers nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bulletin.text.line_ends import NEVER_FIRST, NEVER_LAST
from bulletin.text.scripts import JOIN, LATIN, masked

_IS_LATIN = re.compile(f"[{LATIN}]")
_LATIN_NEVER_FIRST = "!%),.:;?]}" + JOIN
_LATIN_NEVER_LAST = "$([{\\" + JOIN
# What is said of a number before its digits; some of these are Chinese marks, which a line could end behind.
_SIGNS = "+-±−－＋≈≤≥＜＞¥￥"
_UNITS = "‰％℃"
# Behind these a Latin run that fits no line may be broken.
_MARKS = "/.-_?&=@"


class Word(NamedTuple):
    """What stands on one line: characters from `start` to `end`, so wide, and as wide as `tail` are the spaces behind them."""

    start: int
    end: int
    width: float
    tail: float


def words(text: str, widths: Sequence[float], room: float | None = None) -> list[Word]:
    """Cut `text`, whose characters have the `widths`, into what no line end parts.

    A Latin word wider than `room`, where that is given, is cut behind / . - _ ? & = @ too, but not between digits.
    """
    text = masked(text)
    cuts = [0, *(at for at in range(1, len(text)) if _may_end(text, at)), len(text)]
    found = [_word(text, widths, start, end) for start, end in pairwise(cuts) if start < end]
    if room is None:
        return found
    return [part for word in found for part in (_parts(text, widths, word) if word.width > room else (word,))]


def fill(found: Sequence[Word], room: float) -> list[int]:
    """Fill lines of the width `room`; give where each of them ends. A word that is wider has a line of its own."""
    ends: list[int] = []
    used = 0.0
    for before, word in zip((None, *found), found, strict=False):
        if before is not None and used + word.width > room:
            ends.append(before.end)
            used = 0.0
        used += word.width + word.tail
    return [*ends, found[-1].end] if found else []


def _word(text: str, widths: Sequence[float], start: int, end: int) -> Word:
    seen = start + len(text[start:end].rstrip(" "))
    return Word(start, end, sum(widths[start:seen]), sum(widths[seen:end]))


def _may_end(text: str, at: int) -> bool:
    """Tell whether a line may end before the character `at`."""
    before, char = text[at - 1], text[at]
    if char == " ":
        return False
    if before == " ":
        return not _is_number(text, at)
    if char in NEVER_FIRST or before in NEVER_LAST or char in _UNITS:
        return False
    if _IS_LATIN.match(char) and _IS_LATIN.match(before):
        return before == "-" and char.isalpha() and text[at - 2 : at - 1].isalnum()
    return not (char in _LATIN_NEVER_FIRST or before in _LATIN_NEVER_LAST or (before in _SIGNS and char.isdigit()))


def _is_number(text: str, at: int) -> bool:
    """Tell whether the spaces before the character `at` group the digits of one number, as in 138 0000 0000."""
    behind = text[:at].rstrip(" ")[-1:]
    return text[at].isdigit() and behind.isdigit()


def _parts(text: str, widths: Sequence[float], word: Word) -> list[Word]:
    inside = range(word.start + 1, word.end)
    cuts = [at for at in inside if text[at - 1] in _MARKS and not (text[at].isdigit() and text[at - 2].isdigit())]
    ends = [at for at in cuts if text[at] not in _MARKS]
    return [_word(text, widths, start, end) for start, end in pairwise((word.start, *ends, word.end))]
