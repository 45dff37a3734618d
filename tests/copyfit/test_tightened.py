"""What was drawn together is told: which paragraph or title, by how much, and what it won."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import COLOPHON, proof

from bulletin.copyfit import report

FULL = "字" * (26 + 28 * 5)
FRONT = f"标题: 一期简报\n{COLOPHON}"


def told(root: Path, body: str, front: str = FRONT, code: str = "copyfit-tightened") -> list[tuple[int, str]]:
    """Return line and message of each remark of a code."""
    return [(one.place.line, one.message) for one in report(proof(root, body, front)) if one.code == code]


def test_a_paragraph_that_was_drawn_together_is_told(tmp_path: Path) -> None:
    message = "第 1 页“字字字字字字字字”一段的字距紧缩 0.8 磅（别处 0.25 磅），少一行：收回了末行的“作者。”"
    assert told(tmp_path, f"甲。\n\n{FULL}作者。{{紧}}\n") == [(11, message)]


@pytest.mark.parametrize("gap", ["王　伟", "“甲”乙", "甲 Hu"])
def test_what_is_quoted_of_a_paragraph_has_its_gaps_and_nothing_that_is_not_seen(tmp_path: Path, gap: str) -> None:
    ((_, message),) = told(tmp_path, f"{gap}{FULL[len(gap) :]}作者。{{紧}}\n")
    assert message.startswith(f"第 1 页“{gap}字字")


def test_so_is_one_that_saves_a_page(tmp_path: Path) -> None:
    body = "短句一段。\n\n" * 19 + f"{FULL}工作人员。\n\n{FULL}工作人员。\n"
    (remark,) = told(tmp_path, body, f"{FRONT}紧排: 自动\n")
    assert remark[1].endswith("收回了末行的“工作人员。”，全文少一页")


def test_so_is_a_title(tmp_path: Path) -> None:
    front = "标题: 某某县人大常委会扎实推进和改进代表建议办理{紧}\n"
    assert told(tmp_path, "甲。\n", front) == [(5, "标题的字距紧缩 1 磅（别处 0.25 磅），少一行，排成 1 行")]


def test_nothing_is_told_where_nothing_was_drawn_together(tmp_path: Path) -> None:
    assert told(tmp_path, f"{FULL}作者。\n\n短的一段。{{紧}}\n") == []


@pytest.mark.parametrize(
    ("mark", "front", "named"), [("", FRONT, [True]), ("{紧}", FRONT, [False]), ("", f"{FRONT}紧排: 自动\n", [False])]
)
def test_the_remark_on_a_short_line_names_the_mark_unless_it_has_been_tried(
    tmp_path: Path, mark: str, front: str, named: list[bool]
) -> None:
    found = report(proof(tmp_path, f"{'字' * 27}。{mark}\n", front))
    hints = [one.hint for one in found if one.code == "copyfit-single-character"]
    assert ["“{紧}”" in hint for hint in hints] == named
