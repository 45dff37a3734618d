"""The archive's numbers by year: a ledger goes in, the cells of a table, one object, or rows for a spreadsheet come out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bulletin.manuscripts.archive import Entry, Ledger, Row

_HEAD = ("年份", "刊别", "期数", "期号", "总期号", "日期", "草稿")
_COLUMNS = ("年份", "刊别", "期号", "总期号", "日期", "草稿", "文件", "说明")
_SHOWN = 12


@dataclass(frozen=True)
class Numbers:
    """What a ledger says: how many issues there are, which numbers are missing, which are taken twice."""

    name: str
    ledger: Ledger

    @cached_property
    def missing(self) -> dict[Row, list[int]]:
        """The numbers passed over in each year and edition."""
        return {row: found for row in self.ledger.rows if (found := self.ledger.missing(row))}

    @cached_property
    def repeated(self) -> dict[int, list[Entry]]:
        """The issues of every 总期号 that several have."""
        taken = self.ledger.by_cumulative.items()
        return {number: entries for number, entries in sorted(taken) if len(entries) > 1}

    def table(self) -> list[tuple[str, ...]]:
        """Return the cells of a table, a line a year and edition; its first line names the columns."""
        return [_HEAD, *(_line(row, entries) for row, entries in self.ledger.rows.items())]

    def remarks(self) -> Iterator[str]:
        """Yield a line for each kind of what is missing, taken twice, drafted, or cannot be read."""
        for row, numbers in self.missing.items():
            yield f"缺号：{row.year}年{row.edition}{_listed([f'第{number}期' for number in numbers])}"
        for entries in self.ledger.rows.values():
            twice = [entry.shown for entry in entries if _is_twice(entry, entries)]
            if twice:
                yield f"期号重复：{_listed(twice)}"
        for number, entries in self.repeated.items():
            yield f"总期号重复：{number} 用在{_listed([entry.title for entry in entries])}"
        for said, shown in (
            ("草稿", self._drafts),
            ("期号和文件名不一致", self._misnamed),
            ("总期号读不出来", self._unread),
        ):
            if shown:
                yield f"{said}：{_listed([entry.shown for entry in shown])}"

    @property
    def _drafts(self) -> list[Entry]:
        return [entry for entry in self.ledger.entries if entry.draft]

    @property
    def _misnamed(self) -> list[Entry]:
        return [entry for entry in self.ledger.entries if entry.misnamed]

    @property
    def _unread(self) -> list[Entry]:
        return [entry for entry in self.ledger.counted if entry.cumulative is None]

    def json(self) -> str:
        """Return one object: `years` with what is missing in each, `repeated` 总期号 with their files, `issues` one by one."""
        whole = {
            "name": self.name,
            "years": [self._year(row, entries) for row, entries in self.ledger.rows.items()],
            "repeated": {number: [one.shown for one in entries] for number, entries in self.repeated.items()},
            "issues": [_object(entry) for entry in self.ledger.entries],
        }
        return json.dumps(whole, ensure_ascii=False, indent=2)

    def _year(self, row: Row, entries: Sequence[Entry]) -> dict[str, object]:
        return {
            "year": row.year,
            "edition": row.edition,
            "issues": len(entries),
            "missing": self.missing.get(row, []),
            "drafts": [entry.named for entry in entries if entry.draft],
        }

    def csv(self) -> str:
        """Return a row an issue, and one for every number that is missing; with a byte order mark, for spreadsheets."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(_COLUMNS)
        for row, entries in self.ledger.rows.items():
            cells = [(entry.named, self._cells(entry)) for entry in entries]
            cells += [
                (number, [row.year, row.edition, number, "", "", "", "", "缺号"])
                for number in self.missing.get(row, ())
            ]
            writer.writerows(one for _, one in sorted(cells, key=lambda numbered: numbered[0]))
        return "\ufeff" + out.getvalue()

    def _cells(self, entry: Entry) -> list[object]:
        remarks = {
            "期号重复": _is_twice(entry, self.ledger.rows[entry.row]),
            "总期号重复": entry.cumulative in self.repeated,
            "期号和文件名不一致": entry.misnamed,
        }
        said = "；".join(remark for remark, holds in remarks.items() if holds)
        day, draft = entry.day.isoformat() if entry.day else "", "是" if entry.draft else ""
        return [entry.year, entry.edition, entry.named, entry.cumulative or "", day, draft, entry.shown, said]


def _line(row: Row, entries: Sequence[Entry]) -> tuple[str, ...]:
    totals = [entry.cumulative for entry in entries if entry.cumulative]
    days = [entry.day for entry in entries if entry.day]
    drafts = sum(entry.draft for entry in entries)
    return (
        str(row.year),
        row.edition or "—",
        str(len(entries)),
        _span([str(entry.named) for entry in entries]),
        _span([str(number) for number in (min(totals), max(totals))] if totals else []),
        _span([day.isoformat() for day in (min(days), max(days))] if days else []),
        str(drafts or "—"),
    )


def _span(values: Sequence[str]) -> str:
    return "—" if not values else values[0] if values[0] == values[-1] else f"{values[0]} 至 {values[-1]}"


def _listed(names: Sequence[str]) -> str:
    more = f"等，共 {len(names)} 个" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more


def _is_twice(entry: Entry, entries: Sequence[Entry]) -> bool:
    return any(one.named == entry.named and one is not entry for one in entries)


def _object(entry: Entry) -> dict[str, object]:
    return {
        "path": entry.shown,
        "year": entry.year,
        "edition": entry.edition,
        "number": entry.named,
        "cumulative": entry.cumulative,
        "date": entry.day.isoformat() if entry.day else None,
        "draft": entry.draft,
    }
