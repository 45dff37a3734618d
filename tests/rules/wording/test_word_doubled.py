"""A word that is written twice is shown with what is around it."""

from __future__ import annotations

from pathlib import Path

from houses import proof

from bulletin.rules.wording import word_doubled


def test_what_others_said_beside_a_doubled_word_is_shown_as_three_points(tmp_path: Path) -> None:
    (finding,) = word_doubled.RULE.found(proof(tmp_path, "《好》取得了了明显成效。\n"))
    assert finding.message == "“了”写了两遍：“…》取得了了明显成效”"
