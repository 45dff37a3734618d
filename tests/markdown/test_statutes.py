"""Chapters, sections and articles of a statute."""

from __future__ import annotations

import pytest
from marked import blocks, faults

ARTICLE = "<p class='body'><span class='article-label'>{}</span>　甲。</p>"


@pytest.mark.parametrize("gap", ["", " ", "　", "\t"])
def test_a_heading_that_names_a_chapter_is_one_with_a_wide_gap(gap: str) -> None:
    assert blocks(f"## 第一章{gap}总则") == ["<h2 class='chapter'>第一章　总则</h2>"]


def test_a_heading_one_level_down_names_a_section() -> None:
    assert blocks("### 第二节 交办") == ["<h3 class='chapter-section'>第二节　交办</h3>"]


def test_chapters_are_not_numbered_by_the_program() -> None:
    assert blocks("## 第三章 附则", auto=True) == ["<h2 class='chapter'>第三章　附则</h2>"]


@pytest.mark.parametrize("written", ["第一条 ", "第一条　", "**第一条** ", "**第一条**　"])
def test_an_article_begins_with_its_mark_and_a_wide_gap(written: str) -> None:
    assert blocks(f"{written}甲。") == [ARTICLE.format("第一条")]


def test_an_article_may_be_put_between_two() -> None:
    assert blocks("第十条之一 甲。") == [ARTICLE.format("第十条之一")]


def test_an_article_may_have_a_label_of_its_own() -> None:
    assert blocks("第二条【适用范围】甲。") == [
        "<p class='body'><span class='article-label'>第二条</span>　【适用范围】甲。</p>"
    ]


def test_an_articles_mark_may_have_a_note() -> None:
    (block,) = blocks("第三条[^1]　甲。\n\n[^1]: 注。")
    assert block.startswith("<p class='body'><span class='article-label'>第三条</span><span class=\"footnote\"")
    assert block.endswith("</span>　甲。</p>")


def test_parts_chapters_and_sections_are_headings_of_three_levels() -> None:
    levels = blocks("## 第一编 总则\n\n### 第一章 甲\n\n#### 第一节 乙")
    assert [one.split("'")[1] for one in levels] == ["chapter", "chapter-section", "chapter-part"]


LISTED = [f"<p class='body'>第{number}章　{name}</p>" for number, name in (("一", "总则"), ("二", "附则"))]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", ["目录", "目　录", "目 次"])
def test_the_list_of_a_statutes_chapters_has_a_title_and_lines(title: str, gap: str) -> None:
    head, *lines = blocks(gap.join([title, "第一章　总则", "第二章　附则"]) + "\n\n第一条 甲。")[:-1]
    assert head.startswith("<p class='chapter-contents'>目")
    assert lines == LISTED


@pytest.mark.parametrize("below", ["第一章 总则讲的是什么。", "一、甲", "甲。"])
def test_a_word_above_anything_else_is_no_list_of_chapters(below: str) -> None:
    assert blocks(f"目录\n\n{below}")[0] == "<p class='body'>目录</p>"


def test_the_bold_name_of_a_chapter_above_an_article_is_told() -> None:
    assert faults("**第一章 总则**\n\n第一条 甲。") == [("chapter-unmarked", "1:1")]


@pytest.mark.parametrize("text", ["第一条，甲。", "第一条规定甲。", "根据第一条 甲。"])
def test_a_sentence_about_an_article_is_none(text: str) -> None:
    assert blocks(text) == [f"<p class='body'>{text}</p>"]


@pytest.mark.parametrize(
    ("text", "lines"),
    {
        "第一章 总则\n\n第一条 甲。": [1],
        "第一章 总则\n\n第一节 乙\n\n第一条 甲。": [1, 3],
        "第一章 总则\n\n第二章 附则\n\n## 第一章 总则\n\n第一条 甲。": [],
        "第一章 总则\n\n第二章 附则\n\n第一章 总则\n\n第一条 甲。": [5],
        "第一条 甲。\n\n第二章 附则\n\n文字。": [],
    }.items(),
)
def test_the_name_of_a_chapter_without_a_mark_right_above_an_article_is_told(text: str, lines: list[int]) -> None:
    assert faults(text) == [("chapter-unmarked", f"{line}:1") for line in lines]


@pytest.mark.parametrize("below", ["第二条 乙。", "第三条 乙。", "第二章 附则"])
def test_articles_and_chapters_that_no_blank_line_parts_are_told(below: str) -> None:
    assert faults(f"第一条 甲。\n{below}") == [("list-unmarked", "2:1")]


@pytest.mark.parametrize("line", ["\\", "** **"])
def test_a_line_of_which_nothing_is_printed_names_no_chapter(line: str) -> None:
    assert "chapter-unmarked" not in {code for code, _ in faults(f"{line}\n\n一、甲乙")}
