from __future__ import annotations

import re

import pytest
from marked import blocks, body, faults, limits

from bulletin.errors import LimitError
from bulletin.markdown.blocks import tables


def table(*lines: str) -> str:
    (html,) = blocks("\n".join(lines))
    return html


def cells(html: str) -> list[str]:
    return re.findall(r"<t[dh](?: [^>]*)?>(.*?)</t[dh]>", html)


def test_the_first_line_is_the_head_and_the_second_is_dropped() -> None:
    assert table("| 甲 | 乙 |", "|---|---|", "| 1 | 2 |") == (
        "<table class='table'><thead><tr><th data-align='center'>甲</th><th data-align='center'>乙</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )


def test_the_outer_bars_may_be_left_out() -> None:
    assert table("甲|乙", "-|-", "1|2") == table("|甲|乙|", "|-|-|", "|1|2|")


def test_colons_align_a_column() -> None:
    html = table("|甲|乙|丙|", "|:-|:-:|-:|", "|1|2|3|")
    assert re.findall("<td data-align='([a-z]+)'", html) == ["left", "center", "right"]


def test_names_of_columns_are_centred_whatever_the_column_is() -> None:
    html = table("|甲|乙|丙|", "|:-|:-:|-:|", "|1|2|3|")
    assert re.findall("<th data-align='([a-z]+)'", html) == ["center"] * 3


def test_inline_marks_hold_in_a_cell() -> None:
    assert cells(table("|甲|", "|-|", "|**乙**|"))[1] == "<strong>乙</strong>"


def test_an_escaped_bar_stands_in_its_cell() -> None:
    assert cells(table("|甲|乙|", "|-|-|", r"|1\|2|3|")) == ["甲", "乙", "1|2", "3"]


def test_a_cell_may_be_empty() -> None:
    assert cells(table("|甲|乙|", "|-|-|", "| |2|")) == ["甲", "乙", "", "2"]


def test_bars_without_a_gap_merge_columns() -> None:
    assert "<td colspan='2'>1</td><td>2</td>" in table("|甲|乙|丙|", "|-|-|-|", "|1||2|")


def test_a_cell_of_carets_belongs_to_the_one_above() -> None:
    html = table("|甲|乙|", "|-|-|", "|1|2|", "|^^|3|", "|^^|4|")
    assert "<tr><td rowspan='3'>1</td><td>2</td></tr><tr><td>3</td></tr><tr><td>4</td></tr>" in html


@pytest.mark.parametrize("row", ["|^^|^^|4|", "|^^||4|"])
def test_a_cell_may_span_columns_and_rows(row: str) -> None:
    html = table("|甲|乙|丙|", "|-|-|-|", "|1||3|", row)
    assert "<td colspan='2' rowspan='2'>1</td><td>3</td></tr><tr><td>4</td></tr>" in html
    assert "<th data-align='center'>乙</th>" in html


@pytest.mark.parametrize(
    ("text", "fault"),
    {
        "|甲|乙|\n|-|-|\n|1|": ("table-row-uneven", "3:2"),
        "|甲|乙|\n|-|-|\n|1|2|3|": ("table-row-uneven", "3:2"),
        "|甲|\n|-|-|\n|1|2|": ("table-row-uneven", "1:2"),
        "|甲|^^|\n|-|-|\n|1|2|": ("table-merge-loose", "1:4"),
        "|甲|乙|\n|-|-|\n|1|^^|": ("table-merge-loose", "3:4"),
        "|甲|乙|丙|\n|-|-|-|\n|1||3|\n|^^|2|3|": ("table-merge-uneven", "4:2"),
        "|甲|乙|\n|1|2|": ("table-broken", "1:1"),
        "|甲|乙|\n|—|—|\n|1|2|": ("table-broken", "1:1"),
        "如下：\n  ｜甲｜乙｜": ("table-broken", "2:3"),
        "|甲|\n|-|\n|<b>|": ("html-raw", "3:2"),
    }.items(),
)
def test_a_faulty_table_is_found_at_its_cell(text: str, fault: tuple[str, str]) -> None:
    assert faults(text) == [fault]


def test_a_full_width_bar_in_a_row_is_named() -> None:
    (finding,) = body("|甲|乙|\n|-|-|\n|1｜2|").findings
    assert (finding.code, finding.message.endswith("竖线用了全角“｜”")) == ("table-row-uneven", True)
    assert finding.hint == "换成半角的“|”"


def test_every_uneven_row_is_told() -> None:
    assert [place for _, place in faults("|甲|乙|\n|-|-|\n|1|\n|1|2|\n| 2 |")] == ["3:2", "5:3"]


def test_too_many_columns_are_a_limit() -> None:
    with pytest.raises(LimitError, match="table-too-large"):
        table("|甲" * 21 + "|", "|-" * 21 + "|")


def test_too_many_rows_are_a_limit() -> None:
    with pytest.raises(LimitError, match="table-too-large"):
        table("|甲|", "|-|", *["|1|"] * 2000)


@pytest.mark.parametrize(
    ("line", "caption"),
    {
        "表1：标题": "表1　标题",
        "表1 标题": "表1　标题",
        "表 1　标题": "表 1　标题",
        "表1、标题": "表1　标题",
        "表1.标题": "表1　标题",
        "表一：标题": "表一　标题",
        "**表1：标题**": "表1　标题",
        "表：标题": "标题",
        "表2：有**加粗**": "表2　有<strong>加粗</strong>",
    }.items(),
)
def test_a_line_above_a_table_is_its_caption(line: str, caption: str) -> None:
    expected = f"<table class='table'><caption class='table-caption'>{caption}</caption>"
    assert table(line, "", "|甲|", "|-|", "|1|").startswith(expected)


def test_a_caption_may_stand_right_above_its_table() -> None:
    assert "<caption" in table("表1：标题", "|甲|", "|-|", "|1|")


@pytest.mark.parametrize("line", ["表1是下列情况：", "表1显示，情况良好。", "表1.5万人", "表决结果"])
def test_a_sentence_that_begins_like_a_caption_is_a_paragraph(line: str) -> None:
    assert blocks(f"{line}\n\n|甲|\n|-|\n|1|")[0] == f"<p class='body'>{line}</p>"


def test_a_caption_without_a_table_is_a_paragraph() -> None:
    assert blocks("表1：标题\n\n正文")[0] == "<p class='body'>表1：标题</p>"


def test_a_caption_at_the_very_end_is_a_paragraph() -> None:
    assert blocks("正文\n\n表1：标题")[1] == "<p class='body'>表1：标题</p>"


def test_a_caption_below_its_table_is_found() -> None:
    assert faults("|甲|\n|-|\n|1|\n\n表1：标题") == [("caption-below", "5:1")]


def test_a_unit_right_below_its_table_is_found() -> None:
    assert faults("|甲|\n|-|\n|1|\n单位：件") == [("caption-below", "4:1")]


def test_each_of_two_tables_has_its_caption() -> None:
    one = "|甲|\n|-|\n|1|"
    assert [block.count("表1　子") for block in blocks(f"{one}\n\n表1：子\n\n{one}\n\n表2：丑\n\n{one}")] == [0, 1, 0]


def test_rows_above_the_delimiter_are_the_head() -> None:
    html = table("|甲|乙|丙|", "|^^|子|丑|", "|-|-|-|", "|1|2|3|")
    head = re.findall("<thead>(.*)</thead>", html)[0]
    assert head.count("<tr>") == 2
    assert "<th rowspan='2' data-align='center'>甲</th>" in head


def test_names_of_columns_are_merged_by_bars() -> None:
    html = table("|甲|乙||", "|子|丑|寅|", "|-|-|-|", "|1|2|3|")
    assert "<th colspan='2' data-align='center'>乙</th>" in html


@pytest.mark.parametrize("lines", [("|-|-|", "|1|2|"), ("| | |", "|-|-|", "|1|2|")])
def test_a_table_may_have_no_head(lines: tuple[str, ...]) -> None:
    assert table(*lines) == "<table class='table'><thead></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"


def test_a_first_column_that_is_bold_throughout_names_the_rows() -> None:
    html = table("|甲|乙|", "|-|-|", "|**子**|2|", "|**丑**|**3**|")
    assert re.findall("<tbody>.*", html)[0].count("<th>") == 2
    assert "<td><strong>3</strong></td>" in html


def test_a_first_column_that_is_bold_in_part_is_text() -> None:
    assert "<th>" not in table("|甲|乙|", "|-|-|", "|**子**|2|", "|丑|3|")


@pytest.mark.parametrize("mark", ["<br>", "<br/>", " <BR /> "])
def test_a_line_ends_in_a_cell_where_it_says_br(mark: str) -> None:
    assert cells(table("|甲|", "|-|", f"|一{mark}二|"))[1] == "一<br/>二"


@pytest.mark.parametrize("unit", ["单位：万元", "（单位：件、人次）", "计量单位：亿元"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_unit_stands_between_the_caption_and_its_table(unit: str, gap: str) -> None:
    html = table(f"表1：标题{gap}{unit}{gap}|甲|\n|-|\n|1|")
    assert f"</caption><p class='table-unit'>{unit}</p><thead>" in html


def test_a_unit_without_a_table_is_a_paragraph() -> None:
    assert blocks("单位：万元\n\n正文")[0] == "<p class='body'>单位：万元</p>"


def test_notes_below_a_table_are_its_own() -> None:
    below = blocks("|甲|\n|-|\n|1|\n注：一。\n资料来源：二。\n\n正文。")[1:]
    assert below == [
        "<p class='table-note'>注：一。</p>",
        "<p class='table-note'>资料来源：二。</p>",
        "<p class='body'>正文。</p>",
    ]


@pytest.mark.parametrize("number", ["{}. ", "{}.", "{}、", "（{}）"])
def test_numbered_notes_below_a_table_stand_below_each_other(number: str) -> None:
    one, two = number.format(1), number.format(2)
    below = blocks(f"|甲|\n|-|\n|1|\n注：{one}一。\n{two}二。\n资料来源：三。")[1:]
    assert below == [
        f"<p class='table-note'>{text}</p>" for text in (f"注：{one}一。", f"　　{two}二。", "资料来源：三。")
    ]


def test_a_label_above_numbered_notes_stands_before_the_first() -> None:
    assert blocks("|甲|\n|-|\n|1|\n注：\n1. 一。\n2. 二。")[1] == "<p class='table-note'>注：1. 一。</p>"


def test_a_list_that_a_blank_line_parts_from_a_note_is_a_list() -> None:
    assert blocks("|甲|\n|-|\n|1|\n注：一。\n\n1. 二。")[2].startswith("<ol")


def test_a_note_without_a_table_is_a_paragraph() -> None:
    assert blocks("正文。\n\n注：一。")[1] == "<p class='body'>注：一。</p>"


@pytest.mark.parametrize("option", ["{横排}", "｛横排｝", " { 横排 } "])
def test_a_caption_may_ask_for_a_landscape_page(option: str) -> None:
    html = table(f"表1：标题{option}", "", "|甲|", "|-|", "|1|")
    assert html.startswith("<table class='table' data-landscape=''><caption class='table-caption'>表1　标题</caption>")


def test_a_table_without_a_caption_may_lie_on_a_landscape_page() -> None:
    assert table("{横排}", "", "|甲|", "|-|", "|1|").startswith("<table class='table' data-landscape=''><thead>")


@pytest.mark.parametrize(
    ("text", "fault"),
    {
        "|甲|乙|\n|^^|^^|\n|-|-|\n|^^|2|": ("table-merge-loose", "4:2"),
        "|甲|\n|-|\n|一\\ |": ("cell-break-wrong", "3:2"),
        "甲<br>乙": ("html-raw", "1:2"),
        "表1：甲 {竖排}\n\n|甲|\n|-|\n|1|": ("table-option-unknown", "1:1"),
        "表1：甲 {横排}\n\n正文": ("landscape-loose", "1:1"),
        "正文 {横排}": ("landscape-loose", "1:1"),
        "# 甲 {横排}": ("landscape-loose", "1:1"),
    }.items(),
)
def test_a_form_that_is_written_wrongly_is_told(text: str, fault: tuple[str, str]) -> None:
    assert faults(text) == [fault]


def test_a_caption_without_a_table_below_one_that_has_its_own_is_not_called_its_caption() -> None:
    assert faults("表1：甲\n\n|甲|\n|-|\n|1|\n\n表2：乙\n\n正文。") == []


@pytest.mark.parametrize(("most", "told"), [(3, []), (2, ["table-too-large"])])
def test_a_table_may_have_as_many_rows_as_the_limit(
    most: int, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", most)
    text = "|甲|\n|-|\n|1|\n|2|"
    assert [code for code, _ in (limits(text) if told else faults(text))] == told


@pytest.mark.parametrize(("most", "told"), [(2, []), (1, ["table-too-large"])])
def test_a_table_may_have_as_many_columns_as_the_limit(
    most: int, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_COLUMNS", most)
    text = "|甲|乙|\n|-|-|\n|1|2|"
    assert [code for code, _ in (limits(text) if told else faults(text))] == told


def test_caption_and_unit_of_a_table_have_their_own_places() -> None:
    html = body("甲。\n\n表1：乙\n单位：件\n\n|丙|\n|-|\n|1|").articles[0].blocks[1]
    assert re.findall(r"class='table-(?:caption|unit)' data-at='([0-9:-]+)'", html) == ["3:1-3:5", "4:1-4:5"]


def test_full_width_blanks_set_a_cell_in_where_its_column_is_flush_left() -> None:
    rows = "| 其中：甲 | 1 | 丙 |\n| 　　　乙 | 　2 | 　丁 |\n| 　 | 　 | 　 |\n"
    html = table(f"| 项目 | 数量 | 备注 |\n|---|--:|:-:|\n{rows}")
    assert re.findall(">([^<]*)</td>", html) == ["其中：甲", "1", "丙", "　　　乙", "2", "丁", "", "", ""]


def test_a_name_of_a_row_may_be_set_in() -> None:
    assert ">　甲</th>" in table("| 项目 | 数量 |\n|---|--:|\n| **合计** | 1 |\n| 　**甲** | 1 |\n")
