from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.rules.structure import order_wrong


def found(root: Path, body: str) -> list[tuple[int, int, str]]:
    findings = order_wrong.RULE.found(proof(root, body))
    return [(one.place.line - 6, one.place.column, one.message) for one in findings]


def test_a_number_that_skips_is_found_at_its_place_with_the_one_that_is_due(tmp_path: Path) -> None:
    message = "序号不连续：这里是“四是”，应为“三是”"
    assert found(tmp_path, "做法有：一是甲，二是乙，四是丙。\n") == [(1, 13, message)]


def test_behind_a_wrong_number_counting_goes_on_from_it(tmp_path: Path) -> None:
    messages = [message for *_, message in found(tmp_path, "做法有：一是甲，三是乙，四是丙。\n")]
    assert messages == ["序号不连续：这里是“三是”，应为“二是”"]


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ("（一）甲甲。\n\n（三）乙乙。\n", "（二）"),
        ("一、甲甲。\n\n一、乙乙。\n\n三、丙丙。\n", "二、"),
        ("1. 甲\n2. 乙\n\n正文。\n\n4. 丙\n", "3."),
        ("①甲；②乙；④丙。\n", "③"),
        ("其一，甲。其三，乙。\n", "其二"),
    ],
)
def test_each_kind_of_number_is_counted(body: str, due: str, tmp_path: Path) -> None:
    assert [message.rpartition("应为")[2] for *_, message in found(tmp_path, body)] == [f"“{due}”"]


@pytest.mark.parametrize(
    "body",
    [
        "**一是甲。**甲甲。\n\n**二是乙。**做到：一是丙，二是丁。\n\n**三是戊。**戊戊。\n",
        "一是甲：一是丙，二是丁；二是乙。\n",
        "一是甲，二是乙。究其原因一是丙，二是丁。\n",
        "（一）甲甲。\n\n（二）乙乙。\n\n# 附件 说明\n\n（一）丙丙。\n",
        "> 二是引文。\n\n三家单位说“四是”。\n",
        "1.甲甲。\n\n2.乙乙。\n\n7、8月份防汛。\n",
        "（节选）\n\n三、甲甲。\n\n四、乙乙。\n",
    ],
)
def test_inner_counts_attachments_quotations_and_excerpts_are_left_alone(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []
