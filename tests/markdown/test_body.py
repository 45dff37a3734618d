from __future__ import annotations

import pytest
from marked import bare, blocks, body, faults

from bulletin.errors import ContentError

P = "<p class='body'>{}</p>"


def test_every_first_heading_starts_an_article() -> None:
    articles = body("# 甲\n\n子\n\n# 乙\n\n丑").articles
    assert [(article.title and article.title.text, len(article.blocks)) for article in articles] == [
        ("甲", 1),
        ("乙", 1),
    ]


def test_a_body_without_a_title_is_one_article_without_a_title() -> None:
    (article,) = body("正文").articles
    assert article.title is None


def test_a_title_knows_its_place() -> None:
    (article,) = body("\n  # 甲\n\n正文").articles
    assert article.title
    assert str(article.title.place) == "a.md:2:3"


@pytest.mark.parametrize("text", ["# 甲", "#甲", "# **甲**", "# 甲 #", "  # 甲  "])
def test_a_title_is_plain_text(text: str) -> None:
    (article,) = body(f"{text}\n\n正文").articles
    assert article.title
    assert article.title.text == "甲"


@pytest.mark.parametrize(
    ("text", "fault"),
    {
        "#": ("heading-empty", "1:1"),
        "## ": ("heading-empty", "1:1"),
        "## |": ("heading-empty", "1:1"),
        "## 一、甲\\\n乙": ("heading-break-wrong", "1:7"),
        "###### 甲": ("heading-too-deep", "1:1"),
        "甲\n\n# 乙": ("text-before-title", "3:1"),
        "甲\n\n# 乙\n\n丙\n\n# 丁": ("text-before-title", "3:1"),
        "甲\n\n# 乙\n\n丙\n\n（某县 供稿）\n\n# 丁\n\n戊\n\n（某市 供稿）": ("text-before-title", "3:1"),
        "# 甲\n\n# 附件\n\n# 乙": ("article-after-attachment", "5:1"),
        "# 甲[乙](https://example.org)": ("line-not-plain", "1:1"),
        "> - 甲": ("quote-refused", "1:1"),
        "> ## 甲": ("quote-refused", "1:1"),
        "> > 甲": ("quote-refused", "1:1"),
        "甲\n\n>": ("quote-empty", "3:1"),
        "甲\n\n> 编后：": ("quote-empty", "3:1"),
        "```\n甲\n```": ("code-refused", "1:1"),
        "甲\n---": ("rule-refused", "2:1"),
        "甲\n===": ("rule-refused", "2:1"),
    }.items(),
)
def test_a_fault_is_found_at_its_place(text: str, fault: tuple[str, str]) -> None:
    assert faults(text) == [fault]


def test_all_faults_come_at_once_in_the_order_of_their_lines() -> None:
    assert faults("> - 甲\n\n1. 甲\n3. 乙\n\n<b>\n\n[^1]: 注") == [
        ("quote-refused", "1:1"),
        ("list-number-wrong", "4:1"),
        ("html-raw", "6:1"),
        ("footnote-unused", "8:1"),
    ]


@pytest.mark.parametrize("indent", ["", "    ", "\t", "　　", " 　 "])
def test_the_indent_of_a_paragraph_is_dropped(indent: str) -> None:
    assert blocks(f"{indent}甲\n乙") == [P.format("甲乙")]


def test_a_paragraph_knows_the_place_of_its_first_character() -> None:
    (article,) = body("\n　　甲").articles
    assert article.blocks == ["<p class='body' data-at='2:3-2:4'>甲</p>"]


def test_a_year_at_the_start_of_a_line_is_no_list() -> None:
    assert blocks("2026. 年度总结") == [P.format("2026. 年度总结")]


def test_a_soft_line_break_is_no_space_between_chinese_characters() -> None:
    assert blocks("坚持\n人民\nGDP\nand\n至上") == [P.format("坚持人民GDP and至上")]


def test_spaces_at_the_end_of_a_line_mean_nothing() -> None:
    assert blocks("甲  \n乙") == [P.format("甲乙")]


def test_a_page_break_stands_alone() -> None:
    assert blocks("甲\n\n\\分页\n\n乙")[1] == "<hr class='page-break'/>"


