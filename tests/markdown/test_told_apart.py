"""Lines that look alike and are not: each form with what must not be taken for it."""

from __future__ import annotations

import pytest
from marked import blocks, body, faults

BODIES = "某市人大常委会办公室"


def classes(text: str) -> list[str]:
    """Return the class of each block of the first article."""
    return [part.split("'", 1)[0] for block in body(text).articles[0].blocks for part in block.split("class='")[1:]]


def ends(*lines: str) -> list[str]:
    """Return the classes of what a text ends with, behind a paragraph, without footnotes."""
    found = classes("甲。\n\n" + "\n".join(lines) + "\n\n[^1]: 乙。\n")
    return [one for one in found[1:] if one != "footnote"]


@pytest.mark.parametrize(
    "lines",
    [
        (f"{BODIES}[^1]", "", "2024年7月30日"),
        (f"{BODIES}[^1]", "2024年7月30日"),
        (BODIES, "", "2024年7月30日[^1]"),
        ("“代表之家”联络站[^1]", "", "2024年7月30日"),
    ],
)
def test_who_signs_may_have_a_note(lines: tuple[str, ...]) -> None:
    assert ends(*lines) == ["signature", "signature-date"]


def test_the_note_of_a_date_stays_with_it_where_the_date_is_mended() -> None:
    (found,) = body(f"甲。\n\n{BODIES}\n2024-07-30[^1]\n\n[^1]: 乙。").findings
    assert [edit.text for edit in found.fix] == ["2024年7月30日[^1]"]


@pytest.mark.parametrize("name", ["“代表之家”联络站", "某区“两代表一委员”工作室", "“七一”专题党支部"])
def test_a_body_may_have_a_quoted_word_in_its_name(name: str) -> None:
    assert ends(name, "2024年7月30日") == ends(name, "", "2024年7月30日") == ["signature", "signature-date"]


@pytest.mark.parametrize("line", ["他被称为“老黄牛”代表小组", "群众都说“好”", "“好得很”", "叫响“有事找代表”"])
def test_a_line_with_a_quoted_word_that_names_no_body_signs_nothing(line: str) -> None:
    assert "signature" not in ends(line, "2024年7月30日")


def test_a_list_of_names_above_a_body_signs_nothing_and_is_told() -> None:
    text = f"甲。\n\n王　明　李小红　张　三\n{BODIES}\n2024年7月30日"
    assert [code for code, _ in faults(text)] == ["signature-joined"]


@pytest.mark.parametrize("names", ["王　明　李小红", "王　明"])
def test_one_or_two_may_sign_with_their_body(names: str) -> None:
    assert ends(names, BODIES, "2024年7月30日") == ["signature", "signature", "signature-date"]


@pytest.mark.parametrize(
    "line",
    [
        BODIES,
        "代表工作委员会",
        "某县某镇人大代表联络站",
        "（作者系某市人大代表）",
        "（作者：王明）",
        "某市民政局",
        "（某镇人大主席团）",
    ],
)
def test_a_body_or_an_author_in_brackets_may_stand_below_a_title(line: str) -> None:
    assert classes(f"# 题\n\n{line}\n\n正文说明情况。") == ["byline", "body"]


@pytest.mark.parametrize(
    "line", ["成立代表联络站", "开展活动的中心", "关于格局", "新的格局", "**某市人大常委会办公室**", "各级人大"]
)
def test_a_phrase_below_a_title_is_text(line: str) -> None:
    assert classes(f"# 题\n\n{line}\n\n正文说明情况。") == ["body", "body"]


def test_bodies_that_stand_alone_throughout_are_no_authors() -> None:
    assert set(classes("# 题\n\n办公厅研究室\n\n负责文稿。\n\n代表工作委员会\n\n负责联络。")) == {"body"}


def test_an_author_in_brackets_at_the_end_contributed() -> None:
    (article,) = body("# 题\n\n甲。\n\n（作者系某市人大代表）").articles
    assert article.contributor is not None


@pytest.mark.parametrize("line", ["全年共为省人大供稿", "累计供稿", "每月供稿", "积极向省人大供稿"])
def test_a_line_that_tells_of_contributing_is_text(line: str) -> None:
    assert body(f"甲。\n\n{line}").articles[0].contributor is None


