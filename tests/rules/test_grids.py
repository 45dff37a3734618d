"""Tables as rules reckon with them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import houses
import pytest

from bulletin.rules.tables import Grid, grids


def grid(root: Path, table: str) -> Grid:
    (only,) = grids(houses.proof(root, table))
    return only


def test_a_merged_cell_stands_in_each_place_that_it_covers(tmp_path: Path) -> None:
    found = grid(
        tmp_path,
        "| 项 | 交办 || 数 |\n| ^^ | 城建 | 教育 | ^^ |\n|---|---|---|---|\n| 甲 | 合并 || 2 |\n| ^^ | 3 | 4 | 5 |\n",
    )
    assert found.names == ("项", "交办城建", "交办教育", "数")
    assert [[square.text for square in row] for row in found.rows] == [
        ["甲", "合并", "合并", "2"],
        ["甲", "3", "4", "5"],
    ]


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1,200", "1200"), ("12.50", "12.50"), ("−3", "-3"), ("50%", "50"), ("—", "0"), ("12人", None), ("约5", None)],
)
def test_a_cell_is_a_number_where_it_is_nothing_else(cell: str, number: str | None, tmp_path: Path) -> None:
    ((_, square),) = grid(tmp_path, f"| 项 | 数 |\n|---|---|\n| 甲 | {cell} |\n").rows
    assert square.number == (Decimal(number) if number else None)
