"""Blocks and inlines: what each becomes in Word."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from blocks import (
    HERE,
    SENTENCES,
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
from opened import BODY, STYLES, Opened, written

from bulletin.document import Image, Item, Items, LineBreak, Link, PageBreak, Paragraph, Text, runs
from bulletin.findings import Place
from bulletin.layout.lengths import Length
from bulletin.typesetting.pagination import Loose, Pagination
from bulletin.typesetting.reckoning.cells import Turns
from bulletin.typesetting.reckoning.measures import figure_slack
from bulletin.writers import docx
from bulletin.writers.docx.references import bookmark_name

NOTES, NUMBERING = "word/footnotes.xml", "word/numbering.xml"
NOTE_LINKS = "word/_rels/footnotes.xml.rels"


def test_no_text_is_lost() -> None:
    opened = Opened(docx.write(everything()))
    there = opened.text() + opened.text(NOTES)
    assert [text for _, _, text in runs(everything()) if text.strip("\n1234.（）①—·") not in there] == []


def test_quotation_marks_take_the_chinese_face() -> None:
    assert set(written(paragraph("“引”")).find("//w:r/w:rPr/w:rFonts/@w:hint")) == {"eastAsia"}


def test_a_mark_behind_latin_text_names_the_chinese_face() -> None:
    opened = written(paragraph("“A”"))
    assert opened.find("//w:rFonts/@w:ascii") == ["仿宋_GB2312", "仿宋_GB2312"]


@pytest.mark.parametrize("text", ["“引", "±", "阿·凡", "1——2"])
def test_marks_that_pass_for_latin_name_the_chinese_face(text: str) -> None:
    assert written(paragraph(text)).find("//w:rFonts/@w:ascii") == ["仿宋_GB2312"]


def test_a_mark_behind_a_link_names_the_chinese_face() -> None:
    opened = written(paragraph("见“", Link("https://example.org", texts("example.org")), "”。"))
    assert opened.find("//w:r[w:rPr/w:rFonts/@w:ascii]/w:t/text()") == ["”"]


def test_latin_letters_and_digits_are_runs_of_their_own() -> None:
    assert written(paragraph("第12期")).find("//w:r[not(w:rPr/w:rFonts)]/w:t/text()") == ["12"]


def test_an_apostrophe_in_an_english_word_is_a_part_of_it() -> None:
    assert written(paragraph("说it’s好")).find("//w:r[not(w:rPr/w:rFonts)]/w:t/text()") == ["it’s"]


def test_the_grids_spacing_leaves_latin_text_and_its_like_alone() -> None:
    opened = written(paragraph("第12期“A”·乙"))
    assert opened.find("//w:r[w:rPr/w:spacing/@w:val='0']/w:t/text()") == ["12", "A", "”·"]


def test_text_that_is_not_drawn_together_says_nothing_of_spacing() -> None:
    assert written(paragraph("第12期", style="table")).find("//w:r/w:rPr/w:spacing") == []


@pytest.mark.parametrize("text", ["GB/T 9704-2012", "电话0731-00000000", "2022年3月", "增长15%以上"])
def test_the_text_is_the_authors_with_no_character_more(text: str) -> None:
    opened = written(paragraph(text))
    assert opened.text() == text
    assert opened.find("//w:r/*[not(self::w:rPr or self::w:t)]") == []


def test_text_goes_in_escaped() -> None:
    assert written(paragraph("<甲&乙>")).text() == "<甲&乙>"


def test_spaces_are_kept() -> None:
    assert written(paragraph(" 甲  乙 ")).text() == " 甲  乙 "


def test_a_character_that_xml_cannot_hold_is_shown_as_missing() -> None:
    assert written(paragraph("甲\x0b乙")).text() == "甲\ufffd乙"


def test_a_run_takes_a_character_style() -> None:
    assert written(paragraph(Text("要点", "strong"))).one("//w:rStyle/@w:val") == "strong"


def test_bold_is_bold_and_as_large_as_the_text_around_it() -> None:
    properties = written(paragraph("甲")).find("//w:style[@w:styleId='strong']/w:rPr/*", "word/styles.xml")
    assert properties == ["b", "bCs"]


def test_a_heading_that_text_runs_on_behind_is_characters_in_a_paragraph_of_body_text() -> None:
    opened = written(heading("一、甲。", Text("乙。", "body")))
    assert opened.find("//w:r[w:rPr/w:rStyle/@w:val='heading-1-char']//w:t/text()") == ["一、甲。"]
    assert opened.find("//w:r[not(w:rPr/w:rStyle)]//w:t/text()") == ["乙。"]
    assert opened.one("//w:p/w:pPr/w:pStyle/@w:val") == "heading-1-lead"


def test_a_heading_that_text_runs_on_behind_has_no_level_in_the_outline() -> None:
    opened = written(heading("一、甲。", Text("乙。", "body")))
    assert opened.find("//w:style[@w:styleId='heading-1-lead']/w:pPr/*", STYLES) == []
    assert opened.one("//w:style[@w:styleId='heading-1-lead']/w:basedOn/@w:val", STYLES) == "body"


def test_bold_in_such_a_heading_keeps_its_face() -> None:
    opened = written(heading(Text("一、甲。", "strong"), Text("乙。", "body")))
    assert opened.one("//w:r[w:rPr/w:rStyle/@w:val='strong']/w:rPr/w:rFonts/@w:eastAsia") == "黑体"


def test_a_title_that_a_page_begins_with_has_no_space_above_it() -> None:
    title = replace(heading("题", style="title", level=1, anchor="article-1"), place=Place("12.md", 9, 1))
    opened = Opened(docx.write(document(title), Pagination(starts={(9, 1): 0})))
    assert opened.one("//w:p[w:pPr/w:pageBreakBefore]/w:pPr/w:spacing/@w:before") == "0"


def test_a_paragraph_that_a_page_begins_in_is_written_in_two() -> None:
    block = replace(paragraph("甲乙丙丁"), place=Place("12.md", 9, 1))
    opened = Opened(docx.write(document(block), Pagination(starts={(9, 1): 3})))
    assert opened.find("//w:p//w:t/text()") == ["甲乙丙", "丁"]
    assert opened.find("//w:p[w:pPr/w:pageBreakBefore]//w:t/text()") == ["丁"]


def loosened(block: Paragraph, *lines: Loose, starts: int | None = None) -> Opened:
    begins = {} if starts is None else {(9, 1): starts}
    return Opened(docx.write(document(block), Pagination(starts=begins, loose={(9, 1): lines})))


WIDER = "//w:r[w:rPr/w:spacing/@w:val='5']/w:t/text()"


def test_a_line_before_a_name_is_set_further_apart_up_to_its_last_character() -> None:
    block = replace(paragraph("主持会议的是", Text("市长", "strong"), "王　伟"), place=Place("1.md", 9, 1))
    opened = loosened(block, Loose(2, 7, 10))
    assert opened.find(WIDER) == ["会议的是", "市"]
    assert opened.text() == "主持会议的是市长王　伟"


def test_latin_text_in_such_a_line_stays_as_it_is() -> None:
    block = replace(paragraph("共7人，其中 A 是　王　伟"), place=Place("1.md", 9, 1))
    opened = loosened(block, Loose(0, 8, 10))
    assert opened.find(WIDER) == ["共", "人，其中", "是　"]
    assert opened.text() == "共7人，其中 A 是　王　伟"


def test_such_a_line_and_a_page_that_begins_in_a_paragraph_do_not_disturb_each_other() -> None:
    block = replace(paragraph("甲乙丙丁戊己庚辛"), place=Place("1.md", 9, 1))
    opened = loosened(block, Loose(0, 2, 10), Loose(5, 7, 10), starts=4)
    assert opened.find("//w:p[w:pPr/w:pageBreakBefore]//w:t/text()") == ["戊", "己庚", "辛"]
    assert opened.find(WIDER) == ["甲乙", "己庚"]


def test_a_line_in_an_entry_of_a_list_knows_of_the_mark() -> None:
    block = listing("甲乙丙丁")
    (entry,) = block.items
    block = replace(block, items=(replace(entry, place=Place("1.md", 9, 1)),))
    opened = Opened(docx.write(document(block), Pagination(loose={(9, 1): (Loose(0, 4, 10),)})))
    assert opened.find(WIDER) == ["甲乙"]


def test_word_is_told_that_no_dash_or_permille_sign_begins_a_line_and_no_plus_minus_ends_one() -> None:
    parts = written(paragraph("文字")).parts["word/settings.xml"].decode()
    first, last = (re.search(f'noLineBreaks{which}[^>]*w:val="([^"]*)"', parts) for which in ("Before", "After"))
    assert first is not None
    assert last is not None
    assert {"—", "…", "‰"} <= set(first[1])
    assert {"±", "“"} <= set(last[1])


def test_the_line_before_such_a_page_is_spread_like_any_other() -> None:
    block = replace(paragraph("甲乙丙丁"), place=Place("12.md", 9, 1))
    opened = Opened(docx.write(document(block), Pagination(starts={(9, 1): 3})))
    assert opened.find("//w:p[w:pPr/w:jc/@w:val='distribute']//w:t/text()") == ["甲乙丙"]


@pytest.mark.parametrize(
    "block",
    [paragraph("甲乙丙", LineBreak(), "丁"), paragraph("甲乙丙丁", style="enclosures-next")],
    ids=["ended there", "ragged"],
)
def test_a_line_that_is_ended_or_set_ragged_is_not_spread_before_such_a_page(block: Paragraph) -> None:
    opened = Opened(docx.write(document(replace(block, place=Place("12.md", 9, 1))), Pagination(starts={(9, 1): 3})))
    assert opened.find("//w:p[w:pPr/w:jc/@w:val='distribute']") == []
    assert opened.find("//w:br") == []


def test_what_goes_on_on_such_a_page_hangs_nowhere_and_has_no_space_above_it() -> None:
    block = replace(paragraph("甲乙丙丁", style="enclosures"), place=Place("12.md", 9, 1))
    opened = Opened(docx.write(document(block), Pagination(starts={(9, 1): 3})))
    rest = "//w:p[w:pPr/w:pageBreakBefore]/w:pPr"
    assert opened.find(f"{rest}/w:ind/@w:hanging | {rest}/w:spacing/@w:before") == ["0", "0"]


def test_a_paragraph_that_its_neighbours_place_ends_so_far_from_the_edge() -> None:
    opened = written(replace(paragraph("某市人大", style="signature"), right=Length.of_twips(700)))
    assert opened.one("//w:body/w:p/w:pPr[w:pStyle/@w:val='signature']/w:ind/@w:right") == "700"


def test_a_demanded_line_end_is_kept() -> None:
    assert written(heading("甲", LineBreak(), "乙")).find("//w:br") == ["br"]


def test_a_heading_is_a_links_target() -> None:
    opened = written(heading("甲", anchor="section-1"))
    assert opened.one("//w:bookmarkStart/@w:name") == "section_1"


def test_bookmarks_are_paired_and_have_numbers_of_their_own() -> None:
    opened = Opened(docx.write(everything()))
    starts = opened.find("//w:bookmarkStart/@w:id")
    assert starts == opened.find("//w:bookmarkEnd/@w:id")
    assert len(starts) == len(set(starts))


def test_a_link_leads_outside() -> None:
    link = Link("https://example.org/?a=1&b=2", texts("网址"))
    relations = written(paragraph(link)).parts["word/_rels/document.xml.rels"].decode()
    assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in relations


def test_a_link_in_a_footnote_belongs_to_the_footnotes() -> None:
    opened = written(paragraph("甲", note(1, Link("https://example.org", texts("网址")))))
    assert "https://example.org" in opened.parts[NOTE_LINKS].decode()
    assert "example.org" not in opened.parts["word/_rels/document.xml.rels"].decode()


def test_a_footnote_stands_in_its_own_part_under_its_number() -> None:
    opened = written(paragraph("甲", note(1, "说明")))
    assert opened.one("//w:footnoteReference/@w:id") == "1"
    assert "".join(opened.find("//w:footnote[@w:id='1']//w:t/text()", NOTES)).strip() == "说明"


def test_a_footnotes_mark_is_raised() -> None:
    opened = written(paragraph("甲", note(1, "说明")))
    style = opened.one("//w:r[w:footnoteReference]/w:rPr/w:rStyle/@w:val")
    assert opened.one(f"//w:style[@w:styleId='{style}']//w:vertAlign/@w:val", "word/styles.xml") == "superscript"


def test_a_footnote_on_the_colophons_page_stands_above_the_colophon() -> None:
    block = document(paragraph("甲", note(1, "说明")), colophon())
    opened = Opened(docx.write(block, Pagination({"footnote-1": 1, "colophon": 1})))
    assert len(opened.find("//w:footnote[@w:id='1']/w:p", NOTES)) == 2


@pytest.mark.parametrize("pages", [{}, {"footnote-1": 1, "colophon": 2}], ids=["unknown", "before"])
def test_a_footnote_on_another_page_stands_at_its_foot(pages: dict[str, int]) -> None:
    block = document(paragraph("甲", note(1, "说明")), colophon())
    opened = Opened(docx.write(block, Pagination(pages)))
    assert len(opened.find("//w:footnote[@w:id='1']/w:p", NOTES)) == 1


def test_the_name_is_fitted_and_no_gap_follows_its_last_character() -> None:
    opened = written(*masthead())
    size, gap = lianluo().fit(lianluo().styles["name"], len("联络动态"))
    assert set(opened.find("//w:p[w:pPr/w:pStyle/@w:val='name']//w:sz/@w:val")) == {str(size.half_points)}
    assert opened.find("//w:p[w:pPr/w:pStyle/@w:val='name']//w:spacing/@w:val") == [str(gap.twips), "0"]


def test_the_ends_of_a_pair_are_kept_apart_by_a_tab() -> None:
    assert written(*masthead()).find("//w:p[w:pPr/w:pStyle/@w:val='imprint']//w:tab") == ["tab"]


def test_a_list_is_counted_by_word() -> None:
    opened = written(listing("甲", "乙"))
    assert opened.text() == "甲乙"
    assert opened.find("//w:numId/@w:val") == ["1", "1"]


def test_a_list_starts_where_its_author_lets_it() -> None:
    opened = written(listing("甲", start=3))
    assert opened.one("//w:num/w:lvlOverride/w:startOverride/@w:val", NUMBERING) == "3"


def test_each_list_counts_for_itself() -> None:
    assert written(listing("甲"), listing("乙")).find("//w:numId/@w:val") == ["1", "2"]


def test_a_list_in_a_list_stands_one_level_deeper() -> None:
    opened = written(listing("甲", inner=(listing("乙", level=2),)))
    assert opened.find("//w:ilvl/@w:val") == ["0", "1"]


def test_each_level_is_indented_by_two_characters_more() -> None:
    chars = written(listing("甲")).find("//w:lvl/w:pPr/w:ind/@w:firstLineChars", NUMBERING)
    assert chars[:3] == ["200", "400", "600"]


def test_the_marks_are_the_layouts() -> None:
    marks = written(listing("甲")).find("//w:lvlText/@w:val", NUMBERING)
    assert marks[:3] == ["%1.", "（%2）", "%3"]


def test_a_mark_of_two_dashes_is_no_bullet_of_one_character() -> None:
    opened = written(listing("甲", ordered=False))
    assert opened.find("//w:lvl[w:lvlText/@w:val='——']/w:numFmt/@w:val", NUMBERING)[0] == "none"


def test_a_mark_that_word_would_not_count_to_is_written_out() -> None:
    item = Item("5.", texts("甲"), (), HERE)
    opened = written(Items("list", ordered=True, level=1, start=1, items=(item,), place=HERE))
    assert opened.text() == "5.甲"
    assert opened.find("//w:numPr") == []


def test_the_head_of_a_table_is_repeated() -> None:
    opened = written(table((cell("甲"), cell("乙")), head=(cell("子"), cell("丑"))))
    assert opened.find("//w:tr[w:trPr/w:tblHeader]//w:t/text()") == ["子", "丑"]


def test_no_short_row_is_split_by_a_page_turn() -> None:
    opened = written(table((cell("甲"),), (cell("乙"),)))
    assert len(opened.find("//w:trPr/w:cantSplit")) == 2


def test_a_long_row_may_be_split_and_is_set_from_the_top() -> None:
    opened = written(table((cell("甲"), cell("乙" * 900)), (cell("丙"), cell("丁"))))
    assert opened.find("//w:tr[1]/w:trPr/*") == []
    assert opened.find("//w:tr[1]//w:vAlign/@w:val") == ["top", "top"]
    assert opened.find("//w:tr[1]//w:tcMar/*") == ["top", "bottom"] * 2


def test_rows_that_stay_together_keep_with_the_next() -> None:
    opened = written(table(*[(cell("甲"),)] * 8, head=(cell("子"),)))
    kept = [opened.find(f"//w:tr[{row}]//w:keepNext/@w:val") for row in range(1, 10)]
    assert kept == [["1"], ["1"], [], [], [], [], [], ["1"], []]


def test_merged_text_is_repeated_where_the_pdf_turns_the_page() -> None:
    block = table((cell("甲", rows=4), cell("乙")), (cell("丙"),), (cell("丁"),), (cell("戊"),))
    turns = {0: Turns(frozenset({2}))}
    opened = Opened(docx.write(document(block), Pagination(turns=turns)))
    assert opened.text() == "甲乙丙甲丁戊"
    assert opened.find("//w:vMerge/@w:val") == ["restart", "restart"]


def test_the_columns_of_a_table_add_up_to_the_measure() -> None:
    opened = written(table((cell("甲"), cell("乙"), cell("丙"))))
    widths = [int(width) for width in opened.find("//w:gridCol/@w:w")]
    assert sum(widths) == lianluo().page.measure.twips
    assert opened.find("//w:tcW/@w:w") == [str(width) for width in widths]


def test_a_cell_may_span_columns() -> None:
    assert written(table((cell("甲"), cell("乙")), (cell("丙", columns=2),))).one("//w:gridSpan/@w:val") == "2"


def test_a_cell_that_spans_rows_goes_on_in_the_rows_below() -> None:
    opened = written(table((cell("甲", rows=2), cell("乙")), (cell("丙"),)))
    assert opened.find("//w:vMerge/@w:val") == ["restart"]
    assert len(opened.find("//w:vMerge")) == 2


def test_no_cell_is_empty_of_paragraphs() -> None:
    opened = written(table((cell("甲", rows=2), cell("乙")), (cell("丙"),), (cell("丁"),)))
    assert opened.find("//w:tc[not(w:p)]") == []


def test_rows_are_as_high_as_their_lines_ask_and_the_table_a_whole_number_of_lines_of_the_grid() -> None:
    opened = written(table((cell("甲"), cell(SENTENCES[:30])), (cell("乙"), cell("丙"))))
    heights = [int(height) for height in opened.find("//w:trHeight/@w:val")]
    assert heights[0] - heights[1] == pytest.approx(400, abs=25)
    assert 0 <= -(sum(heights) + lianluo().page.thin.twips) % 579 < 10


def test_two_tables_do_not_run_into_one() -> None:
    opened = written(table((cell("甲"),)), table((cell("乙"),)))
    assert opened.find("//w:body/*")[:3] == ["tbl", "p", "tbl"]


def test_a_document_never_ends_with_a_table() -> None:
    assert written(table((cell("甲"),))).find("//w:body/*") == ["tbl", "p", "sectPr"]


def test_the_caption_of_a_table_describes_it() -> None:
    assert written(table((cell("甲"),), caption="表1　活动")).one("//w:tblCaption/@w:val") == "表1　活动"


def pictured(*images: Image, caption: str = "") -> Opened:
    pictures = {"plan.png": picture(), "tall.png": picture("tall.png", 100, 900)}
    return Opened(docx.write(document(figure(*images, caption=caption), pictures=pictures)))


def test_a_picture_says_what_it_shows() -> None:
    assert pictured(Image("plan.png", "甲<图>", 0.5)).one("//wp:docPr/@descr") == "甲<图>"


def test_pictures_have_numbers_of_their_own() -> None:
    image = Image("plan.png", "图", 0.4)
    assert pictured(image, image).find("//wp:docPr/@id") == ["1", "2"]


def test_a_picture_is_a_share_of_the_measure_wide() -> None:
    width = int(pictured(Image("plan.png", "图", 0.5)).one("//wp:extent/@cx"))
    assert width == pytest.approx(lianluo().page.measure * 0.5, abs=1)


def test_a_tall_picture_fits_on_a_page() -> None:
    height = int(pictured(Image("tall.png", "图", 1.0)).one("//wp:extent/@cy"))
    assert height <= lianluo().page.depth


def test_a_figure_is_whole_lines_of_the_grid_high() -> None:
    opened = pictured(Image("plan.png", "图", 0.5), caption="图1")
    line, below = (
        int(opened.one(f"//w:body/w:p[{n}]/w:pPr/w:spacing/@w:{side}")) for n, side in ((1, "line"), (2, "after"))
    )
    assert (line + below) % lianluo().page.pitch.twips == pytest.approx(0, abs=1)


@pytest.mark.parametrize("caption", ["", "图1"])
@pytest.mark.parametrize("style", ["signature", "enclosures", "body"])
def test_what_a_figure_lacks_to_whole_lines_comes_to_the_air_above_what_follows(style: str, caption: str) -> None:
    """Word takes the larger one of the two."""
    block = figure(Image("plan.png", "图", 0.5), caption=caption)
    made = document(block, paragraph("某办", style=style), pictures={"plan.png": picture()})
    opened = Opened(docx.write(made))
    below = int(opened.find("//w:body/w:p/w:pPr/w:spacing/@w:after")[0])
    assert below == (figure_slack(block, made) + lianluo().styles[style].before).twips


def test_the_air_above_a_picture_is_in_its_line_for_a_page_may_begin_with_it() -> None:
    opened = pictured(Image("plan.png", "图", 0.5))
    line = int(opened.one("//w:body/w:p[1]/w:pPr/w:spacing/@w:line"))
    assert opened.find("//w:body/w:p[1]/w:pPr/w:spacing/@w:before") == []
    air = line - int(opened.one("//wp:extent/@cy")) / 635
    assert air == pytest.approx(lianluo().styles["figure"].pad.twips, abs=1)


def test_contents_are_a_field_with_the_pages_in_it() -> None:
    block = contents(("甲", "article-1"), ("乙", "article-2"))
    opened = Opened(docx.write(document(block), Pagination({"article-1": 1, "article-2": 4})))
    assert opened.find("//w:hyperlink/@w:anchor") == ["article_1", "article_2"]
    assert opened.text() == "本期要目甲1乙4"


def test_contents_are_made_of_words_own_headings_of_level_one_when_they_are_updated() -> None:
    assert written(contents(("甲", "article-1"))).find("//w:instrText/text()")[0].split() == [
        "TOC",
        r"\o",
        '"1-1"',
        r"\h",
        r"\z",
    ]


def test_a_title_above_a_subtitle_is_words_own_heading_closer_to_what_follows() -> None:
    opened = written(heading("甲", style="title-over", level=1))
    assert opened.one("//w:p/w:pPr/w:pStyle/@w:val") == "title"
    assert opened.one("//w:p/w:pPr/w:spacing/@w:after") == "0"


def test_the_title_of_an_attachment_hangs_below_the_last_article_in_words_outline() -> None:
    assert written(paragraph("文字")).find("//w:style[@w:styleId='attachment-title']//w:outlineLvl/@w:val", STYLES) == [
        "1"
    ]


def test_a_page_that_is_not_known_is_left_out() -> None:
    assert written(contents(("甲", "article-1"))).text() == "本期要目甲"


def test_fields_are_balanced() -> None:
    opened = Opened(docx.write(everything()))
    kinds = opened.find("//w:fldChar/@w:fldCharType")
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 3


def test_the_colophon_stands_in_a_frame_at_the_foot_of_the_type_area() -> None:
    opened = written(paragraph("甲"), colophon())
    assert set(opened.find("//w:framePr/@w:vAnchor")) == {"margin"}
    assert set(opened.find("//w:framePr/@w:yAlign")) == {"bottom"}


def test_the_colophon_hangs_on_the_contributor_so_that_nobody_types_behind_it() -> None:
    opened = written(paragraph("甲"), paragraph("（某县 供稿）", style="contributor"), colophon())
    assert opened.find("//w:body/w:p[last()]/w:pPr/w:pStyle/@w:val") == ["contributor"]
    assert opened.find("//w:body/w:p[last() - 1]/w:pPr/w:framePr/@w:yAlign") == ["bottom"]


def test_the_colophon_keeps_with_what_carries_it() -> None:
    opened = written(paragraph("甲"), colophon())
    assert opened.find("//w:p[w:pPr/w:framePr]/w:pPr/w:keepNext/@w:val") == ["1"] * 8


def test_without_a_contributor_the_colophon_hangs_on_the_least_paragraph() -> None:
    opened = written(paragraph("甲"), colophon())
    assert opened.find("//w:body/w:p[last()]/w:pPr/w:pStyle/@w:val") == ["spacer"]


def test_rules_stand_around_the_parts_of_the_colophon() -> None:
    styles = written(colophon()).find("//w:p[w:pPr/w:framePr]/w:pPr/w:pStyle/@w:val")
    ruled = ["colophon-first-rule", "distribution", "distribution", "colophon-rule", "editor", "colophon-rule"]
    assert styles == [*ruled, "approval", "colophon-last-rule"]


def test_a_page_break_holds_for_the_next_paragraph_alone() -> None:
    opened = written(paragraph("甲"), PageBreak(HERE), paragraph("乙"), paragraph("丙"))
    assert opened.find("//w:p[w:pPr/w:pageBreakBefore]//w:t/text()") == ["乙"]


def test_a_page_break_at_the_end_adds_no_page() -> None:
    assert written(paragraph("甲"), PageBreak(HERE)).find("//w:pageBreakBefore") == []


def test_a_page_break_before_the_colophon_moves_what_carries_it() -> None:
    opened = written(paragraph("甲"), PageBreak(HERE), colophon())
    assert opened.find("//w:body/w:p[w:pPr/w:pageBreakBefore]") == ["p"]
    assert opened.find("//w:p[w:pPr/w:framePr]//w:pageBreakBefore", BODY) == []


@pytest.mark.parametrize("caption", ["", "图1"])
def test_the_line_of_a_picture_may_grow_with_it_for_an_exact_one_would_cut_it_off(caption: str) -> None:
    opened = pictured(Image("plan.png", "图", 0.5), caption=caption)
    assert opened.one("//w:p[.//w:drawing]/w:pPr/w:spacing/@w:lineRule") == "atLeast"


@pytest.mark.parametrize(
    ("anchor", "name"),
    [("article-1", "article_1"), ("1", "a1"), ("甲" * 50, "甲" * 40), ("_x", "a_x"), ("9" * 40, "a" + "9" * 39)],
)
def test_a_bookmark_has_a_name_that_word_takes(anchor: str, name: str) -> None:
    assert bookmark_name(anchor) == name


@pytest.mark.parametrize(("start", "parts"), [(4, ["丙丁", "戊己"]), (2, ["丙丁戊己"]), (1, ["丙丁戊己"])])
def test_where_a_page_begins_is_counted_from_the_whole_paragraphs_first_character(start: int, parts: list[str]) -> None:
    block = replace(paragraph("丙丁戊己"), behind=2, place=Place("12.md", 9, 1))
    opened = Opened(docx.write(document(block), Pagination(starts={(9, 1): start})))
    assert opened.find("//w:body/w:p//w:t/text()") == parts


@pytest.mark.parametrize(
    ("pages", "carrier"),
    {
        "they fit on a page": (Pagination(), ["contributor"]),
        "the colophon is on a page of its own": (Pagination(turned=True), ["spacer"]),
    }.values(),
)
def test_the_colophon_hangs_on_the_contributor_only_where_they_are_on_one_page(
    pages: Pagination, carrier: list[str]
) -> None:
    whole = document(paragraph("甲"), paragraph("（某县 供稿）", style="contributor"), colophon())
    assert Opened(docx.write(whole, pages)).find("//w:body/w:p[last()]/w:pPr/w:pStyle/@w:val") == carrier


def test_a_contributor_that_no_colophon_follows_is_a_paragraph_like_others() -> None:
    opened = written(paragraph("（某县 供稿）", style="contributor"), paragraph("甲"))
    assert opened.find("//w:body/w:p/w:pPr/w:pStyle/@w:val")[0] == "contributor"
