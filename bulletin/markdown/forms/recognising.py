"""What a paragraph is by where it stands: segments go in; those at the beginning and the end of a text come out with their kind.

Below a title stand its speaker or date, then whom it addresses; at the end of a text stand the list of its attachments, the body that
issues it with the date, and the contributor. What stands elsewhere is text, however it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from bulletin.markdown.cues import COLUMN
from bulletin.markdown.figures import is_figure
from bulletin.markdown.forms import contributors, enclosures, people, signatures
from bulletin.markdown.forms.bylines import is_byline, is_department
from bulletin.markdown.forms.pieces import bare, cut, merged
from bulletin.markdown.segments import Kind, Segment

_TITLE = re.compile(r"\s{0,3}#(?!#)")
# What may stand between the parts of a beginning or an end: notes are set elsewhere, and a label stands above a title.
_ASIDE = {Kind.FOOTNOTE, Kind.BREAK}
_BEFORE = {Kind.QUOTE, *_ASIDE}
# So many lines may stand below a title: a name, an office, a date.
_MOST_BYLINES = 3
_OPEN, _CLOSED = re.compile("[（(]"), re.compile("[）)]")
_REMARK = re.compile(r"[（(][^（）()]+[）)]")


def recognised(segments: Iterable[Segment]) -> list[Segment]:
    """Tell each article and attachment, which titles part, what it begins and ends with."""
    parts: list[list[Segment]] = [[]]
    for segment in segments:
        if segment.kind is Kind.HEADING and _TITLE.match(segment.lines[0]):
            parts.append([])
        parts[-1].append(segment)
    return [segment for part in parts for segment in _part(part)]


def _part(part: list[Segment]) -> list[Segment]:
    """Tell one article or attachment; its title is the first segment, if it has one."""
    count = int(bool(part) and part[0].kind is Kind.HEADING and bool(_TITLE.match(part[0].lines[0])))
    return [*part[:count], *_ended(_begun(part[count:]))]


def _begun(text: list[Segment]) -> list[Segment]:
    """Tell what a text begins with: what stands below its title, then whom it addresses."""
    first = next((n for n, one in enumerate(text) if one.kind not in _BEFORE and not _is_label(one)), len(text))
    text = [*text[:first], *_apart(text[first:])]
    last = first
    while last < len(text) and _is_byline(text[first : last + 1]):
        last += 1
    last = last if any(segment.kind not in _ASIDE for segment in text[last:]) else first
    last = first if _recurs(text[last:]) else last
    below = [merged(text[first:last], Kind.BYLINE)] if last > first else []
    return [*text[:first], *below, *_addressed(text[last:])]


def _apart(text: list[Segment]) -> list[Segment]:
    """Part the lines that stand below a title from whom the text addresses, where no blank line does."""
    lines = text[0].lines if text and text[0].kind is Kind.PARAGRAPH else ()
    count = next((n for n, line in enumerate(lines) if not is_byline(line.strip())), 0)
    return [*cut(text[0], count), *text[1:]] if count and people.is_address(lines[count].strip()) else text


def _is_byline(segments: Sequence[Segment]) -> bool:
    lines = _whole(line for segment in segments for line in segment.lines)
    light = not any(line.strip().startswith("**") for segment in segments for line in segment.lines)
    plain = all(segment.kind is Kind.PARAGRAPH for segment in segments) and not is_figure(segments[-1])
    return plain and len(lines) <= _MOST_BYLINES and all(_stands_below(line, light=light) for line in lines)


def _stands_below(line: str, *, light: bool) -> bool:
    """Tell whether a line may stand below a title; the name of a body that is not `light` is a heading of its author's."""
    return is_byline(line) or (light and is_department(line)) or contributors.is_author(line)


def _whole(lines: Iterable[str]) -> list[str]:
    """Return lines, one that is open in brackets with those that go on: （2020年5月7日……通过 and 2024年6月8日……修订）."""
    found: list[str] = []
    for line in map(bare, lines):
        if found and len(_OPEN.findall(found[-1])) > len(_CLOSED.findall(found[-1])):
            found[-1] += line
        else:
            found.append(line)
    return found


def _recurs(text: Sequence[Segment]) -> bool:
    """Tell whether dates or names stand alone throughout a text, as in a chronicle: then the first one stands below no title.

    Those at the end sign it.
    """
    alone = [_is_byline([segment]) for segment in text if segment.kind not in _ASIDE]
    return any(alone[: len(alone) - len(list(takewhile(bool, reversed(alone))))])


def _addressed(text: list[Segment]) -> list[Segment]:
    """Tell whom a text addresses; what leads to a list or a table is no address."""
    if not text or text[0].kind is not Kind.PARAGRAPH:
        return text
    address, rest = text[0], text[1:]
    if len(address.lines) > 1 and people.is_address(address.lines[0].strip()):
        address, behind = cut(address, 1)
        rest = [behind, *rest]
    follows = next((segment for segment in rest if segment.kind not in _ASIDE), None)
    led = follows is not None and follows.kind in {Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTE} and not is_figure(follows)
    if led and people.is_address("".join(line.strip() for line in address.lines)):
        return [replace(address, kind=Kind.SALUTATION), *rest]
    return text


def _ended(text: list[Segment]) -> list[Segment]:
    """Tell what a text ends with, from its last line upwards."""
    end = len(text)
    while end and _stands_behind(text[end - 1]):
        end -= 1
    tail = text[end:]
    head = _contributed(text[:end])
    if head and head[-1].kind is Kind.CONTRIBUTOR:
        tail = [head.pop(), *tail]
    if head and _is_remark(head[-1]) and signatures.taken(head[:-1])[1]:
        tail = [replace(head.pop(), kind=Kind.REMARK), *tail]
    found: list[Segment] = []
    for tell in (enclosures.taken, signatures.taken, enclosures.taken):
        head, form = tell(head)
        found = [*form, *found]
    return [*head, *found, *tail]


def _stands_behind(segment: Segment) -> bool:
    """Tell whether a segment may stand behind what ends a text: the contributor, a box, the label of the next title."""
    return segment.kind in _BEFORE or _is_label(segment) or contributors.is_bracketed(segment)


def _is_label(segment: Segment) -> bool:
    return segment.kind is Kind.PARAGRAPH and bool(COLUMN.fullmatch("".join(line.strip() for line in segment.lines)))


def _is_remark(segment: Segment) -> bool:
    """Tell whether a paragraph stands in brackets, as what is remarked below a date does (GB/T 9704-2012, 7.3.6)."""
    return segment.kind is Kind.PARAGRAPH and bool(_REMARK.fullmatch("".join(line.strip() for line in segment.lines)))


def _contributed(text: list[Segment]) -> list[Segment]:
    """Tell a contributor without brackets, which is the last of several paragraphs."""
    last = text[-1] if text else None
    if last and len(text) > 1 and last.kind is Kind.PARAGRAPH and contributors.is_bare(last):
        return [*text[:-1], replace(last, kind=Kind.CONTRIBUTOR)]
    return text
