"""What is found: a Finding names a fault, its Place in a Source, how grave it is and what to do about it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
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
    """A place in a file: `line` and `column` count from 1, in characters; 0 means the whole file or line.

    `text` is the source line itself, so that a finding can be shown without reading the file again.
    """

    path: str
    line: int = 0
    column: int = 0
    text: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        """Give path:line:column, leaving out what is not known."""
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True)
class Source:
    """A text file that places point into: `path` as it is shown, `text` with LF line ends."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """Give the lines without their ends; split once, since every place of a file asks for one."""
        return self.text.split("\n")

    def place(self, line: int, column: int = 0) -> Place:
        """Make the place of `line` and `column` (from 1); a line outside the text has no source line."""
        lines = self.lines
        return Place(self.path, line, column, lines[line - 1] if 0 < line <= len(lines) else "")


@dataclass(frozen=True)
class Finding:
    """One fault or remark: `code` names the fault (kebab-case), `message` and `hint` are Chinese sentences."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Give the finding as the command line shows it: head line, source line, caret, hint."""
        rows = [f"{self.place}: {self.severity}[{self.code}] {self.message}"]
        if self.place.text:
            text, column = _window(self.place.text, self.place.column)
            rows.append(f"    {text}")
            if column:
                rows.append(f"    {_blank(text[: column - 1])}^")
        if self.hint:
            rows.append(f"    提示：{self.hint}")
        return "\n".join(rows)

    def as_dict(self) -> dict[str, str | int]:
        """Give the object that `--format json` prints."""
        place = self.place
        return {
            "path": place.path,
            "line": place.line,
            "column": place.column,
            "severity": str(self.severity),
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }


def at(place: Place) -> str:
    """Give the attribute that names `place`, with the space before it."""
    return f" data-at='{place.line}:{place.column}'"


def _window(text: str, column: int) -> tuple[str, int]:
    """Cut a long line to what a screen shows around `column`; give the cut and the column in it."""
    start = max(column - _WIDEST // 2, 0) if len(text) > _WIDEST else 0
    end = start + _WIDEST
    cut = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    return cut, column - start + bool(start) if column else 0


def _blank(text: str) -> str:
    """Turn `text` into white space of the same width on a terminal: wide characters take an ideographic space."""
    return "".join("\u3000" if unicodedata.east_asian_width(c) in "WFA" else "\t" if c == "\t" else " " for c in text)
