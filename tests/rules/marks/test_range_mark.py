"""What is said of a wrong mark in a range: which is right, and of what."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.rules.marks import range_mark


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("任期为2021-2026年。", "时间的起止用一字线“—”"),
        ("增长5%-8%。", "数值的范围用浪纹线“～”"),
    ],
)
def test_the_right_mark_is_named(text: str, hint: str, tmp_path: Path) -> None:
    (finding,) = range_mark.RULE.found(proof(tmp_path, f"{text}\n"))
    assert hint in finding.message + finding.hint
