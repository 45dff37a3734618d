"""The catalogue: what all issues say goes in; a page that lists and searches them comes out, with the texts it searches, a feed and a CSV.

The page works from the file system. It loads nothing but the texts of a year beside it, each a classic script: no other may be loaded there.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from bulletin import layout as layouts
from bulletin import templating, tool
from bulletin.archive.catalogue.built import of_year, pages
from bulletin.archive.catalogue.contributors import Roster
from bulletin.archive.catalogue.statistics import Contributions, bars, spelled
from bulletin.manuscripts.archive import Ledger, Row

if TYPE_CHECKING:
    from bulletin.archive.search.texts import Said
    from bulletin.layout import Layout
    from bulletin.manuscripts.house import House

# The folder beside the page that holds what it loads and what is taken from it.
FOLDER = "catalogue"
CSV = "采用稿统计.csv"
# What an issue may have been built to, in the order of its links.
FORMATS = {"pdf": "PDF", "docx": "DOCX", "html": "网页"}
# So many issues are told in the feed; so many contributors have a bar.
_TOLD, _BARS = 30, 20
_TEMPLATES = "_catalogue"
_PAGE, _VERBATIM = templating.Dialect(), templating.Dialect(escape=False)


@dataclass(frozen=True)
class File:
    """A file of an issue: what it is called on the page, and where it is from there."""

    label: str
    href: str


@dataclass(frozen=True)
class Titled:
    """An article on the page: its title, who contributed it as it is written."""

    title: str
    by: str


@dataclass(frozen=True)
class Listed:
    """An issue on the page: `key` is the name of its files, `by` are the numbers of its contributors in their list.

    How many `pages` it has is known where it was built to a PDF.
    """

    key: str
    name: str
    total: int | None
    day: date
    articles: tuple[Titled, ...]
    by: tuple[int, ...]
    files: tuple[File, ...]
    pages: int | None = None


@dataclass(frozen=True)
class Year:
    """A year on the page, its newest issue first, with the `files` that hold the whole of it."""

    year: int
    issues: tuple[Listed, ...]
    files: tuple[File, ...] = ()

    @property
    def pages(self) -> int | None:
        """How many pages its issues have; None where that is not known of all."""
        known = [one.pages for one in self.issues if one.pages is not None]
        return sum(known) if known and len(known) == len(self.issues) else None


@dataclass(frozen=True)
class Catalogue:
    """The files of a catalogue by name: `beside` are those in its folder, `files` those above; `unbuilt` issues have no PDF or DOCX."""

    files: dict[str, bytes]
    beside: dict[str, bytes]
    unbuilt: int


def make(house: House, said: Sequence[Said], ledger: Ledger, roster: Roster, built: Path) -> Catalogue:
    """Make the catalogue of the issues `said`, in the order of the archive; the folder `built` holds what they were built to."""
    counted = Contributions.of(
        (one.year, roster.contributors(article.contributor)) for one in said for article in one.articles
    )
    people = sorted(counted.totals, key=spelled)
    numbers = {name: number for number, name in enumerate(people)}
    listed = {(one.year, one.stem): _listed(one, roster, numbers, built) for one in said}
    years = [
        Year(
            year,
            tuple(listed[one.year, one.stem] for one in reversed([*issues])),
            tuple(File(*one) for one in of_year(built, year, FORMATS)),
        )
        for year, issues in reversed([(year, [*of_year]) for year, of_year in groupby(said, lambda one: one.year)])
    ]
    layout = layouts.load(house.template, house.templates)
    style = _render(house, "catalogue.css.j2", {"screen": layout.screen, "page": layout.page, "faces": _faces(layout)})
    script = _render(house, "catalogue.js", {})
    values = {
        "house": house.name,
        "publisher": house.publisher,
        "years": years,
        "count": len(said),
        "contributors": people,
        "statistics": counted,
        "charts": {
            "years": bars([(f"{year}年", counted.articles[year]) for year in counted.years]),
            "contributors": bars([*counted.totals.items()][:_BARS]),
        },
        "gaps": [*gaps(ledger)],
        "folder": FOLDER,
        "csv": CSV,
        "screen": layout.screen,
        "style": style,
        "script": script,
        "allowed": _hash(script),
    }
    texts = {f"{year.year}.js": _texts(year.year, said) for year in years}
    return Catalogue(
        files={
            "index.html": _render(house, "index.html.j2", values, _PAGE).encode(),
            "feed.xml": _feed(house, said, listed),
        },
        beside=texts | {CSV: counted.csv({year.year: year.pages for year in years}).encode()},
        unbuilt=sum(not one.files for one in listed.values()),
    )


def gaps(ledger: Ledger) -> Iterator[str]:
    """Yield a line for each year and edition with numbers that no issue has, and one for the 总期号."""
    for row in ledger.rows:
        if missing := ledger.missing(row):
            yield f"{_year(row)}：第{_ranges(missing)}期"
    totals = ledger.by_cumulative
    if totals and (missing := sorted({*range(min(totals), max(totals))} - {*totals})):
        yield f"总期号：第{_ranges(missing)}期"


def _year(row: Row) -> str:
    return f"{row.year}年{row.edition}"


def _ranges(numbers: Sequence[int]) -> str:
    """Return whole numbers, those in a row as a range: 3、5—8."""
    shown = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        together = [number for _, number in run]
        shown.append(str(together[0]) if len(together) == 1 else f"{together[0]}—{together[-1]}")
    return "、".join(shown)


def _listed(said: Said, roster: Roster, numbers: dict[str, int], built: Path) -> Listed:
    by = dict.fromkeys(name for article in said.articles for name in roster.contributors(article.contributor))
    return Listed(
        key=said.stem,
        name=f"{said.edition}第{said.number}期",
        total=said.cumulative,
        day=date.fromisoformat(said.day),
        articles=tuple(Titled(one.title, one.contributor) for one in said.articles),
        by=tuple(numbers[name] for name in by),
        files=tuple(
            File(label, f"{said.year}/{said.stem}.{ending}")
            for ending, label in FORMATS.items()
            if (built / str(said.year) / f"{said.stem}.{ending}").is_file()
        ),
        pages=pages(built / str(said.year) / f"{said.stem}.pdf"),
    )


def _texts(year: int, said: Sequence[Said]) -> bytes:
    """Return the script with the texts of a year: a line a passage."""
    texts = {
        one.stem: "\n".join(passage.text.replace("\n", " ") for passage in one.passages)
        for one in said
        if one.year == year
    }
    lines = ",\n".join(f"{_quoted(stem)}: {_quoted(text)}" for stem, text in texts.items())
    return f"catalogue.add({_quoted(str(year))}, {{\n{lines}\n}});\n".encode()


def _quoted(text: str) -> str:
    """Return a text as JavaScript has it; what ends a line in old ones (U+2028, U+2029) is in no issue's text."""
    return json.dumps(text, ensure_ascii=False).replace("<", "\\u003c")


