from __future__ import annotations

import pytest

from bulletin.markdown.segments import Kind, Segment, split


def kinds(text: str) -> list[Kind]:
    return [segment.kind for segment in split(text, 1)]


@pytest.mark.parametrize(
    ("text", "kind"),
    {
        "# 标题": Kind.HEADING,
        "##标题": Kind.HEADING,
        "   ### 标题": Kind.HEADING,
        "- 甲": Kind.LIST,
        "* 甲": Kind.LIST,
        "+ 甲": Kind.LIST,
        "1. 甲": Kind.LIST,
        "12) 甲": Kind.LIST,
        "    - 甲": Kind.LIST,
        "甲|乙\n-|-": Kind.TABLE,
        "|甲|\n|:-:|": Kind.TABLE,
        "> 编者按：甲": Kind.QUOTE,
        ">编者按：甲": Kind.QUOTE,
        "[^1]: 注": Kind.FOOTNOTE,
        "\\分页": Kind.BREAK,
        "  \\newpage  ": Kind.BREAK,
        "```": Kind.FENCE,
        "~~~": Kind.FENCE,
        "---": Kind.RULE,
        "* * *": Kind.RULE,
        "===": Kind.RULE,
    }.items(),
)
def test_a_line_begins_a_segment_of_its_kind(text: str, kind: Kind) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "正文",
        "2026. 年度总结",
        "1.5万人",
        "3.甲",
        "1、甲",
        "-5度",
        "**重点**",
        "    四个空格",
        "\t制表符",
        "　　全角空格",
        "——破折号",
        "\\# 不是标题",
        "甲|乙",
        "12.",
    ],
)
def test_what_only_looks_like_a_mark_is_a_paragraph(text: str) -> None:
    assert kinds(text) == [Kind.PARAGRAPH]


def test_blank_lines_part_segments_and_are_dropped() -> None:
    assert split("\n甲\n \n　\n乙\n", 5) == [
        Segment(Kind.PARAGRAPH, 6, ("甲",)),
        Segment(Kind.PARAGRAPH, 9, ("乙",)),
    ]


def test_a_segment_knows_the_line_of_the_file_it_starts_on() -> None:
    assert [segment.line for segment in split("甲\n\n# 乙\n丙", 10)] == [10, 12, 13]


def test_a_paragraph_ends_where_another_kind_begins() -> None:
    assert kinds("甲\n乙\n## 丙\n丁\n- 戊") == [
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.LIST,
    ]


def test_a_table_ends_with_the_first_line_without_a_bar() -> None:
    assert [segment.lines for segment in split("甲|乙\n-|-\n1|2\n注：丙", 1)] == [("甲|乙", "-|-", "1|2"), ("注：丙",)]


def test_a_list_goes_on_over_blank_lines() -> None:
    assert [segment.lines for segment in split("- 甲\n\n- 乙\n\n丙", 1)] == [("- 甲", "", "- 乙"), ("丙",)]


def test_a_list_takes_the_lines_that_hang_on_to_it() -> None:
    assert [segment.lines for segment in split("- 甲\n  乙\n丙\n\n丁", 1)] == [("- 甲", "  乙", "丙"), ("丁",)]


def test_a_quote_takes_lines_without_a_mark_of_their_own() -> None:
    assert [len(segment.lines) for segment in split("> 编者按：甲\n乙\n\n丙", 1)] == [2, 1]


def test_a_fence_goes_on_to_its_end_whatever_stands_in_it() -> None:
    assert [segment.lines for segment in split("```\n# 甲\n\n```\n乙", 1)] == [("```", "# 甲", "", "```"), ("乙",)]


def test_a_fence_without_an_end_takes_the_rest() -> None:
    assert kinds("~~~\n甲\n\n乙") == [Kind.FENCE]


def test_no_text_has_no_segments() -> None:
    assert split("\n \n", 1) == []


@pytest.mark.parametrize(("indent", "own"), [(" ", True), ("  ", False), ("\t", False)])
def test_behind_a_blank_line_a_list_goes_on_with_what_is_indented_by_two(indent: str, *, own: bool) -> None:
    assert kinds(f"- 甲\n\n{indent}乙") == ([Kind.LIST, Kind.PARAGRAPH] if own else [Kind.LIST])
