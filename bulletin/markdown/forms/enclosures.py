"""The 附件说明: what a text lists as its attachments; paragraphs and lists at its end go in, entries with their places come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin.findings import Place, Source
from bulletin.markdown.figures import is_figure
from bulletin.markdown.forms.pieces import bare, cut, merged
from bulletin.markdown.segments import Kind, Segment

_LABEL = re.compile(r"附\s*件\s*(?:[0-9０-９]{1,2})?\s*[：:]")
_HEAD = re.compile(r"附\s*件\s*[：:]\s*(?P<rest>.*)")
_NUMBERED = re.compile(r"(?:附\s*件\s*)?(?P<number>[0-9０-９]{1,2})\s*[.．、：:](?!\d)\s*(?P<rest>.*)")
_ENDED = re.compile(r".*[。！？：；…”’）》]")
# A name of an attachment is no sentence, and no longer than this.
_SENTENCE = re.compile(r"[。！？]\S")
_LONGEST = 120


class Enclosure(NamedTuple):
    """An entry: its number, None for the only one that has none, its name, and where that stands."""

    number: int | None
    name: str
    place: Place


def taken(text: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Take the 附件说明 from the end of a text: the paragraph that begins with 附件： and what goes on with numbers behind it."""
    start = len(text)
    while start and _goes_on(text[start - 1]):
        start -= 1
    if start and (count := _heading(text[start - 1])) is not None:
        above, own = cut(text[start - 1], count)
        return [*text[: start - 1], *([above] if above.lines else [])], [merged([own, *text[start:]], Kind.ENCLOSURES)]
    labelled = start < len(text) and all(_LABEL.match(bare(segment.lines[0])) for segment in text[start:])
    return (list(text[:start]), [merged(text[start:], Kind.ENCLOSURES)]) if labelled else (list(text), [])


def _goes_on(segment: Segment) -> bool:
    """Tell whether a segment is nothing but numbered entries."""
    if segment.kind not in {Kind.LIST, Kind.PARAGRAPH} or is_figure(segment):
        return False
    return all(_NUMBERED.fullmatch(bare(line)) for line in segment.lines if line.strip()) and _is_short(segment)


def is_entry(line: str) -> bool:
    """Tell whether a line of a 附件说明 begins an entry; else it goes on with the one above."""
    return bool(_HEAD.fullmatch(bare(line)) or _NUMBERED.fullmatch(bare(line)))


def _heading(segment: Segment) -> int | None:
    """Return which line of a paragraph begins the 附件说明; None where none does."""
    if segment.kind is not Kind.PARAGRAPH:
        return None
    for number, line in enumerate(segment.lines):
        if _HEAD.fullmatch(bare(line)):
            above, own = cut(segment, number)
            begun = not above.lines or _ENDED.fullmatch(above.lines[-1].strip())
            return number if begun and _is_short(own) else None
    return None


def _is_short(segment: Segment) -> bool:
    return all(len(line) <= _LONGEST and not _SENTENCE.search(line.strip()) for line in segment.lines)


def entries(segment: Segment, source: Source) -> list[Enclosure]:
    """Return the entries of a 附件说明; a line without a number goes on with the name before it."""
    found: list[Enclosure] = []
    for number, name, place in _lines(segment, source):
        if number is None and found:
            last = found.pop()
            found.append(last._replace(name=last.name + name, place=last.place.until(place)))
        elif name:
            found.append(Enclosure(number, name, place))
    return found


def _lines(segment: Segment, source: Source) -> Iterator[tuple[int | None, str, Place]]:
    """Yield number, name and place of each line; a line of 附件： alone has no name."""
    for offset, line in enumerate(segment.lines):
        text = bare(line)
        head = _HEAD.fullmatch(text)
        rest = head["rest"] if head else text
        numbered = _NUMBERED.fullmatch(rest)
        number, name = (int(numbered["number"]), numbered["rest"]) if numbered else (None, rest)
        at = line.rindex(name)
        for part in _parts(number, name):
            start = line.index(part.name, at)
            yield part.number, part.name, source.place(segment.line + offset, start + 1, len(part.name))
            at = start + len(part.name)


class _Part(NamedTuple):
    number: int | None
    name: str


def _parts(number: int | None, name: str) -> Iterator[_Part]:
    """Part the entries that stand on one line: a blank or a mark and the next number begin another one."""
    while number is not None and (
        match := re.search(rf"(?:\s+|[；;，,、]\s*){number + 1}[.．、](?!\d)\s*(?=\S)", name)
    ):
        yield _Part(number, name[: match.start()].rstrip("；;，,、"))
        number, name = number + 1, name[match.end() :]
    if name:
        yield _Part(number, name)
