"""What a text ends with: the list of its attachments, who signs it, the date, and who contributed it."""

from __future__ import annotations

import re

import marked
import pytest
from marked import body, faults, spans

P = "<p class='body'>{}</p>"


def blocks(text: str) -> list[str]:
    """Return the paragraphs of the one article of `text`, without their places."""
    html = "".join(marked.blocks(text)).replace("<br />", "<br/>")
    return [block for block in re.split("(?=<(?:p|h2|ul|hr) )", html) if block]


NAME, DATE = "<p class='signature'>{}</p>", "<p class='signature-date'>{}</p>"
SIGNED = [P.format("甲。"), NAME.format("某市人大常委会办公室"), DATE.format("2024年7月30日")]


@pytest.mark.parametrize(
    "text",
    [
        "甲。\n\n某市人大常委会办公室\n\n2024年7月30日",
        "甲。\n\n某市人大常委会办公室\n2024年7月30日",
        "甲。\n某市人大常委会办公室\n2024年7月30日",
        "甲。\n\n　　　　某市人大常委会办公室\n　　　　　2024 年 7 月 30 日",
        "甲。\n\n**某市人大常委会办公室**\n\n2024年7月30日\n\n\\分页",
        "甲。\n\n某市人大常委会办公室\\\n2024年7月30日",
    ],
)
def test_a_body_and_a_date_at_the_end_sign_a_text(text: str) -> None:
    assert blocks(text)[:3] == SIGNED


@pytest.mark.parametrize("date", ["二〇二四年七月三十日", "2024年7月", "2024年12月31日"])
def test_a_date_may_be_written_in_every_proper_way(date: str) -> None:
    assert blocks(f"甲。\n\n张明远\n{date}") == [P.format("甲。"), NAME.format("张明远"), DATE.format(date)]


def test_a_remark_in_brackets_may_stand_below_the_date() -> None:
    assert blocks("甲。\n\n某市人大常委会办公室\n2024年7月30日\n\n（此件公开发布）") == [
        *SIGNED,
        "<p class='remark'>（此件公开发布）</p>",
    ]


@pytest.mark.parametrize(
    "behind", ["> 编后：乙。", "【经验交流】\n\n# 下一篇\n\n乙。", "（某县 供稿）\n\n> 编后：乙。"]
)
def test_a_box_and_the_label_of_the_next_title_may_stand_behind_who_signs(behind: str) -> None:
    (first, *_) = body(f"# 题\n\n甲。\n\n某市人大常委会办公室\n2024年7月30日\n\n{behind}").articles
    assert "signature-date" in first.blocks[1]


def test_several_may_sign_together() -> None:
    assert blocks("甲。\n\n某市人大\n某市政协\n\n2024年7月30日")[1:3] == [
        NAME.format("某市人大"),
        NAME.format("某市政协"),
    ]


FOUR = ["中共某县委办公室", "某县人大常委会办公室", "某县人民政府办公室", "政协某县委员会办公室"]


def test_many_bodies_in_paragraphs_of_their_own_sign_behind_a_sentence() -> None:
    found = blocks("特此通知。\n\n" + "\n\n".join([*FOUR, "2024年7月30日"]))
    assert found[1:] == [*map(NAME.format, FOUR), SIGNED[2]]


@pytest.mark.parametrize("above", ["参加单位：", "## 参加单位"])
def test_many_bodies_that_a_line_announces_are_a_list(above: str) -> None:
    found = blocks("甲。\n\n" + "\n\n".join([above, *FOUR, "某县人大", "2024年7月30日"]))
    assert found[-6:] == [*map(P.format, FOUR), NAME.format("某县人大"), SIGNED[2]]


def test_a_date_alone_at_the_end_dates_a_text() -> None:
    assert blocks("甲。\n\n2024年7月30日") == [P.format("甲。"), DATE.format("2024年7月30日")]


def test_a_text_is_signed_in_each_article_and_each_attachment() -> None:
    signed = "{}。\n\n某市人大\n2024年7月30日"
    found = body(f"# 甲\n\n{signed}\n\n（丙 供稿）\n\n# 附件 乙\n\n{signed}")
    assert (len(found.articles[0].blocks), len(found.attachments[0].blocks)) == (2, 2)


