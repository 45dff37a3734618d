"""Cut the body of an issue into segments: runs of lines of one kind, each with the line it starts on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import takewhile

from bulletin.findings import Place, Source


class Kind(Enum):
    """What a segment is."""

    HEADING = auto()
    LIST = auto()
    TABLE = auto()
    QUOTE = auto()
    FOOTNOTE = auto()
    BREAK = auto()
    FENCE = auto()
    RULE = auto()
    PARAGRAPH = auto()
    # What a paragraph, or several, turn out to be by where they stand (bulletin/markdown/forms/).
    BYLINE = auto()
    SALUTATION = auto()
    ENCLOSURES = auto()
    SIGNATURE = auto()
    REMARK = auto()
    CONTRIBUTOR = auto()
    NAMES = auto()


@dataclass(frozen=True)
class Segment:
    """Lines of one kind; `line` is the number of the first in the file."""

    kind: Kind
    line: int
    lines: tuple[str, ...]

    def place(self, source: Source) -> Place:
        """Return the span from its first character to its last, white space around them left out."""
        first, last = self.lines[0], self.lines[-1]
        start = source.place(self.line, len(first) - len(first.lstrip()) + 1)
        end = (self.line + len(self.lines) - 1, len(last.rstrip()) + 1)
        return Place(start.path, start.line, start.column, start.text, *end)

    def line_place(self, source: Source, n: int) -> Place:
        """Return the span of its line `n`, counted from 0, white space around it left out."""
        line = self.lines[n]
        return source.place(self.line + n, len(line) - len(line.lstrip()) + 1, len(line.strip()))


BREAKS = ("\\分页", "\\newpage")
_FENCE = re.compile(r"\s*(```|~~~)")
_RULE = re.compile(r"\s{0,3}([-*_=])(?:\s*\1){2,}\s*")
_HEADING = re.compile(r"\s{0,3}#{1,6}(?!#)")
_QUOTE = re.compile(r"\s*>")
_FOOTNOTE = re.compile(r"\s*\[\^[^\]\s]+\]:")
ENTRY = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|(?P<number>\d{1,2})[.)])[ \t\u3000]+(?P<text>\S.*)")
# The line between a table's head and its body: bars, dashes and colons.
DELIMITER = re.compile(r"(?=.*\|)\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
# A table's head has no more rows.
MOST_HEADS = 4


def split(body: str, first_line: int) -> list[Segment]:
    """Cut `body`, whose first line is `first_line` of its file; blank lines part segments and are dropped."""
    lines = body.split("\n")
    segments: list[Segment] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        kind = _kind(lines, at)
        end = at + _length(kind, lines, at)
        segments.append(Segment(kind, first_line + at, tuple(lines[at:end])))
        at = end
    return segments


def _kind(lines: list[str], at: int) -> Kind:
    line = lines[at]
    if line.strip() in BREAKS:
        return Kind.BREAK
    if _is_table(lines, at):
        return Kind.TABLE
    for kind, pattern in _STARTS:
        if pattern.match(line):
            return kind
    return Kind.LIST if ENTRY.fullmatch(line.rstrip()) else Kind.PARAGRAPH


def _is_table(lines: list[str], at: int) -> bool:
    """Tell whether a table begins: rows of a head, if any, then a delimiter; one without a head has a row below it."""
    rows = list(takewhile(lambda line: "|" in line, lines[at : at + MOST_HEADS + 2]))
    heads = next((n for n, row in enumerate(rows) if DELIMITER.fullmatch(row)), MOST_HEADS + 1)
    return heads <= MOST_HEADS and (heads > 0 or len(rows) > 1)


_STARTS = (
    (Kind.FENCE, _FENCE),
    (Kind.RULE, re.compile(_RULE.pattern + "$")),
    (Kind.HEADING, _HEADING),
    (Kind.QUOTE, _QUOTE),
    (Kind.FOOTNOTE, _FOOTNOTE),
)


def _length(kind: Kind, lines: list[str], at: int) -> int:
    """Count the lines of the segment of `kind` that starts at `at`."""
    match kind:
        case Kind.HEADING | Kind.BREAK | Kind.RULE:
            return 1
        case Kind.FENCE:
            mark = lines[at].strip()[:3]
            rest = (n for n, line in enumerate(lines[at + 1 :], 2) if line.strip().startswith(mark))
            return next(rest, len(lines) - at)
        case Kind.LIST | Kind.FOOTNOTE:
            return _indented(kind, lines, at)
        case _:
            return sum(1 for _ in _run(kind, lines, at))


def _run(kind: Kind, lines: list[str], at: int) -> Iterator[str]:
    """Yield the lines that go on without a blank line and without the start of another kind."""
    for n in range(at, len(lines)):
        if not lines[n].strip():
            return
        if n > at and not _goes_on(kind, lines, n):
            return
        yield lines[n]


def _goes_on(kind: Kind, lines: list[str], n: int) -> bool:
    if kind is Kind.TABLE:
        return "|" in lines[n]
    if kind is Kind.QUOTE:
        return _kind(lines, n) in {Kind.QUOTE, Kind.PARAGRAPH}
    return _kind(lines, n) is Kind.PARAGRAPH


def _indented(kind: Kind, lines: list[str], at: int) -> int:
    """Count a list's or a footnote's lines: its entries, what hangs on to them, blank lines between them."""
    end = at + 1
    n = at + 1
    while n < len(lines):
        line = lines[n]
        if line.strip():
            own = _kind(lines, n)
            entry = kind is Kind.LIST and own is Kind.LIST
            lazy = own is Kind.PARAGRAPH and bool(lines[n - 1].strip())
            if not (entry or lazy or (own is Kind.PARAGRAPH and line.startswith(("  ", "\t")))):
                break
            end = n + 1
        n += 1
    return end - at
