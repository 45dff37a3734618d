"""What is told of a wording that the house has listed: what to write instead, and why, as far as the list says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.rules.names import wording_unwanted


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        ("大力推进,推进,空话", "改为“推进”（空话）"),
        ("大力推进,推进,", "改为“推进”"),
        ("大力推进,,空话", "改写这一句（空话）"),
        ("大力推进,,", "改写这一句"),
    ],
)
def test_a_hint_says_what_the_list_says(row: str, hint: str, tmp_path: Path) -> None:
    (tmp_path / "用语.csv").write_text(f"错,对,理由\n{row}\n", encoding="utf-8")
    (finding,) = wording_unwanted.RULE.found(proof(tmp_path, "大力推进工作。\n"))
    assert finding.hint == hint
