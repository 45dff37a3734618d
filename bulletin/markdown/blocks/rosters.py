"""Lists of names in the Markdown: segments go in, those that are such a list come out as one; a list goes in, its dl comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby

from bulletin.errors import ContentError
from bulletin.findings import Finding, Place, Source, at
from bulletin.markdown import cues
from bulletin.markdown.forms import contributors
from bulletin.markdown.forms.dates import is_date
from bulletin.markdown.forms.pieces import bare, unnoted
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
    runs = [(readable, list(group)) for readable, group in groupby(segments, _is_readable)]
    for number, (readable, run) in enumerate(runs):
        if readable and number + 1 < len(runs) and _signs(run, runs[number + 1][1][0]):
            runs[number + 1][1].insert(0, run.pop())
        if readable and (_marked(run) or roster.is_list(_rows(run), _lead(before))):
            yield _joined(run)
        else:
            yield from run
        before = run[-1]


def _signs(run: Sequence[Segment], behind: Segment) -> bool:
    """Tell whether the last of several paragraphs is a name alone with a date behind: it signs the text, and is not on the list."""
    rows = _rows(run[-1:])
    alone = len(rows) == 1 and not rows[0].label and len(rows[0].names) == 1
    return len(run) > 1 and alone and behind.kind is Kind.PARAGRAPH and is_date(bare(behind.lines[0]))


def _is_readable(segment: Segment) -> bool:
    """Tell whether a segment may be a part of a list of names."""
    if segment.kind is not Kind.PARAGRAPH:
        return False
    text = cues.light(join(segment.lines))
    told = contributors.is_bracketed(segment) or any(one.fullmatch(text) for one in (cues.CAPTION, cues.ATTACHMENT))
    return not told and (_marked([segment]) or roster.all_names(list(map(_unmarked, segment.lines))))


def _marked(run: Sequence[Segment]) -> bool:
    return any(_MARKED.search(segment.lines[-1]) for segment in run)


def _lead(before: Segment | None) -> str | None:
    """Return the heading or the paragraph that leads to a list of names below it, nothing of a title that stands elsewhere."""
    text = join(before.lines) if before else ""
    if before is None or before.kind is Kind.HEADING or (before.kind is Kind.PARAGRAPH and roster.leads(text)):
        return text
    return None


def _rows(run: Sequence[Segment]) -> list[Row]:
    lines = (_MARKED.sub("", line) for segment in run for line in segment.lines)
    return [row for line in lines if (row := roster.read(_unmarked(line)))]


def _unmarked(line: str) -> str:
    """Return a line without footnotes and bold, which no list of names has, but for the label: what has them is told, not taken for prose."""
    return line if roster.read(line) else unnoted(line).replace("**", "")


def _joined(run: Sequence[Segment]) -> Segment:
    """Make one segment of several, with the blank lines between them."""
    lines = list(run[0].lines)
    for segment in run[1:]:
        lines += [""] * (segment.line - run[0].line - len(lines)) + list(segment.lines)
    return replace(run[0], kind=Kind.NAMES, lines=tuple(lines))


def parse_names(segment: Segment, source: Source) -> str:
    """Turn a list of names into a dl, each label and each name with its place; ContentError for what is none."""
    rows = [roster.read(_MARKED.sub("", line)) for line in segment.lines]
    if findings := list(_findings(segment, source, rows)):
        raise ContentError(findings)
    wide = any(row is not None and len(row.label) == len("副主任：") for row in rows)
    html, before = "", None
    for number, row in enumerate(rows, segment.line):
        if row is not None:
            html += _label(row, source.place(number, 1), wide=wide) if row.label else "" if before else "<dt/>"
            html += "".join(_name(name, source.place(number, 1)) for name in row.names)
        before = row
    return f"<dl class='names'{at(segment.place(source))}>{html}</dl>"


def _label(row: Row, line: Place, *, wide: bool) -> str:
    """Write a label; one of two characters is as `wide` as one of three, 主　任： above 副主任：, where there is such a one."""
    text = (_gapped if wide else _whole)(row.label, bold=row.bold)
    return f"<dt{at(line.shifted(row.start, row.end - row.start))}>{text}</dt>"


def _name(name: Name, line: Place) -> str:
    return f"<dd{at(line.shifted(name.start, name.end - name.start))}>{_gapped(name.text)}</dd>"


def _gapped(text: str, *, bold: bool = False) -> str:
    """Mark the gap of a name of two characters."""
    if not roster.spread(text):
        return _whole(text, bold=bold)
    return f"<span class='name-gap'>{_whole(text[0], bold=bold)}</span>{_whole(text[1:], bold=bold)}"


def _whole(text: str, *, bold: bool) -> str:
    return f"<strong>{escape(text)}</strong>" if bold else escape(text)


def _findings(segment: Segment, source: Source, rows: Sequence[Row | None]) -> Iterator[Finding]:
    for number, (line, row) in enumerate(zip(segment.lines, rows, strict=True)):
        place = source.place(segment.line + number, 1)
        if row is not None:
            yield from (_alone(place, name) for name in row.names if name.alone)
        elif line.strip():
            hint = "名单里只写姓名，不加粗，不带脚注，姓名之间用空格隔开；分组写“主任：”这样的名称；说明放在姓名后面的括号里"
            yield Finding(segment.line_place(source, number), "names-unreadable", "名单里这一行不只是姓名", hint)


def _alone(line: Place, name: Name) -> Finding:
    hint = "两个字的姓名写成“王　伟”或者“王伟”；姓名里面不再加别的空格"
    place = line.shifted(name.start, name.end - name.start)
    return Finding(place, "name-alone", f"名单里有一个字单独成了姓名：{name.text}", hint)
