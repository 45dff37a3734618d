"""How much work an issue is: its segments go in; where they are more than a bulletin, the place where it becomes too much comes out.

Work is counted in lines as they are set, about a thousandth of a second each: what is more trouble than a line of a paragraph, such
as a cell or a note, counts as several, and so does a line in several faces. So an issue ends within ten seconds and half a gigabyte, or is refused before any work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from math import ceil

from bulletin.errors import LimitError
from bulletin.findings import Finding, Source
from bulletin.markdown.segments import Kind, Segment

# So many lines are some 300 pages, or a roster of 1,640 rows with four columns.
MOST = 6_600
# How many characters stand on a line of text, and of a title.
_FULL, _FULL_TITLE = 28, 14
# What is more than a line of a paragraph, in lines.
_HEADING, _ENTRY, _PICTURE, _NOTE, _TITLE = 3, 2, 4, 12, 20
# What a line costs more where it turns to another face and back, in lines.
_TURN = 0.4
_FACES = re.compile(r"\*+|`+|[A-Za-z0-9]+")
_IS_TITLE = re.compile(r"\s{0,3}#(?!#)")


def refuse_too_much(segments: Iterable[Segment], source: Source) -> None:
    """Raise LimitError at the segment that makes an issue more work than MOST lines."""
    found = list(segments)
    for segment, sum_ in zip(found, accumulate(map(work, found)), strict=True):
        if sum_ > MOST:
            message = f"这一期太大：文字、表格、脚注、图片到这里合起来超过 {MOST} 行（上限）"
            hint = "分成几期；长的名单、大的表格另外成册"
            raise LimitError(Finding(segment.place(source), "issue-too-large", message, hint))


def work(segment: Segment) -> int:
    """Reckon how many lines' work a segment is."""
    return _set(segment) + ceil(_TURN * _turns(segment))


def _turns(segment: Segment) -> int:
    """Count the stretches of other faces; a cell of a table may be all of one."""
    table = segment.kind is Kind.TABLE
    return sum(max(len(_FACES.findall(line)) - (_cells(line) if table else 0), 0) for line in segment.lines)


def _set(segment: Segment) -> int:
    match segment.kind:
        case Kind.TABLE:
            return sum(map(_row, segment.lines))
        case Kind.HEADING if _IS_TITLE.match(segment.lines[0]):
            return _TITLE * _lines(segment.lines, _FULL_TITLE)
        case Kind.HEADING:
            return _HEADING * _lines(segment.lines, _FULL)
        case Kind.LIST:
            return _ENTRY * _lines(segment.lines, _FULL)
        case Kind.FOOTNOTE:
            return _NOTE * _lines(segment.lines, _FULL)
        case _:
            pictures = sum(line.count("](") for line in segment.lines if line.lstrip().startswith("!["))
            return _lines(segment.lines, _FULL) + _PICTURE * pictures


def _row(line: str) -> int:
    """Count the cells of a row, and the lines that they have beyond one each."""
    return max(_cells(line), ceil(len(line) / _FULL))


def _cells(line: str) -> int:
    return max(line.strip().strip("|").count("|") + 1, 1)


def _lines(lines: Iterable[str], full: int) -> int:
    return sum(max(ceil(len(line.strip()) / full), 1) for line in lines)
