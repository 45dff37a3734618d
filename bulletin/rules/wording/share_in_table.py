"""A share in a table that is not what its amount makes of the total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.tables import NO_SUM, Grid, Square, grids, mentions_total

_SHARE = re.compile("占比|比重|比例|构成|百分比|占总|所占|份额")
_PER_CENT = re.compile("[%％]|百分")
_LEAST, _WHOLE = 2, Decimal(100)
# A row with a share: the share, the amount it is of, and the total.
_Row = tuple[Square, Square, Square]


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find shares that do not fit their amounts, in columns and in rows."""
    if not mentions_total(proof.text) or not _SHARE.search(proof.text):
        return
    for grid in grids(proof):
        if not grid.is_partial:
            yield from _shares(grid)
            yield from _shares(grid.turned())


def _shares(grid: Grid) -> Iterator[tuple[Passage, Slip]]:
    shares = [at for at, name in enumerate(grid.names) if _SHARE.search(name) and not NO_SUM.search(name)]
    for column in shares if grid.total is not None else ():
        if _PER_CENT.search(grid.names[column] + "".join(row[column].text for row in grid.rows)):
            yield from _told(*_nearest(grid, column, {0, *shares}))


def _nearest(grid: Grid, column: int, others: set[int]) -> tuple[list[_Row], list[_Row]]:
    """Return the rows of a column of shares that fit, and those that do not, with the amounts that most of them are of."""
    behind = range(column + 1, len(grid.names))
    amounts = [at for at in (*range(column - 1, -1, -1), *behind) if at not in others]
    pairs = [_parted(grid, column, at) for at in amounts if not NO_SUM.search(grid.names[at])]
    return max(pairs, key=lambda pair: len(pair[0]), default=([], []))


def _parted(grid: Grid, column: int, amount: int) -> tuple[list[_Row], list[_Row]]:
    total = grid.rows[grid.total or 0][amount]
    rows = [(row[column], row[amount], total) for row in grid.rows]
    rows = [row for row in rows if all(square.is_written and square.number for square in row)]
    if any((square.number or 0) < 0 for row in rows for square in row):
        return [], []
    # Shares are mended by one in the last place where they make a hundred only so.
    parts = [share for share, of, _ in rows if of is not total]
    mended = sum((share.number or Decimal(0) for share in parts), Decimal(0)) == _WHOLE
    fitting = [row for row in rows if _fits(*row, rounded=grid.is_rounded, mended=mended)]
    return fitting, [row for row in rows if row not in fitting]


def _fits(share: Square, amount: Square, total: Square, *, rounded: bool, mended: bool) -> bool:
    part, whole = amount.number or Decimal(0), total.number or Decimal(0)
    rounded |= bool(amount.decimals or total.decimals)
    off_part, off_whole = (_half(one) if rounded else Decimal(0) for one in (amount, total))
    if whole <= off_whole or (amount is total):
        return share.number == _WHOLE
    slack = _half(share) * (2 if mended else 1)
    least, most = _WHOLE * (part - off_part) / (whole + off_whole), _WHOLE * (part + off_part) / (whole - off_whole)
    return least - slack <= (share.number or Decimal(0)) <= most + slack


def _half(square: Square) -> Decimal:
    return Decimal(1).scaleb(-square.decimals) / 2


def _told(fitting: Sequence[_Row], wrong: Sequence[_Row]) -> Iterator[tuple[Passage, Slip]]:
    """Tell what does not fit, where most does: shares of which few fit are those of something else."""
    hundred = any(amount is total for _, amount, total in fitting)
    fit = [row for row in fitting if row[1] is not row[2]]
    clear = len(wrong) <= len(fit) if hundred else len(fit) >= _LEAST and _LEAST * len(wrong) <= len(fit)
    for share, amount, total in wrong if clear and fit else ():
        if share.passage:
            right = _WHOLE if amount is total else _WHOLE * (amount.number or 0) / (total.number or 1)
            shown = right.quantize(Decimal(1).scaleb(-share.decimals), ROUND_HALF_UP)
            sign = "%" if share.percent else ""
            worked = "合计这一格" if amount is total else f"照数量 {amount.text} 和合计 {total.text} 算，"
            yield (
                share.passage,
                Slip(0, len(share.passage.text), f"占比写的是 {share.text}，{worked}应是 {shown}{sign}"),
            )


