"""What is announced is counted up to where another count begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.rules.structure.count_announced import RULE

TWO = "重点抓好两个方面。\n\n**一是建机制。**明确责任。\n\n**二是强队伍。**加强培训。"


@pytest.mark.parametrize(
    "behind",
    [
        "下一步要更加努力。\n\n**一是增加投入。**明确来源。\n\n**二是充实人员。**定期轮训。",
        "## 二、下一步\n\n**三是抓落实。**定期督办。",
        "同时，注意总结经验。",
    ],
)
def test_what_another_count_begins_with_is_not_counted(behind: str, tmp_path: Path) -> None:
    assert list(RULE.found(proof(tmp_path, f"## 一、甲\n\n{TWO}\n\n{behind}\n"))) == []


def test_what_goes_on_behind_other_text_is_counted(tmp_path: Path) -> None:
    found = RULE.found(proof(tmp_path, f"{TWO}\n\n同时，注意总结经验。\n\n**三是抓落实。**定期督办。\n"))
    assert len(list(found)) == 1


def test_headings_are_counted_up_to_the_next_above(tmp_path: Path) -> None:
    parts = "### （一）甲\n\n正文。\n\n### （二）乙\n\n正文。\n\n"
    body = f"## 一、丙\n\n重点抓好两个方面。\n\n{parts}## 二、丁\n\n{parts}"
    assert list(RULE.found(proof(tmp_path, body))) == []
