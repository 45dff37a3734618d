"""What a text begins with: what stands below its title, and whom it addresses."""

from __future__ import annotations

import pytest
from marked import blocks, body

from bulletin.markdown.forms.bylines import is_byline
from bulletin.markdown.forms.people import is_address, is_name

P = "<p class='body'>{}</p>"
BYLINE = "<p class='byline'>{}</p>"
SALUTATION = "<p class='salutation'>{}</p>"


@pytest.mark.parametrize(
    "line",
    [
        "（2024年7月30日）",
        "(2024年7月30日)",
        "2024年7月30日",
        "二〇二四年七月三十日",
        "（2024年7月30日某市第十六届人民代表大会常务委员会第十二次会议通过）",
        "张明远",
        "王　伟",
        "王 伟",
        "欧阳明",
        "某某某",
        "古丽努尔·阿布力孜",
        "张明远　李晓红",
        "省人大常委会副主任　周明远",
        "省人大常委会副主任 王　伟",
        "市人大代表、某村党支部书记　张明远",
        "作者：张明远",
        "——在某市第十六届人民代表大会第三次会议上",
        "**张明远**",
        "（张明远）",
        "（某市人大常委会代表工作委员会　李晓红）",
        "大路铺镇人大　盘春香",
        "□ 李晓红",
        "文/李晓红",
        "（根据录音整理）",
        "（节选）",
        "（征求意见稿）",
        "（经某县第十八届人民代表大会常务委员会第二十次会议通过）",
    ],
)
def test_a_speaker_an_author_a_date_may_stand_below_a_title(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "前言",
        "背景",
        "方案",
        "文件",
        "总体情况",
        "会议由张明远主持",
        "2024年7月30日，会议召开",
        "2024年7月30日会议召开",
        "（详见下文表格）",
        "（按姓氏笔画为序）",
        "（一）摘要",
        "（会议审议通过。）",
        "□ 完成　■ 没有完成",
        "——代表们说。",
        "（2024年7月30日，会议召开。）",
        "主要做法 一",
        "第一条　总则",
        "",
    ],
)
def test_any_other_line_below_a_title_is_text(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize("text", ["（2024年7月30日）\n\n张明远\n\n甲。", "（2024年7月30日）\n张明远\n\n甲。"])
def test_lines_below_a_title_are_one_paragraph_of_as_many_lines(text: str) -> None:
    assert blocks(text) == [BYLINE.format("（2024年7月30日）<br/>张明远"), P.format("甲。")]


def test_brackets_below_a_title_may_hold_several_lines() -> None:
    first, second = "（2020年5月7日第一次会议通过", "2024年6月8日第二次会议修订）"
    assert blocks(f"{first}\n{second}\n\n甲。")[0] == BYLINE.format(f"{first}<br/>{second}")


def test_a_gap_in_a_name_below_a_title_is_as_wide_as_a_character() -> None:
    assert blocks("省人大常委会副主任 王 伟\n\n甲。")[0] == BYLINE.format("省人大常委会副主任　王　伟")


def test_an_article_and_an_attachment_know_that_a_line_stands_below_their_title() -> None:
    found = body("# 甲\n\n乙。\n\n# 丙\n\n（2024年7月30日）\n\n丁。\n\n# 附件 戊\n\n张明远\n\n己。")
    assert ([one.byline for one in found.articles], found.attachments[0].byline) == ([False, True], True)


@pytest.mark.parametrize("text", ["张明远", "2024年7月30日\n\n[^1]: 注。", "甲。\n\n张明远\n\n乙。"])
def test_a_name_or_a_date_that_no_text_follows_or_that_follows_text_is_no_line_below_a_title(text: str) -> None:
    assert "byline" not in "".join(blocks(text))


@pytest.mark.parametrize(
    "line",
    [
        "同志们：",
        "同志们:",
        "各位代表：",
        "各位代表、同志们：",
        "主任、各位副主任、秘书长、各位委员：",
        "主任，各位副主任，秘书长，各位委员：",
        "尊敬的各位领导、同志们，朋友们：",
        "尊敬的张明远院士，各位专家：",
        "全体市人大代表：",
        "市人大常委会：",
        "国务院：",
        "省财政厅：",
        "各县（市、区）人大常委会：",
        "各市州人民政府，省政府各厅委、各直属机构：",
        "各镇人民政府、办事处，市直各部门，各企事业单位：",
        "各有关单位：",
        "全省各级人大代表：",
        "全体市民朋友们：",
        "尊敬的王主任，在座的各位同事：",
        "省人大常委会各位领导，各位代表，同志们：",
        "父老乡亲们：",
        "女士们、先生们：",
        "张明远同志：",
        "人大代表：",
        "主任委员：",
    ],
)
def test_persons_and_bodies_are_addressed(line: str) -> None:
    assert is_address(line)


@pytest.mark.parametrize(
    "line",
    [
        "现将有关情况报告如下：",
        "下面，我讲三点意见：",
        "主要做法是：",
        "参加会议的有各县人大常委会：",
        "会议要求各级人大代表：",
        "现将名单通知各单位：",
        "主要做法来自内部：",
        "他说：",
        "会议强调：",
        "成员名单：",
        "市人大常委会今年重点抓好三件事：",
        "本期介绍三位人大代表：",
        "走访代表：",
        "服务代表：",
        "受到表彰的优秀代表：",
        "全省共有三类代表：",
        "联络站怎样服务代表：",
        "一封来自基层的信，致各位代表：",
        "问计于民、问需于群众，首先靠各级代表：",
        "全省人大系统先进单位：",
        "本次调研的三个部门：",
        "全市首批市级示范联络站：",
        "同志们",
        "同志们！",
        "：",
        f"{'各位代表、' * 20}同志们：",
    ],
)
def test_a_sentence_that_leads_to_what_follows_addresses_nobody(line: str) -> None:
    assert not is_address(line)


@pytest.mark.parametrize(
    "text", [f"同志们：\n{behind}" for behind in ("\n甲。", "甲。", "\n## 一、甲", "\n> 甲。", "\n\\分页\n\n甲。")]
)
def test_a_text_addresses_its_hearers_in_its_first_paragraph(text: str) -> None:
    assert blocks(text)[0] == SALUTATION.format("同志们：")


def test_what_stands_below_a_title_is_above_whom_the_text_addresses() -> None:
    text = "> 编者按：甲。\n\n（2024年7月30日）\n\n同志们：\n\n乙。"
    assert blocks(text) == [BYLINE.format("（2024年7月30日）"), SALUTATION.format("同志们："), P.format("乙。")]


@pytest.mark.parametrize("below", ["- 甲\n- 乙", "| 甲 |\n|---|\n| 乙 |", "![图](../../assets/a.png)", ""])
def test_what_leads_to_a_list_a_table_or_a_picture_addresses_nobody(below: str) -> None:
    assert blocks(f"成员单位：\n\n{below}")[0] == P.format("成员单位：")


def test_only_the_first_paragraph_addresses_somebody() -> None:
    assert blocks("甲。\n\n同志们：\n\n乙。")[1] == P.format("同志们：")


@pytest.mark.parametrize("name", ["张明远", "王　伟", "李娟", "欧阳明", "谭某某", "某某某"])
def test_a_name_is_known_by_its_surname(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("text", ["文件", "高度", "一点", "各地", "张", "张明远同志", "Zhang"])
def test_a_word_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_no_blank_line_is_needed_above_whom_a_text_addresses() -> None:
    apart = "省人大常委会副主任　周明远\n（2024年7月30日）\n\n同志们：\n\n甲。"
    assert blocks("省人大常委会副主任　周明远\n（2024年7月30日）\n同志们：\n甲。") == blocks(apart)


@pytest.mark.parametrize("text", ["张明远[^1]\n\n甲。\n\n[^1]: 乙。", "同志们[^1]：\n\n甲。\n\n[^1]: 乙。"])
def test_a_footnote_changes_nothing_in_what_a_text_begins_with(text: str) -> None:
    assert blocks(text)[0].startswith(("<p class='byline'>", "<p class='salutation'>"))


@pytest.mark.parametrize("text", ["2024年7月1日\n\n甲。\n\n2024年7月30日\n\n乙。", "张明远\n\n甲。\n\n李晓红\n\n乙。"])
def test_dates_and_names_throughout_a_text_stand_below_no_title(text: str) -> None:
    assert "byline" not in "".join(blocks(text))


def test_who_signs_a_text_may_stand_below_its_title_too() -> None:
    assert "byline" in blocks("张明远\n\n甲。\n\n张明远\n\n2024年7月30日")[0]
