"""The ledger of numbers: what the archive has used so far, and the text of the next issue's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bulletin.errors import ContentError
from bulletin.findings import Finding
from bulletin.manuscripts import front
from bulletin.manuscripts.shelf import named_number

if TYPE_CHECKING:
    from pathlib import Path

    from bulletin.manuscripts.house import House


class Next(NamedTuple):
    """The numbers that the next issue gets; one of an edition has no 总期号."""

    number: int
    cumulative: int | None


def last(house: House, edition: str = "") -> Path | None:
    """Return the file of the last issue, or of the last of an `edition`; None where there is none yet."""
    named = ((path, named_number(path.stem)) for path in house.issues())
    return next((path for path, name in reversed([*named]) if name and name[0] == edition), None)


class _Entry(NamedTuple):
    """What an issue takes: the year of its folder, its edition or nothing, its number in that, its 总期号 or nought."""

    year: int
    edition: str
    number: int
    cumulative: int


def next_numbers(house: House, year: int, edition: str = "") -> Next:
    """Count on: 期号 within `year`, 总期号 over the whole archive, from the house's `first` if there is none yet.

    An issue counts for the year of its folder, by the larger of its file's name and its front matter. ContentError
    names every issue whose numbers cannot be read: a number guessed past it might be given twice. An `edition` (增刊) has its own row.
    """
    entries = _entries(house)
    number = max((one.number for one in entries if (one.year, one.edition) == (year, edition)), default=0) + 1
    total = max((one.cumulative for one in entries if one.cumulative), default=house.first - 1) + 1
    return Next(number, None if edition else total)


def _entries(house: House) -> list[_Entry]:
    """List what every issue takes; a file's name counts where its front matter says nothing of an edition, or nothing sound."""
    entries: list[_Entry] = []
    findings: list[Finding] = []
    for path in house.issues():
        try:
            source = house.source(path)
            numbers = front.numbers(source)
        except ContentError as error:
            findings += error.findings
            continue
        year, (edition, named) = int(path.parent.name), named_number(path.stem) or ("", 0)
        if edition:
            entries.append(_Entry(year, edition, named, 0))
        if not numbers.counted:
            entries.append(_Entry(year, numbers.edition or "?", numbers.number or 0, numbers.cumulative or 0))
        elif numbers.cumulative is None:
            hint = "改正以后才能推算下一期的总期号。"
            findings.append(Finding(source.place(1), "cumulative-unreadable", "这一期的总期号缺少或有错误", hint))
        else:
            number = max(0 if edition else named, numbers.number or 0)
            entries.append(_Entry(year, "", number, numbers.cumulative))
    if findings:
        raise ContentError(findings)
    return entries
