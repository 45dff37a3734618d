from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.rules.structure import heading_number_wrong


def faults(root: Path, *headings: str) -> list[tuple[int, str]]:
    """Return line and expected number of each fault; heading n stands on line 4n + 3."""
    body = "".join(f"{heading}\n\n正文。\n\n" for heading in headings)
    return [(f.place.line, f.hint.split("”")[0]) for f in heading_number_wrong.check(proof(root, body))]


@pytest.mark.parametrize(
    "headings",
    [
        ("## 一、甲", "## 二、乙", "## 三、丙"),
        ("## 一、甲", "### （一）乙", "### （二）丙", "## 二、丁", "### （一）戊"),
        ("## 甲", "## 乙"),
        ("## 一、甲", "### 乙", "### 丙", "## 二、丁"),
        ("## 一、甲", "### （一）乙", "#### 1. 丙", "##### （1）丁", "##### （2）戊", "#### 2．己"),
    ],
)
def test_numbers_in_order_or_none_at_all_are_right(tmp_path: Path, headings: tuple[str, ...]) -> None:
    assert faults(tmp_path, *headings) == []


@pytest.mark.parametrize(
    ("headings", "line", "due"),
    [
        (("## 一、甲", "## 三、乙"), 11, "二、"),
        (("## 二、甲",), 7, "一、"),
        (("## 一、甲", "## 一、乙"), 11, "二、"),
        (("## 一、甲", "### （二）乙"), 11, "（一）"),
        (("## 一、甲", "### （一）乙", "## 二、丙", "### （二）丁"), 19, "（一）"),
        (("## 一、甲", "### （一）乙", "#### 2. 丙"), 15, "1."),
        (("## 一、甲", "### （一）乙", "#### 1. 丙", "##### （2）丁"), 19, "（1）"),
    ],
)
def test_a_number_that_is_not_due_is_found(tmp_path: Path, headings: tuple[str, ...], line: int, due: str) -> None:
    assert faults(tmp_path, *headings) == [(line, f"这里应为“{due}")]


def test_a_heading_without_a_number_among_numbered_ones_is_found(tmp_path: Path) -> None:
    assert faults(tmp_path, "## 一、甲", "## 乙", "## 三、丙") == [(11, "这里应为“二、")]


def test_a_number_of_another_levels_form_is_none(tmp_path: Path) -> None:
    assert faults(tmp_path, "## 一、甲", "## （二）乙") == [(11, "这里应为“二、")]


def test_each_article_counts_for_itself(tmp_path: Path) -> None:
    body = "# 甲文\n\n## 一、甲\n\n正文。\n\n# 乙文\n\n## 一、乙\n\n正文。\n"
    assert list(heading_number_wrong.check(proof(tmp_path, body, ""))) == []


def test_numbers_that_the_program_writes_are_right(tmp_path: Path) -> None:
    body = "## 甲\n\n正文。\n\n## 乙\n\n正文。\n"
    assert list(heading_number_wrong.check(proof(tmp_path, body, "标题: 甲\n编号方式: auto\n"))) == []


def test_the_message_names_the_heading(tmp_path: Path) -> None:
    (finding,) = heading_number_wrong.check(proof(tmp_path, "## 二、甲\n\n正文。\n"))
    assert (finding.code, finding.message) == ("heading-number-wrong", "标题的序号不对：二、甲")
