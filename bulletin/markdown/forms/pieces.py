"""Cutting and joining segments: lines of the source stay where they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin.markdown.segments import Kind, Segment

_NOTED = re.compile(r"\[\^[^\]\s]+\]")


def cut(segment: Segment, count: int) -> tuple[Segment, Segment]:
    """Cut a segment behind so many of its lines, or before so many of its last ones."""
    count = count if count >= 0 else max(len(segment.lines) + count, 0)
    head = replace(segment, lines=segment.lines[:count])
    return head, replace(segment, line=segment.line + count, lines=segment.lines[count:])


def merged(segments: Sequence[Segment], kind: Kind) -> Segment:
    """Make one segment of `kind` of several that follow each other, with the blank lines between them."""
    lines: list[str] = []
    for segment in segments:
        lines += [""] * (segment.line - segments[0].line - len(lines))
        lines += segment.lines
    return Segment(kind, segments[0].line, tuple(lines))


def unnoted(line: str) -> str:
    """Return a line without the marks of footnotes, which make no other line of it."""
    return _NOTED.sub("", line) if "[^" in line else line


def stripped(segment: Segment) -> list[str]:
    """Return the lines of a segment without the white space around them; bold is taken from a line that is bold as a whole."""
    return [bare(line) for line in segment.lines]


def bare(line: str) -> str:
    """Return a line without white space around it, and without the marks that make all of it bold."""
    line = line.strip().removesuffix("\\").rstrip()
    whole = line[2:-2]
    return whole.strip() if line.startswith("**") and line.endswith("**") and whole and "*" not in whole else line