_HEAD = "| 类别 | 件数 | 占比 |\n|---|--:|--:|\n"
RULE = IssueRule(
    Code(
        "share-in-table",
        family="wording",
        title="表格的占比和数量对不上",
        what="有“合计”的表格里，占比（比重、比例、构成）那一栏或者那一行的数，不等于这一项的数量除以合计。按表里写的小数位数四舍五入；凑成100%差最后一位的，不算错。大半对不上的，程序当作占别的总数，不说。",
        why="占比是由数量算出来的，改了数量忘了改占比，读者一算就知道。",
        instead="查对这一项的数量、合计和占比，改正错的一个。",
        severity=Severity.WARNING,
        wrong={
            text: text
            for text in (
                f"{_HEAD}| 城建 | 60 | 50% |\n| 教育 | 36 | 35% |\n| 其他 | 24 | 20% |\n| 合计 | 120 | 100% |",
                f"{_HEAD}| 合计 | 90 | 100% |\n| 城建 | 30 | 33.3% |\n| 教育 | 60 | 67.7% |",
                f"{_HEAD}| 城建 | 60 | 50% |\n| 教育 | 36 | 30% |\n| 其他 | 24 | 20% |\n| 合计 | 120 | 110% |",
                "| 类别 | 件数 | 比重（%） | 金额 | 比重（%） |\n|---|--:|--:|--:|--:|\n| 甲 | 10 | 25.0 | 30 | 60.0 |\n| 乙 | 30 | 75.0 | 20 | 45.0 |\n| 合计 | 40 | 100 | 50 | 100 |",
                "| 项目 | 城建 | 教育 | 其他 | 合计 |\n|---|--:|--:|--:|--:|\n| 件数 | 60 | 36 | 24 | 120 |\n| 占比 | 50% | 30% | 25% | 100% |",
            )
        },
        right=(
            f"{_HEAD}| 城建 | 60 | 50% |\n| 教育 | 36 | 30% |\n| 其他 | 24 | 20% |\n| 合计 | 120 | 100% |",
            f"{_HEAD}| 甲 | 1 | 33.3% |\n| 乙 | 1 | 33.3% |\n| 丙 | 1 | 33.4% |\n| 合计 | 3 | 100% |",
            f"{_HEAD}| 甲 | 1 | 33.33% |\n| 乙 | 2 | 66.67% |\n| 合计 | 3 | 100% |",
            "单位：亿元\n\n| 项目 | 投入 | 占比 |\n|---|--:|--:|\n| 甲 | 0.3 | 21.7% |\n| 乙 | 1.0 | 78.3% |\n| 合计 | 1.3 | 100% |",
            "| 县区 | 站点 | 占全市比重 |\n|---|--:|--:|\n| 甲 | 10 | 5% |\n| 乙 | 30 | 15% |\n| 合计 | 40 | 20% |",
            "| 县区 | 交办 | 办结 | 办结率 |\n|---|--:|--:|--:|\n| 甲 | 10 | 9 | 90% |\n| 乙 | 30 | 24 | 80% |\n| 合计 | 40 | 33 | 82.5% |",
            "| 类别 | 人数 | 占比 |\n|---|--:|--:|\n| 党员 | 30 | 60% |\n| 妇女 | 20 | 40% |\n| 少数民族 | 5 | 10% |\n| 总数 | 50 | — |",
            "| 县区 | 代表 | 女代表 | 女代表比例 |\n|---|--:|--:|--:|\n| 甲 | 50 | 15 | 30% |\n| 乙 | 150 | 45 | 30% |\n| 合计 | 200 | 60 | 30% |",
            f"{_HEAD}| 甲 | 12 | 40% |\n| 乙 | 18 | 65% |",
        ),
    ),
    check,
)
