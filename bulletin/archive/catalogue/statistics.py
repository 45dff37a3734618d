"""采用稿统计: articles by year and contributors go in; counts by contributor and year come out, as a table and as CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from bulletin.text.titles import break_hanging

# Of these, the lines of an SVG chart's labels have so many characters at the most.
_LABEL = 14


@dataclass(frozen=True)
class Bar:
    """A bar of a chart: its label in lines, how many it stands for, its share of the longest, and where it begins, in lines."""

    label: tuple[str, ...]
    count: int
    share: float
    line: int


@dataclass(frozen=True)
class Contributions:
    """How many articles of whom were printed in which year; an article of two contributors counts for both."""

    counts: Counter[tuple[str, int]]
    articles: Counter[int]

    @classmethod
    def of(cls, articles: Iterable[tuple[int, Sequence[str]]]) -> Contributions:
        """Count articles, each by its year and its contributors."""
        counts: Counter[tuple[str, int]] = Counter()
        years: Counter[int] = Counter()
        for year, contributors in articles:
            years[year] += 1
            counts.update((name, year) for name in contributors)
        return cls(counts, years)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years in their order."""
        return tuple(sorted(self.articles))

    @property
    def total(self) -> int:
        """How many articles there are."""
        return sum(self.articles.values())

    @cached_property
    def totals(self) -> dict[str, int]:
        """How many articles each has contributed; those with most come first, then as a dictionary has them."""
        totals: Counter[str] = Counter()
        for (name, _), count in self.counts.items():
            totals[name] += count
        return dict(sorted(totals.items(), key=lambda one: (-one[1], spelled(one[0]))))

    def row(self, name: str) -> tuple[int, ...]:
        """Return how many articles someone contributed in each year."""
        return tuple(self.counts[name, year] for year in self.years)

    @property
    def table(self) -> list[tuple[str, tuple[int, ...], int]]:
        """A row for each contributor: name, counts by year, total."""
        return [(name, self.row(name), total) for name, total in self.totals.items()]

    def csv(self, pages: Mapping[int, int | None] = MappingProxyType({})) -> str:
        """Return the table with its head and the articles of each year; with a byte order mark, for spreadsheets.

        The last row gives the `pages` of years, where any are known; a year whose issues were not all built has none.
        """
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(["供稿单位", *(f"{year}年" for year in self.years), "合计"])
        writer.writerows([_harmless(name), *row, total] for name, row, total in self.table)
        writer.writerow(["全部文章", *(self.articles[year] for year in self.years), self.total])
        known = {year: count for year in self.years if (count := pages.get(year)) is not None}
        if known:
            whole = sum(known.values()) if len(known) == len(self.years) else ""
            writer.writerow(["全部页数", *(known.get(year, "") for year in self.years), whole])
        return "\ufeff" + out.getvalue()


def spelled(name: str) -> bytes:
    """Return what names are sorted by: in GB 18030 the common characters stand in the order of Pinyin."""
    return name.encode("gb18030", errors="replace")


def bars(counts: Sequence[tuple[str, int]]) -> list[Bar]:
    """Return the bars of a chart, one below the other, each below its label."""
    most = max((count for _, count in counts), default=0)
    found: list[Bar] = []
    line = 0
    for name, count in counts:
        label = _lines(name)
        found.append(Bar(label, count, count / most if most else 0, line))
        line += len(label) + 1
    return found


def _lines(label: str) -> tuple[str, ...]:
    """Part a label into as few lines as hold it, where its sense does."""
    return tuple(break_hanging(label, _LABEL, _LABEL, 0)) if len(label) > _LABEL else (label,)


def _harmless(name: str) -> str:
    """Return a name that no spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name
