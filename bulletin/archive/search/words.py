"""What is looked for: words as they are typed go in; where a text has them comes out.

A word is found whatever blanks stand in it or in the text (王　伟, a title on two lines), and whichever case and width its letters and
digits have.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import NamedTuple

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_NARROW = {ord(char) + 0xFEE0: char for char in f"{string.ascii_letters}{string.digits}"}


class Hit(NamedTuple):
    """Where a text has a word, from `start` up to `end`; `word` is which one, from 0."""

    start: int
    end: int
    word: int


class Words(nullcontext[None]):
    """Words that are looked for as they are; those of one argument that full-width blanks part are several."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__()
        parts = [part for argument in arguments for part in argument.split("\u3000")]
        self.words = tuple(dict.fromkeys(word for part in parts if (word := _plain(part))))

    def find(self, texts: Sequence[str]) -> list[list[Hit]]:
        """Return the hits in each of the texts, in their order."""
        whole = "\n".join(map(_plain, texts))
        if not any(word in whole for word in self.words):
            return [[] for _ in texts]
        return [sorted(self._hits(text)) for text in texts]

    def _hits(self, text: str) -> Iterator[Hit]:
        plain = _plain(text)
        at = (
            [index for index, char in enumerate(text) if not char.isspace()]
            if len(plain) < len(text)
            else range(len(text))
        )
        for number, word in enumerate(self.words):
            start = plain.find(word)
            while start >= 0:
                yield Hit(at[start], at[start + len(word) - 1] + 1, number)
                start = plain.find(word, start + len(word))


def _plain(text: str) -> str:
    """Return a text without blanks, capitals and wide letters and digits, character by character."""
    together = "".join(text.split())
    if _WIDE.search(together):
        together = together.translate(_NARROW)
    lower = together.lower()
    return lower if len(lower) == len(together) else together
