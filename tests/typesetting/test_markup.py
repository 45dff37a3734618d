from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from blocks import (
    HERE,
    cell,
    colophon,
    contents,
    document,
    everything,
    figure,
    heading,
    lianluo,
    listing,
    masthead,
    note,
    paragraph,
    picture,
    table,
    texts,
)
from lxml import etree
from lxml.html import HtmlElement, fromstring

from bulletin import fonts
from bulletin.document import Block, Box, Contents, Document, Entry, Image, LineBreak, Link, PageBreak, Pair, Rule, Text
from bulletin.images import Picture
from bulletin.typesetting.markup import Html, breakable

ZERO, JOIN = "\u200b", "\u2060"


@cache
def whole() -> str:
    """Write the document that has everything."""
    return written(everything())


def written(made: Document) -> str:
    """Write a document in the words of the engine."""
    return Html(made, fonts.resolve(lianluo().faces.values(), ())).page()


def body(*blocks: Block, pictures: dict[str, Picture] | None = None) -> HtmlElement:
    """Return the body of a document of `blocks`."""
    return one(fromstring(written(document(*blocks, pictures=pictures))), "//body")


def said(element: HtmlElement) -> str:
    """Return the text of an element without what only helps to end lines."""
    text: str = element.text_content()
    return re.sub("[\u200b\u2060]", "", text)


def every(element: HtmlElement, path: str) -> list[HtmlElement]:
    """Return the elements at `path`."""
    found: Any = element.xpath(path)
    return list(found)


def one(element: HtmlElement, path: str) -> HtmlElement:
    """Return the only element at `path`."""
    (found,) = every(element, path)
    return found


# Where lines may end


@pytest.mark.parametrize(
    ("run", "expected"),
    {
        "甲“乙”丙": "甲|“乙”|丙",
        "甲‘乙’丙": "甲|‘乙’|丙",
        "“甲”": "“甲”",
        "（“甲”）": "（“甲”）",
        "甲“‘乙’”丙": "甲|“‘乙’”|丙",
        "“甲”“乙”": "“甲”|“乙”",
        "“甲”，乙": "“甲”，乙",
        "“甲”。": "“甲”。",
        "，“甲”": "，|“甲”",
        "《甲》“乙”": "《甲》|“乙”",
        "“甲”《乙》": "“甲”|《乙》",
        "甲“乙": "甲|“乙",
        "甲乙": "甲乙",
        "甲——乙": f"甲{JOIN}——乙",
        "甲～乙": f"甲{JOIN}～乙",
        "阿·凡": f"阿{JOIN}·凡",
        "": "",
        "“": "“",
    }.items(),
)
def test_a_line_may_end_outside_quotation_marks_and_nowhere_else(run: str, expected: str) -> None:
    assert breakable(run) == expected.replace("|", ZERO)


@pytest.mark.parametrize("run", ["甲“乙”丙", "“甲”“乙”", "——“甲”……", "（“甲”）。"])
def test_only_breaks_are_added(run: str) -> None:
    assert breakable(run).replace(ZERO, "").replace(JOIN, "") == run


def test_a_break_may_stand_at_a_runs_head() -> None:
    assert breakable("乙", "”") == f"{ZERO}乙"
    assert breakable("“乙", "甲") == f"{ZERO}“乙"
    assert breakable("“乙", "（") == "“乙"
    assert breakable("“乙") == "“乙"


def test_no_two_breaks_stand_side_by_side() -> None:
    assert ZERO * 2 not in breakable("甲”“乙”“‘丙’”‘丁")


# Escaping

HOSTILE = "<script>alert(1)</script>&amp;\"'"


@pytest.mark.parametrize(
    "block",
    [
        paragraph(HOSTILE),
        heading(HOSTILE),
        Pair("imprint", texts(HOSTILE), texts("x"), HERE),
        listing(HOSTILE),
        table((cell(HOSTILE),)),
        table((cell("x"),), caption=HOSTILE),
        contents((HOSTILE, "article-1")),
        paragraph(Text(HOSTILE, "strong")),
        paragraph(note(1, HOSTILE)),
        paragraph(Link("https://example.org/", texts(HOSTILE))),
    ],
)
def test_text_is_text_and_never_markup(block: Block) -> None:
    page = body(block)
    assert (HOSTILE in said(page), every(page, "//script")) == (True, [])


