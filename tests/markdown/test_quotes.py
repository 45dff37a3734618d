"""Lines behind “>”: the editor's note, a quotation, a box under its label, and what stands where."""

from __future__ import annotations

import pytest
from marked import body


def blocks(text: str) -> list[str]:
    """Return the blocks of the first article with their places."""
    return body(text).articles[0].blocks


QUOTATION = "<p class='quotation' data-at='1:1-1:{}'>{}</p>"


def test_quoted_lines_are_a_quotation() -> None:
    assert blocks("> 甲乙") == [QUOTATION.format(5, "甲乙")]


def test_a_line_with_the_mark_alone_parts_paragraphs_that_know_their_own_lines() -> None:
    (html,) = blocks("> 甲\n> 乙\n>\n> 丙")
    assert html == "<p class='quotation' data-at='1:1-2:4'>甲乙</p><p class='quotation' data-at='4:1-4:4'>丙</p>"


def test_lines_whose_ends_are_set_are_verse() -> None:
    (html,) = blocks("> 甲，\\\n> 乙。")
    assert html == "<p class='verse' data-at='1:1-2:5'>甲，<br />乙。</p>"


@pytest.mark.parametrize("label", ["编后：", "编后语：", "知识链接：", "链接:", "名词解释：", "【小资料】"])
def test_a_label_makes_a_box(label: str) -> None:
    (html,) = blocks(f"> {label}甲\n>\n> 乙")
    assert html.startswith("<aside class='box'")
    assert f"<span class='box-label'>{label}</span>甲</p><p class='box'" in html


@pytest.mark.parametrize("text", ["> 链接起来的不只是道路", "> 他说：甲", "> 编后来的书"])
def test_what_only_begins_like_a_label_is_a_quotation(text: str) -> None:
    assert blocks(text)[0].startswith("<p class='quotation'")


def test_a_box_may_stand_behind_the_contributor() -> None:
    (article,) = body("甲\n\n（某县 供稿）\n\n> 编后：乙").articles
    assert (len(article.blocks), len(article.closing)) == (1, 1)


def test_a_quotation_behind_the_contributor_is_text_behind_it() -> None:
    assert [one.code for one in body("甲\n\n（某县 供稿）\n\n> 乙").findings] == ["text-after-contributor"]


@pytest.mark.parametrize("text", ["【经验交流】\n\n# 甲", "【经验交流】\n\n甲"])
def test_a_label_above_an_article_is_its_column(text: str) -> None:
    (article,) = body(text).articles
    assert article.column
    assert article.column.text == "【经验交流】"


@pytest.mark.parametrize("text", ["甲\n\n【做法】\n\n乙", "甲\n\n【做法】", "甲\n\n【做法】\n\n# 附件"])
def test_a_label_elsewhere_is_text(text: str) -> None:
    (article,) = body(text).articles
    assert article.column is None
    assert "<p class='body' data-at='3:1-3:5'>【做法】</p>" in article.blocks
