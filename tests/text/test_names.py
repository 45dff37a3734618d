from __future__ import annotations

import pytest

from bulletin.text.names import held, inside
from bulletin.text.scripts import JOIN


@pytest.mark.parametrize(
    ("text", "shown"),
    {
        "王　伟": "王　~伟",
        "王　伟　张　三": "王　~伟　张　~三",
        "王　伟　李晓明　张　三": "王　~伟　李~晓~明　张　~三",
        "李晓明　王　伟": "李~晓~明　王　~伟",
        "李晓明　欧阳小刚": "李~晓~明　欧~阳~小~刚",
        "主任王　伟，": "主任王　~伟，",
        "吸纳王　伟、欧阳建国": "吸纳王　~伟、欧阳建国",
        "李晓明　古丽·阿布": "李~晓~明　古~丽~·~阿~布",
        "古丽努尔·阿布力孜　王　伟": "古~丽~努~尔~·~阿~布~力~孜　王　~伟",
        "王　伟同志": "王　~伟同志",
        "委员会主任王　伟、副主任李晓明、张　三": "委员会主任王　~伟、副主任李晓明、张　~三",
        "常委会副主任王　伟主持会议": "常委会副主任王　~伟主持会议",
        "特邀代表李　军　王　伟": "特邀代表李　~军　王　~伟",
    }.items(),
)
def test_a_name_with_a_gap_and_the_names_of_a_list_are_held_together(text: str, shown: str) -> None:
    assert held(text).replace(JOIN, "~") == shown


@pytest.mark.parametrize("text", ["图1　题名", "　王", "王、伟", "李晓明", ""])
def test_a_text_without_a_name_with_a_gap_is_left_alone(text: str) -> None:
    assert held(text) == text


@pytest.mark.parametrize(
    ("line", "counts"),
    {
        "王　~伟，主持": [1],
        "李~晓~明　王　~伟": [1, 2],
        "（王　~伟）": [2],
        "主持人王　~伟": [],
        "": [],
    }.items(),
)
def test_the_name_that_a_line_begins_with_must_not_be_parted(line: str, counts: list[int]) -> None:
    assert list(inside(line.replace("~", JOIN))) == counts
