"""Whether an issue is a draft still that nobody has written into."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import houses
import pytest

from bulletin.findings import Source
from bulletin.manuscripts.draft import Plan, draft, plain, untouched
from bulletin.records import tree

DAY = dt.date(2024, 7, 30)
PLANS = [Plan(), Plan(7, 70, "甲县的做法"), Plan(several=True), Plan(title="甲县的做法", several=True)]


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("edition", ["", "增刊"])
def test_what_was_just_drafted_is_untouched(plan: Plan, edition: str, tmp_path: Path) -> None:
    assert untouched(draft(houses.found(tmp_path), DAY, edition, plan)[1])


@pytest.mark.parametrize("plan", PLANS)
def test_a_draft_with_a_sentence_more_is_touched(plan: Plan, tmp_path: Path) -> None:
    assert not untouched(draft(houses.found(tmp_path), DAY, "", plan)[1] + "\n写了一段。\n")


def test_a_draft_with_its_contributor_is_touched(tmp_path: Path) -> None:
    text = draft(houses.found(tmp_path), DAY)[1]
    assert not untouched(text.replace("供稿: 这里写供稿单位的全称", "供稿: 某县人大常委会"))


def test_an_issue_is_touched() -> None:
    assert not untouched(houses.text())


@pytest.mark.parametrize(
    "text",
    [
        "甲县的做法",
        "关于: 甲",
        "甲 #乙",
        "123",
        "true",
        "- 甲",
        "《甲》乙",
        "甲\\乙",
        "甲“乙”",
        "*甲*",
        "甲 ",
        "是",
        "",
    ],
)
def test_a_value_is_read_back_as_it_was_given(text: str) -> None:
    node = tree.parse(Source("a.yaml", f"标题: {plain(text)}")).value
    assert isinstance(node, dict)
    assert node["标题"].value == text