def test_a_list_that_ends_right_above_does_not_swallow_who_signs() -> None:
    assert blocks("- 甲；\n- 乙。\n某市人大\n2024年7月30日")[1:] == [NAME.format("某市人大"), SIGNED[2]]


@pytest.mark.parametrize(
    "last",
    [
        "会议于\n2024年7月30日",
        "某市人大常委会办公室",
        "2024年7月30日，某市人大常委会办公室",
        "自2024年7月30日起施行。",
        "某市人大常委会办公室\n\n2024年7月30日印发",
        "某市人大。\n\n（2024年7月30日）",
    ],
)
def test_a_last_sentence_signs_nothing(last: str) -> None:
    assert "signature" not in "".join(blocks(f"甲乙丙，\n{last}"))


def test_a_text_that_follows_keeps_a_body_and_a_date_in_the_text() -> None:
    assert "signature" not in "".join(blocks("甲。\n\n某市人大\n2024年7月30日\n\n乙。"))


def test_a_sentence_above_a_date_is_text() -> None:
    assert blocks("会议认为，要抓好落实\n\n2024年7月30日")[0] == P.format("会议认为，要抓好落实")


@pytest.mark.parametrize(
    "text",
    [
        "启动会时间\n\n2024年7月30日",
        "加强组织领导\n\n严格落实责任\n\n2024年7月30日",
        "第二次接待日\n\n2024年8月30日",
        "## 三、会议时间\n\n2024年7月30日",
        "会议时间：\n\n2024年7月30日",
        "会议时间：\n2024年7月30日",
        "2024年7月30日\n\n召开座谈会",
    ],
)
def test_a_phrase_or_a_heading_that_a_date_belongs_to_signs_nothing(text: str) -> None:
    assert "signature" not in "".join(blocks(f"甲。\n\n{text}"))


@pytest.mark.parametrize(
    "name", ["某市人大常委会调研组", "某镇“人大代表之家”", "某村全体村民", "本刊评论员", "张明远", "某市人大（代章）"]
)
def test_who_signs_may_stand_in_a_paragraph_of_its_own(name: str) -> None:
    assert blocks(f"甲。\n\n{name}\n\n2024年7月30日")[1] == NAME.format(name)


def test_who_signs_below_a_list_of_names_is_not_on_it() -> None:
    names = "王　伟　李小明　欧阳明　张　敏"
    found = "".join(blocks(f"名单如下：\n\n{names}\n\n张明远\n\n2024年7月30日"))
    assert found.endswith(f"</dl>{NAME.format('张明远')}{SIGNED[2]}")


@pytest.mark.parametrize(
    "last",
    [
        "作者：张明远\n2024年7月30日",
        "某市人大\n2024年7月30日。",
        "某市人大\n2024年7月30日（星期二）",
        "某市人大\n2024年7月30日\n\n乙。",
    ],
)
def test_a_date_that_would_be_set_behind_the_line_above_is_told(last: str) -> None:
    assert faults(f"甲。\n\n{last}") == [("signature-joined", "4:1")]


@pytest.mark.parametrize(
    "text", ["会议时间：\n2024年7月30日", "会议召开于\n2024年7月30日", "2024年7月30日\n会议召开。"]
)
def test_a_date_that_goes_on_with_a_line_is_not_told(text: str) -> None:
    assert not faults(text)


@pytest.mark.parametrize("behind", ["", "\n\n（某县人大 供稿）", "\n\n[^1]: 注。", "\n\n# 附件1 乙\n\n丙。"])
def test_a_body_and_a_date_on_one_line_at_the_end_are_told(behind: str) -> None:
    told = ("signature-joined", "3:1")
    assert told in faults(f"甲[^1]。\n\n某市人大常委会办公室　2024年7月30日{behind}")


