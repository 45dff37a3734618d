"""The 按语 of the front matter: its text goes in; its paragraphs in HTML, each with a place of its own, and its faults come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from bulletin.findings import Finding, Place, Source, at
from bulletin.markdown.segments import ENTRY


def paragraphs(note: str) -> list[str]:
    """Return the paragraphs of a note: each line is one."""
    return [line.strip() for line in note.split("\n") if line.strip()]


def to_html(note: str, place: Place, source: Source) -> str:
    """Write a note whose text stands at `place` in its `source`, behind the word 编者按 where it has none."""
    told = bool(re.match(r"(编者)?按", note))
    parts = paragraphs(note)
    written = [text if told or number else f"编者按：{text}" for number, text in enumerate(parts)]
    places = _places(parts, place, source)
    return "".join(
        f"<p class='note'{at(own)}>{Markup.escape(text)}</p>" for text, own in zip(written, places, strict=True)
    )


def findings(note: str, place: Place, source: Source) -> Iterator[Finding]:
    """Find the entries of a list, which would be printed with their marks, or run together where YAML folds the lines."""
    whole = set(paragraphs(note))
    for number in range(place.line, max(place.end_line, place.line) + 1):
        line = source.place(number).text
        entry = ENTRY.fullmatch(line.rstrip())
        if entry and (entry["number"] is None or line.strip() not in whole):
            where = source.place(number, len(entry["indent"]) + 1, len(line.strip()))
            hint = "要点写成一段一段的文字：按语写“按语: |”，下面每段一行，缩进两格，行首不加“-”"
            yield Finding(where, "quote-refused", "按语里不能有列表", hint)


def _places(parts: Sequence[str], place: Place, source: Source) -> Iterator[Place]:
    """Find where each paragraph stands; one that YAML folded begins where its first word does."""
    at_, end = source.offsets(place)
    for part in parts:
        piece = part if source.text.find(part, at_, end) >= 0 else part.split()[0]
        found = source.text.find(piece, at_, end)
        yield place if found < 0 else source.span(found, found + len(piece))
        at_ = found + len(piece) if found >= 0 else at_
