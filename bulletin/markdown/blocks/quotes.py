"""Lines behind “>”: a segment goes in, the paragraphs of an editor's note, of a box under its label or of a quotation come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from bulletin.findings import Finding, Place, Source, at
from bulletin.markdown import cues
from bulletin.markdown.inline import HARD_BREAK, join
from bulletin.markdown.segments import Kind, Segment, split

Inline = Callable[[str, Place], str]
_MARK = re.compile(r"^\s*>\s?")
_NO_TEXT = {Kind.HEADING: "标题", Kind.LIST: "列表", Kind.TABLE: "表格", Kind.QUOTE: "“>”", Kind.FENCE: "代码块"}


def is_note(segment: Segment) -> bool:
    """Tell whether the lines are an editor's note."""
    return cues.NOTE.match(_MARK.sub("", segment.lines[0]).strip()) is not None


def to_html(segment: Segment, source: Source, inline: Inline) -> str:
    """Convert the lines: 编者按 to paragraphs of the note, 编后, 链接 and 【…】 to a box, anything else to a quotation."""
    parts = list(_paragraphs(segment, source))
    if is_note(segment):
        return "".join(_paragraph("note", inline(text, place), place) for text, place in parts)
    label = cues.BOX.match(parts[0][0])
    if label is None:
        return "".join(_paragraph(_quoted(text), inline(text, place), place) for text, place in parts)
    (first, where), *rest = parts
    head = f"<span class='box-label'>{inline(label[0], where)}</span>"
    tail = first[label.end() :]
    written = [_paragraph("box", head + (inline(tail, where) if tail else ""), where)]
    written += [_paragraph("box", inline(text, place), place) for text, place in rest]
    return f"<aside class='box'{at(segment.place(source))}>{''.join(written)}</aside>"


def findings(segment: Segment, source: Source) -> Iterator[Finding]:
    """Find what no quotation holds: headings, lists, tables, nothing at all."""
    unquoted = [_MARK.sub("", line) for line in segment.lines]
    if not any(map(str.strip, unquoted)):
        yield Finding(segment.place(source), "quote-empty", "“>”后面没有文字", "写上文字，或者删去这一行")
    elif cues.BOX.fullmatch(join(unquoted).strip()):
        yield Finding(
            segment.place(source), "quote-empty", "框里只有标签，没有文字", "在标签后面写上文字，或者删去这一行"
        )
    for inner in split("\n".join(unquoted), segment.line):
        if inner.kind in _NO_TEXT:
            place = segment.line_place(source, inner.line - segment.line)
            hint = "“>”里只写文字；要点写成一段一段的文字，中间空一行“>”；列表、表格、标题不加“>”"
            yield Finding(place, "quote-refused", f"“>”里不能有{_NO_TEXT[inner.kind]}", hint)


def _paragraphs(segment: Segment, source: Source) -> Iterator[tuple[str, Place]]:
    """Yield text and place of each paragraph: a line with “>” alone parts two."""
    numbered = enumerate(segment.lines)
    for filled, group in groupby(numbered, lambda line: bool(_MARK.sub("", line[1]).strip())):
        if filled:
            lines = list(group)
            part = replace(segment, line=segment.line + lines[0][0], lines=tuple(line for _, line in lines))
            yield join([_MARK.sub("", line) for line in part.lines]), part.place(source)


def _quoted(text: str) -> str:
    """Return the style of a quotation; lines whose ends the author sets are verse."""
    return "verse" if HARD_BREAK in text else "quotation"


def _paragraph(style: str, html: str, place: Place) -> str:
    return f"<p class='{style}'{at(place)}>{html}</p>"
