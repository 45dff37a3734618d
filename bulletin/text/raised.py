"""Raised and lowered characters: a text goes in; its stretches, with ordinary characters to be raised or lowered, come out.

Faces have ¹ ² ³, but few have ₂ or ⁻; so a stretch that holds others is drawn from ordinary digits, letters and signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

SUPERSCRIPT, SUBSCRIPT = "superscript", "subscript"
_KINDS = {"<super>": SUPERSCRIPT, "<sub>": SUBSCRIPT}
_IN_FACES = "¹²³"
# The minus of mathematics is no Latin character; a hyphen is, and Word has one that no line ends behind.
_MINUS, HYPHEN = "\u2212", "-"


def _ordinary() -> dict[str, dict[str, str]]:
    """Return the ordinary character of each raised one, and of each lowered one (Unicode's block “Superscripts and Subscripts”)."""
    found: dict[str, dict[str, str]] = {SUPERSCRIPT: {}, SUBSCRIPT: {}}
    for char in (*_IN_FACES, *map(chr, range(0x2070, 0x20A0))):
        kind, _, code = unicodedata.decomposition(char).partition(" ")
        if kind in _KINDS:
            found[_KINDS[kind]][char] = chr(int(code, 16)).replace(_MINUS, HYPHEN)
    return found


_ORDINARY = _ordinary()
_WRITTEN = {kind: {plain: char for char, plain in table.items()} for kind, table in _ORDINARY.items()}
_STRETCH = re.compile(
    "|".join(
        f"(?P<{kind}>[{''.join(table)}]+(?:[.][{''.join(table)}]+)*)"  # PM₂.₅
        for kind, table in _ORDINARY.items()
    )
)


class Stretch(NamedTuple):
    """A stretch of a text: as it is `written`, as many characters as are `shown` for them, and how: SUPERSCRIPT, SUBSCRIPT or nothing."""

    written: str
    shown: str
    kind: str = ""


def stretches(text: str) -> Iterator[Stretch]:
    """Part a text into stretches."""
    at = 0
    for match in _STRETCH.finditer(text):
        kind = str(match.lastgroup)
        if set(match[0]) <= set(_IN_FACES):
            continue
        if match.start() > at:
            yield Stretch(text[at : match.start()], text[at : match.start()])
        yield Stretch(match[0], "".join(_ORDINARY[kind].get(char, char) for char in match[0]), kind)
        at = match.end()
    if at < len(text):
        yield Stretch(text[at:], text[at:])


def written(shown: str, kind: str) -> str:
    """Return what was written where `shown` is raised or lowered, by the end of its style's name; other text as it is."""
    table = next((table for name, table in _WRITTEN.items() if kind.endswith(name)), {})
    return "".join(table.get(char, char) for char in shown)