def test_an_address_cannot_leave_its_attribute() -> None:
    link = one(body(paragraph(Link('https://example.org/"><b>', texts("x")))), "//a")
    assert (link.get("href"), every(link, "//b")) == ('https://example.org/"><b>', [])


def test_an_alternative_text_cannot_leave_its_attribute() -> None:
    page = body(figure(Image("plan.png", HOSTILE, 0.5)), pictures={"plan.png": picture()})
    assert one(page, "//img").get("alt") == HOSTILE


def test_a_pictures_name_is_escaped_too() -> None:
    page = body(figure(Image(HOSTILE, "图", 0.5)), pictures={HOSTILE: picture()})
    assert one(page, "//img").get("src") == HOSTILE


# Every kind of block


def test_a_paragraph_has_the_class_of_its_style() -> None:
    assert said(one(body(paragraph("甲乙", style="note")), "//p[@class='note']")) == "甲乙"


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_heading_has_its_level_and_its_anchor(level: int) -> None:
    found = one(body(heading("甲", level=level, anchor="section-9")), f"//h{level}")
    assert (found.get("class"), found.get("id")) == ("heading-1", "section-9")


def test_a_pair_has_two_ends() -> None:
    page = body(Pair("imprint", texts("左"), texts("右"), HERE))
    assert [said(end) for end in every(page, "//p[contains(@class,'imprint')]/span")] == ["左", "右"]


def test_a_rule_is_a_line() -> None:
    assert one(body(Rule("red-line", HERE)), "//hr").get("class") == "red-line"


def test_a_page_break_is_one() -> None:
    assert one(body(PageBreak(HERE)), "//hr").get("class") == "page-break"


@pytest.mark.parametrize(("ordered", "tag"), [(True, "ol"), (False, "ul")])
def test_a_list_has_its_entries_with_their_marks(*, ordered: bool, tag: str) -> None:
    page = body(listing("甲", "乙", ordered=ordered))
    marks = ["1.", "2."] if ordered else ["——", "——"]
    assert [said(item) for item in every(page, f"//{tag}/li")] == [f"{marks[0]}甲", f"{marks[1]}乙"]


def test_a_list_in_a_list_stands_in_its_entry() -> None:
    page = body(listing("甲", inner=(listing("乙", level=2),)))
    assert said(one(page, "//ol/li/ol/li")) == "（1）乙"


def test_a_table_has_caption_columns_head_and_rows() -> None:
    page = body(table((cell("1"), cell("2")), head=(cell("甲"), cell("乙")), caption="表1"))
    found = [len(every(page, f"//table{path}")) for path in ("/caption", "//col", "/thead//th", "/tbody//td")]
    assert found == [1, 2, 2, 2]


def test_merged_cells_are_merged() -> None:
    page = body(table((cell("合", columns=2, align="right"),), (cell("1"), cell("2"))))
    merged = every(page, "//td")[0]
    assert (merged.get("colspan"), "text-align:right" in merged.get("style", "")) == ("2", True)


def test_a_figure_has_its_pictures_sizes_and_caption() -> None:
    blocks = figure(Image("plan.png", "左", 0.4), Image("plan.png", "右", 0.4), caption="图1")
    page = body(blocks, pictures={"plan.png": picture()})
    assert [image.get("alt") for image in every(page, "//figure//img")] == ["左", "右"]
    assert said(one(page, "//figure/p")) == "图1"


def test_contents_lead_to_their_anchors() -> None:
    page = body(contents(("甲", "article-1"), ("乙", "article-2")))
    assert [a.get("href") for a in every(page, "//nav/a")] == ["#article-1", "#article-2"]


def test_a_colophon_has_its_parts_in_order() -> None:
    parts = every(body(colophon()), "//footer[@class='colophon']/section")
    assert [said(part)[:2] for part in parts] == ["报：", "责任", "批准"]


def test_the_name_of_the_masthead_is_fitted() -> None:
    assert "font-size" in one(body(*masthead()), "//p[@class='name']").get("style", "")


# Inlines


