"""Styles, faces and the page: the layout in Word's words."""

from __future__ import annotations

import pytest
from blocks import lianluo, masthead, paragraph
from opened import STYLES, written

from bulletin.document import Meta
from bulletin.layout import Style
from bulletin.layout.lengths import Length
from bulletin.writers.docx.formatting.properties import Uses, paragraph_properties

FONTS, SETTINGS = "word/fontTable.xml", "word/settings.xml"


def of(key: str, xpath: str) -> list[str]:
    return written(paragraph("文字"), *masthead()).find(f"//w:style[@w:styleId='{key}']/{xpath}", STYLES)


@pytest.mark.parametrize("style", [s for s in lianluo().styles.values() if not s.character], ids=lambda s: s.key)
def test_a_paragraph_style_is_linked_to_a_character_style_of_its_own(style: Style) -> None:
    assert of(style.key, "w:link/@w:val") == [f"{style.key}-char"]
    assert of(f"{style.key}-char", "w:link/@w:val") == [style.key]


def test_body_is_the_style_of_every_paragraph_without_one() -> None:
    assert written(paragraph("文字")).find("//w:style[@w:default='1']/@w:styleId", STYLES) == ["body"]


def test_a_style_has_a_chinese_name() -> None:
    assert of("note", "w:name/@w:val") == ["按语"]


def test_other_programs_know_a_heading_by_words_name_and_editors_by_a_chinese_one() -> None:
    assert of("heading-1", "w:name/@w:val") == ["heading 2"]
    assert of("heading-1", "w:aliases/@w:val") == ["一级标题"]


def test_a_second_style_of_a_level_is_based_on_words_own_heading() -> None:
    assert of("attachment-title", "w:basedOn/@w:val") == ["title"]
    assert of("title", "w:name/@w:val") == ["heading 1"]


@pytest.mark.parametrize(
    ("style", "then"),
    {
        "attachment": "attachment-title",
        "table-caption": "body",
        "figure-caption": "body",
        "note": "body",
        "contributor": "body",
        "contents": "body",
        "title-over": "subtitle",
        "body": "body",
        "list": "list",
        "table": "table",
        "distribution": "distribution",
    }.items(),
)
def test_enter_begins_what_comes_next(style: str, then: str) -> None:
    assert of(style, "w:next/@w:val") == [then]


def test_the_gallery_offers_what_editors_need() -> None:
    assert of("note", "w:qFormat") == ["qFormat"]
    assert of("table-least", "w:qFormat") == []
    assert of("table-least", "w:semiHidden") == ["semiHidden"]


def test_words_own_styles_stay_out_of_the_gallery() -> None:
    assert written(paragraph("文字")).one("//w:latentStyles/@w:defSemiHidden", STYLES) == "1"


def test_a_style_that_word_has_itself_takes_words_name() -> None:
    assert of("footnote", "w:name/@w:val") == ["footnote text"]
    assert of("body", "w:name/@w:val") == ["Normal"]


def test_no_two_styles_share_a_name() -> None:
    names = written(paragraph("文字")).find("//w:style/w:name/@w:val", STYLES)
    assert len(names) == len(set(names))


def test_a_style_of_characters_leaves_the_size_to_the_text_around() -> None:
    assert of("strong", "w:rPr/w:b/@w:val") == ["1"]
    assert of("strong", "w:rPr/w:sz/@w:val") == []


def test_all_four_faces_are_named() -> None:
    assert of("heading-1", "w:rPr/w:rFonts/@*") == ["Times New Roman", "Times New Roman", "黑体", "Times New Roman"]


def test_the_page_number_is_set_in_its_chinese_face_alone() -> None:
    assert set(of("folio", "w:rPr/w:rFonts/@*")) == {"宋体"}


def test_no_style_refers_to_the_theme() -> None:
    assert b"Theme=" not in written(paragraph("文字")).parts[STYLES]


def test_only_official_faces_are_named() -> None:
    opened = written(paragraph("文字"))
    official = {face.official for face in lianluo().faces.values()}
    assert set(opened.find("//w:rFonts/@*[local-name() != 'hint']", STYLES)) <= official


def test_the_font_table_names_the_faces_that_may_stand_in() -> None:
    names = written(paragraph("文字")).one("//w:font[@w:name='楷体_GB2312']/w:altName/@w:val", FONTS)
    assert names.split(",")[0] == "楷体"


def test_the_pitch_is_exact() -> None:
    assert of("body", "w:pPr/w:spacing/@w:line") == ["579"]
    assert of("body", "w:pPr/w:spacing/@w:lineRule") == ["exact"]


def test_a_line_with_pictures_grows_with_them() -> None:
    assert of("figure", "w:pPr/w:spacing/@w:lineRule") == ["atLeast"]


def test_characters_stand_closer_by_a_quarter_point() -> None:
    assert of("body", "w:rPr/w:spacing/@w:val") == ["-5"]


def test_the_first_line_is_indented_by_characters_and_by_length() -> None:
    assert of("body", "w:pPr/w:ind/@w:firstLineChars") == ["200"]
    assert of("body", "w:pPr/w:ind/@w:firstLine") == ["630"]


