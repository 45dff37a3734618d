from __future__ import annotations

import pytest
from marked import blocks, body, faults, limits


def items(*lines: str) -> str:
    (html,) = blocks("\n".join(lines))
    return html


def test_a_list_without_numbers_is_ul() -> None:
    assert items("- 甲", "* 乙", "+ 丙") == "<ul class='list'><li>甲</li><li>乙</li><li>丙</li></ul>"


def test_a_list_with_numbers_is_ol_and_keeps_its_numbers() -> None:
    assert items("1. 甲", "2. 乙") == (
        "<ol class='list' start='1'><li data-mark='1'>甲</li><li data-mark='2'>乙</li></ol>"
    )


def test_a_list_may_start_with_any_number() -> None:
    assert items("3. 甲", "4) 乙").startswith("<ol class='list' start='3'><li data-mark='3'>甲")


def test_an_entry_that_is_indented_hangs_on_the_one_above() -> None:
    assert items("1. 甲", "  - 乙", "2. 丙") == (
        "<ol class='list' start='1'><li data-mark='1'>甲<ul class='list'><li>乙</li></ul></li>"
        "<li data-mark='2'>丙</li></ol>"
    )


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_two_spaces_four_spaces_and_a_tab_indent_alike(indent: str) -> None:
    assert items("- 甲", f"{indent}- 乙", "- 丙") == (
        "<ul class='list'><li>甲<ul class='list'><li>乙</li></ul></li><li>丙</li></ul>"
    )


def test_a_list_nests_three_levels_deep() -> None:
    assert items("- 甲", "  - 乙", "    - 丙").count("<ul") == 3


def test_a_fourth_level_is_found_at_its_place() -> None:
    assert faults("- 甲\n  - 乙\n    - 丙\n      - 丁") == [("list-too-deep", "4:7")]


def test_an_entry_goes_on_over_lines_without_a_space_between_chinese_characters() -> None:
    assert items("- 甲", "  乙", "丙") == "<ul class='list'><li>甲乙丙</li></ul>"


def test_inline_marks_hold_in_an_entry() -> None:
    assert items("- **甲**：[乙](https://example.org)") == (
        "<ul class='list'><li><strong>甲</strong>：<a href=\"https://example.org\">乙</a></li></ul>"
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    {
        "1. 甲\n3. 乙": ("list-number-wrong", "2:1"),
        "1. 甲\n1. 乙": ("list-number-wrong", "2:1"),
        "2. 甲\n1. 乙": ("list-number-wrong", "2:1"),
        "- 甲\n  1. 乙\n  3. 丙": ("list-number-wrong", "3:3"),
        "- 甲\n1. 乙": ("list-mixed", "2:1"),
        "1. 甲\n\n- 乙": ("list-mixed", "3:1"),
        "- 甲\n\n  乙": ("list-paragraph", "3:3"),
        "- 甲\n\n    乙": ("list-paragraph", "3:5"),
        "- 甲 ![乙](丙.png)": ("picture-in-text", "1:5"),
    }.items(),
)
def test_a_faulty_list_is_found_at_its_entry(text: str, fault: tuple[str, str]) -> None:
    assert faults(text) == [fault]


def test_every_wrong_number_is_told() -> None:
    assert faults("1. 甲\n3. 乙\n3. 丙") == [("list-number-wrong", "2:1"), ("list-number-wrong", "3:1")]


def test_the_number_that_is_due_is_told() -> None:
    (finding,) = body("1. 甲\n3. 乙").findings
    assert finding.hint == "应为“2.”"


@pytest.mark.parametrize("text", ["2026. 年度总结", "1、甲", "1.甲", "-甲", "（1）甲", "一、甲"])
def test_what_is_no_mark_of_a_list_is_a_paragraph(text: str) -> None:
    assert blocks(text) == [f"<p class='body'>{text}</p>"]


@pytest.mark.parametrize(
    "text",
    [
        "1、甲\n2、乙",
        "1.甲\n2.乙",
        "（1）甲\n（2）乙",
        "①甲\n②乙",
        "• 甲\n• 乙",
        "——甲\n——乙",
        "１．甲\n２．乙",
        "前文\n1、甲\n2、乙",
        "一、甲\n二、乙",
        "（九）甲\n（十）乙",
        "第一条 甲\n第二条 乙",
    ],
)
def test_a_list_in_other_marks_is_told_instead_of_run_together(text: str) -> None:
    assert faults(text) == [("list-unmarked", f"{text.count(chr(10)) + 1}:1")]


