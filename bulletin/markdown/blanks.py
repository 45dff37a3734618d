"""Lines that end in blanks, which elsewhere end a line: a segment goes in, findings come out."""

from __future__ import annotations

import re
from itertools import pairwise

from bulletin.findings import Finding, Severity, Source
from bulletin.markdown.segments import ENTRY, Kind, Segment

_BLANKS = re.compile(r"(?<=\S) {2,}$")
_JOINED = {Kind.PARAGRAPH, Kind.LIST, Kind.QUOTE, Kind.FOOTNOTE, Kind.SALUTATION, Kind.REMARK}


def blank_ends(segment: Segment, source: Source) -> list[Finding]:
    """Find lines of a paragraph that end in two blanks or more, where Markdown elsewhere begins a new line."""
    if segment.kind not in _JOINED:
        return []
    found = []
    for n, (line, after) in enumerate(pairwise(segment.lines)):
        match = _BLANKS.search(line)
        if match and not line.rstrip().endswith("\\") and after.strip() and not ENTRY.fullmatch(after.rstrip()):
            place = source.place(segment.line + n, match.start() + 1, len(match[0]))
            hint = "要换行的，在行末写反斜线“\\”；不要换行的，删去空格"
            message = "行末有两个空格，在本刊不表示换行：这一行和下一行会连在一起"
            found.append(Finding(place, "line-end-blank", message, hint, Severity.WARNING))
    return found
