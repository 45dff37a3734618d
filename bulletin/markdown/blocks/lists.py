"""A segment of list lines goes in; nested ul and ol come out, each entry with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from bulletin.errors import ContentError
from bulletin.findings import Edit, Finding, Place, Source, at
from bulletin.markdown.inline import join
from bulletin.markdown.segments import ENTRY, Segment

MAX_DEPTH = 3


@dataclass
class _Entry:
    place: Place
    mark: str
    indent: int
    number: int | None
    lines: list[str]
    nested: list[_Entry] = field(default_factory=list)

    @property
    def mark_place(self) -> Place:
        """Where its mark stands, without its text."""
        return self.place.shifted(0, len(self.mark))


def parse_list(segment: Segment, source: Source, inline: Callable[[str, Place], str]) -> str:
    """Turn the lines into HTML; `inline` converts an entry's text.

    Raises ContentError for numbers that do not follow each other, for a list that changes its kind, for one nested deeper
    than three levels, and for an entry of two paragraphs.
    """
    entries = _nest(_entries(segment, source))
    findings = _findings(entries, 1)
    if findings:
        raise ContentError(findings)
    return _html(entries, inline)


def _entries(segment: Segment, source: Source) -> list[_Entry]:
    entries: list[_Entry] = []
    for offset, line in enumerate(segment.lines):
        match = ENTRY.fullmatch(line.rstrip())
        if match:
            indent = len(match["indent"].expandtabs(4))
            place = segment.line_place(source, offset)
            number = int(match["number"]) if match["number"] else None
            entries.append(_Entry(place, match["mark"], indent, number, [match["text"]]))
        elif line.strip() and segment.lines[offset - 1].strip():
            entries[-1].lines.append(line)
            entries[-1].place = entries[-1].place.until(segment.line_place(source, offset))
        elif line.strip():
            hint = "接着上一行写，不空行；另成一段的，行首不空格"
            raise ContentError(
                Finding(
                    segment.line_place(source, offset), "list-paragraph", "列表的一项只能有一段，这一段缩进了", hint
                )
            )
    return entries


def _nest(flat: list[_Entry]) -> list[_Entry]:
    """Hang each entry on the last one that is indented less."""
    roots: list[_Entry] = []
    stack: list[_Entry] = []
    for entry in flat:
        while stack and stack[-1].indent >= entry.indent:
            stack.pop()
        (stack[-1].nested if stack else roots).append(entry)
        stack.append(entry)
    return roots


def _findings(entries: list[_Entry], depth: int) -> list[Finding]:
    if depth > MAX_DEPTH:
        hint = "把最里层并到上一层，或者改用标题分层"
        return [Finding(entries[0].place, "list-too-deep", f"列表嵌套超过 {MAX_DEPTH} 层", hint)]
    findings = []
    for previous, entry in pairwise(entries):
        if (previous.number is None) != (entry.number is None):
            findings.append(
                Finding(
                    entry.mark_place,
                    "list-mixed",
                    "同一个列表里既有数字又有“-”",
                    "同一层只用一种记号；换一种就空一行另起一段文字",
                )
            )
        elif entry.number is not None and previous.number is not None and entry.number != previous.number + 1:
            expected = previous.number + 1
            findings.append(_number_wrong(entry, expected))
    nested = (finding for entry in entries if entry.nested for finding in _findings(entry.nested, depth + 1))
    return [*findings, *nested]


def _number_wrong(entry: _Entry, expected: int) -> Finding:
    place = entry.mark_place
    fix = (Edit(place, f"{expected}{entry.mark[-1]}"),)
    return Finding(place, "list-number-wrong", f"列表的号不连续：{entry.number}.", f"应为“{expected}.”", fix=fix)


def _html(entries: list[_Entry], inline: Callable[[str, Place], str]) -> str:
    first = entries[0]
    tag = "ul" if first.number is None else "ol"
    start = f" start='{first.number}'" if first.number is not None else ""
    items = "".join(_item(entry, inline) for entry in entries)
    return f"<{tag} class='list'{start}{at(first.place)}>{items}</{tag}>"


def _item(entry: _Entry, inline: Callable[[str, Place], str]) -> str:
    nested = _html(entry.nested, inline) if entry.nested else ""
    number = f" data-mark='{entry.number}'" if entry.number is not None else ""
    return f"<li{at(entry.place)}{number}>{inline(join(entry.lines), entry.place)}{nested}</li>"
