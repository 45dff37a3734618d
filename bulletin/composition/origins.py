"""Where printed text came from: runs go in, in their order, with the source they stand in; each one's Origin comes out.

甲乙**2024**丙, printed as 甲乙, 2024 and 丙, is found in the source at its 1st, 5th and 11th character. What a block prints is
in the same order in its span of the source, save for marks, line ends and what the template wrote; so one pass is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile

from bulletin.document import Origin, Piece
from bulletin.findings import Source, located

# What begins a block and is never printed: marks of headings, list entries, notes.
_HEADS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5"), re.compile(r"\s*#*\s*")),
    "li": re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s+"),
    "p": re.compile(r"\s*(?:>\s*)*"),
}
_MARKS = {"strong": "**", "em": "*"}
_SPACE = re.compile(r"\s*(?:>\s?)?")
_SILENT = re.compile(r"(?:\s|[>*|\\])*")
_SPECIAL = re.compile(r"[\\*\n\[\]<>|]")
_HARD_BREAK = re.compile(r"[ \t]*(?:<br[ \t]*/?>[ \t]*|\\?\n\s*(?:>\s?)?)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s*\[\^[^\]\s]+\]")
_ESCAPABLE = frozenset("\\`*_{}[]()#+-.!|<>&~$\"'")
# How many characters a template may have written in one go, and how far what follows them is looked for.
_WRITTEN, _FAR = 7, 200
# How many characters are compared at a time.
_STRIDE = 200
# So many characters found together, and by how many characters farther something surer may be to be preferred.
_SURE = {4: 0, 2: 2, 1: 4}


class Tracer:
    """Goes along the source as the runs of a document come by in their order."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._at = self._end = 0
        self._left: dict[str, int] = {}
        self._where = ""

    def begin(self, where: str | None, tag: str) -> None:
        """Go to the block whose attribute is `where`; where the last block of that place ended, if there was one."""
        self._left[self._where] = self._at
        self._where = where or ""
        place = located(self._where, self._source)
        start, end = self._source.offsets(place) if place.line else (0, 0)
        if place.line and not place.end_line:
            end = start + len(place.text) - max(place.column - 1, 0)
        self._at, self._end = self._left.get(self._where, start), end
        if (head := _HEADS.get(tag)) and self._at == start:
            self._skip(head)

    def forget(self) -> None:
        """Let the next block of the same place begin anew: what was read of it here is printed there once more."""
        self._where = ""

    def text(self, text: str) -> Origin | None:
        """Return where a run of text came from; None where the template wrote it."""
        pieces: list[Piece] = []
        done = 0
        while done < len(text) and self._at < self._end:
            count, kept = self._step(text, done)
            if kept:
                self._keep(pieces, Piece(done, self._at, count))
                self._at += count
            done += count
        return Origin(self._source, tuple(pieces)) if pieces else None

    def open(self, tag: str) -> None:
        """Go over the mark that an element begins with."""
        behind = self._match(_SPACE)
        marks = ("[", "<") if tag == "a" else (_MARKS[tag],) if tag in _MARKS else ()
        for mark in marks:
            if self._text.startswith(mark, behind, self._end):
                self._at = behind + len(mark)
                return

    def close(self, tag: str) -> None:
        """Go over the mark that an element ends with."""
        if tag in _MARKS and self._text.startswith(_MARKS[tag], self._at, self._end):
            self._at += len(_MARKS[tag])
        elif tag == "a":
            self._at = self._behind_link()

    def line_break(self) -> None:
        """Go over a line break that the author wrote."""
        self._skip(_HARD_BREAK)

    @contextmanager
    def aside(self, where: str | None) -> Iterator[None]:
        """Go to the text of a footnote, and come back behind its mark."""
        here = self._where, self._at, self._end
        self.begin(where, "")
        yield
        self._left[self._where] = self._at
        self._where, self._at, self._end = here
        self._skip(_NOTE_MARK)

    def _step(self, text: str, done: int) -> tuple[int, bool]:
        """Return how many characters come next, and whether they stand where we are: if not, the template wrote them."""
        if self._escaped(text[done]):
            self._at += 1
            return 1, True
        same = self._same(text, done)
        if same:
            return same, True
        behind = self._match(_SILENT)
        if text[done] == " " and "\n" in self._text[self._at : behind]:
            return 1, False
        if text[done] == " " and self._text.startswith("\t", self._at, self._end):
            return 1, True
        if behind < self._end and self._text[behind] == text[done]:
            self._at = behind
            return self._same(text, done), True
        return self._resume(text, done), False

    def _escaped(self, char: str) -> bool:
        """Tell whether the next character is `char` behind a backslash."""
        return char in _ESCAPABLE and self._text.startswith("\\" + char, self._at, self._end)

    def _same(self, text: str, done: int) -> int:
        """Count the characters that are the same, up to the next one that may be a mark."""
        far = min(self._end, self._at + _STRIDE)
        mark = _SPECIAL.search(self._text, self._at, far)
        stop = mark.start() if mark else far
        if stop == self._at:
            return int(self._text[stop] == text[done])
        ours = self._text[self._at : stop]
        if text.startswith(ours, done):
            return len(ours)
        pairs = zip(ours, text[done : done + _STRIDE], strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

    def _resume(self, text: str, done: int) -> int:
        """Count what the template wrote here, and go to where the text goes on: the nearest place, the surer the better."""
        far = min(self._end, self._at + _FAR)
        found = []
        for sure, doubt in _SURE.items():
            for written in range(min(_WRITTEN, len(text) - done - sure + 1)):
                start = done + written
                at = self._text.find(text[start : start + sure], self._at, far)
                if at >= 0:
                    found.append((written + at - self._at + doubt, written, at))
        if not found:
            return 1
        _, written, self._at = min(found)
        return written

    def _behind_link(self) -> int:
        """Return where the text goes on behind `](address "title")` or behind `>`."""
        text, at = self._text, self._at
        if text.startswith(">", at, self._end):
            return at + 1
        if not text.startswith("](", at, self._end):
            return at
        depth = 0
        for n in range(at + 1, self._end):
            depth += (text[n] == "(") - (text[n] == ")")
            if not depth:
                return n + 1
        return at

    def _match(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self._text, self._at, self._end)
        return match.end() if match else self._at

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._at = self._match(pattern)

    @staticmethod
    def _keep(pieces: list[Piece], piece: Piece) -> None:
        """Add a piece; one that goes on where the last one ended makes it longer."""
        last = pieces[-1] if pieces else None
        if last and (last.start + last.length, last.source + last.length) == (piece.start, piece.source):
            pieces[-1] = Piece(last.start, last.source, last.length + piece.length)
        else:
            pieces.append(piece)
