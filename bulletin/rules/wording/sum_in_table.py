"""A total in a table that is not the sum of what it stands below, or behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.tables import NO_SUM, Grid, Square, grids, is_total, mentions_total

_SHARE = re.compile("占比|比重|比例|构成")
_LEAST, _PER_CENT = 2, 100


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find totals that do not add up, in the last or the first row, and in a column of their own."""
    if not mentions_total(proof.text):
        return
    for grid in grids(proof):
        if not grid.is_partial:
            yield from _columns(grid)
            yield from _rows(grid)


def _columns(grid: Grid) -> Iterator[tuple[Passage, Slip]]:
    if grid.total is None:
        return
    parts = [row for at, row in enumerate(grid.rows) if at != grid.total]
    checked = []
    for column, name in enumerate(grid.names):
        squares, total = [row[column] for row in parts], grid.rows[grid.total][column]
        if _adds(name, [*squares, total]) and len({id(row[column]) for row in parts}) == len(parts):
            checked.append((squares, total))
    wrong = [pair for pair in checked if not _agrees(*pair, rounded=grid.is_rounded)]
    # Where no column adds up, the table shows but some of what was added.
    if len(wrong) < len(checked) or len(checked) == 1:
        yield from (told for squares, total in wrong for told in _told(squares, total))


def _adds(name: str, squares: Sequence[Square]) -> bool:
    """Tell whether a column is one of numbers that are added up; shares are where their total is a hundred."""
    if any(square.number is None for square in squares) or not squares[-1].text or squares[-1].number == 0:
        return False
    if sum(bool(square.number) for square in squares[:-1]) < _LEAST or NO_SUM.search(name):
        return False
    shares = any(square.percent for square in squares) or bool(_SHARE.search(name))
    return not shares or squares[-1].number == _PER_CENT


def _agrees(squares: Sequence[Square], total: Square, *, rounded: bool) -> bool:
    places = max(square.decimals for square in (*squares, total))
    exact = not places and not rounded and not total.percent
    slack = Decimal(0) if exact else Decimal(1).scaleb(-min(places, total.decimals)) * (len(squares) + 1) / 2
    return abs(_sum(squares) - (total.number or 0)) <= slack


def _sum(squares: Sequence[Square]) -> Decimal:
    return sum((square.number or Decimal(0) for square in squares), Decimal(0))


def _rows(grid: Grid) -> Iterator[tuple[Passage, Slip]]:
    """Find totals in a column of their own where those of most rows add up."""
    columns = [at for at, name in enumerate(grid.names) if is_total(name)]
    if len(columns) != 1:
        return
    others = [at for at, name in enumerate(grid.names) if at not in {0, *columns} and not NO_SUM.search(name)]
    others = [at for at in others if all(row[at].number is not None and not row[at].percent for row in grid.rows)]
    rows = [row for row in grid.rows if row[columns[0]].number is not None]
    if len(others) < _LEAST or any(_SHARE.search(grid.names[at]) for at in others):
        return
    pairs = [([row[at] for at in others], row[columns[0]]) for row in rows]
    wrong = [pair for pair in pairs if not _agrees(*pair, rounded=grid.is_rounded)]
    if 3 * len(wrong) <= len(pairs):
        yield from (told for squares, total in wrong for told in _told(squares, total))


def _told(squares: Sequence[Square], total: Square) -> Iterator[tuple[Passage, Slip]]:
    if total.passage:
        message = f"合计写的是 {total.text}，各项加起来是 {_sum(squares)}{'%' * total.percent}"
        yield total.passage, Slip(0, len(total.passage.text), message)


_HEAD = "| 县区 | 代表建议 | 办结 |\n|---|--:|--:|\n"
RULE = IssueRule(
    Code(
        "sum-in-table",
        family="wording",
        title="表格的合计对不上",
        what="合计那一行（在最上面或者最下面），或者合计那一栏，和各项加起来的数不一样。有“小计”“其中”的，比率、年份、排名一类的栏，不算。",
        why="读者看表先看合计；四舍五入的差（单位是万、亿，或者有小数的，每项半个末位）不算错。",
        instead="查对各项和合计，改正错的一个。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                f"{_HEAD}| 甲县 | 12 | 10 |\n| 乙县 | 30 | 28 |\n| 合计 | 43 | 38 |",
                "| 年份 | 新建 | 改造 | 合计 |\n|---|--:|--:|--:|\n| 2021 | 10 | 5 | 15 |\n| 2022 | 20 | 6 | 26 |\n| 2023 | 30 | 7 | 38 |",
                "| 项目 | 占比 |\n|---|--:|\n| 城建 | 50% |\n| 教育 | 30% |\n| 其他 | 15% |\n| 合计 | 100% |",
            )
        },
        right=(
            f"{_HEAD}| 甲县 | 12 | 10 |\n| 乙县 | 30 | 28 |\n| 合　计 | 42 | 38 |",
            "单位：万元\n\n| 项目 | 投入 |\n|---|--:|\n| 甲 | 10.34 |\n| 乙 | 20.33 |\n| 合计 | 30.66 |",
            "| 县区 | 件数 | 办结率 | 排名 |\n|---|--:|--:|--:|\n| 甲 | 1,200 | 90% | 1 |\n| 乙 | 300 | 80% | 2 |\n| 合计 | 1,500 | 88% | — |",
            "| 项目 | 件数 |\n|---|--:|\n| 甲 | 12 |\n| 其中：城建 | 5 |\n| 乙 | 8 |\n| 合计 | 20 |",
            "| 项目 | 件数 | 人数 |\n|---|--:|--:|\n| 甲 | 12 | 3 |\n| 乙 | 8 | 4 |\n| 合计 | 200 | 100 |",
            "| 项目 | 占比 |\n|---|--:|\n| 城建 | 33.3% |\n| 教育 | 33.3% |\n| 其他 | 33.3% |\n| 合计 | 100% |",
            "| 代表 | 2022 | 2023 |\n|---|--:|--:|\n| 甲 | 优 | 良 |\n| 合计 | 1 | 1 |",
        ),
    ),
    check,
)
