"""What issues are called in a volume: what they say of themselves goes in; names, days, months and ranges of numbers come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bulletin.composition.volume import Issue, Listed, Month
from bulletin.text import numerals

# Between the first and the last of a range, as GB/T 15834 has it.
_TO = "—"
# So many runs of numbers are told on a cover; more would fill it.
_MOST_RUNS = 5


@dataclass(frozen=True)
class Called:
    """An issue by its numbers and its day; `stem` is the name of its file."""

    stem: str
    edition: str
    number: int
    cumulative: int | None
    day: date

    @property
    def name(self) -> str:
        """What it is called within its year: 第12期, 增刊第1期."""
        return f"{self.edition}第{self.number}期"

    @property
    def whole(self) -> str:
        """Its name with its number from the first issue on, as its masthead has it."""
        total = f"（总第{numerals.to_chinese(self.cumulative)}期）" if self.cumulative else ""
        return f"{self.name}{total}"

    def month(self, year: int) -> str:
        """Return the heading that it stands below: its month, or its edition, since editions are counted on their own."""
        if self.edition:
            return self.edition
        return f"{self.day.month}月" if self.day.year == year else f"{self.day.year}年{self.day.month}月"

    def shown(self, year: int) -> str:
        """Return its day in the list of a `year`, which is said where it is another."""
        day = f"{self.day.month}月{self.day.day}日"
        return day if self.day.year == year else f"{self.day.year}年{day}"


def months(year: int, issues: Iterable[tuple[Called, tuple[Listed, ...]]]) -> list[Month]:
    """Return the headings of the contents of a `year`, each with the issues below it and their articles."""
    return [
        Month(name, tuple(Issue(called.whole, called.shown(year), articles) for called, articles in of_month))
        for name, of_month in groupby(issues, lambda one: one[0].month(year))
    ]


def ranges(issues: Sequence[Called]) -> list[str]:
    """Return the lines of a cover that say which issues are in a volume: numbers of each edition, then those from the first issue on.

    Numbers with many gaps are told by the first and the last, and by how many there are: a cover is one page.
    """
    found = []
    for edition, of_edition in groupby(issues, lambda one: one.edition):
        numbers = sorted(one.number for one in of_edition)
        runs = _runs(map(str, numbers), numbers)
        many = f"，共{len(numbers)}期" if len(runs) > _MOST_RUNS else ""
        found.append(f"{edition}{_told(runs, '第')}{many}")
    if totals := sorted(one.cumulative for one in issues if one.cumulative):
        found.append(f"（{_told(_runs(map(numerals.to_chinese, totals), totals), '总第')}）")
    return found


def _runs(written: Iterable[str], numbers: Sequence[int]) -> list[tuple[str, str]]:
    """Return the first and the last of numbers in a row, as they are `written`."""
    pairs = enumerate(zip(written, numbers, strict=True))
    runs = ([text for _, (text, _) in run] for _, run in groupby(pairs, lambda one: one[1][1] - one[0]))
    return [(run[0], run[-1]) for run in runs]


def _told(runs: Sequence[tuple[str, str]], word: str) -> str:
    """Write down runs of numbers behind a `word`, or the first number and the last where they are many."""
    told = runs if len(runs) <= _MOST_RUNS else [(runs[0][0], runs[-1][1])]
    return "、".join(f"{word}{first}期" + (f"{_TO}第{last}期" if last != first else "") for first, last in told)
