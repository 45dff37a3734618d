"""Which years a date without one may have: beside the issue's, 2024, those that the text speaks of."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.rules.numerals import weekday_wrong


@pytest.mark.parametrize(
    ("said", "day"),
    {"去年": "日", "上年": "日", "前年": "六", "明年": "三", "次年": "三", "翌年": "三", "后年": "四"}.items(),
)
def test_a_weekday_may_be_that_of_a_year_that_is_spoken_of(said: str, day: str, tmp_path: Path) -> None:
    assert list(weekday_wrong.RULE.found(proof(tmp_path, f"{said}3月5日（星期{day}）。\n"))) == []


@pytest.mark.parametrize("day", "日六三四")
def test_of_no_other_year_is_thought(day: str, tmp_path: Path) -> None:
    assert len(list(weekday_wrong.RULE.found(proof(tmp_path, f"3月5日（星期{day}）。\n")))) == 1
