"""Catalogues of small houses: a folder and issues go in, what `bulletin catalogue` writes comes out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from houses import FILE, found

from bulletin.archive.catalogue import Catalogue, make
from bulletin.archive.catalogue.contributors import Roster
from bulletin.archive.search.texts import Said, Texts
from bulletin.manuscripts import archive
from bulletin.manuscripts.house import House


def issue(year: int, number: int, total: int, body: str, front: str = "") -> str:
    """Write an issue file."""
    return f"---\n期号: {number}\n总期号: {total}\n日期: {year}-07-{number:02}\n{front}---\n{body}"


def said(root: Path) -> list[Said]:
    """Read what the issues of a house say."""
    return said_of(found(root), root / "cache")


def said_of(house: House, cache: Path) -> list[Said]:
    """Read what the issues of a house that has been put up say."""
    with Texts(house, cache) as texts:
        return [texts.read(path).said for path in house.issues()]


def catalogue(root: Path, issues: Mapping[str, str], roster: str = "", file: str = FILE) -> Catalogue:
    """Put up a house and make its catalogue, of what was built into its folder `build`."""
    house = found(root, issues, file)
    if roster:
        (root / "名录.csv").write_text(roster, encoding="utf-8")
    return make(house, said(root), archive.read(house), Roster.of(house), root / "build")


def page(made: Catalogue) -> str:
    """Return the page of a catalogue."""
    return made.files["index.html"].decode()
