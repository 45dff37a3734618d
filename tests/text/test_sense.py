"""What a line end costs: within quotation marks and the like more than outside of them."""

from __future__ import annotations

import pytest

from bulletin.text.sense import places

# Whole would be what fits a line so short.
SHORT = 3


@pytest.mark.parametrize("marks", ["“”", "（）", "《》", "‘’"])
def test_a_line_end_within_marks_costs_twelve_more(marks: str) -> None:
    opening, closing = tuple(marks)
    apart, within = (places(f"关于{text}的报告", SHORT) for text in ("代表建议办理", f"{opening}代表建议办理{closing}"))
    assert within[7] == apart[6] + 12