@pytest.mark.parametrize(
    ("text", "html"),
    {
        "## 一、甲": "<h2 class='heading-1'>一、甲</h2>",
        "### （一）甲": "<h3 class='heading-2'>（一）甲</h3>",
        "#### 1. 甲": "<h4 class='heading-3'>1.甲</h4>",
        "##### （1）甲": "<h5 class='heading-4'>（1）甲</h5>",
        "##一、甲": "<h2 class='heading-1'>一、甲</h2>",
        "## 一、甲 ##": "<h2 class='heading-1'>一、甲</h2>",
        "## **一、甲**": "<h2 class='heading-1'>一、甲</h2>",
        "## 一、**甲**": "<h2 class='heading-1'>一、甲</h2>",
        "## 1、甲": "<h2 class='heading-1'>1、甲</h2>",
        "## ①甲": "<h2 class='heading-1'>①甲</h2>",
        "#### 3.5万人": "<h4 class='heading-3'>3.5万人</h4>",
    }.items(),
)
def test_a_heading_keeps_the_authors_number_and_is_never_bold(text: str, html: str) -> None:
    assert blocks(text) == [html]


@pytest.mark.parametrize(
    ("text", "lead", "tail"),
    [
        ("（一）甲。乙。丙", "（一）甲。", "乙。丙"),
        ("（一）甲。 乙", "（一）甲。", "乙"),
        ("**（一）甲。**乙", "（一）甲。", "乙"),
        ("（一）**甲。**乙", "（一）甲。", "乙"),
        ("（一）甲。**乙。**丙", "（一）甲。", "<strong>乙。</strong>丙"),
        ("**（一）甲。乙**丙", "（一）甲。", "<strong>乙</strong>丙"),
        ("（一）“甲。”乙。丙", "（一）“甲。”乙。", "丙"),
        ("（一）甲？乙", "（一）甲？", "乙"),
        ("（一）甲！乙", "（一）甲！", "乙"),
        ("（一）“甲？”（乙。）《丙！》丁。戊", "（一）“甲？”（乙。）《丙！》丁。", "戊"),
    ],
)
def test_a_heading_runs_into_its_paragraph_behind_its_first_sentence(text: str, lead: str, tail: str) -> None:
    assert blocks(f"### {text}") == [f"<h3 class='heading-2'>{lead}<span class='body'>{tail}</span></h3>"]


def test_a_heading_that_ends_with_a_full_stop_runs_into_nothing() -> None:
    assert blocks("### （一）甲。") == ["<h3 class='heading-2'>（一）甲。</h3>"]


def test_numbers_are_written_where_that_is_asked_for() -> None:
    text = "## 甲\n\n### 乙\n\n### 丙\n\n#### 丁\n\n##### 戊\n\n## 己\n\n### 庚"
    assert [block[block.index(">") + 1 : block.index("</")] for block in blocks(text, auto=True)] == [
        "一、甲",
        "（一）乙",
        "（二）丙",
        "1.丁",
        "（1）戊",
        "二、己",
        "（一）庚",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "## 三、甲": "一、甲",
        "## **三、甲**": "一、甲",
        "### （九）甲。乙": "（一）甲。<span class='body'>乙</span>",
        "#### 3.5万人": "1.3.5万人",
        "#### １．甲": "1.甲",
        "##### （２）甲": "（1）甲",
        "## 1. 甲": ">一、甲<",
        "### 一、甲": ">（一）甲<",
        "## 二审稿": "一、二审稿",
    }.items(),
)
def test_a_number_that_is_written_anew_takes_the_place_of_the_authors(text: str, expected: str) -> None:
    (html,) = blocks(text, auto=True)
    assert expected in html


def test_numbers_start_anew_in_each_article() -> None:
    articles = body("# 甲\n\n## 子\n\n# 乙\n\n## 丑", auto=True).articles
    assert [bare(article.blocks[0]) for article in articles] == [
        "<h2 class='heading-1'>一、子</h2>",
        "<h2 class='heading-1'>一、丑</h2>",
    ]


@pytest.mark.parametrize("mark", ["编者按：", "编者按:", "按：", "按语：", "编者的话："])
def test_a_note_belongs_to_the_article_whose_title_it_follows(mark: str) -> None:
    (article,) = body(f"# 甲\n\n> {mark}乙\n\n丙").articles
    assert [bare(note) for note in article.notes] == [f"<p class='note'>{mark}乙</p>"]


def test_a_note_may_stand_before_the_title_of_its_article() -> None:
    articles = body("# 甲\n\n子\n\n> 编者按：乙\n\n# 丙\n\n丑").articles
    assert [len(article.notes) for article in articles] == [0, 1]


