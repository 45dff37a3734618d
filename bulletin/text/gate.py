"""The one gate for characters: a text goes in; the stretches that may not be printed, and the look-alikes, come out.

What may be printed is known by Unicode's general category, never by a list of what was met. The planes of Chinese
characters are open throughout: Python's table of characters is older than the newest ones in people's names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from bulletin.findings import Edit, Finding, Place, Severity

# What nearly every text is made of, so that only the rest is looked up one by one.
_RARE = re.compile(
    "[^\t\n -~\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u203a\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]+"
)
_HAN_PLANES = range(0x20000, 0x3FFFE)
_LAST_TWO = 0xFFFE
# Categories of characters that nobody means: control, format, private use, surrogate, unassigned, line and paragraph ends.
_REASONS = {
    "Cc": "看不见的控制字符",
    "Cf": "看不见的格式字符",
    "Co": "自造字符",
    "Cs": "不完整的字符",
    "Cn": "没有定义的字符",
    "Zl": "看不见的换行字符",
    "Zp": "看不见的换行字符",
}
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Letters and signs by their category, blanks by their look: the fillers of Hangul and the empty cell of Braille.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_SELECTOR = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Kangxi radicals and compatibility ideographs: the same glyph as an ordinary character, another number.
_LIKE_HAN = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
# Radicals of the supplement that are characters in their own right (EquivalentUnifiedIdeograph of the Unicode Character
# Database); NFKC knows 母 and 龟 alone.
_RADICALS = str.maketrans(
    "\u2ec1\u2ec4\u2ec5\u2ec6\u2ec9\u2ecb\u2ed1\u2ed3\u2ed4\u2ed8\u2ed9\u2eda"
    "\u2edb\u2edc\u2edd\u2ee2\u2ee5\u2ee6\u2ee8\u2ee9\u2eec\u2eee\u2ef0",
    "虎西见角贝车長长门青韦页风飞食马鱼鸟麦黄齐齿龙",
)


class Refused(NamedTuple):
    """The characters from `start` to `end` of a text, which may not be printed, and what they are in Chinese."""

    start: int
    end: int
    reason: str


class LookAlike(NamedTuple):
    """The characters from `start` to `end` of a text, which look like those of `right` and are others."""

    start: int
    end: int
    right: str


def refused(text: str) -> Iterator[Refused]:
    """Yield each stretch of characters of one kind that may not be printed: General_Category of the Unicode Standard, 4.5."""
    for rare in _RARE.finditer(text):
        for reason, stretch in groupby(range(*rare.span()), lambda at: _reason(text, at)):
            if reason:
                places = [*stretch]
                yield Refused(places[0], places[-1] + 1, reason)


def look_alikes(text: str) -> Iterator[LookAlike]:
    """Yield the radicals and compatibility ideographs that stand for ordinary characters."""
    for match in _LIKE_HAN.finditer(text):
        right = unicodedata.normalize("NFKC", match[0]).translate(_RADICALS)
        if right != match[0]:
            yield LookAlike(*match.span(), right)


def told(line: str, place: Place, look_alike: Severity = Severity.WARNING) -> list[Finding]:
    """Find both in a line whose first character stands at `place`; `look_alike` is how grave a look-alike is."""
    return [*invisible(line, place), *_look_alike(line, place, look_alike)]


def refused_value(text: str, place: Place) -> list[Finding]:
    """Find in a value that was written as its number, what may not be printed; `place` is the value's."""
    return [
        Finding(place, "character-invisible", f"这里写出来的是{_named(text, found)}", "删去它，或者重新输入这一行。")
        for found in refused(text)
    ]


def invisible(line: str, place: Place) -> list[Finding]:
    """Find only what may not be printed, as where all characters there are may be listed."""
    hint = "多半是从网页或旧文件粘贴带来的；删去后重新输入这几个字"
    return [
        Finding(
            place.shifted(found.start, found.end - found.start),
            "character-invisible",
            f"这里有{_named(line, found)}",
            hint,
        )
        for found in refused(line)
    ]


def _look_alike(line: str, place: Place, severity: Severity) -> list[Finding]:
    found = []
    for start, end, right in look_alikes(line):
        at = place.shifted(start, end - start)
        message = f"“{line[start:end]}”（U+{ord(line[start]):04X}）不是平常的“{right}”字，只是样子相同"
        hint = f"查找、替换都会漏掉它，有的字体里没有：换成“{right}”（U+{ord(right[0]):04X}）"
        found.append(Finding(at, "character-look-alike", message, hint, severity, (Edit(at, right),)))
    return found


def _named(text: str, found: Refused) -> str:
    """Return in Chinese what stands there, with its number: 看不见的格式字符 U+200B."""
    return f"{found.reason} U+{ord(text[found.start]):04X}"


def without_refused(text: str, instead: str = "") -> str:
    """Return `text` with `instead` in place of each character that may not be printed; the line ends stay."""
    pieces, done = [], 0
    for start, end, _ in refused(text):
        pieces += [text[done:start], instead * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def _reason(text: str, at: int) -> str:
    """Return what is wrong with the character, or nothing."""
    char = text[at]
    if char in "\t\n":
        return ""
    if char in _BIDI:
        return "改变文字方向的控制字符"
    if char in _BLANK:
        return "看不见的空白字符"
    if _SELECTOR.match(char):
        return "" if at and _is_han(text[at - 1]) else "看不见的字形选择符"
    category = unicodedata.category(char)
    return "" if category == "Cn" and _may_be_han(ord(char)) else _REASONS.get(category, "")


def _may_be_han(point: int) -> bool:
    """Tell whether a character that Python does not know yet can be Chinese; the last two of a plane are none."""
    return point in _HAN_PLANES and point & _LAST_TWO != _LAST_TWO


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or ord(char) in _HAN_PLANES
