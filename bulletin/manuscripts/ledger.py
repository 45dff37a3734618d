"""The ledger of numbers: what the archive has used so far, and the text of the next issue's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bulletin import sources
from bulletin.errors import ContentError
from bulletin.findings import Finding
from bulletin.manuscripts import front
from bulletin.manuscripts.shelf import named_number

if TYPE_CHECKING:
    from bulletin.manuscripts.house import House


class Next(NamedTuple):
    """The numbers that the next issue gets."""

    number: int
    cumulative: int


def next_numbers(house: House, year: int) -> Next:
    """Count on: 期号 within `year`, 总期号 over the whole archive, from the house's `first` if there is none yet.

    An issue counts for the year of its folder, by the larger of its file's name and its front matter. ContentError
    names every issue whose numbers cannot be read: a number guessed past it might be given twice. An edition (增刊) has its own row.
    """
    entries = _entries(house)
    year_numbers = [number for folder, number, _ in entries if folder == year]
    return Next(
        max(year_numbers, default=0) + 1,
        max((cumulative for _, _, cumulative in entries if cumulative), default=house.first - 1) + 1,
    )


def _entries(house: House) -> list[tuple[int, int, int]]:
    """List (year of the folder, number, 总期号) of every issue."""
    entries: list[tuple[int, int, int]] = []
    findings: list[Finding] = []
    for path in house.issues():
        try:
            source = sources.read(path, house.shown(path))
            numbers = front.numbers(source)
        except ContentError as error:
            findings += error.findings
            continue
        if not numbers.counted:
            entries.append((int(path.parent.name), 0, numbers.cumulative or 0))
        elif numbers.cumulative is None:
            hint = "改正以后才能推算下一期的总期号。"
            findings.append(Finding(source.place(1), "cumulative-unreadable", "这一期的总期号缺少或有错误", hint))
        else:
            named = named_number(path.stem)
            number = max(named[1] if named else 0, numbers.number or 0)
            entries.append((int(path.parent.name), number, numbers.cumulative))
    if findings:
        raise ContentError(findings)
    return entries
