"""The mark {紧}: what it stands behind is marked, it is never printed, and where it does nothing it is refused."""

from __future__ import annotations

import pytest
from marked import blocks, body, faults, spans

MARKED = "<p class='body' data-tight=''>甲乙。</p>"


@pytest.mark.parametrize(
    "written", ["甲乙。{紧}", "甲乙。 {紧} ", "甲乙。{紧排}", "甲乙。{tight}", "甲乙。\n{紧}", "甲\n乙。{ 紧 }"]
)
def test_a_paragraph_with_the_mark_is_marked_and_does_not_print_it(written: str) -> None:
    assert blocks(f"{written}\n") == [MARKED]


def test_a_paragraph_without_it_is_not_marked() -> None:
    assert blocks("甲乙。\n") == ["<p class='body'>甲乙。</p>"]


def test_the_mark_behind_a_backslash_is_printed() -> None:
    assert blocks("甲乙。\\{紧}\n") == ["<p class='body'>甲乙。{紧}</p>"]


def test_a_heading_that_text_runs_on_behind_is_marked() -> None:
    (html,) = blocks("## 一、甲。乙乙。{紧}\n")
    assert html == "<h2 class='heading-1' data-tight=''>一、甲。<span class='body'>乙乙。</span></h2>"


def test_a_title_is_marked() -> None:
    assert [
        article.title and (article.title.text, article.title.tight) for article in body("# 甲{紧}\n\n乙\n").articles
    ] == [("甲", True)]


@pytest.mark.parametrize("title", ["甲", "甲乙"])
def test_the_mark_of_a_title_is_not_refused(title: str) -> None:
    assert faults(f"# {title}{{紧}}\n\n丙\n") == []


@pytest.mark.parametrize(
    "written",
    [
        "- 甲{紧}",
        "> 甲{紧}",
        "|甲{紧}|\n|-|\n|乙|",
        "甲{紧}乙。",
        "甲。{紧}{紧}",
        "甲。｛紧｝",
        "## 一、甲{紧}",
        "## 甲{紧}",
        "# 附件1 甲{紧}",
        "{紧}",
        "甲\n\n（某某县人大常委会 供稿）{紧}",
        "甲[^1]\n\n[^1]: 乙{紧}",
    ],
)
def test_a_mark_that_does_nothing_is_refused(written: str) -> None:
    assert {code for code, _ in faults(f"{written}\n")} == {"tight-misplaced"}


def test_the_finding_shows_the_mark() -> None:
    assert spans("甲。{紧}乙。\n") == [("tight-misplaced", "{紧}")]
