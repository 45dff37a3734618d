"""A form of official writing: its segment goes in, its HTML and what is wrong with it come out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bulletin.errors import ContentError
from bulletin.findings import Edit, Finding, Place, Severity, Source, at
from bulletin.markdown.forms.dates import is_date, proper
from bulletin.markdown.forms.enclosures import Enclosure, entries
from bulletin.markdown.forms.pieces import bare, unnoted
from bulletin.markdown.inline import join
from bulletin.markdown.segments import Kind, Segment

Inline = Callable[[str, Place], str]
_GAP = re.compile(r"(?<=[^\x00-\x7f])[ \t\u3000]+(?=[^\x00-\x7f])")
_WIDE_DIGIT = re.compile("[０-９]")
_LAST_MARK = re.compile(r"[。；;，,、.．：:]$")
# From this number on an entry's number is wider by a digit.
_TENS = 10


@dataclass(frozen=True)
class Written:
    """A form as HTML; `dropped` is what of its source is not printed, or printed in another way."""

    html: str
    findings: tuple[Finding, ...] = ()
    dropped: str = ""


def written(segment: Segment, source: Source, inline: Inline) -> Written:
    """Write a segment of a form; ContentError where it cannot be set as it stands."""
    match segment.kind:
        case Kind.SALUTATION | Kind.REMARK:
            place = segment.place(source)
            style = segment.kind.name.lower()
            return Written(f"<p class='{style}'{at(place)}>{inline(join(segment.lines), place)}</p>")
        case Kind.BYLINE:
            return _byline(segment, source, inline)
        case Kind.SIGNATURE:
            return _signature(segment, source, inline)
        case _:
            return _enclosures(segment, source, inline)


def _byline(segment: Segment, source: Source, inline: Inline) -> Written:
    lines = [_line(segment, source, n) for n, line in enumerate(segment.lines) if line.strip()]
    html = "<br/>".join(inline(text, place) for text, place in lines)
    return Written(f"<p class='byline'{at(segment.place(source))}>{html}</p>")


def _line(segment: Segment, source: Source, n: int) -> tuple[str, Place]:
    """Return a line with its place; a gap between Chinese characters is one of them wide."""
    return _GAP.sub("\u3000", bare(segment.lines[n])), segment.line_place(source, n)


def _signature(segment: Segment, source: Source, inline: Inline) -> Written:
    """Write who signs, a paragraph a line, and the date below."""
    lines = [_line(segment, source, n) for n, line in enumerate(segment.lines) if line.strip()]
    written, place = lines[-1]
    text = unnoted(written)
    if not is_date(text):
        hint = "单位写在上面，日期写在下面"
        raise ContentError(Finding(lines[0][1].until(place), "signature-order", "落款的日期写在了单位上面", hint))
    due = proper(text)
    if due is None:
        raise ContentError(Finding(place, "signature-date", f"落款的日期不存在：{text}", "改成日历上有的日期"))
    findings: tuple[Finding, ...] = ()
    if due != re.sub(r"\s", "", text):
        fix = (Edit(place, due + written[len(text) :]),)
        findings = (Finding(place, "signature-date", f"落款的日期写法不对：{text}", f"写成“{due}”", fix=fix),)
    bodies = "".join(f"<p class='signature'{at(where)}>{inline(body, where)}</p>" for body, where in lines[:-1])
    return Written(
        f"{bodies}<p class='signature-date'{at(place)}>{due}{inline(written[len(text) :], place)}</p>",
        findings,
        text if findings else "",
    )


def _enclosures(segment: Segment, source: Source, inline: Inline) -> Written:
    """Write the entries below each other; only one has no number."""
    listed = entries(segment, source)
    if not listed:
        hint = "写成“附件：1. ……”，或者删去这一行"
        raise ContentError(Finding(segment.place(source), "enclosures-empty", "“附件：”后面没有附件的名称", hint))
    html = "".join(_entry(entry, inline, first=number == 0) for number, entry in enumerate(listed))
    findings = (*_numbers(listed), *(finding for entry in listed for finding in _marks(entry, source)))
    return Written(html, findings, "附件" * len(listed) + "".join(_WIDE_DIGIT.findall("".join(segment.lines))))


def _entry(entry: Enclosure, inline: Inline, *, first: bool) -> str:
    """Write an entry; its number stands before its name, and 附件： before the first one."""
    number, lead = entry.number, "附件：" if first else ""
    style = "enclosures" if first else "enclosures-tens" if number and number >= _TENS else "enclosures-next"
    style = "enclosures-single" if number is None else style
    mark = f"{number}. " if number is not None else ""
    return f"<p class='{style}'{at(entry.place)}>{lead}{mark}{inline(_GAP.sub('　', entry.name), entry.place)}</p>"


def _numbers(listed: list[Enclosure]) -> list[Finding]:
    """Find numbers that do not count from 1."""
    return [
        Finding(entry.place, "list-number-wrong", f"附件说明的号不连续：{entry.number}.", f"应为“{due}.”")
        for due, entry in enumerate(listed, 1)
        if entry.number not in {None, due}
    ]


def _marks(entry: Enclosure, source: Source) -> list[Finding]:
    """Find a mark behind the name of an attachment (GB/T 9704-2012, 7.3.4)."""
    mark = _LAST_MARK.search(entry.name)
    if mark is None:
        return []
    place = source.place(entry.place.end_line, entry.place.end_column - 1, 1)
    fix = (Edit(place, ""),)
    return [
        Finding(place, "enclosures-mark", f"附件名称后面有标点：{mark[0]}", "删去末尾的标点", Severity.WARNING, fix)
    ]