def test_a_line_that_begins_as_a_paragraph_does_is_told_instead_of_run_together() -> None:
    assert faults("　　甲。\n　　乙。\n　　丙。") == [("paragraph-joined", "2:3")]


def test_a_line_that_the_author_ended_may_be_followed_by_an_indented_one() -> None:
    assert faults("甲。\\\n　　乙。") == []


@pytest.mark.parametrize(
    "text",
    [
        "今年成效明显。\n一、抓交办，把责任压下去\n逐件明确单位。",
        "今年成效明显。\n（一）抓交办\n逐件明确单位。",
        "情况见下表。\n表1 2024年办理情况",
        "情况见下表：\n表一：办理情况\n\n| 甲 |\n|---|\n| 乙 |",
    ],
)
def test_a_heading_or_a_caption_between_sentences_is_told_instead_of_run_together(text: str) -> None:
    assert faults(text) == [("paragraph-joined", "2:1")]


@pytest.mark.parametrize(
    "text",
    [
        "一是抓交办。\n二是抓督办。\n三是抓成效。",
        "情况见下。\n表1显示，件数增加。",
        "按照要求，落实\n一、二审的判决\n如下。",
    ],
)
def test_a_paragraph_of_several_lines_is_not_told(text: str) -> None:
    assert not faults(text)


def test_a_date_that_begins_as_a_paragraph_does_is_told_once() -> None:
    assert faults("甲。\n\n某市人大\n　　2024年7月30日\n\n乙。") == [("paragraph-joined", "4:3")]


def test_rows_of_a_table_with_tabs_are_told_instead_of_run_together() -> None:
    assert faults("单位\t职务\n县人大\t主任") == [("table-broken", "1:1")]


def test_rows_with_tabs_are_told_beside_lines_that_begin_as_paragraphs_do() -> None:
    text = "　　甲。\n　　乙。\n单位\t职务\n县人大\t主任"
    assert faults(text) == [("paragraph-joined", "2:3"), ("table-broken", "3:1")]


@pytest.mark.parametrize(
    "heading",
    [
        "一、提高认识",
        "（二）建好平台",
        "(二)建好平台",
        "**一、提高认识**",
        "一、抓交办，把责任压下去",
        "三、抓督办,把质量提上来",
    ],
)
def test_a_heading_without_a_mark_is_told(heading: str) -> None:
    assert faults(f"甲。\n\n{heading}\n\n乙。") == [("heading-unmarked", "3:1")]


@pytest.mark.parametrize(
    "text",
    [
        "一、提高认识。\n\n乙。",
        "（一）一事一议；\n\n乙。",
        "（一）云溪区\n\n（二）青石县\n\n乙。",
        "一、云溪区",
        "一、主要做法如下：\n\n乙。",
    ],
)
def test_a_numbered_paragraph_that_is_no_heading_is_text(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    "text", ["2024年\n5月", "1.5万\n2.6万", "3、4两月\n3、4两月", "一、二审\n三、四线", "1、甲\n\n2、乙", "①甲②\n③乙"]
)
def test_lines_that_only_begin_with_digits_are_no_list(text: str) -> None:
    assert all(block.startswith("<p class='body'>") for block in blocks(text))


def test_twenty_thousand_marks_in_a_line_are_text_of_one_entry() -> None:
    assert blocks("- " * 1000 + "甲") == [f"<ul class='list'><li>{'- ' * 999}甲</li></ul>"]


def test_a_line_that_is_too_long_is_a_limit() -> None:
    assert limits("- " * 20_000 + "甲") == [("paragraph-too-long", "1:1")]


def test_thousands_of_levels_are_told_without_recursion() -> None:
    text = "\n".join(f"{' ' * n}- 甲" for n in range(3000))
    assert faults(text) == [("list-too-deep", "4:4")]


@pytest.mark.parametrize("text", ["1. 甲\n•\t乙\n•\t丙", "- 甲\n● 乙\n● 丙", "1. 甲\n2、乙"])
def test_bullets_and_numbers_that_run_into_an_entry_are_told(text: str) -> None:
    assert [one.code for one in body(text).findings] == ["list-unmarked"]


@pytest.mark.parametrize("text", ["1. 甲\n乙\n丙", "1. 甲，\n● 乙\n丙", "1. 增长\n2.5倍"])
def test_lines_that_go_on_with_an_entry_are_no_list(text: str) -> None:
    assert [one.code for one in body(text).findings] == []