@pytest.mark.parametrize(
    "text",
    [
        "甲。\n\n某市人大　2024年7月30日\n\n乙。",
        "甲。\n\n会议时间　2024年7月30日",
        "甲。\n\n某市人大常委会办公室　2024年7月30日。乙",
    ],
)
def test_a_body_and_a_date_in_the_text_sign_nothing(text: str) -> None:
    assert faults(text) == []


def test_a_line_in_brackets_between_body_and_date_is_told() -> None:
    assert faults("甲。\n\n某县选举委员会\n（印章）\n2024年7月30日") == [("signature-joined", "5:1")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("甲。\n\n附件：1. 站点表\n2024年7月30日", "4:1"),
        ("甲。\n\n附件：1. 站点表\n      某镇人大\n      2024年7月30日", "5:7"),
    ],
)
def test_a_date_below_the_last_name_of_an_attachment_is_told_instead_of_the_name(text: str, place: str) -> None:
    assert faults(text) == [("signature-joined", place)]


@pytest.mark.parametrize("text", ["甲。\n\n2024年7月30日\n\n某市人大", "甲。\n\n2024年7月30日\n某市人大"])
def test_a_date_above_the_body_is_told(text: str) -> None:
    assert faults(text) == [("signature-order", "3:1")]


@pytest.mark.parametrize(
    "date", ["2024.7.30", "2024-07-30", "2024/7/30", "2024年07月30日", "二○二四年七月三十日", "2024年2月30日"]
)
def test_a_date_that_is_written_otherwise_is_told(date: str) -> None:
    assert spans(f"甲。\n\n某市人大\n{date}") == [("signature-date", date)]


@pytest.mark.parametrize("date", ["2024.07.30", "2024年07月30日"])
def test_how_a_date_is_to_be_written_is_told_too(date: str) -> None:
    (finding,) = body(f"甲。\n\n某市人大\n{date}").findings
    assert [edit.text for edit in finding.fix] == ["2024年7月30日"]


FIRST, NEXT = "<p class='enclosures'>附件：1. {}</p>", "<p class='enclosures-next'>2. {}</p>"
ATTACHED = "\n\n# 附件1 名单\n\n丙。\n\n# 附件2 办法\n\n丁。"


@pytest.mark.parametrize(
    "text",
    [
        "附件：1. 名单\n2. 办法",
        "附件：1. 名单\n      2. 办法",
        "附件：1. 名单\n　　　2. 办法",
        "附件：1.名单\n　　　2.办法",
        "附件：1．名单\n\n2．办法",
        "附件:1、名单\n　　2、办法",
        "附件：\n\n1. 名单\n2. 办法",
        "附件：\n1. 名单\n2. 办法",
        "附件：1. 名单\n\n2. 办法",
        "附件：１. 名单\n　　　２. 办法",
        "附件1：名单\n附件2：办法",
        "附件1：名单\n\n附件2：办法",
        "**附件：1. 名单**\n**2. 办法**",
    ],
)
def test_the_list_of_attachments_may_be_typed_in_every_usual_way(text: str) -> None:
    assert blocks(f"甲。\n\n{text}{ATTACHED}")[1:] == [FIRST.format("名单"), NEXT.format("办法")]


def test_the_word_before_a_list_of_attachments_may_be_spread() -> None:
    assert blocks("甲。\n\n附　件：1. 名单\n　　　　2. 办法") == blocks("甲。\n\n附件：1. 名单\n2. 办法")


@pytest.mark.parametrize(
    "line", ["1. 名单 2.办法3.0版　3. 表", "1. 名单；2. 办法3.0版；3. 表", "1、名单，2、办法3.0版 3、表"]
)
def test_attachments_may_be_listed_on_one_line(line: str) -> None:
    assert blocks(f"甲。\n\n附件：{line}") == blocks("甲。\n\n附件：1. 名单\n2. 办法3.0版\n3. 表")
    assert not faults(
        f"甲。\n\n附件：{line}\n\n# 附件1 名单\n\n甲。\n\n# 附件2 办法3.0版\n\n乙。\n\n# 附件3 表\n\n丙。"
    )


