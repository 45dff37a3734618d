"""The contents of a year (年度总目录) by themselves: what its issues say goes in, the bytes of a file of each format come out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bulletin import writers
from bulletin.archive.volume.called import Called, months
from bulletin.composition import volume as front
from bulletin.document import Document, Meta, Titled

if TYPE_CHECKING:
    from bulletin.archive.search.texts import Said
    from bulletin.manuscripts.house import House

NAME = "总目录"


def contents(year: int, house: House, said: Sequence[Said], formats: Sequence[str]) -> dict[str, bytes]:
    """List the articles of a `year` in the `formats` (of writers.BINDERS): the bytes of each file by its name.

    Nothing is laid out but the list itself, so it tells of no pages.
    """
    document = _composed(year, house, said)
    return {f"{NAME}.{to}": writers.write(document, to) for to in formats}


def _composed(year: int, house: House, said: Sequence[Said]) -> Document:
    articles = (tuple(front.Listed.of(article.title, article.contributor) for article in one.articles) for one in said)
    issues = zip(map(_called, said), articles, strict=True)
    values = {"year": year, "note": "", "months": months(year, issues), "numbered": False}
    title = f"{house.name}{year}年{NAME}"
    meta = Meta(
        title=title,
        author=house.publisher,
        subject=title,
        created=max(date.fromisoformat(one.day) for one in said),
        name=house.name,
        identifier=f"{house.name}-{year}-{NAME}",
        year=year,
        articles=tuple(Titled(article.title, article.contributor) for one in said for article in one.articles),
    )
    return front.compose(house, front.CONTENTS, values, meta)


def _called(said: Said) -> Called:
    return Called(said.stem, said.edition, said.number, said.cumulative, date.fromisoformat(said.day))