def _feed(house: House, said: Sequence[Said], listed: dict[tuple[int, str], Listed]) -> bytes:
    """Return the newest issues as an Atom feed (RFC 4287); its times are those of the issues."""
    newest = sorted(said, key=lambda one: one.day, reverse=True)[:_TOLD]
    entries = [
        {
            "id": _name(one.identifier),
            "called": one.called,
            "day": one.day,
            "titles": one.titles,
            "files": listed[one.year, one.stem].files,
        }
        for one in newest
    ]
    values = {"house": house.name, "publisher": house.publisher, "id": _name(house.name), "entries": entries}
    return _render(house, "feed.xml.j2", values, _PAGE).encode()


def _name(what: str) -> str:
    """Return a name for a feed or an entry that is the same for ever."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{tool.SCHEMA}{what}')}"


def _faces(layout: Layout) -> dict[str, str]:
    """Return the families of titles and of text as browsers name them; those of a screen's own come first in text, for its digits."""
    name, text = (layout.faces[layout.styles[key].face] for key in ("title", "heading-1"))
    return {"name": _listed_families(name.families), "text": _listed_families((*text.screen, *text.families))}


def _listed_families(families: Sequence[str]) -> str:
    generic = [family for family in families if family.endswith("serif")] or ["sans-serif"]
    named = [family for family in dict.fromkeys(families) if family not in generic]
    return ", ".join([*(f'"{family}"' for family in named), generic[0]])


def _hash(script: str) -> str:
    """Return what a policy allows a script by (CSP 3, 6.7.2)."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def _render(house: House, name: str, values: Mapping[str, object], dialect: templating.Dialect = _VERBATIM) -> str:
    return templating.render(house.templates, f"{_TEMPLATES}/{name}", values, dialect)
