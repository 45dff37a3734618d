"""Lists of names in Markdown."""

from __future__ import annotations

import pytest
from marked import blocks, body, faults, spans

GAP = "<span class='name-gap'>{}</span>"
TWO = "".join(f"<dd>{GAP.format(name[0])}{name[1]}</dd>" for name in ("王伟", "张敏"))


def listed(text: str) -> bool:
    return any(block.startswith("<dl") for block in blocks(text))


def test_a_list_of_names_is_a_dl() -> None:
    assert blocks("委员：王　伟　张敏　李小明") == [f"<dl class='names'><dt>委员：</dt>{TWO}<dd>李小明</dd></dl>"]


def test_lines_without_a_label_go_on() -> None:
    (html,) = blocks("委员：王　伟　张敏\n李小明　陈志强")
    assert html.count("<dt") == 1


def test_a_blank_line_begins_a_new_group() -> None:
    (html,) = blocks("委员：王　伟　张敏\n\n李小明　陈志强")
    assert html.count("<dt") == 2


def test_labels_of_two_characters_are_as_wide_as_those_of_three() -> None:
    (html,) = blocks("主任：王　伟\n\n副主任：张敏　李小明")
    assert f"<dt>{GAP.format('主')}任：</dt>" in html


def test_a_bold_label_stays_bold() -> None:
    (html,) = blocks("**委员：**王　伟　张敏　李小明")
    assert "<dt><strong>委员：</strong></dt>" in html


def test_a_bold_label_of_two_characters_is_as_wide_as_one_of_three() -> None:
    (html,) = blocks("**组　长：**王　伟\n**副组长：**张敏")
    assert "<dt><span class='name-gap'><strong>组</strong></span><strong>长：</strong></dt>" in html


def test_names_know_where_they_stand() -> None:
    (article,) = body("## 名单\n\n　李小明　王　伟　张　敏　陈志强").articles
    assert "<dd data-at='3:6-3:9'><span class='name-gap'>王</span>伟</dd>" in article.blocks[1]


@pytest.mark.parametrize(
    "text",
    {
        "below a heading": "## 优秀代表\n\n王　伟　李小明　张　敏　陈志强",
        "below a line that ends with a colon": "名单如下：\n\n王　伟　李小明　张　敏　陈志强",
        "below a line in brackets": "（按姓氏笔画为序）\n\n王　伟　李小明　张　敏　陈志强",
        "below a title": "王　伟　李小明　张　敏　陈志强",
        "below its own label": "优秀代表（4名）：\n王　伟　李小明　张　敏　陈志强",
        "in an attachment": "正文。\n\n# 附件1 名单\n\n王　伟　李小明　张　敏　陈志强",
    }.values(),
)
def test_names_are_a_list(text: str) -> None:
    found = body(text)
    parts = [part.blocks for part in found.articles] + [part.blocks for part in found.attachments]
    assert any(block.startswith("<dl") for part in parts for block in part)


@pytest.mark.parametrize(
    "text",
    {
        "a few behind prose": "正文。\n\n王　伟　李小明　张　敏",
        "contributors": "正文。\n\n供稿：王　伟　李小明　张　敏",
        "a caption": "正文。\n\n图：王　伟　李小明　张　敏",
        "an author": "正文。\n\n王　伟",
    }.values(),
)
def test_other_lines_are_none(text: str) -> None:
    assert not listed(text)


def test_a_mark_makes_a_list_of_what_would_not_be_taken_for_one() -> None:
    assert listed("正文。\n\n次仁　卓玛 {名单}")


def test_the_mark_is_not_printed() -> None:
    assert "名单" not in "".join(blocks("正文。\n\n次仁　卓玛 {名单}"))


def test_a_marked_list_holds_nothing_but_names() -> None:
    assert faults("次仁　卓玛\n扎西、央金 {名单}") == [("names-unreadable", "2:1")]


def test_a_single_character_is_told() -> None:
    assert spans("委员：王　伟　李　小明　陈志强") == [("name-alone", "李")]


def test_a_line_that_breaks_a_list_is_told() -> None:
    assert spans("主任：王　伟\n副主任：李小明、张敏") == [("names-unreadable", "副主任：李小明、张敏")]


@pytest.mark.parametrize("first", ["**王伟**", "王伟[^1]"])
def test_bold_and_footnotes_on_a_list_of_names_are_told(first: str) -> None:
    found = faults(f"名单如下：\n\n{first}　李小明　欧阳明　张三丰\n\n甲[^1]。\n\n[^1]: 乙。")
    assert ("names-unreadable", "3:1") in found