def test_a_title_takes_the_indent_of_body_back() -> None:
    assert of("title", "w:pPr/w:ind/@w:firstLineChars") == ["0"]
    assert of("title", "w:pPr/w:ind/@w:firstLine") == ["0"]


def test_the_distribution_hangs_by_two_characters() -> None:
    assert of("distribution", "w:pPr/w:ind/@w:left") == ["840"]
    assert of("distribution", "w:pPr/w:ind/@w:hanging") == ["560"]
    assert of("distribution", "w:pPr/w:ind/@*[contains(name(), 'Chars')]") == ["0", "0"]


def test_headings_have_outline_levels() -> None:
    levels = [of(key, "w:pPr/w:outlineLvl/@w:val") for key in ("title", "heading-1", "heading-2")]
    assert levels == [["0"], ["1"], ["2"]]


def test_body_has_no_outline_level() -> None:
    assert of("body", "w:pPr/w:outlineLvl") == []


def test_lines_break_as_chinese_demands() -> None:
    off = ["overflowPunct", "autoSpaceDE", "autoSpaceDN", "topLinePunct", "snapToGrid", "widowControl"]
    assert [of("body", f"w:pPr/w:{name}/@w:val") for name in off] == [["0"]] * len(off)
    assert of("body", "w:pPr/w:kinsoku/@w:val") == ["1"]


def test_a_dash_never_begins_a_line() -> None:
    assert "—" in written(paragraph("文字")).one("//w:noLineBreaksBefore/@w:val", SETTINGS)


def test_marks_are_not_squeezed() -> None:
    assert written(paragraph("文字")).one("//w:characterSpacingControl/@w:val", SETTINGS) == "doNotCompress"


def test_the_red_line_is_as_high_as_the_layout_says() -> None:
    assert of("red-line", "w:pPr/w:spacing/@w:line") == ["227"]
    assert of("red-line", "w:pPr/w:pBdr/w:bottom/@w:sz") == ["12"]
    assert of("red-line", "w:pPr/w:pBdr/w:bottom/@w:color") == ["E60012"]


def test_the_end_of_a_pair_stands_at_the_right_indent() -> None:
    assert of("imprint", "w:pPr/w:tabs/w:tab/@w:pos") == [
        str((lianluo().page.measure - lianluo().styles["imprint"].right).twips)
    ]


def test_the_page_is_a4_with_the_standards_type_area() -> None:
    opened = written(paragraph("文字"))
    assert opened.find("//w:pgSz/@*") == ["11906", "16838"]
    margins = [int(opened.one(f"//w:pgMar/@w:{side}")) / 1440 * 25.4 for side in ("top", "right", "bottom", "left")]
    assert margins == pytest.approx([37, 26, 35, 28], abs=0.15)


def test_the_type_area_is_as_wide_as_the_measure() -> None:
    opened = written(paragraph("文字"))
    width, left, right = (int(opened.one(f"//@w:{name}")) for name in ("w", "left", "right"))
    assert width - left - right == lianluo().page.measure.twips


def test_the_grid_has_lines_only() -> None:
    opened = written(paragraph("文字"))
    assert opened.one("//w:docGrid/@w:type") == "lines"
    assert opened.one("//w:docGrid/@w:linePitch") == "579"


def test_odd_and_even_pages_have_footers_of_their_own() -> None:
    opened = written(paragraph("文字"))
    assert opened.find("//w:footerReference/@w:type") == ["default", "even"]
    assert opened.find("//w:evenAndOddHeaders", SETTINGS) == ["evenAndOddHeaders"]


def test_an_even_page_has_its_number_on_the_left() -> None:
    opened = written(paragraph("文字"))
    assert opened.one("//w:jc/@w:val", "word/evenFooter.xml") == "left"
    assert opened.find("//w:jc", "word/defaultFooter.xml") == []


def test_the_page_number_stands_between_dashes() -> None:
    assert written(paragraph("文字")).text("word/defaultFooter.xml") == "— 1 —"


def test_the_language_is_the_issues() -> None:
    assert written(paragraph("文字")).one("//w:docDefaults//w:lang/@w:eastAsia", STYLES) == Meta.language


LEADS = (
    "title",
    "subtitle",
    "salutation",
    *(f"heading-{n}" for n in range(1, 5)),
    "attachment",
    "column",
    "table-caption",
)


@pytest.mark.parametrize("style", LEADS)
def test_what_heads_a_text_keeps_with_it(style: str) -> None:
    assert of(style, "w:pPr/w:keepNext/@w:val") == ["1"]


def test_body_text_keeps_with_nothing() -> None:
    assert of("body", "w:pPr/w:keepNext/@w:val") == ["0"]


def test_a_rule_is_at_least_as_high_as_a_line_may_be() -> None:
    style = lianluo().styles["red-line"].model_copy(update={"before": Length(0)})
    assert 'w:line="14"' in "".join(paragraph_properties(style, lianluo(), Uses()))


def test_emphasis_is_set_in_the_face_of_quotations() -> None:
    assert set(of("emphasis", "w:rPr/w:rFonts/@w:eastAsia")) == {"楷体_GB2312"}
