"""A share that does not fit is told with the right one, in as many decimal places as the table has."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.rules.wording import share_in_table

TABLE = "| 类别 | 件数 | 占比 |\n|---|--:|--:|\n| 甲 | 10 | {} |\n| 乙 | 10 | {} |\n| 丙 | 10 | {} |\n| 合计 | 30 | 100% |\n"


@pytest.mark.parametrize(
    ("shares", "right"), [("33.3% 33.3% 43.3%", "33.3%"), ("33.33% 33.33% 35%", "33%"), ("33% 33% 34.56%", "33.33%")]
)
def test_the_right_share_is_told(shares: str, right: str, tmp_path: Path) -> None:
    (finding,) = share_in_table.RULE.found(proof(tmp_path, TABLE.format(*shares.split())))
    assert finding.message.endswith(f"照数量 10 和合计 30 算，应是 {right}")