def test_a_single_attachment_has_no_number() -> None:
    assert blocks("甲。\n\n附件：名单\n\n# 附件 名单\n\n丙。")[1:] == ["<p class='enclosures-single'>附件：名单</p>"]


def test_the_list_of_attachments_stands_above_who_signs() -> None:
    text = f"甲。\n附件：1. 名单\n2. 办法\n某市人大\n2024年7月30日{ATTACHED}"
    assert blocks(text)[1:] == [FIRST.format("名单"), NEXT.format("办法"), NAME.format("某市人大"), SIGNED[2]]


def test_a_name_may_go_on_on_the_next_line() -> None:
    assert blocks("甲。\n\n附件：1. 名\n单\n2. 办法" + ATTACHED)[1] == FIRST.format("名单")


def test_a_number_of_two_digits_is_wider() -> None:
    listed = "\n".join(f"{number}. 名单" for number in range(2, 11))
    assert (
        blocks(f"甲。\n\n附件：1. 名单\n{listed}\n\n# 附件 名单\n\n丙。")[-1]
        == "<p class='enclosures-tens'>10. 名单</p>"
    )


@pytest.mark.parametrize("text", ["附件：见下。请看。", "附件：甲。\n\n乙。", "附件名单：甲", "详见附件：名单\n\n乙。"])
def test_any_other_line_about_attachments_is_text(text: str) -> None:
    assert "enclosures" not in "".join(blocks(f"甲，\n\n{text}"))


@pytest.mark.parametrize(
    ("listed", "attached", "fault"),
    [
        ("附件：1. 名单\n2. 办法", "# 附件1 名单\n\n丙。", ("enclosures-missing", "办法")),
        ("附件：名单", "", ("enclosures-missing", "名单")),
        ("附件：名单", "# 附件1 办法\n\n丙。", ("enclosures-differing", "名单")),
        ("附件：1. 名单\n2. 办法", "# 附件1 名单\n\n丙。\n\n# 附件2 规定\n\n丁。", ("enclosures-differing", "办法")),
        ("附件：1. 名单", "# 附件1 名单\n\n丙。\n\n# 附件2 规定\n\n丁。", ("enclosures-lacking", "# 附件2 规定")),
        ("附件：名单；", "# 附件 名单\n\n丙。", ("enclosures-mark", "；")),
        ("附件：", "# 附件 名单\n\n丙。", ("enclosures-empty", "附件：")),
        ("附件：1. 名单\n3. 办法", "# 附件1 名单\n\n丙。\n\n# 附件2 办法\n\n丁。", ("list-number-wrong", "办法")),
    ],
)
def test_a_list_that_does_not_agree_with_the_attachments_is_told(
    listed: str, attached: str, fault: tuple[str, str]
) -> None:
    assert spans(f"甲。\n\n{listed}\n\n{attached}") == [fault]


def test_a_list_below_who_signs_is_told() -> None:
    assert faults(f"甲。\n\n某市人大\n2024年7月30日\n\n附件：1. 名单\n2. 办法{ATTACHED}") == [
        ("enclosures-late", "6:1")
    ]


@pytest.mark.parametrize("title", ["关于|名单", "名 单", "关于名单"])
def test_breaks_and_blanks_in_a_title_make_no_other_name(title: str) -> None:
    name = title.replace("|", "").replace(" ", "")
    assert faults(f"甲。\n\n附件：{name}\n\n# 附件 {title}\n\n丙。") == []


def test_a_mark_that_is_no_number_is_read_like_none() -> None:
    assert spans("甲。\n\n附件：1. 名单\n\n# 附件一一 名单\n\n丙。") == []


