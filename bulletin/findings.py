"""What is found: a Finding names a fault, its Place in a Source, how grave it is and what to do about it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

_WIDEST = 100


class Severity(StrEnum):
    """How grave a finding is: only an error keeps files from being written."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Place:
    """A span of a file: `line` and `column` count from 1, in characters; 0 means the whole file or line.

    It ends before `end_line` and `end_column`; these are 0 where only its beginning is known. `text` is the source line
    that it begins on, so that a finding can be shown without reading the file again.
    """

    path: str
    line: int = 0
    column: int = 0
    text: str = field(default="", compare=False, repr=False)
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """Return path:line:column, leaving out what is not known."""
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])

    def shifted(self, by: int, length: int = 0) -> Place:
        """Return the `length` characters that begin `by` characters further on the same line."""
        column = self.column + by
        end = (self.line, column + length) if length else (0, 0)
        return Place(self.path, self.line, column, self.text, *end)

    def until(self, end: Place) -> Place:
        """Return the span from here to the end of `end`; unknown where that end is."""
        return replace(self, end_line=end.end_line, end_column=end.end_column)


@dataclass(frozen=True)
class Source:
    """A text file that places point into: `path` as it is shown, `text` with LF line ends."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines without their ends; split once, since every place of a file asks for one."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        """Return how many characters stand before each line."""
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        return starts[:-1]

    def place(self, line: int, column: int = 0, length: int = 0) -> Place:
        """Return the `length` characters from `line` and `column` on; a line outside the text has no source line."""
        lines = self.lines
        end = (line, column + length) if length else (0, 0)
        return Place(self.path, line, column, lines[line - 1] if 0 < line <= len(lines) else "", *end)

    def span(self, start: int, end: int) -> Place:
        """Return the place of `text[start:end]`."""
        line = bisect_right(self._starts, start)
        end_line = bisect_right(self._starts, end)
        columns = (number - self._starts[n - 1] + 1 for number, n in ((start, line), (end, end_line)))
        column, end_column = columns
        return Place(self.path, line, column, self.lines[line - 1], end_line, end_column)

    def offsets(self, place: Place) -> tuple[int, int]:
        """Return where `place` begins and ends in `text`; one that has no end ends where it begins."""
        start = self.offset(place.line, place.column)
        return start, self.offset(place.end_line, place.end_column) if place.end_line else start

    def read(self, place: Place) -> str:
        """Return the text that stands at `place`."""
        start, end = self.offsets(place)
        return self.text[start:end]

    def found(self, piece: str, within: Place, skip: int = 0) -> Place:
        """Return where `piece` stands in the span `within` for the first time, or after `skip` times; else `within`."""
        start, end = self.offsets(within)
        for _ in range(skip + 1):
            index = self.text.find(piece, start, end)
            if index < 0 or not piece:
                return within
            start = index + len(piece)
        return self.span(index, index + len(piece))

    def edited(self, edits: Iterable[Edit]) -> str:
        """Return the text with `edits` made; where two of them overlap, the first one wins."""
        pieces: list[str] = []
        done = 0
        for edit in sorted(edits, key=lambda edit: edit.place):
            start, end = self.offsets(edit.place)
            if start >= done:
                pieces += [self.text[done:start], edit.text]
                done = end
        return "".join([*pieces, self.text[done:]])

    def offset(self, line: int, column: int) -> int:
        """Return how many characters of `text` stand before a line and column."""
        return self._starts[min(max(line, 1), len(self._starts)) - 1] + max(column - 1, 0)


@dataclass(frozen=True)
class Edit:
    """A change that mends a fault: `text` takes the place of what stands at `place`."""

    place: Place
    text: str


@dataclass(frozen=True)
class Finding:
    """One fault or remark: `code` names the fault (kebab-case), `message` and `hint` are Chinese sentences.

    `fix` are the edits that mend it, where a program can tell what was meant.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    fix: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        """Return the finding as the command line shows it: head line, source line, underlined span, hint."""
        rows = [f"{self.place}: {self.severity}[{self.code}] {self.message}"]
        if self.place.text:
            before, marked, after = _window(self.place)
            rows.append(f"    {before}{marked}{after}")
            if self.place.column:
                more = _width(marked) - 1 if self.place.end_line else 0
                rows.append(f"    {_blank(before)}^{'~' * more}")
        if self.hint:
            rows.append(f"    提示：{self.hint}")
        return "\n".join(rows)

    def as_dict(self) -> dict[str, object]:
        """Return the object that `--format json` prints; `fix` is there only where there is one."""
        found: dict[str, object] = {
            "path": self.place.path,
            **_span(self.place),
            "severity": str(self.severity),
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }
        edits = [{"path": edit.place.path, **_span(edit.place), "text": edit.text} for edit in self.fix]
        return {**found, "fix": edits} if edits else found


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return those of `findings` for which nothing is built; the others leave what they are about as it is."""
    return [one for one in findings if one.severity is Severity.ERROR]


def arranged(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in the order of their places, each once."""
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.place)


def at(place: Place) -> str:
    """Return the attribute that names `place`, with the space before it."""
    return f" data-at='{where(place)}'"


def where(place: Place) -> str:
    """Return a place as `located` reads it: line:column-line:column, without the end where it is not known."""
    end = f"-{place.end_line}:{place.end_column}" if place.end_line else ""
    return f"{place.line}:{place.column}{end}"


def located(attribute: str, source: Source) -> Place:
    """Return the place that the attribute of `at` names; that of the whole file where it is empty."""
    if not attribute:
        return Place(source.path)
    start, _, end = attribute.partition("-")
    begun = source.place(*_numbers(start))
    return Place(begun.path, begun.line, begun.column, begun.text, *_numbers(end))


def _numbers(text: str) -> tuple[int, int]:
    line, _, column = text.partition(":")
    return int(line or 0), int(column or 0)


def _span(place: Place) -> dict[str, object]:
    return {name: getattr(place, name) for name in ("line", "column", "end_line", "end_column")}


def _window(place: Place) -> tuple[str, str, str]:
    """Cut a long line to what a screen shows around the place: what stands before it, in it, behind it."""
    text, first = place.text, max(place.column - 1, 0)
    start = max(place.column - _WIDEST // 2, 0) if len(text) > _WIDEST else 0
    stop = start + _WIDEST
    last = place.end_column - 1 if place.end_line == place.line else len(text) if place.end_line else first
    last = min(max(last, first + 1), stop)
    return ("…" if start else "") + text[start:first], text[first:last], text[last:stop] + "…" * (stop < len(text))


def _width(text: str) -> int:
    """Count the columns of a terminal that `text` takes: wide characters two, combining and invisible ones none."""
    return sum(0 if _hidden(c) else 2 if _wide(c) else 1 for c in text)


def _blank(text: str) -> str:
    """Turn `text` into white space of the same width on a terminal: wide characters take an ideographic space."""
    return "".join("\u3000" if _wide(c) else "\t" if c == "\t" else " " for c in text)


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFA"


def _hidden(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me", "Cf"}
