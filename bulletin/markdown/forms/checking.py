"""Whether the 附件说明 and the attachments agree: segments and attachments go in, what differs comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from bulletin.findings import Edit, Finding, Severity, Source
from bulletin.markdown.body import Attachment
from bulletin.markdown.figures import is_figure
from bulletin.markdown.forms import contributors, signatures
from bulletin.markdown.forms.enclosures import Enclosure, entries, is_entry
from bulletin.markdown.misread import is_indented
from bulletin.markdown.segments import Kind, Segment
from bulletin.text.numerals import from_chinese

# What makes no difference between two names.
_SILENT = re.compile(r"[\s|]|[。；;，,、.：:]$")


def findings(segments: Sequence[Segment], source: Source, attachments: Sequence[Attachment]) -> Iterator[Finding]:
    """Find 附件说明 behind the 落款, and entries and attachments that do not belong to each other."""
    for before, segment in pairwise(segments):
        if (before.kind, segment.kind) == (Kind.SIGNATURE, Kind.ENCLOSURES):
            hint = "附件说明写在正文下面、落款上面"
            yield Finding(segment.place(source), "enclosures-late", "附件说明写在了落款后面", hint)
    yield from _joining(segments, source)
    listed = [entry for one in segments if one.kind is Kind.ENCLOSURES for entry in entries(one, source)]
    joined = {_last(one) for one in segments if one.kind is Kind.ENCLOSURES and signatures.joins(one)}
    for entry in listed:
        if entry.place.end_line in joined:  # its name is no name: it goes on with a 落款, which is told
            continue
        yield from _differing(entry, attachments, alone=len(listed) == len(attachments) == 1)
    for attachment in attachments if listed and not len(listed) == len(attachments) == 1 else ():
        if not any(_same(entry, attachment) or entry.number == _number(attachment) for entry in listed):
            message = f"附件说明里没有列出这个附件：{attachment.mark.text}"
            hint = "在附件说明里补上它的序号和名称"
            yield Finding(attachment.mark.place, "enclosures-lacking", message, hint, Severity.WARNING)


def _joining(segments: Sequence[Segment], source: Source) -> Iterator[Finding]:
    """Find paragraphs whose last line is a date, which a 落款 would have on a line of its own."""
    for segment in segments:
        indented = is_indented(segment.lines[-1])
        if segment.kind is Kind.ENCLOSURES and indented and signatures.joins(segment):
            yield _pasted(segment, source)
        told = indented  # with paragraph-joined
        plain = segment.kind in {Kind.PARAGRAPH, Kind.ENCLOSURES} and not is_figure(segment)
        if plain and not told and signatures.joins(segment):
            place = segment.line_place(source, len(segment.lines) - 1)
            hint = "是落款的，单位、日期各自成段，中间空一行，日期后面不加标点；不是的，把日期接在上一行后面写"
            yield Finding(place, "signature-joined", "这一行是日期，会和上一行连成一段", hint, Severity.WARNING)
    for segment, below in zip_longest(segments, segments[1:]):
        alone = segment.kind is Kind.PARAGRAPH and len(segment.lines) == 1 and _ends(below)
        if alone and signatures.on_one_line(segment.lines[0]):
            hint = "是落款的，单位、日期各写一行；不是的，末尾加标点"
            message = "单位和日期写在一行，会照正文排"
            yield Finding(segment.place(source), "signature-joined", message, hint, Severity.WARNING)


def _pasted(segment: Segment, source: Source) -> Finding:
    """Find the 落款 that was pasted right below the 附件说明: who signs, unless that is an entry, and the date."""
    last = len(segment.lines) - 1
    lines = [last - 1, last] if last > 1 and not is_entry(segment.lines[last - 1]) else [last]
    message = "落款紧接在附件说明下面，会印成附件的名称"
    hint = "落款的单位、日期各自成段：上面各空一行"
    fix = tuple(Edit(source.place(segment.line + n, 1), "\n") for n in lines)
    return Finding(segment.line_place(source, lines[0]), "paragraph-joined", message, hint, fix=fix)


def _last(segment: Segment) -> int:
    """Return the line of the file that a segment ends on."""
    return segment.line + len(segment.lines) - 1


def _ends(below: Segment | None) -> bool:
    """Tell whether a text ends above a segment."""
    ends = {Kind.HEADING, Kind.BREAK, Kind.FOOTNOTE, Kind.CONTRIBUTOR}
    return below is None or below.kind in ends or contributors.is_bracketed(below)


def _differing(entry: Enclosure, attachments: Sequence[Attachment], *, alone: bool) -> Iterator[Finding]:
    """Find that an entry has no attachment, or that its attachment is called otherwise."""
    if any(_same(entry, attachment) for attachment in attachments):
        return
    meant = next((one for one in attachments if alone or _number(one) == entry.number), None)
    if meant is None:
        message = f"附件说明列了“{entry.name}”，稿件里没有这个附件"
        hint = f"在全部文章之后写上“# 附件{entry.number or ''} {entry.name}”，或者删去这一条"
        yield Finding(entry.place, "enclosures-missing", message, hint, Severity.WARNING)
    else:
        title = meant.title.text.replace("|", "") if meant.title else ""
        message = f"附件说明里的名称与{meant.mark.text}的标题不同：“{entry.name}”与“{title}”"
        yield Finding(entry.place, "enclosures-differing", message, "改成一样的名称", Severity.WARNING)


def _same(entry: Enclosure, attachment: Attachment) -> bool:
    """Tell whether an entry and an attachment bear the same name."""
    return attachment.title is not None and _SILENT.sub("", entry.name) == _SILENT.sub("", attachment.title.text)


def _number(attachment: Attachment) -> int | None:
    """Return the number in an attachment's mark; None where it has none."""
    text = attachment.mark.text.removeprefix("附件")
    try:
        return int(text) if text.isdecimal() else from_chinese(text)
    except ValueError:  # none, or 附件一一
        return None
