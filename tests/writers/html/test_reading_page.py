"""The reading page, part by part: each kind of block and of inline has the element that says what it is."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any, cast

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
    names,
    note,
    paragraph,
    picture,
    table,
    texts,
)
from lxml.html import HtmlElement, fromstring

from bulletin import write
from bulletin.document import Block, Box, Cell, Image, LineBreak, Link, PageBreak, Pair, Step, Text
from bulletin.images import Picture
from bulletin.writers.html.colours import contrast, legible
from bulletin.writers.html.outline import outline
from bulletin.writers.html.sheet import css
from bulletin.writers.html.tables import least

HOSTILE = "<script>alert(1)</script>&amp;\"'"


@cache
def whole() -> str:
    """Write the document that has everything."""
    return write(everything(), "html").decode()


def body(*blocks: Block, pictures: dict[str, Picture] | None = None) -> HtmlElement:
    """Return the body of a page of `blocks`."""
    return one(fromstring(write(document(*blocks, pictures=pictures), "html")), "//body")


def every(element: HtmlElement, path: str) -> list[HtmlElement]:
    found: Any = element.xpath(path)
    return list(found)


def one(element: HtmlElement, path: str) -> HtmlElement:
    (found,) = every(element, path)
    return found


def said(element: HtmlElement) -> str:
    return str(element.text_content())


def article(*blocks: Block) -> tuple[Block, ...]:
    return (*masthead(), heading("标题", style="title", level=1, anchor="article-1"), *blocks)


# Text is text


@pytest.mark.parametrize(
    "block",
    [
        paragraph(HOSTILE),
        heading(HOSTILE),
        heading(HOSTILE, style="title", level=1),
        Pair("imprint", texts(HOSTILE), texts("x"), HERE),
        listing(HOSTILE),
        table((cell(HOSTILE),)),
        table((cell("x"),), caption=HOSTILE),
        contents((HOSTILE, "article-1")),
        names("组长：", HOSTILE, "甲乙"),
        paragraph(Text(HOSTILE, "strong")),
        paragraph(note(1, HOSTILE)),
        paragraph(Link("https://example.org/", texts(HOSTILE))),
    ],
)
def test_text_is_text_and_never_markup(block: Block) -> None:
    page = body(block)
    assert (HOSTILE in said(page), every(page, "//script")) == (True, [])


def test_an_address_cannot_leave_its_attribute() -> None:
    link = one(body(paragraph(Link('https://example.org/"><i>', texts("x")))), "//p/a")
    assert (link.get("href"), every(link, "//i")) == ('https://example.org/"><i>', [])


def test_an_alternative_text_cannot_leave_its_attribute() -> None:
    page = body(figure(Image("plan.png", HOSTILE, 0.5)), pictures={"plan.png": picture()})
    assert one(page, "//img").get("alt") == HOSTILE


# Parts of the page


def test_the_landmarks_stand_in_the_order_of_the_issue() -> None:
    page = one(fromstring(whole()), "//body")
    assert [child.tag for child in page] == ["a", "header", "nav", "main", "footer"]


def test_who_works_by_the_keyboard_can_skip_to_the_text() -> None:
    page = fromstring(whole())
    skip = every(page, "//body/*")[0]
    assert one(page, f"//*[@id='{skip.get('href', '#')[1:]}']").tag == "main"


def test_the_bulletins_name_is_the_pages_heading_and_what_one_searches_for_is_found_in_one_piece() -> None:
    header = one(body(*masthead()), "//header")
    assert said(one(header, "h1")) == "联络动态"
    assert "第12期" in said(header)
    assert one(header, ".//time").get("datetime") == "2024-07-30"


def test_a_name_that_is_a_picture_is_the_pages_heading_by_its_alternative_text() -> None:
    named = replace(figure(Image("plan.png", "联络动态", 0.9)), style="name-picture")
    page = body(named, *masthead()[1:], pictures={"plan.png": picture()})
    assert one(page, "//header/h1/img").get("alt") == "联络动态"


def test_a_picture_that_is_drawn_is_a_drawing_here_too() -> None:
    drawn = replace(picture(), drawn=b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    page = body(figure(Image("plan.png", "图", 0.9)), pictures={"plan.png": drawn})
    assert one(page, "//img").get("src", "").startswith("data:image/svg+xml;base64,")


def test_without_a_masthead_an_articles_title_is_the_pages_heading() -> None:
    assert said(one(body(heading("甲", style="title", level=1)), "//main/article/h1")) == "甲"


def test_articles_have_what_stands_above_their_titles() -> None:
    above = paragraph("栏目", style="column")
    page = body(*article(paragraph("甲")), above, heading("乙", style="title-labelled", level=1, anchor="article-2"))
    assert [said(part) for part in every(page, "//main/article")] == ["标题甲", "栏目乙"]
    assert [part.get("aria-labelledby") for part in every(page, "//main/article")] == ["article-1", "article-2"]


def test_an_attachment_is_a_section_of_its_own_with_its_number() -> None:
    attached = (
        paragraph("附件1", style="attachment"),
        heading("名单", style="attachment-title", level=1, anchor="a-1"),
    )
    section = one(body(*article(), *attached), "//main/section")
    assert (said(section), section.get("aria-label")) == ("附件1名单", "附件1 名单")


def test_an_attachment_without_a_title_is_a_part_too() -> None:
    parts = outline((*article(), paragraph("附件1", style="attachment"), paragraph("甲"))).parts
    assert [(len(part.blocks), part.attached) for part in parts] == [(1, False), (2, True)]


@pytest.mark.parametrize("blocks", [everything().blocks, everything().blocks[7:], (), masthead(), (colophon(),)])
def test_no_block_is_lost_between_the_parts(blocks: tuple[Block, ...]) -> None:
    parts = outline(blocks)
    inner = (block for part in parts.parts for block in part.blocks)
    last = (parts.colophon,) if parts.colophon else ()
    assert (*parts.masthead, *parts.contents, *parts.loose, *inner, *last) == blocks


def test_the_colophon_is_the_pages_footer() -> None:
    parts = every(body(*article(), colophon()), "/html/body/footer/div")
    assert [said(part)[:2] for part in parts] == ["报：", "责任", "批准"]


def test_the_contents_are_links_to_the_articles() -> None:
    page = body(*masthead(), contents(("甲\n乙", "article-1"), ("丙", "article-2")), *article()[5:])
    nav = one(page, "//body/nav")
    assert [(said(link), link.get("href")) for link in every(nav, "ul/li/a")] == [
        ("甲乙", "#article-1"),
        ("丙", "#article-2"),
    ]
    assert said(one(nav, f"*[@id='{nav.get('aria-labelledby')}']")) == "本期要目"


# Headings


def test_headings_go_down_level_by_level_whatever_the_issue_does() -> None:
    page = body(
        *article(heading("甲", level=4), heading("乙", level=2), heading("丙", level=5), heading("丁", level=3))
    )
    assert [found.tag for found in every(page, "//article/*")] == ["h2", "h3", "h3", "h4", "h4"]


def test_a_heading_that_text_runs_on_behind_is_a_heading_without_that_text() -> None:
    page = body(*article(heading("一、甲。", Text("乙丙。", "body"))))
    assert (said(one(page, "//h3")), said(one(page, "//h3/following-sibling::p"))) == ("一、甲。", "乙丙。")


def test_a_links_target_is_there_once() -> None:
    page = body(*article(heading("甲", anchor="h"), heading("乙", anchor="h")))
    assert said(one(page, "//*[@id='h']")) == "甲"


def test_a_narrow_screen_ends_a_titles_lines_between_words() -> None:
    written = write(
        document(heading("某县人大常委会", LineBreak(), "推动解决民生难题", style="title", level=1)), "html"
    ).decode()
    (title,) = re.findall("<h1[^>]*>(.*?)</h1>", written)
    assert title.replace("<wbr>", "|") == "某县人大常委会<br>|推动|解决|民生|难题"


def test_words_of_other_scripts_stay_apart_where_a_line_end_falls_away() -> None:
    page = body(heading("Open", LineBreak(), "Day", style="title", level=1))
    assert said(one(page, "//h1")) == "Open Day"


# Text


@pytest.mark.parametrize(
    ("style", "tag"),
    [("strong", "strong"), ("emphasis", "em"), ("superscript", "sup"), ("subscript", "sub"), ("box-label", "b")],
)
def test_a_run_has_the_element_of_its_style(style: str, tag: str) -> None:
    assert said(one(body(paragraph(Text("重点", style), "其他")), f"//p/{tag}")) == "重点"


def test_gaps_that_paper_has_leave_the_text_whole() -> None:
    assert every(body(paragraph(Text("第", "gap"), "1", Text("2", "gap"), "期", style="number")), "//p/*") == []


def test_text_that_is_drawn_together_on_paper_is_not_here() -> None:
    assert every(body(heading(Text("标题", "title-tight-1"), style="title", level=1)), "//h1/*") == []


def test_a_forced_line_end_is_one() -> None:
    assert len(every(body(paragraph("甲", LineBreak(), "乙", style="lines")), "//p/br")) == 1


def test_english_quotation_marks_are_told_from_chinese_ones() -> None:
    (english,) = every(body(paragraph("他说“好”，写成People’s Congress。")), "//span[@class='latin']")
    assert "People’s" in said(english)


def test_a_long_latin_word_may_end_a_line_behind_its_marks() -> None:
    assert "bulletin.<wbr>yaml" in write(document(paragraph("见bulletin.yaml。")), "html").decode()


@pytest.mark.parametrize(
    ("text", "held"), {"5日—8日": "日—", "15%～30%": "%～", "阿·凡": "阿·", "甲——乙": "甲——"}.items()
)
def test_a_mark_that_begins_no_line_stays_with_what_is_before_it(text: str, held: str) -> None:
    assert said(one(body(paragraph(text)), "//p/span[@class='held']")) == held


def test_a_line_may_end_outside_quotation_marks_around_latin_text() -> None:
    written = write(document(paragraph("使用“PDF”和“图”")), "html").decode()
    assert "使用<wbr>“PDF”<wbr>和“图”" in written


# Notes


def test_a_note_is_linked_to_its_mark_and_back() -> None:
    page = body(*article(paragraph("共1247", note(1, "含并案。"), "件。")))
    mark, back = one(page, "//*[@role='doc-noteref']"), one(page, "//*[@role='doc-backlink']")
    assert one(page, f"//*[@id='{mark.get('href', '')[1:]}']").get("role") == "doc-footnote"
    assert one(page, f"//*[@id='{back.get('href', '')[1:]}']") is mark


def test_a_mark_is_not_read_as_a_part_of_the_number_before_it() -> None:
    assert said(one(body(paragraph("共1247", note(1, "注"), "件。")), "//p")) == "共1247[1]件。"


def test_a_mark_does_not_begin_a_line() -> None:
    assert said(one(body(paragraph("共1247", note(1, "注"), "件。")), "//p/span[@class='held']")) == "7[1]"


def test_notes_stand_at_the_end_of_their_article() -> None:
    second = heading("乙", style="title", level=1, anchor="article-2")
    page = body(*article(paragraph("甲", note(1, "注一"))), second, paragraph("丙", note(2, "注二")))
    assert [said(part) for part in every(page, "//article/section[last()]")] == ["[1] 注一", "[2] 注二"]


# Blocks


@pytest.mark.parametrize(("tag", "marks"), [("ol", ["1.", "2."]), ("ul", ["——", "——"])])
def test_a_list_has_its_entries_with_their_marks(tag: str, marks: list[str]) -> None:
    page = body(listing("甲", "乙", ordered=tag == "ol"))
    assert [said(item) for item in every(page, f"//{tag}/li")] == [f"{marks[0]}甲", f"{marks[1]}乙"]


def test_a_list_in_a_list_stands_in_its_entry() -> None:
    assert said(one(body(listing("甲", inner=(listing("乙", level=2),))), "//ol/li/ol/li")) == "（1）乙"


def test_a_table_scrolls_in_a_group_that_has_its_captions_name() -> None:
    page = body(table((cell("1"), cell("2")), head=(cell("甲"), cell("乙")), caption="表1"))
    region = one(page, "//div[@role='group']")
    assert (region.get("tabindex"), said(one(page, f"//*[@id='{region.get('aria-labelledby')}']"))) == ("0", "表1")


def test_tables_without_a_caption_are_told_apart() -> None:
    page = body(table((cell("1"),)), paragraph("甲"), table((cell("2"),)))
    assert [region.get("aria-label") for region in every(page, "//div[@role='group']")] == ["第1个表格", "第2个表格"]


def test_a_line_of_a_title_ends_where_that_parts_no_sense() -> None:
    written = write(document(heading("关于办理代表建议的报告", style="title", level=1)), "html").decode()
    (title,) = re.findall("<h1[^>]*>(.*?)</h1>", written)
    assert title.replace("<wbr>", "|") == "关于办理|代表建议的|报告"


def test_the_cells_of_a_table_know_their_heads() -> None:
    named = replace(cell("甲县", style="table-stub"), named=True)
    page = body(table((named, cell("1")), head=(cell(""), cell("件数"))))
    assert [(head.get("scope"), said(head)) for head in every(page, "//th")] == [("col", "件数"), ("row", "甲县")]


def test_an_empty_cell_is_a_cell() -> None:
    assert [said(one) for one in every(body(table((cell("甲"), Cell("table", (), "left")))), "//td")] == ["甲", ""]


@pytest.mark.parametrize(
    ("text", "characters"), [("甲", 1), ("提高政治站位切实增强", 6), ("daibiaolianluo.gongwei@example.org", 12)]
)
def test_a_table_is_as_wide_as_its_words_ask_for_within_bounds(text: str, characters: int) -> None:
    assert least(table((cell(text), cell("乙"))), lianluo()) == pytest.approx(2 * (characters + 1.4))


def test_merged_cells_are_merged() -> None:
    page = body(table((cell("合", columns=2, align="right"),), (cell("1"), cell("2"))))
    assert (every(page, "//td")[0].get("colspan"), every(page, "//td")[0].get("class")) == ("2", "table to-right")
    assert (every(page, "//td")[0].get("rowspan"), every(page, "//td")[1].get("colspan")) == (None, None)


def test_a_figure_has_its_pictures_and_its_caption() -> None:
    page = body(
        figure(Image("plan.png", "左", 0.4), Image("plan.png", "右", 0.4), caption="图1"),
        pictures={"plan.png": picture()},
    )
    assert [image.get("alt") for image in every(page, "//figure//img")] == ["左", "右"]
    assert said(one(page, "//figure/figcaption")) == "图1"


@pytest.mark.parametrize("label", ["副主任：", "常务副主任："])
def test_names_are_a_list_below_their_label(label: str) -> None:
    page = body(names(label, "李小明", "欧阳明", "王伟"))
    assert said(one(page, "//div/p")) == label
    assert [said(name) for name in every(page, "//div/ul/li")] == ["李小明", "欧阳明", "王伟"]


def test_a_label_as_wide_as_its_column_is_told_from_the_first_name_too() -> None:
    step = Step(lianluo().styles["names"].column)
    group = paragraph(Text("副主任："), Text("李小明"), step, Text("王丽"), style="names-group")
    assert [said(name) for name in every(body(group), "//div/ul/li")] == ["李小明", "王丽"]


def test_paragraphs_that_are_one_thing_stand_in_one_element() -> None:
    page = body(
        *(paragraph(text, style="quotation") for text in "甲乙"), paragraph("丙"), paragraph("丁", style="quotation")
    )
    assert [len(every(quotation, "p")) for quotation in every(page, "//blockquote")] == [2, 1]


def test_who_signs_stands_above_the_date() -> None:
    page = body(*article(paragraph("某办", style="signature"), paragraph("2024年7月30日", style="signature-date")))
    assert [said(line) for line in every(page, "//div[@class='signature']/p")] == ["某办", "2024年7月30日"]


def test_a_box_is_an_aside() -> None:
    assert said(one(body(*article(Box("box", (paragraph("甲", style="box"),), HERE))), "//article/aside")) == "甲"


def test_a_page_break_is_there_for_the_printer() -> None:
    assert one(body(PageBreak(HERE)), "//hr").get("class") == "page-break"


def test_a_kind_of_block_or_of_inline_that_the_page_does_not_know_is_never_left_out() -> None:
    for unknown in (cast("Block", object()), paragraph(cast("Text", object()))):
        with pytest.raises(AssertionError):
            write(document(unknown), "html")


# The whole file


def test_language_title_author_and_date_are_told() -> None:
    page = fromstring(whole())
    meta = {one.get("name"): one.get("content") for one in every(page, "//meta[@name]")}
    assert (page.get("lang"), said(one(page, "//title"))) == ("zh-CN", "关于开展活动的通报")
    assert (meta["author"], meta["description"], meta["dcterms.issued"]) == (
        "某某市人大常委会",
        "联络动态 2024年第12期",
        "2024-07-30",
    )


def test_a_picture_has_no_more_pixels_than_on_paper() -> None:
    fine = picture("plan.png", 4000, 3000)
    pages = [body(figure(Image("plan.png", "图", share)), pictures={"plan.png": fine}) for share in (0.25, 0.5)]
    widths = [int(one(page, "//img").get("width", "")) for page in pages]
    assert widths[0] < widths[1] < fine.width


def test_a_picture_of_few_pixels_is_as_it_came() -> None:
    page = body(figure(Image("plan.png", "图", 0.9)), pictures={"plan.png": picture()})
    assert one(page, "//img").get("width") == str(picture().width)


def test_pictures_are_in_the_file() -> None:
    sources = [image.get("src", "") for image in every(fromstring(whole()), "//img")]
    assert [source[:22] for source in sources] == ["data:image/png;base64,"] * 3


def test_addresses_lead_into_the_file_or_are_the_authors_links() -> None:
    page = fromstring(whole())
    links = {link.get("href", "") for link in every(page, "//a")}
    targets = {f"#{target.get('id')}" for target in every(page, "//*[@id]")}
    assert {link for link in links if not link.startswith("#")} == {"https://example.org/?a=1&b=2"}
    assert {link for link in links if link.startswith("#")} <= targets


def test_faces_are_the_readers_own() -> None:
    assert '"仿宋_GB2312", "仿宋", "FangSong"' in whole()
    assert re.findall(r"url\(|@import", whole()) == []


def test_sizes_are_the_layouts_in_shares_of_the_body() -> None:
    (title,) = re.findall(r"\.title \{[^}]*font-size: ([\d.]+)rem", whole())
    styles = lianluo().styles
    assert float(title) == pytest.approx((styles["title"].size or 0) / (styles["body"].size or 1))


@pytest.mark.parametrize(("style", "stays"), [("column", True), ("attachment", True), ("body", False)])
def test_what_stays_with_the_text_below_does_so_when_printed(style: str, *, stays: bool) -> None:
    assert ("break-after: avoid" in rule(f".{style}")) is stays


def test_the_titles_of_attachments_begin_at_one_place_on_a_telephone_too() -> None:
    assert ("--keep: 1" in rule("div.enclosures"), "--keep: 1" in rule("div.table-note")) == (True, False)


def test_the_name_of_a_contributor_is_parted_between_words() -> None:
    assert ("keep-all" in rule("\n.contributor"), "keep-all" in rule(".note")) == (True, False)


def rule(selector: str) -> str:
    """Return what the last rule of a selector says."""
    return css(document()).rpartition(f"{selector} {{")[2].partition("}")[0]


def test_a_layout_that_has_only_the_styles_that_pages_need_gives_a_page() -> None:
    needed = ("body", "list", "table", "footnote", "strong", "colophon", "folio")
    bare = replace(lianluo(), styles={key: lianluo().styles[key] for key in needed}, name=None)
    page = write(replace(document(paragraph("甲"), table((cell("乙"),))), layout=bare), "html").decode()
    assert said(one(fromstring(page), "//main//p")) == "甲"


def test_a_list_that_goes_on_counts_on() -> None:
    assert one(body(listing("丙", start=3)), "//ol").get("start") == "3"


# Colours


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("colour", ["#E60012", "#00663A", "#000000", "#FFFFFF", "#808080"])
def test_a_colour_can_be_read_by_day_and_in_the_dark(colour: str, mode: str) -> None:
    palette = getattr(lianluo().screen, mode)
    assert contrast(legible(colour, palette), palette.paper) >= 4.5


def test_a_colour_that_can_be_read_stays() -> None:
    assert legible("#E60012", lianluo().screen.light) == "#E60012"


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "quiet", "link"])
def test_the_palettes_can_be_read_on_paper_and_in_boxes(name: str, mode: str) -> None:
    palette = getattr(lianluo().screen, mode)
    assert min(contrast(getattr(palette, name), ground) for ground in (palette.paper, palette.shade)) >= 4.5