def test_a_run_with_a_style_has_its_class() -> None:
    assert said(one(body(paragraph(Text("重点", "strong"), "其他")), "//span[@class='strong']")) == "重点"


def test_a_line_break_is_one() -> None:
    assert len(every(body(paragraph("甲", LineBreak(), "乙")), "//p/br")) == 1


def test_a_footnote_stands_at_its_mark() -> None:
    assert said(one(body(paragraph("甲", note(1, "注"), "乙")), "//p/span[@class='footnote']")) == "注"


def test_latin_text_stands_in_the_text_around_it() -> None:
    assert said(one(body(paragraph("在2024年用PDF格式")), "//p")) == "在2024年用PDF格式"
    assert every(body(paragraph("在2024年用PDF格式")), "//p/span") == []


def test_bold_latin_text_has_a_span_for_the_bold_of_its_face() -> None:
    runs = every(body(paragraph("在2024年，", Text("用PDF", "strong"), "格式")), "//span[contains(@class,'latin')]")
    assert [(run.text, run.get("class")) for run in runs] == [("PDF", "latin loose")]


def test_marks_that_pass_for_latin_are_not_drawn_together() -> None:
    (marks,) = every(body(paragraph("PDF“格式")), "//span[contains(@class,'marks')]")
    assert (said(marks), marks.get("class")) == ("“", "marks loose")
    (marks,) = every(body(paragraph("PDF“格式", style="table")), "//span[contains(@class,'marks')]")
    assert marks.get("class") == "marks"


def test_what_helps_to_end_lines_stands_before_a_span_and_not_in_it() -> None:
    paragraph_ = one(body(paragraph("甲", Text("“乙”", "strong"), "丙")), "//p")
    assert (paragraph_.text, one(paragraph_, "span").text) == (f"甲{ZERO}", "“乙”")
    assert one(paragraph_, "span").tail == f"{ZERO}丙"


def test_a_name_has_nothing_that_would_be_spaced_but_not_seen() -> None:
    assert one(body(paragraph("甲“乙”丙", style="name")), "//p").text == "甲“乙”丙"


def test_a_page_is_well_formed() -> None:
    assert etree.fromstring(whole()).tag == "html"


# The whole file


def test_language_title_author_and_date_are_told() -> None:
    page = fromstring(whole())
    meta = {one.get("name"): one.get("content") for one in every(page, "//meta[@name]")}
    assert (page.get("lang"), said(one(page, "//title"))) == ("zh-CN", "关于开展活动的通报")
    assert (meta["author"], meta["dcterms.created"]) == ("某某市人大常委会", "2024-07-30")


def test_addresses_lead_into_the_file_or_are_the_authors_links() -> None:
    addresses = {a.get("href") for a in every(fromstring(whole()), "//*[@href]")}
    assert addresses == {"#article-1", "#attachment-1", "https://example.org/?a=1&b=2"}


def test_every_text_comes_once_and_in_order() -> None:
    page = said(fromstring(whole()))
    marks = ["联络动态", "（总第七百一十二期）", "编者按：", "一、总体情况", "表1", "图1　宽图", "附件1", "责任编辑"]
    places = [page.index(mark) for mark in marks]
    assert places == sorted(places)


@pytest.mark.parametrize(("lines", "classes"), [(3, "box"), (40, "box closed")])
def test_the_frame_of_a_box_is_closed_where_no_page_has_room_for_it(lines: int, classes: str) -> None:
    box = Box("box", tuple(paragraph("走访。", style="box") for _ in range(lines)), HERE)
    assert one(body(box), "aside").get("class") == classes


@pytest.mark.parametrize(
    ("style", "lines", "flush"),
    [("contents", 1, False), ("contents", 2, False), ("contents-column", 1, True), ("contents-column", 2, False)],
)
def test_an_entry_of_one_line_whose_lines_would_hang_stands_where_they_would(
    style: str, lines: int, *, flush: bool
) -> None:
    entry = Entry(style, "\n".join(["甲"] * lines), "article-1")
    listed = Contents("contents", paragraph("目录", style="contents-title"), (entry,), HERE)
    assert one(body(listed), f".//a[@class='{style}']").get("style") == (
        "text-indent:0;padding-left:0pt" if flush else None
    )
