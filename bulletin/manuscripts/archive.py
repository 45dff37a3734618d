"""The archive at a glance: a house goes in, the numbers, dates and long paragraphs of all its issues come out, read quickly.

What an issue takes is read off the lines of its front matter where they are plain; where one is not, the front matter is parsed.
An issue has its place among the others by the name of its file, whatever is in it.
"""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bulletin import sources
from bulletin.errors import BulletinError
from bulletin.findings import Source
from bulletin.manuscripts import front, quantities
from bulletin.manuscripts.shelf import named_number

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from bulletin.manuscripts.house import House

_KEYS = {
    "number": "number", "期号": "number", "cumulative": "cumulative", "总期号": "cumulative", "date": "date", "日期": "date",
    "edition": "edition", "刊别": "edition", "draft": "draft", "草稿": "draft",
}  # fmt: skip
_KEYED = re.compile(rf"^({'|'.join(_KEYS)})(.*)$", re.MULTILINE)
# A value that YAML reads as it stands: no quotes, no brackets, no remark behind it.
_PLAIN = re.compile(r" *: +([\w-]+) *")
_END = re.compile(r"^--- *$", re.MULTILINE)
_YES = {"true", "是"}
# A paragraph of so many bytes in UTF-8, some sixty 汉字, is not written twice by chance.
_LONG = 180
_MARKS = b"#|>!-[<"


class Row(NamedTuple):
    """What counts on by itself: the 期号 of a year, or those of an edition in it."""

    year: int
    edition: str


@dataclass(frozen=True, eq=False)
class Entry:
    """An issue of the archive: its file, what that is named after, and what its front matter says, None where it says nothing sound.

    `edition` and `named` are those of the file's name; `written` is the edition and number of the front matter; `paragraphs` are the
    `fingerprint`s of its long ones.
    """

    path: Path
    shown: str
    year: int
    edition: str
    named: int
    written: tuple[str, int | None]
    cumulative: int | None
    day: dt.date | None
    draft: bool
    paragraphs: tuple[int, ...]

    @property
    def row(self) -> Row:
        """The row that it is counted in."""
        return Row(self.year, self.edition)

    @property
    def misnamed(self) -> bool:
        """Tell whether its file has another name than its front matter says, which is told where it is read."""
        return self.written != (self.edition, self.named)

    @property
    def title(self) -> str:
        """What people call it: 2024年第12期, 2024年增刊第1期."""
        return f"{self.year}年{self.edition}第{self.named}期"


