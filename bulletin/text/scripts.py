"""Text by script: which characters take the Latin face, which stand a full character wide, which are never seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto

# The characters of the Latin face, for a regular expression. The gaps are signs of GB/T 2312 that stand a full character wide,
# as Chinese marks do: § ° ± · × ÷.
LATIN = (
    "\u0020-\u00a6\u00a8-\u00af\u00b2-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u024f"  # ASCII and Latin letters
    "\u2013\u2022\u2122€£"
)
# The same for a style sheet.
LATIN_RANGE = ", ".join(
    f"U+{ord(first):X}" + (f"-{ord(last):X}" if last else "") for first, last in re.findall("(.)(?:-(.))?", LATIN)
)
# “ ” and ‘ ’ are Chinese marks, and so around an English word in a Chinese sentence (GB/T 15834; CY/T 154). Inside English text
# they are English ones: where what they hold is Latin and so is what stands around, a space away; and the apostrophe in a word.
_LETTER = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_AROUND, _HELD = f"[{_LETTER},.:;!?)]", f"[{LATIN}’]*[{_LETTER}][{LATIN}’]*"
_CONTRACTED = "(?:s|t|re|ve|ll|d|m)(?![A-Za-z])"
_ENGLISH = re.compile(
    f"(?<={_AROUND} )“{_HELD}”(?=$| ?[{_LETTER}(]|[,.;:!?)])|(?<={_AROUND} )“[{LATIN}’]*$|^“{_HELD}”(?=[,.;:!?]? [{_LETTER}])|^{_HELD}”(?= [{_LETTER}])"
    f"|(?<=[{_LETTER}])’(?={_CONTRACTED})|‘[^‘’]*’|(?<=[{_LETTER}])’(?= ?[{_LETTER}])"
)
# One of these stands in every text of which a part is found above, or it begins so: looking for them costs a hundredth.
_TELLING, _BEGINS_ENGLISH = ("‘", "’", " “", "” "), re.compile(f"“[{LATIN}]")
_ENGLISH_QUOTES = re.compile(f"(?<={_AROUND} )‘{_HELD}’(?=$| [{_LETTER}(]|[,.;:!?)])")
_QUOTES = dict.fromkeys(map(ord, "“”‘’"), "'")
# An accent that stands apart belongs to its letter: in a face of its own it would be drawn above a dotted circle.
_RUNS = re.compile(f"([{LATIN}][{LATIN}\u0300-\u036f]*)|[^{LATIN}]+")
# Zero-width characters: a line may end here, or must not.
ZERO_WIDTH = BREAK, JOIN = "\u200b\u2060"
_LATIN_1 = range(0x80, 0x100)
_SIGN = re.compile("[\x80-\xff]")


class Script(Enum):
    """How a run finds its face; MARKS are Chinese ones that stand where LibreOffice takes them for Latin."""

    LATIN = auto()
    CHINESE = auto()
    MARKS = auto()


def split(text: str, seen: str = "") -> list[tuple[bool, str]]:
    """Split `text` into runs (latin, text): ASCII and Latin letters, digits and marks against everything else.

    What was cut out of a longer text is told apart by what is `seen` of that: `masked`, and as long as `text`.
    """
    return [(bool(run[1]), text[slice(*run.span())]) for run in _RUNS.finditer(seen or masked(text))]


def quoted(run: str) -> bool:
    """Tell whether there are quotation marks, or an apostrophe, in a text; in a Latin run they are English ones."""
    return any(mark in run for mark in "“”‘’")


def masked(text: str) -> str:
    """Return `text` with an ASCII mark in the place of each “ ” ‘ ’ that is an English one."""
    if not (any(mark in text for mark in _TELLING) or _BEGINS_ENGLISH.match(text)):
        return text
    return _ENGLISH.sub(lambda found: _english(found[0], text, found.start()), text)


def _english(marked: str, text: str, at: int) -> str:
    """Return what was found at a place of `text`, masked where it is English; what ‘ ’ hold is if they are, too."""
    if marked[0] != "‘" or _ENGLISH_QUOTES.match(text, at):
        return marked.translate(_QUOTES)
    return marked[0] + masked(marked[1:-1]) + marked[-1]


def visible(text: str) -> str:
    """Return a text without what only helps to end lines."""
    return text.replace(BREAK, "").replace(JOIN, "")


def runs(text: str, before: str = "", seen: str = "") -> Iterator[tuple[Script, str]]:
    """Split `text`, which stands behind `before`, into runs by script and tell marks that may pass for Latin.

    Signs such as · and ± do everywhere; marks of both scripts, such as “ and —, behind Latin or at a paragraph's head.
    """
    loose = not before or split(before)[0][0] or _is_latin_1(before)
    for latin, piece in split(text, seen):
        if latin:
            yield Script.LATIN, piece
            loose = True
            continue
        if not (_SIGN.search(piece) or (loose and unicodedata.east_asian_width(piece[0]) == "A")):
            yield Script.CHINESE, piece
            loose = False
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


_MARKS = "“”‘’—…·"


def is_wide(char: str) -> bool:
    """Tell whether a character stands a full Chinese character wide."""
    return char in _MARKS or unicodedata.east_asian_width(char) in {"W", "F"}
