"""What changed between two PDFs of an issue: their bytes go in, what differs in text, pages, ends of lines and places comes out.

Numbers of pages are no text, nor are the heads that a table has once more on its next page: they follow from where pages turn. So does where
notes stand between the lines; a text is therefore read stream by stream: by its size, and within tables apart.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, NamedTuple, TypeAlias

# pypdfium2 has no types.
_Page: TypeAlias = Any
_Piece: TypeAlias = Any
# What a character runs on in: text of a size in points, in cells or not.
Stream: TypeAlias = tuple[float, bool]
# The names of marks that tell what is no text, and what stands in a cell (ISO 32000-1, 14.8.2.2 and 14.8.4.3.4).
_ARTIFACT, _CELLS = "Artifact", {"TH", "TD"}
_LONGEST = 32
# Characters that stand less than so far apart, in points, stand in the same place or on the same line.
_NEAR, _LINE = 0.05, 3.0
_FOLIO = re.compile(r"[-—－–·]{0,2}\d{1,4}[-—－–·]{0,2}")
_LEADER = re.compile(r"[….·]{3,}\d{1,4}$")
_SHOWN = 24


class Character(NamedTuple):
    """A character, where it stands, and its stream; none where it is no text."""

    text: str
    at: tuple[float, float]
    stream: Stream | None


class Line(NamedTuple):
    """A line: its page from 1, its text without blanks, where each of its characters stands, in points from the lower left corner, and their streams."""

    page: int
    text: str
    places: tuple[tuple[float, float], ...]
    streams: tuple[Stream | None, ...]


class Read(NamedTuple):
    """A PDF: how many pages it has, and its lines but for the page numbers at their feet."""

    pages: int
    lines: tuple[Line, ...]

    @property
    def texts(self) -> list[str]:
        """All that it says, without blanks and numbers of pages, stream by stream from the smallest size to the largest."""
        texts: dict[Stream, str] = {}
        for line in self.lines:
            said = _LEADER.sub("", line.text)
            for character, stream in zip(said, line.streams, strict=False):
                if stream:
                    texts[stream] = texts.get(stream, "") + character
        return [texts[stream] for stream in sorted(texts)]


@dataclass(frozen=True)
class Difference:
    """What differs: a `text` that is another (the first piece before and now), pages, how many lines end elsewhere and the first of them, the widest shift in points."""

    text: tuple[str, str] | None
    pages: tuple[int, int]
    ends: int
    first: Line | None
    shift: float

    def __bool__(self) -> bool:
        """Tell whether anything differs that is seen."""
        return bool(self.text or self.ends or self.shift or self.pages[0] != self.pages[1])

    @property
    def told(self) -> str:
        """Say what differs, in Chinese."""
        parts = []
        if self.text:
            parts.append(f"文字不同：原来“{self.text[0][:_SHOWN]}”，现在“{self.text[1][:_SHOWN]}”")
        if self.pages[0] != self.pages[1]:
            parts.append(f"{self.pages[0]} 页 → {self.pages[1]} 页")
        if self.ends:
            at = f"，第一处在第 {self.first.page} 页“{self.first.text[-_SHOWN:]}”" if self.first else ""
            parts.append(f"{self.ends} 行的行尾变了{at}")
        if self.shift:
            parts.append(f"字移动了，最多 {self.shift:.1f} 磅")
        return "；".join(parts)


def compare(old: bytes, new: bytes) -> Difference:
    """Compare two PDFs. Raises ValueError where one cannot be read."""
    before, now = read(old), read(new)
    moved = list(_moved(before.lines, now.lines))
    return Difference(
        _first(before.texts, now.texts),
        (before.pages, now.pages),
        len(moved),
        next((line for line in moved if line), None),
        _shift(before.lines, now.lines),
    )


def read(data: bytes) -> Read:
    """Read a PDF. Raises ValueError where that cannot be."""
    import pypdfium2 as pdfium  # late: only comparing needs it

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        lines = [line for number in range(len(document)) for line in _page(document[number], number + 1)]
        return Read(len(document), tuple(lines))
    finally:
        document.close()


def _page(page: _Page, number: int) -> Iterator[Line]:
    """Yield the lines of a page but its number, in the order of its content."""
    lines = [
        Line(
            number, "".join(one.text for one in line), tuple(one.at for one in line), tuple(one.stream for one in line)
        )
        for line in _parted(_characters(page))
    ]
    yield from (line for line in lines if line.text and not _FOLIO.fullmatch(line.text))


def _parted(characters: Iterator[Character]) -> Iterator[list[Character]]:
    line: list[Character] = []
    for character in characters:
        if line and abs(character.at[1] - line[-1].at[1]) > _LINE:
            yield line
            line = []
        line.append(character)
    yield line


def _characters(page: _Page) -> Iterator[Character]:
    from pypdfium2 import raw  # late, as above

    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(raw.FPDFText_CountChars(text)):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if not character.isspace() and raw.FPDFText_IsGenerated(text, index) != 1:
            raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
            marks = {*_marks(raw.FPDFText_GetTextObject(text, index))}
            stream = round(raw.FPDFText_GetFontSize(text, index), 1), not marks.isdisjoint(_CELLS)
            yield Character(character, (x.value, y.value), None if _ARTIFACT in marks else stream)
    text.close()


def _marks(piece: _Piece) -> Iterator[str]:
    """Yield the names of the marks around a piece of text, which the library gives in UTF-16 with a zero behind."""
    from pypdfium2 import raw  # late, as above

    name, length = (ctypes.c_ushort * _LONGEST)(), ctypes.c_ulong()
    for index in range(raw.FPDFPageObj_CountMarks(piece)):
        mark = raw.FPDFPageObj_GetMark(piece, index)
        if raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), ctypes.byref(length)):
            yield "".join(map(chr, name[: length.value // 2 - 1]))


def _first(before: Sequence[str], now: Sequence[str]) -> tuple[str, str] | None:
    """Return what stands at the first place where texts part, before and now; None where they do not."""
    old, new = next((pair for pair in zip_longest(before, now, fillvalue="") if pair[0] != pair[1]), ("", ""))
    if old == new:
        return None
    at = next((n for n, pair in enumerate(zip_longest(old, new)) if pair[0] != pair[1]), 0)
    start = max(at - 4, 0)
    return old[start : start + _SHOWN], new[start : start + _SHOWN]


def _moved(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that are now cut elsewhere, or stand on another page."""
    before, now = ([(line.page, line.text) for line in lines] for lines in (old, new))
    if before == now:
        return
    for kind, _, _, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from new[start:end]


def _shift(old: Sequence[Line], new: Sequence[Line]) -> float:
    """Return how far a character of a line that is the same has moved at the most."""
    if [line[:2] for line in old] != [line[:2] for line in new]:
        return 0.0
    pairs = (pair for before, now in zip(old, new, strict=True) for pair in zip(before.places, now.places, strict=True))
    widest = max((max(abs(x - a), abs(y - b)) for (x, y), (a, b) in pairs), default=0.0)
    return widest if widest > _NEAR else 0.0