class Ledger:
    """What all issues of a house take, in the order of years and numbers; `first` is where 总期号 begins, where the house says so."""

    def __init__(self, entries: tuple[Entry, ...], first: int | None) -> None:
        self.entries = entries
        self.first = first

    def entry(self, path: Path) -> Entry | None:
        """Return the entry of an issue's file; None for a file that is none of the archive."""
        return self._by_path.get(path.parent.resolve() / path.name)

    @cached_property
    def counted(self) -> list[Entry]:
        """The issues that 总期号 counts: all but those of an edition."""
        return [entry for entry in self.entries if not entry.edition]

    @cached_property
    def rows(self) -> Mapping[Row, list[Entry]]:
        """The issues of each year and edition, by number."""
        rows: dict[Row, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            rows[entry.row].append(entry)
        return rows

    def before(self, entry: Entry) -> list[Entry]:
        """Return the issues before one, the nearest first: of all years, or of its edition in its year."""
        row = self.rows[entry.row] if entry.edition else self.counted
        return row[: row.index(entry)][::-1]

    def later(self, entry: Entry) -> int:
        """Return how many issues of its edition come after one, of whatever year."""
        return sum(
            1
            for one in self.entries
            if one.edition == entry.edition and (one.year, one.named) > (entry.year, entry.named)
        )

    def missing(self, row: Row) -> list[int]:
        """Return the numbers that are passed over between those of a row; a year of the archive begins with 1, but for the first."""
        numbers = [entry.named for entry in self.rows[row]]
        starts = min(numbers) if self.entries[0].year == row.year else 1
        return sorted({*range(starts, max(numbers))} - {*numbers})

    @cached_property
    def by_cumulative(self) -> Mapping[int, list[Entry]]:
        """The issues that have a 总期号."""
        found: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.cumulative is not None:
                found[entry.cumulative].append(entry)
        return found

    @cached_property
    def paragraphs(self) -> Mapping[int, list[Entry]]:
        """The issues that each long paragraph stands in, by its fingerprint."""
        found: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for paragraph in dict.fromkeys(entry.paragraphs):
                found[paragraph].append(entry)
        return found

    @cached_property
    def _by_path(self) -> dict[Path, Entry]:
        return {entry.path: entry for entry in self.entries}


def read(house: House) -> Ledger:
    """Read what all issues of `house` take; an issue that cannot be read has none of it."""
    entries = tuple(_entry(path, path.relative_to(house.root).as_posix()) for path in house.issues())
    return Ledger(entries, house.first if "first" in house.places else None)


def is_draft(path: Path, house: House) -> bool:
    """Tell whether the issue at `path` says that it is a draft."""
    return _entry(path, house.shown(path)).draft


def is_long(paragraph: bytes) -> bool:
    """Tell whether a paragraph, in UTF-8, is running text too long to be alike by chance."""
    return len(paragraph) >= _LONG and paragraph.lstrip(b"\n")[:1] not in _MARKS


def fingerprint(paragraph: bytes) -> int:
    """Return what two paragraphs have in common, within a run, where they are alike."""
    return hash(paragraph.strip())


def _entry(path: Path, shown: str) -> Entry:
    edition, named = named_number(path.stem) or ("", 0)
    data = _data(path, shown)
    end = _end(data)
    numbers, draft = _numbers(Source(shown, data[:end].decode(errors="replace")))
    return Entry(
        path=path,
        shown=shown,
        year=int(path.parent.name),
        edition=edition,
        named=named,
        written=(numbers.edition, numbers.number),
        cumulative=numbers.cumulative,
        day=numbers.day,
        draft=draft,
        paragraphs=tuple(fingerprint(part) for part in data[end:].split(b"\n\n") if is_long(part)),
    )


def _data(path: Path, shown: str) -> bytes:
    """Read an issue with line feeds; nothing where it cannot be read."""
    try:
        return sources.data(path, shown, sources.LARGEST).removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
    except BulletinError:
        return b""


def _end(data: bytes) -> int:
    """Return where the body begins, behind the second fence; the end of the text where there is none."""
    fence = data.find(b"\n---", len(front.FENCE))
    line = data.find(b"\n", fence + 1)
    return line + 1 if 0 <= fence < line else len(data)


def _numbers(source: Source) -> tuple[front.Numbers, bool]:
    """Read an issue's numbers off plain lines, or parse its front matter; none where that cannot be parsed."""
    plain = _plain(source.text)
    if plain is None:
        return _parsed(source)
    try:
        numbers = front.Numbers(
            quantities.whole(plain["number"]),
            quantities.cumulative(plain["cumulative"]) if "cumulative" in plain else None,
            quantities.day(plain["date"]),
            counted="edition" not in plain,
            edition=plain.get("edition", ""),
        )
    except (KeyError, ValueError):
        return _parsed(source)
    return numbers, plain.get("draft", "").lower() in _YES


def _parsed(source: Source) -> tuple[front.Numbers, bool]:
    try:
        draft = re.search(r"^(?:draft|草稿) *: *[\"']?(?:true|是)", source.text, re.MULTILINE | re.IGNORECASE)
        return front.numbers(source), draft is not None
    except BulletinError:
        return front.Numbers(None, None, None), False


def _plain(text: str) -> dict[str, str] | None:
    """Return what the keys say that are looked at; None where a line of one is not plain, or there are two."""
    end = _END.search(text, len(front.FENCE) + 1)
    if not text.startswith(f"{front.FENCE}\n") or end is None:
        return None
    found: dict[str, str] = {}
    for line in _KEYED.finditer(text, 0, end.start()):
        value = _PLAIN.fullmatch(line[2])
        if value is None or _KEYS[line[1]] in found:
            return None
        found[_KEYS[line[1]]] = value[1]
    return found
