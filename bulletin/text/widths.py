"""How wide text is: characters go in, shares of the type size come out.

A Chinese character is as wide as the type is high. The Latin face is Times New Roman, and every face that may stand in for it has the
widths of Adobe's Times-Roman and Times-Bold (Adobe Core 14 AFM files), by which documents are spaced the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata

from bulletin.text.scripts import LATIN, ZERO_WIDTH, quoted, split

_FIRST, _LAST = " ", "~"
# The widths of the printable characters of ASCII, from the space on, in thousandths.
_REGULAR = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 "
    "921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 "
    "333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541"
)
_BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570 500 "
    "930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 "
    "333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520"
)


def _table(widths: str) -> dict[str, float]:
    return {chr(code): int(width) / 1000 for code, width in enumerate(widths.split(), ord(_FIRST))}


_FACES = {False: _table(_REGULAR), True: _table(_BOLD)}
_QUOTES = {
    False: dict(zip("“”‘’", (0.444, 0.444, 0.333, 0.333), strict=True)),
    True: dict(zip("“”‘’", (0.5, 0.5, 0.333, 0.333), strict=True)),
}
# Signs and letters that one or another of the Chinese faces that stand in draws wider than the type is high (Fandol).
_WIDER = dict.fromkeys("‰ЖШЩЫЮж←→", 1.25)
_IS_LATIN = re.compile(f"[{LATIN}]")
# A Latin character that is not in the table, such as ® or €, is taken to be no wider than this.
_WIDEST = 1.0


def each(text: str, *, bold: bool = False) -> list[float]:
    """Return the widths of the characters of a text; quotation marks in English text are narrow."""
    return [
        _QUOTES[bold].get(char, 1) if quoted(char) and latin else width(char, bold=bold)
        for latin, run in split(text)
        for char in run
    ]


def width(char: str, *, bold: bool = False) -> float:
    """Return the width of a character in shares of the type size; what is never seen has none."""
    face = _FACES[bold]
    if char in face:
        return face[char]
    if char in ZERO_WIDTH or unicodedata.combining(char):
        return 0
    if not _IS_LATIN.match(char):
        return _WIDER.get(char, 1)
    return face.get(unicodedata.normalize("NFD", char)[0], _WIDEST)
