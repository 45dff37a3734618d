"""Markdown: the body of an issue, construct by construct, right and wrong."""

from __future__ import annotations

from case import FRONT, Case, Row, fronted, of_body, of_issue

FAMILY = "Markdown"

BODIES = (
    Row("raw HTML", "代表▲<b>发言▲</b>。", "html-raw"),
    Row("a script", "▲<script>alert(1)▲</script>", "html-raw"),
    Row("an entity", "代表▲&nbsp;发言。", "html-raw"),
    Row("code", "代表▲`发言▲`。", "code-refused"),
    Row("text struck out", "代表▲~~发言▲~~。", "strike-refused"),
    Row("a link by reference", "见▲[网站][一]。", "reference-refused"),
    Row("a link that runs", "见[网站](▲javascript:alert(1))。", "link-refused"),
    Row("a link to a file", "见[文件](▲file:///etc/passwd)。", "link-refused"),
    Row("a link in full-width brackets", "见[网站▲]（https://example.org）。", "link-full-width"),
    Row("bold on one side", "代表▲**发言。", "bold-unpaired"),
    Row("a full-width number sign", "▲＃ 一、交办\n\n办理。", "mark-full-width"),
    Row("a star between digits", "面积3▲*5米。", "asterisk-in-word"),
    Row("a line across", "▲***", "rule-refused"),
    Row("a heading that is empty", "▲##\n\n办理。", "heading-empty"),
    Row("a heading six deep", "▲###### 甲\n\n办理。", "heading-too-deep"),
    Row("a heading with a backslash", "## 一、交办▲\\\n办理。", "heading-break-wrong"),
    Row("a heading's number out of turn", "## 一、甲\n\n交办。\n\n## ▲三、乙\n\n办理。", "heading-number-wrong", 0),
    Row("a heading's level left out", "## 一、甲\n\n▲#### 1. 乙\n\n办理。", "heading-level-skipped", 0),
    Row("a heading without its sign", "▲一、建议的办理\n\n办理。", "heading-unmarked", 0),
    Row("a title before and in the body", "▲# 甲\n\n办理。", "title-twice"),
    Row("a quotation with a list in it", "▲> - 甲", "quote-refused"),
    Row("a quotation that is empty", "办理。\n\n▲>", "quote-empty"),
    Row("a note within an article", "办理。\n\n▲> 编者按：甲。", "note-loose"),
    Row("a list four deep", "- 甲\n  - 乙\n    - 丙\n      ▲- 丁", "list-too-deep"),
    Row("a list of two kinds", "- 甲\n▲1. 乙", "list-mixed"),
    Row("a list's number out of turn", "1. 甲\n▲3. 乙", "list-number-wrong"),
    Row("a list of several paragraphs", "- 甲\n\n  ▲乙", "list-paragraph"),
    Row("a list without its sign", "1、甲\n▲2、乙", "list-unmarked"),
    Row("a footnote without a text", "代表▲[^1]发言。", "footnote-missing"),
    Row("a footnote twice", "代表[^1]。\n\n[^1]: 甲\n\n▲[^1]: 乙", "footnote-repeated"),
    Row("a footnote that nobody calls", "代表。\n\n▲[^1]: 甲", "footnote-unused"),
    Row("a footnote that is empty", "代表[^1]。\n\n▲[^1]:", "footnote-empty"),
    Row("a footnote called twice", "代表[^1]发言[^1]。\n\n▲[^1]: 甲", "footnote-reused"),
    Row("a footnote with a full-width colon", "代表。\n\n▲[^1]：甲", "footnote-full-width"),
    Row("a table without its dashes", "▲| 甲 | 乙 |\n| 丙 | 丁 |", "table-broken"),
    Row("a row that is too short", "| 甲 | 乙 |\n|---|---|\n| ▲丙 |", "table-row-uneven"),
    Row("a cell that joins nothing", "| 甲 |\n|---|\n| ▲^^ |", "table-merge-loose"),
    Row("a table of 21 columns", "|" + "甲|" * 21 + "\n▲|" + "---|" * 21 + "\n|" + "乙|" * 21, "table-too-large", 4),
    Row(
        "a table that is too wide",
        "▲|" + "甲|" * 9 + "\n|" + "---|" * 9 + "\n|" + "0731-88881234|" * 9,
        "table-too-wide",
    ),
    Row("a caption below its table", "| 甲 |\n|---|\n| 乙 |\n\n▲表1 丙\n\n丁。", "caption-below"),
    Row("units twice", "表1 甲\n单位：万元\n▲单位：人\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "table-unit-repeated"),
    Row("a table's option that there is not", "▲表1：甲 {竖排}\n\n| 甲 |\n|---|\n| 1 |", "table-option-unknown"),
    Row("landscape without a table", "▲办理情况 {横排}", "landscape-loose"),
    Row("a backslash in a cell", "| 甲 |\n|---|\n| ▲1\\ |", "cell-break-wrong"),
    Row("tight type in a list", "- 一项▲{紧}", "tight-misplaced"),
    Row("tight type that saves nothing", "▲办理。{紧}", "tight-useless", 0),
    Row("blanks at the end of a line", "办理▲  \n情况。", "line-end-blank", 0),
    Row("text behind the contributor", "办理。\n\n（甲 供稿）\n\n▲丙。", "text-after-contributor"),
    Row("two contributors", "办理。\n\n（甲 供稿）\n\n（▲乙 供稿）", "contributor-repeated"),
    Row("a paragraph of 20,001 characters", "▲" + "好" * 20_001, "paragraph-too-long", 4),
    Row("attachments that are announced and missing", "办理。\n\n附件：▲代表名单", "enclosures-missing", 0),
    Row("a date before who signs", "办理。\n\n▲2024年7月30日\n\n某市人大常委会办公室", "signature-order"),
    # what is right
    Row(
        "headings of all levels",
        "## 一、甲\n\n### （一）乙\n\n#### 1. 丙\n\n##### （1）丁\n\n办理。",
        shown=("（1）丁",),
    ),
    Row(
        "a heading that leads on",
        "## 一、交办\n\n### （一）按人口设点。城区以社区为单元。",
        shown=("城区以社区为单元",),
    ),
    Row("bold and slanted", "**一是把关。**会前*沟通*。", shown=("一是把关。",)),
    Row("signs with a backslash", "3\\*5，\\# 号，\\[注\\]，\\`。", shown=("3*5，# 号，[注]，`。",)),
    Row("lists in lists", "1. 甲\n    - 乙；\n    - 丙。\n2. 丁", shown=("丁",)),
    Row("a footnote", "连续三年[^1]。\n\n[^1]: 不含新设的乡镇。", shown=("连续三年",)),
    Row(
        "a table", "表1：建设情况\n\n| 年份 | 新建 |\n|:-:|--:|\n| 2022 | 86 |\n\n注：甲。", shown=("2022", "注：甲。")
    ),
    Row(
        "a table with joined cells",
        "| 市 | 交办 || \n| ^^ | 甲 | 乙 |\n|---|--:|--:|\n| 丙 | 1 | 2 |\n| ^^ | 3 | 4 |",
        shown=("丙",),
    ),
    Row(
        "a table on a landscape page",
        "表1：甲 {横排}\n\n" + "| 甲 " * 9 + "|\n" + "|---" * 9 + "|\n" + "| 1234 " * 9 + "|\n\n后文。",
    ),
    Row(
        "a table over pages",
        "| 序号 | 名称 |\n|---|---|\n" + "".join(f"| {n} | 第{n}站 |\n" for n in range(1, 90)),
        shown=("第89站",),
    ),
    Row("a break of a page", "甲。\n\n\\分页\n\n乙。", shown=("乙",)),
    Row("two breaks of a page", "甲。\n\n\\分页\n\n\\newpage\n\n乙。", shown=("乙",)),
    Row("an attachment", "办理。\n\n附件：代表名单\n\n# 附件 代表名单\n\n名单另发。", shown=("名单另发",)),
    Row("a contributor", "办理。\n\n（某市人大常委会 供稿）", shown=("某市人大常委会",)),
    Row("who signs, and when", "办理。\n\n某市人大常委会办公室\n2024年7月30日", shown=("2024年7月30日",)),
    Row(
        "a quotation and a verse", "> 原文如下。\n\n> 衙斋卧听萧萧竹，\\\n> 疑是民间疾苦声。", shown=("疑是民间疾苦声",)
    ),
    Row("a box", "办理。\n\n> 知识链接：代表建议是什么。", shown=("代表建议是什么",)),
    Row("names", "委员：王　伟　李小明　欧阳明　张　敏　刘　洋　陈　静", shown=("欧阳明",)),
    Row(
        "articles of a statute",
        "## 第一章　总则\n\n第一条 为了办好建议，制定本办法。\n\n第二条 本办法自公布之日起施行。",
    ),
    Row("a link and an address", "见[网站](https://www.example.org/)，a@example.org。", shown=("网站",)),
    Row("two hundred paragraphs", "\n\n".join(f"第{n}件建议已经办结。" for n in range(1, 201)), shown=("第200件",)),
    Row("an exclamation", "好！好？！", shown=("好？！",)),
)
# Bodies that are as long as they say, with nothing before them.
LONG = (
    Row("6,601 paragraphs", "办理。\n\n" * 6600 + "▲办理。", "issue-too-large", 4),
    Row(
        "6,000 paragraphs and a roster",
        "办理。\n\n" * 6000 + "▲| 甲 |\n|---|\n" + "| 乙 |\n" * 1200,
        "issue-too-large",
        4,
    ),
    Row(
        "508 footnotes",
        "代表。\n\n" + "".join(f"{'▲' * (n == 507)}[^{n}]: 甲\n" for n in range(508)),
        "issue-too-large",
        4,
    ),
    Row("331 titles of articles", "# 甲\n\n" * 330 + "▲# 甲\n", "issue-too-large", 4),
)


def cases() -> list[Case]:
    """Return the cases of this class."""
    long = [of_issue(FAMILY, row, fronted(FRONT.values(), row.text)) for row in LONG]
    return [*(of_body(FAMILY, row) for row in BODIES), *long]
