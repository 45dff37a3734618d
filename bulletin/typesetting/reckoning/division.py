"""A paragraph divided behind a number of characters: where the PDF begins a page, Word is told to."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bulletin.document import Footnote, Inline, LineBreak, Link, Step, Text, plain, runs_of


def divide(
    inlines: tuple[Inline, ...], count: int, *, spaced: bool = False
) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Divide a paragraph behind `count` characters; white space and footnotes are not counted.

    Spaces and the line end that the second part would begin with are dropped; if it goes on on the same page (`spaced`), spaces
    belong to the first.
    """
    head: list[Inline] = []
    for index, inline in enumerate(inlines):
        if not count:
            return tuple(head), inlines[index + (not spaced and isinstance(inline, LineBreak)) :]
        match inline:
            case Text():
                taken = _reach(inline.text, count)
                taken += len(inline.text[taken:]) - len(inline.text[taken:].lstrip()) if spaced else 0
                count -= _length(inline.text[:taken])
                head.append(inline.cut(0, taken))
                if taken < len(inline.text):
                    rest = len(inline.text) - len(inline.text[taken:].lstrip(" "))
                    return tuple(head), (inline.cut(rest, len(inline.text)), *inlines[index + 1 :])
            case Link():
                front, back = divide(inline.inlines, count, spaced=spaced)
                count -= sum(_length(text) for _, text in runs_of("", front))
                head.append(replace(inline, inlines=front))
                if back:
                    return tuple(head), (replace(inline, inlines=back), *inlines[index + 1 :])
            case Footnote() | LineBreak() | Step():
                head.append(inline)
            case _:
                assert_never(inline)
    return tuple(head), ()


def size(inlines: tuple[Inline, ...]) -> int:
    """Count the characters of a paragraph, without white space and footnotes."""
    return _length(plain(inlines))


def _length(text: str) -> int:
    return sum(not char.isspace() for char in text)


def _reach(text: str, count: int) -> int:
    """Return how much of `text` holds `count` characters that are no white space."""
    for index, char in enumerate(text):
        if not count:
            return index
        count -= not char.isspace()
    return len(text)
