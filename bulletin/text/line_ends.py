"""Line ends: where a line of Chinese text may end besides where engines think, by GB/T 15834."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bulletin.text.scripts import BREAK, JOIN

OPENING = "“‘《〈（〔【「『〖"
CLOSING = "”’》〉）〕】」』〗"
NEVER_FIRST = CLOSING + "。，、；：？！％‰℃·%…—～"
NEVER_LAST = OPENING
# Word's and WPS's own "no-width non break". Chinese lines ask the lists of characters that no line begins or ends with, so it
# is on both lists.
JOINER = "\u200d"
# What engines let stand first on a line, against GB/T 15834.
_HELD = "—～·"
_NUMBER = re.compile(r"[0-9%‰]")
_WORD = re.compile(r"[-0-9A-Za-z.,:/%‰]")
_HAN = re.compile(r"[\u3007\u4e00-\u9fff]")
_QUOTES_OPEN, _QUOTES_CLOSE = "“‘", "”’"
_NEVER_FIRST_LATIN = "!%),.:;?]}"


def line_end(before: str, char: str) -> str:
    """Say what stands between two characters: BREAK or JOIN where engines would decide otherwise than GB/T 15834."""
    if not before:
        return ""
    opens = char in _QUOTES_OPEN and before not in NEVER_LAST and before != " "  # a line may end behind a space anyhow
    closed = before in _QUOTES_CLOSE + "+" and char not in NEVER_FIRST + _NEVER_FIRST_LATIN
    if opens or closed:
        return BREAK
    return JOIN if (char in _HELD and before != char) or _has_unit(before, char) else ""


def _has_unit(before: str, char: str) -> bool:
    """Tell whether a number meets its unit: the Chinese character behind it."""
    return bool(_NUMBER.match(before) and _HAN.match(char))


def units(line: str) -> Iterator[int]:
    """Yield behind how many characters numbers meet units, as far as `line` may not end from its head on."""
    for count, (before, char) in enumerate(pairwise(line), 1):
        if _has_unit(before, char):
            yield count
        elif before not in NEVER_LAST and char not in NEVER_FIRST and not (_WORD.match(before) and _WORD.match(char)):
            return
