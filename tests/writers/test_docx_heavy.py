"""Letters, digits and rare characters beside 小标宋: as heavy as it is, by styles."""

from __future__ import annotations

from blocks import lianluo, paragraph
from opened import STYLES, Opened, written

from bulletin.document import Text


def title(text: str) -> Opened:
    return written(paragraph(text, style="title"))


def style_of(opened: Opened, text: str) -> str:
    return opened.one(f"//w:r[w:t='{text}']/w:rPr/w:rStyle/@w:val")


def test_a_number_in_a_title_has_a_style_that_is_bold_times() -> None:
    opened = title("建成2024年")
    key = style_of(opened, "2024")
    assert opened.find(f"//w:style[@w:styleId='{key}']/w:rPr/w:rFonts/@w:ascii", STYLES) == ["Times New Roman"]
    assert opened.find(f"//w:style[@w:styleId='{key}']/w:rPr/w:b", STYLES) == ["b"]


def test_chinese_in_a_title_is_not_bold() -> None:
    opened = title("建成2024年")
    assert opened.find("//w:r[w:t='建成']/w:rPr/w:rStyle") == []
    assert opened.find("//w:style[@w:styleId='title']/w:rPr/w:b", STYLES) == []


def test_a_digit_that_is_typed_into_a_title_is_as_heavy_by_the_style_alone() -> None:
    assert title("建成").find("//w:style[@w:styleId='title']/w:rPr/w:rFonts/@w:ascii", STYLES) == ["方正小标宋简体"]


def test_a_character_that_gb_2312_lacks_is_bold_in_the_fallback_face() -> None:
    opened = title("代表陶喆")
    key = style_of(opened, "喆")
    assert opened.find(f"//w:style[@w:styleId='{key}']/w:rPr/w:rFonts/@w:eastAsia", STYLES) == ["Noto Serif CJK SC"]


def test_a_rare_character_in_the_body_is_left_to_word() -> None:
    assert written(paragraph("代表陶喆")).find("//w:r/w:t/text()") == ["代表陶喆"]


def test_a_run_of_another_style_is_heavy_by_itself() -> None:
    opened = written(paragraph(Text("见2024", "link"), style="title"))
    assert opened.find("//w:r[w:t='2024']/w:rPr/w:rStyle/@w:val") == ["link"]
    assert opened.find("//w:r[w:t='2024']/w:rPr/w:b") == ["b"]


def test_the_font_table_names_families_and_not_their_bold_faces() -> None:
    names = title("建成").find("//w:font/@w:name", "word/fontTable.xml")
    assert [name for name in names if name.endswith("Bold")] == []
    assert {face.family for face in lianluo().faces.values()} == set(names)