def test_attachments_that_no_list_names_are_no_fault() -> None:
    assert faults("甲。\n\n# 附件1 名单\n\n丙。") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("（乙、丙联合供稿）", ("", "乙、丙", "联合供稿")),
        ("（乙、丙　联合供稿）", ("", "乙、丙", "联合供稿")),
        ("（作者单位：乙）", ("作者单位：", "乙", "")),
        ("（作者系乙主任）", ("作者系", "乙主任", "")),
        ("乙供稿", ("", "乙", "供稿")),
        ("乙　供稿", ("", "乙", "供稿")),
        ("乙、丙联合供稿", ("", "乙、丙", "联合供稿")),
        ("供稿：乙联合", ("", "乙", "联合供稿")),
    ],
)
def test_a_contributor_has_what_stands_before_and_behind_the_name(text: str, parts: tuple[str, str, str]) -> None:
    (article,) = body(f"# 标题\n\n甲。\n\n{text}").articles
    by = article.contributor
    assert by
    assert (by.lead, by.text, by.end) == parts


@pytest.mark.parametrize("last", ["欢迎各单位供稿", "稿件由各单位供稿", "甲，乙供稿", "各单位要积极供稿"])
def test_a_sentence_about_contributions_is_a_paragraph(last: str) -> None:
    assert blocks(f"甲。\n\n{last}")[-1] == P.format(last)


def test_a_contributor_without_brackets_is_the_last_paragraph() -> None:
    assert blocks("甲。\n\n乙供稿\n\n丙。")[1] == P.format("乙供稿")


def test_an_article_has_one_contributor() -> None:
    assert faults("甲。\n\n（作者单位：乙）\n\n丙供稿") == [("contributor-repeated", "5:1")]


@pytest.mark.parametrize("text", ["甲  \n乙", "- 甲  \n  乙", "> 编者按：甲  \n> 乙\n\n丙"])
def test_two_blanks_at_a_lines_end_are_told(text: str) -> None:
    assert [code for code, _ in faults(text)] == ["line-end-blank"]


@pytest.mark.parametrize(
    "text", ["甲  ", "甲 \n乙", "甲\\  \n乙", "- 甲  \n- 乙", "甲  \n\n乙", "某市人大  \n2024年7月30日"]
)
def test_blanks_that_part_nothing_are_not_told(text: str) -> None:
    assert faults(text) == []


def test_short_lines_that_are_all_ended_are_set_line_by_line() -> None:
    assert blocks("甲，\\\n乙，\\\n丙。") == ["<p class='lines'>甲，<br/>乙，<br/>丙。</p>"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("甲，\\\n乙，\n丙。", "甲，<br/>乙，丙。"),
        ("甲，\\\n乙。", "甲，<br/>乙。"),
        (f"{'甲' * 28}\\\n乙，\\\n丙。", f"{'甲' * 28}<br/>乙，<br/>丙。"),
    ],
)
def test_a_paragraph_of_few_or_long_lines_is_a_paragraph_though_they_are_ended(text: str, html: str) -> None:
    assert blocks(text) == [P.format(html)]


def test_a_bar_ends_a_line_in_a_heading() -> None:
    assert blocks("## 一、甲|乙") == ["<h2 class='heading-1'>一、甲<br/>乙</h2>"]


def test_a_bar_behind_a_backslash_is_a_bar() -> None:
    assert blocks("## 一、甲\\|乙") == ["<h2 class='heading-1'>一、甲|乙</h2>"]


def test_a_backslash_behind_the_last_line_ends_nothing() -> None:
    assert blocks("春眠不觉晓，\\\n处处闻啼鸟。\\\n\n甲。\\") == [
        P.format("春眠不觉晓，<br/>处处闻啼鸟。"),
        P.format("甲。"),
    ]


def test_a_signature_that_was_pasted_below_the_list_of_attachments_is_told_and_parted() -> None:
    pasted = "正文。\n\n附件：1.名单\n　　　2.清单\n　　　　　　某市人大常委会办公室\n　　　　　　2024年7月30日\n"
    found = [one for one in body(pasted).findings if one.code == "paragraph-joined"]
    assert [[edit.place.line - one.place.line for edit in one.fix] for one in found] == [[0, 1]]


def test_a_name_of_an_attachment_on_two_lines_is_no_signature() -> None:
    pasted = "正文。\n\n附件：1.名单\n　　　2.代表建议\n　　　　办理清单\n"
    assert "paragraph-joined" not in {one.code for one in body(pasted).findings}
