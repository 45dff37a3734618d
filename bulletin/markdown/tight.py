"""The mark of what may be drawn together, {紧}: a segment goes in, the segment without it comes out, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bulletin.findings import Finding, Place, Source
from bulletin.markdown import cues
from bulletin.markdown.forms import contributors
from bulletin.markdown.inline import join
from bulletin.markdown.segments import Kind, Segment

_WORD = r"\s*(?:紧排?|tight)\s*"
_MARK = re.compile(rf"\s*(?<!\\)\{{{_WORD}\}}\s*$")
_ANY = re.compile(rf"(?<!\\)[{{｛]{_WORD}[}}｝]")
_HEADING = re.compile(r"\s*(#+)\s*(.*)")
_SET_APART = (cues.COLUMN, cues.CAPTION)
_HINT = "“{紧}”用半角花括号，写在一段正文或者文章标题的最后；列表、表格、引文、脚注、附件标题里不能用"


def marked(text: str) -> tuple[str, bool]:
    """Return `text` without the mark that it ends with, and whether there was one."""
    match = _MARK.search(text)
    return (text[: match.start()], True) if match else (text, False)


def parted(segment: Segment) -> tuple[Segment, bool]:
    """Return the segment without the mark that it ends with, and whether there was one."""
    *above, last = segment.lines
    text, tight = marked(last)
    lines = (*above, text) if text.strip() or not above else tuple(above)
    return (replace(segment, lines=lines), True) if tight else (segment, False)


def attribute(*, close: bool) -> str:
    """Write the attribute of a paragraph or a heading that may be drawn together."""
    return " data-tight=''" if close else ""


def misplaced(segment: Segment, source: Source) -> Iterator[Finding]:
    """Find marks that stand where nothing is drawn together."""
    rest, tight = parted(segment)
    lines = rest.lines if tight and _is_drawn(rest) else segment.lines
    for n, line in enumerate(lines):
        for match in _ANY.finditer(line):
            yield refused(source.place(segment.line + n, match.start() + 1, len(match[0])))


def refused(place: Place) -> Finding:
    """Return the finding on a mark that stands at `place`."""
    return Finding(place, "tight-misplaced", "“{紧}”写在这里不起作用", _HINT)


def _is_drawn(segment: Segment) -> bool:
    """Tell whether a segment can be drawn together: a paragraph of text, a title, a heading that text runs on behind."""
    text = join(segment.lines)
    if segment.kind is Kind.PARAGRAPH:
        return (
            bool(text)
            and not contributors.is_bracketed(segment)
            and not any(cue.fullmatch(cues.light(text)) for cue in _SET_APART)
        )
    heading = _HEADING.fullmatch(text) if segment.kind is Kind.HEADING else None
    if heading is None:
        return False
    level, words = len(heading[1]), heading[2]
    return not cues.ATTACHMENT.fullmatch(cues.light(words)) if level == 1 else bool(cues.parted(words)[1])
