"""What issues say, without laying anything out: an issue's path goes in, its numbers, articles and passages come out.

Composing an issue takes a hundredth of a second, so what was read is kept in the user's cache folder until its source, the house's
file, a template or this program changes. Nothing depends on that: where the cache cannot be read or written, the issue is composed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import bulletin
from bulletin import composition, kept, tool
from bulletin.findings import Finding, Place, Severity, Source
from bulletin.manuscripts import issue
from bulletin.manuscripts.house import FILE
from bulletin.manuscripts.shelf import named_number
from bulletin.proof import passages

if TYPE_CHECKING:
    from types import TracebackType

    from bulletin.manuscripts.house import House

_TABLE = (
    "CREATE TABLE IF NOT EXISTS texts (path TEXT PRIMARY KEY, state TEXT NOT NULL, said TEXT NOT NULL) WITHOUT ROWID"
)
# Seconds that another run, which writes what it has read, is waited for.
_PATIENCE = 1.0


@dataclass(frozen=True)
class Article:
    """An article by its title, on one line, and who contributed it, as it is written; empty where nobody is named."""

    title: str
    contributor: str


@dataclass(frozen=True)
class Passage:
    """What is read in one go, as it is printed; `pieces` lead from its characters to those of the source: (start, source, length)."""

    region: str
    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def offset(self, index: int) -> int | None:
        """Return where the character at `index`, or else the next one that its author wrote, stands in the source's text."""
        for start, source, length in self.pieces:
            if index < start + length:
                return source + max(index - start, 0)
        return None


@dataclass(frozen=True)
class Said:
    """What an issue says; `number` is that of its file's name, `day` an ISO date, `stem` the name of its files."""

    year: int
    stem: str
    edition: str
    number: int
    cumulative: int | None
    day: str
    draft: bool
    identifier: str
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]

    @property
    def called(self) -> str:
        """What people call it: 2024年第12期（总第712期）."""
        total = f"（总第{self.cumulative}期）" if self.cumulative else ""
        return f"{self.year}年{self.edition}第{self.number}期{total}"

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of its articles."""
        return tuple(article.title for article in self.articles if article.title)


@dataclass(frozen=True, eq=False)
class Text:
    """An issue's source and what it says; `errors` are what keeps it from being built, and may have kept text from being read."""

    source: Source
    said: Said
    errors: tuple[Finding, ...] = ()

    def place(self, passage: Passage, index: int) -> Place:
        """Return the place of a passage's character; the file's where its author did not write it."""
        at = passage.offset(index)
        return Place(self.source.path) if at is None else self.source.span(at, at + 1)


class Texts:
    """Reads the issues of a house; what they say is kept in the folder `cache`, or in the user's own where none is named."""

    def __init__(self, house: House, cache: Path | None = None) -> None:
        self._house = house
        self._file = (cache or tool.cache_folder() / "texts") / f"{_digest([str(house.root)])[:16]}.sqlite"
        self._kept: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        with suppress(OSError, sqlite3.Error):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._kept = sqlite3.connect(self._file, timeout=_PATIENCE)
            self._kept.execute(_TABLE)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._kept:
            with closing(self._kept), suppress(sqlite3.Error):
                self._kept.commit()

    def read(self, path: Path) -> Text:
        """Read the issue at `path`, whatever is wrong with it; ContentError where nothing can be read of it."""
        source = self._house.source(path)
        shown = source.path
        state = _digest([source.text, self._state])
        if said := self._get(shown, state):
            return Text(source, said)
        text = _read(path, self._house, source)
        if not text.errors:
            self._put(shown, state, text.said)
        return text

    @cached_property
    def _state(self) -> str:
        """What an issue's text depends on beside its source."""
        house = self._house
        files = [kept.stamps(Path(bulletin.__file__).parent, (".py",)), *map(kept.stamps, house.templates)]
        return _digest(
            [
                tool.named(),
                str(house.root),
                (house.root / FILE).read_text(encoding="utf-8", errors="replace"),
                repr(files),
            ]
        )

    def _get(self, shown: str, state: str) -> Said | None:
        if self._kept:
            with suppress(sqlite3.Error, ValueError, TypeError, KeyError):
                query = "SELECT said FROM texts WHERE path = ? AND state = ?"
                found = self._kept.execute(query, (shown, state)).fetchone()
                return _from_json(found[0]) if found else None
        return None

    def _put(self, shown: str, state: str, said: Said) -> None:
        if self._kept:
            with suppress(sqlite3.Error):
                written = json.dumps(asdict(said), ensure_ascii=False)
                self._kept.execute("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", (shown, state, written))


def _read(path: Path, house: House, source: Source) -> Text:
    read = issue.read(path, house, faulty=True, source=source)
    document = composition.compose(read, faulty=True)
    edition, number = named_number(path.stem) or (read.edition or "", read.number)
    said = Said(
        year=read.year,
        stem=path.stem,
        edition=edition,
        number=number,
        cumulative=None if "cumulative" in read.faulty else read.cumulative,
        day=read.date.isoformat(),
        draft=read.draft,
        identifier=document.meta.identifier,
        articles=tuple(Article(one.title, one.contributor) for one in document.meta.articles),
        passages=tuple(map(_passage, passages.passages(document, read.body_line))),
    )
    return Text(source, said, tuple(one for one in document.findings if one.severity is Severity.ERROR))


def _passage(passage: passages.Passage) -> Passage:
    pieces: list[tuple[int, int, int]] = []
    at = 0
    for run in passage.runs:
        own = run.origin.pieces if run.origin else ()
        pieces += [(at + piece.start, piece.source, piece.length) for piece in own if piece.start < len(run.text)]
        at += len(run.text)
    return Passage(passage.region.value, passage.text, tuple(pieces))


def _from_json(written: str) -> Said:
    read: dict[str, Any] = json.loads(written)
    articles = tuple(Article(**one) for one in read.pop("articles"))
    found = tuple(
        Passage(one["region"], one["text"], tuple((at, source, length) for at, source, length in one["pieces"]))
        for one in read.pop("passages")
    )
    return Said(**read, articles=articles, passages=found)


def _digest(parts: Iterable[str]) -> str:
    return sha256("\0".join(parts).encode(errors="replace")).hexdigest()