def test_a_note_is_its_articles_alone_whatever_comes_behind() -> None:
    found = body("# 甲\n\n> 编者按：乙\n\n子\n\n丑\n\n# 丙\n\n寅\n\n卯")
    assert [len(article.notes) for article in found.articles] == [1, 0]
    assert faults("# 甲\n\n> 编者按：乙\n\n子\n\n丑\n") == []


def test_a_note_may_have_several_paragraphs() -> None:
    (article,) = body("# 甲\n\n> 编者按：乙\n> 丙\n>\n> 丁\n\n戊").articles
    assert bare(article.notes[0]) == "<p class='note'>编者按：乙丙</p><p class='note'>丁</p>"


@pytest.mark.parametrize("rest", ["", "丙", "（丙 供稿）", "# 附件\n\n丙"])
def test_a_note_in_the_midst_of_an_article_or_behind_it_is_found(rest: str) -> None:
    assert faults(f"# 甲\n\n正文\n\n> 编者按：乙\n\n{rest}") == [("note-loose", "5:1")]


@pytest.mark.parametrize(
    "text",
    [
        "（某某 供稿）",
        "（某某供稿）",
        "（某某　供稿）",
        "(某某 供稿)",
        "（ 某某\n供稿 ）",
        "（供稿：某某）",
        "（供稿单位：某某）",
        "供稿：某某",
        "供稿: 某某",
        "**（某某 供稿）**",
        "　　（某某 供稿）",
    ],
)
def test_a_contributor_may_be_written_in_every_usual_way(text: str) -> None:
    (article,) = body(f"# 甲\n\n乙\n\n{text}").articles
    assert article.contributor
    assert article.contributor.text == "某某"


@pytest.mark.parametrize("text", ["（某某 供图）", "某某 供稿", "（本文由某某供稿。）", "供稿工作很重要：一是"])
def test_a_sentence_about_contributions_is_a_paragraph(text: str) -> None:
    assert blocks(text) == [P.format(text)]


@pytest.mark.parametrize(
    ("text", "fault"),
    {
        "甲\n\n（乙 供稿）\n\n（丙 供稿）": ("contributor-repeated", "5:2"),
        "甲\n\n（乙 供稿）\n\n丙": ("text-after-contributor", "5:1"),
        "甲\n\n# 附件\n\n乙\n\n（丙 供稿）": ("contributor-in-attachment", "7:2"),
    }.items(),
)
def test_a_contributor_stands_once_at_the_end_of_its_article(text: str, fault: tuple[str, str]) -> None:
    assert faults(text) == [fault]


def test_each_article_has_its_contributor() -> None:
    articles = body("# 甲\n\n子\n\n（丙 供稿）\n\n\\分页\n\n# 乙\n\n丑\n\n（丁 供稿）").articles
    assert [article.contributor and article.contributor.text for article in articles] == ["丙", "丁"]


@pytest.mark.parametrize(
    ("text", "mark", "title"),
    [
        ("附件", "附件", None),
        ("附件1", "附件1", None),
        ("附件1 清单", "附件1", "清单"),
        ("附件1清单", "附件1", "清单"),
        ("附件1：清单", "附件1", "清单"),
        ("附件　清单", "附件", "清单"),
        ("附件一 清单", "附件一", "清单"),
        ("**附件2 清单**", "附件2", "清单"),
    ],
)
def test_an_attachment_has_its_mark_and_its_title(text: str, mark: str, title: str | None) -> None:
    (attachment,) = body(f"甲\n\n# {text}\n\n乙").attachments
    assert (attachment.mark.text, attachment.title and attachment.title.text) == (mark, title)


@pytest.mark.parametrize("text", ["附件管理办法解读", "附件一览表"])
def test_a_title_that_only_begins_like_an_attachment_is_an_article(text: str) -> None:
    assert body(f"# {text}\n\n甲").attachments == []


def test_what_follows_an_attachments_title_belongs_to_it() -> None:
    found = body("甲\n\n# 附件1\n\n乙\n\n# 附件2\n\n丙\n\n丁")
    assert len(found.articles[0].blocks) == 1
    assert [len(attachment.blocks) for attachment in found.attachments] == [1, 2]


@pytest.mark.parametrize("text", ["", "\n\n", "<b>", "甲\n"])
def test_reading_twice_gives_the_same(text: str) -> None:
    def read() -> str:
        try:
            return str(body(text))
        except ContentError as error:
            return str(error)

    assert read() == read()
