"""Lists of names in the Markdown: segments go in, those that are such a list come out as one; a list goes in, its dl comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bulletin.findings import Finding, Source, at
from bulletin.markdown import cues
from bulletin.markdown.inline import join
from bulletin.markdown.segments import Kind, Segment
from bulletin.text import roster
from bulletin.text.roster import Name, Row

# Makes a list of what would not be taken for one.
MARK = "{名单}"
_MARKED = re.compile(r"\s*\{名单\}\s*$")


def gathered(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Make one segment of paragraphs that are a list of names, and of those that follow it with blank lines between."""
    before: Segment | None = None
    for readable, group in groupby(segments, _is_readable):
        run = list(group)
        if readable and (_marked(run) or roster.is_list(_rows(run), _lead(before))):
            yield _joined(run)
        else:
            yield from run
        before = run[-1]


def _is_readable(segment: Segment) -> bool:
    """Tell whether a segment may be a part of a list of names."""
    if segment.kind is not Kind.PARAGRAPH:
        return False
    text = cues.light(join(segment.lines))
    told = any(pattern.fullmatch(text) for pattern in (cues.CONTRIBUTOR, cues.CAPTION, cues.ATTACHMENT))
    return not told and (_marked([segment]) or roster.all_names(segment.lines))


def _marked(run: Sequence[Segment]) -> bool:
    return any(_MARKED.search(segment.lines[-1]) for segment in run)


def _lead(before: Segment | None) -> str | None:
    """Return the heading or the paragraph that leads to a list of names below it, nothing of a title that stands elsewhere."""
    text = join(before.lines) if before else ""
    if before is None or before.kind is Kind.HEADING or (before.kind is Kind.PARAGRAPH and roster.leads(text)):
        return text
    return None


def _rows(run: Sequence[Segment]) -> list[Row]:
    return [row for segment in run for line in segment.lines if (row := roster.read(_MARKED.sub("", line)))]


def _joined(run: Sequence[Segment]) -> Segment:
    """Make one segment of several, with the blank lines between them."""
    lines = list(run[0].lines)
    for segment in run[1:]:
        lines += [""] * (segment.line - run[0].line - len(lines)) + list(segment.lines)
    return replace(run[0], kind=Kind.NAMES, lines=tuple(lines))


def parse_names(segment: Segment, source: Source) -> tuple[str, list[Finding]]:
    """Turn a list of names into a dl, each label and each name with its place; find what is none."""
    findings: list[Finding] = []
    html, goes_on = "", False
    wide = _widened([row for line in segment.lines if (row := roster.read(_MARKED.sub("", line)))])
    for number, line in enumerate(segment.lines):
        row = roster.read(_MARKED.sub("", line)) if line.strip() else None
        if line.strip() and row is None:
            findings.append(_unreadable(segment, source, number))
        if row is None:
            goes_on = False
            continue
        place = source.place(segment.line + number, 1)
        findings += (_alone(source, segment.line + number, name) for name in row.names if name.alone)
        if row.label:
            text = f"{_gapped(row.label) if wide else row.label}"
            text = f"<strong>{text}</strong>" if row.bold else text
            html += f"<dt{at(place.shifted(row.start, row.end - row.start))}>{text}</dt>"
        elif not goes_on:
            html += "<dt/>"
        html += "".join(
            f"<dd{at(place.shifted(name.start, name.end - name.start))}>{_gapped(name.text)}</dd>" for name in row.names
        )
        goes_on = True
    return f"<dl class='names'{at(segment.place(source))}>{html}</dl>", findings


def _gapped(text: str) -> str:
    """Mark the gap of a name of two characters."""
    return f"<span class='name-gap'>{text[0]}</span>{text[1:]}" if roster.spread(text) else text


def _widened(rows: Sequence[Row]) -> bool:
    """Tell whether labels of two characters stand beside one of three: 主　任： above 副主任：."""
    return any(len(row.label) == len("副主任：") for row in rows)


def _alone(source: Source, line: int, name: Name) -> Finding:
    place = source.place(line, name.start + 1, name.end - name.start)
    hint = "两个字的姓名写成“王　伟”或者“王伟”；姓名里面不再加别的空格"
    return Finding(place, "name-alone", f"名单里有一个字单独成了姓名：{name.text}", hint)


def _unreadable(segment: Segment, source: Source, number: int) -> Finding:
    hint = "名单里只写姓名，姓名之间用空格隔开；分组写“主任：”这样的名称；说明放在姓名后面的括号里"
    return Finding(segment.line_place(source, number), "names-unreadable", "名单里这一行不只是姓名", hint)
