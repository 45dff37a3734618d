"""Text by script: which characters take the Latin face, and where a line may end besides where engines think."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from itertools import pairwise

# The characters of the Latin face, for a regular expression. The gaps are signs of GB/T 2312 that stand a full character wide,
# as Chinese marks do: § ° ± · × ÷.
LATIN = (
    "\u0020-\u00a6\u00a8-\u00af\u00b2-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u024f"  # ASCII and Latin letters
    "\u2013\u2022€£"
)
# The same for a style sheet.
LATIN_RANGE = ", ".join(
    f"U+{ord(first):X}" + (f"-{ord(last):X}" if last else "") for first, last in re.findall("(.)(?:-(.))?", LATIN)
)
_RUNS = re.compile(f"([{LATIN}]+)|[^{LATIN}]+")
OPENING = "“‘《〈（〔【「『〖"
CLOSING = "”’》〉）〕】」』〗"
NEVER_FIRST = CLOSING + "。，、；：？！％℃·%…—～"
NEVER_LAST = OPENING
# Zero-width characters: a line may end here, or must not.
ZERO_WIDTH = BREAK, JOIN = "\u200b\u2060"
_INVISIBLE = dict.fromkeys(map(ord, ZERO_WIDTH))
# Word's and WPS's own "no-width non break". Chinese lines ask the lists of characters that no line begins or ends with, so it
# is on both lists.
JOINER = "\u200d"
_LATIN_1 = range(0x80, 0x100)
# What engines let stand first on a line, against GB/T 15834.
_HELD = "—～·"
_NUMBER = re.compile(r"[0-9%‰]")
_WORD = re.compile(r"[-0-9A-Za-z.,:/%‰]")
_HAN = re.compile(r"[\u3007\u4e00-\u9fff]")
_QUOTES_OPEN, _QUOTES_CLOSE = "“‘", "”’"
_NEVER_FIRST_LATIN = "!%),.:;?]}"


class Script(Enum):
    """How a run finds its face; MARKS are Chinese ones that stand where LibreOffice takes them for Latin."""

    LATIN = auto()
    CHINESE = auto()
    MARKS = auto()


def split(text: str) -> list[tuple[bool, str]]:
    """Split `text` into runs (latin, text): ASCII and Latin letters, digits and marks against everything else."""
    return [(bool(run[1]), run[0]) for run in _RUNS.finditer(text)]


def visible(text: str) -> str:
    """Give a text without what only helps to end lines."""
    return text.translate(_INVISIBLE)


def runs(text: str, before: str = "") -> Iterator[tuple[Script, str]]:
    """Split `text`, which stands behind `before`, into runs by script and tell marks that may pass for Latin.

    Signs such as · and ± do everywhere; marks of both scripts, such as “ and —, behind Latin or at a paragraph's head.
    """
    loose = not before or split(before)[0][0] or _is_latin_1(before)
    for latin, piece in split(text):
        if latin:
            yield Script.LATIN, piece
            loose = True
            continue
        start = 0
        for index, char in enumerate(piece):
            mark = _is_latin_1(char) or (loose and unicodedata.east_asian_width(char) == "A")
            if mark != loose and index > start:
                yield (Script.MARKS if loose else Script.CHINESE), piece[start:index]
                start = index
            loose = mark
        yield (Script.MARKS if loose else Script.CHINESE), piece[start:]


def _is_latin_1(char: str) -> bool:
    return ord(char) in _LATIN_1


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
    """Give behind how many characters numbers meet units, as far as `line` may not end from its head on."""
    for count, (before, char) in enumerate(pairwise(line), 1):
        if _has_unit(before, char):
            yield count
        elif before not in NEVER_LAST and char not in NEVER_FIRST and not (_WORD.match(before) and _WORD.match(char)):
            return