@pytest.mark.parametrize("name", ["华为公司", "向家坝镇人大", "中共某县委", "有为中学", "某县人大常委会办公室"])
def test_a_body_that_contributed_is_known_whatever_is_in_its_name(name: str) -> None:
    contributor = body(f"甲。\n\n{name}供稿").articles[0].contributor
    assert contributor is not None
    assert contributor.text == name


FIRMS = "华菱钢铁　金杯电工　方盛制药　唐人神集团　中联重科　三一重工"


@pytest.mark.parametrize(
    "text", [f"甲。\n\n参加企业代表：\n\n{FIRMS}", f"甲。\n\n参加企业代表：{FIRMS}", f"## 参会企业\n\n{FIRMS}"]
)
def test_firms_are_no_names_of_persons(text: str) -> None:
    assert "<dl" not in "".join(blocks(text))


@pytest.mark.parametrize("names", ["王　明　李小红　张大山　赵　四", "王明亮　李小红　张大山　欧阳文华"])
def test_those_who_come_from_firms_are(names: str) -> None:
    assert "<dl" in "".join(blocks(f"甲。\n\n企业代表：\n\n{names}"))


@pytest.mark.parametrize(
    "text", ["【基本情况】\n\n甲。", "【代表心声】\n\n甲。\n\n【代表行动】\n\n乙。", "【主要做法】\n\n甲。"]
)
def test_a_label_that_heads_a_part_of_a_text_is_no_column(text: str) -> None:
    (article,) = body(text).articles
    assert (article.column, article.blocks[0][:16]) == (None, "<p class='body' ")


@pytest.mark.parametrize(
    "text", ["【经验交流】\n\n甲。", "【基本情况】\n\n# 题\n\n甲。", "【经验交流】\n\n甲。\n\n# 题\n\n【做法】乙。"]
)
def test_any_other_label_at_the_beginning_is_that_of_a_column(text: str) -> None:
    assert body(text).articles[0].column is not None


UNITS = "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"


@pytest.mark.parametrize(
    "above", ["表1　甲\n\n单位：万元\n\n单位：人", "表1　甲\n单位：万元\n单位：人", "单位：万元\n\n单位：人"]
)
def test_a_second_line_with_a_unit_is_told_and_the_caption_stays(above: str) -> None:
    assert [code for code, _ in faults(f"{above}\n\n{UNITS}")] == ["table-unit-repeated"]


def test_a_unit_that_no_table_follows_is_text() -> None:
    assert faults("单位：万元\n\n单位：人\n\n乙。") == []


@pytest.mark.parametrize("text", ["> 引文。\n\n> {横排}", "> 引文。{横排}", "- 甲\n- 乙 {横排}", "1. 甲 {横排}"])
def test_the_option_of_a_table_is_told_in_a_quotation_and_in_a_list(text: str) -> None:
    assert [code for code, _ in faults(text)] == ["landscape-loose"]


@pytest.mark.parametrize(("rows", "told"), [(4, 0), (5, 1), (6, 1)])
def test_more_rows_of_a_head_than_there_may_be_are_counted(rows: int, told: int) -> None:
    found = body("| 甲 | 乙 |\n" * rows + UNITS.split("\n", 1)[1]).findings
    assert [finding.message for finding in found] == [f"表头有 {rows} 行，最多 4 行"] * told


@pytest.mark.parametrize("name", ["a b.png", "a(1).png", "图 1（定稿）.JPG", "a(1) b.jpeg"])
def test_a_blank_or_a_bracket_in_a_pictures_path_is_told(name: str) -> None:
    assert faults(f'甲。\n\n![乙](../../assets/{name} "题注"){{width=80%}}') == [("picture-name-wrong", "3:6")]


@pytest.mark.parametrize("text", ["![乙](a.png) 丙（b.png)", "甲![乙](a.png)", "![乙](a.png)、![丙](b.png)"])
def test_a_picture_in_a_text_is_told_as_such(text: str) -> None:
    assert {code for code, _ in faults(text)} == {"picture-in-text"}


def test_an_address_in_angle_brackets_is_told_as_what_it_is() -> None:
    (finding,) = body("联系 <mail@x.cn>。").findings
    assert (finding.code, finding.message) == ("html-raw", "邮箱外面不写尖括号：<mail@x.cn>")


def test_an_address_that_opens_is_a_link() -> None:
    assert "mailto:mail@x.cn" in blocks("联系 <mailto:mail@x.cn>。")[0]
