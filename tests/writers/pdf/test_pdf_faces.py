"""Which face each text is set in, and that other faces do not move the lines."""

from __future__ import annotations

import pytest
from installed import every_name, named
from paper import (
    PITCH,
    face,
    faces,
    holding,
    is_folio,
    red_line,
    rows,
    text_lines,
)

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("一、黑体的标题", "黑体"),
        ("（一）楷体的标题。", "楷体"),
        ("后面是正文，", "仿宋"),
        ("仿宋的标题", "仿宋"),
        ("四级标题", "仿宋"),
        ("年上半年开展活动", "仿宋"),
        ("送：省人大常委会办公厅。", "仿宋"),
    ],
)
def test_a_text_is_set_in_the_face_of_its_level(text: str, role: str) -> None:
    assert faces(text) == {named(role)}


@pytest.mark.parametrize("text", ["2024", "1130", "30%", "ZhangSan", "bulletin", "A4-2024"])
def test_latin_letters_and_digits_have_their_own_face(text: str) -> None:
    row = holding("年上半年") if text == "2024" else holding(text)
    start = row.text.index(text)
    assert {face(glyph) for glyph in row.glyphs[start : start + len(text)]} == {named("西文")}


@pytest.mark.parametrize("mark", ["“", "”", "‘", "’", "——", "……", "～", "，"])
def test_chinese_marks_have_the_chinese_face(mark: str) -> None:
    found = [g for row in rows() if row.y > red_line().bottom and not is_folio(row) for g in row.glyphs]
    assert {face(glyph) for glyph in found if glyph.char in mark} == {named("仿宋")}


@pytest.mark.parametrize("char", "喆镕䶮")
def test_a_rare_character_has_the_fallback_face(char: str) -> None:
    assert faces(char) == {named("补字")}


@pytest.mark.parametrize("text", ["喆", "2024年上半年", "——", "到会"])
def test_a_line_with_other_faces_keeps_its_distance(text: str) -> None:
    row = holding(text)
    page = text_lines(row.page)
    place = page.index(row)
    assert page[place].y - page[place - 1].y == pytest.approx(PITCH, abs=0.05)
    assert page[place + 1].y - page[place].y == pytest.approx(PITCH, abs=0.05)


def test_all_glyphs_of_a_line_stand_on_its_base_line() -> None:
    uneven = [row.text for row in rows() if row.page == 2 for glyph in row.glyphs if abs(glyph.y - row.y) > 0.05]
    assert uneven == []


def test_every_face_is_embedded_as_a_subset() -> None:
    names = {glyph.font for row in rows() for glyph in row.glyphs}
    assert [name for name in names if not (name[:6].isupper() and name[6] == "+")] == []
    assert {name[7:] for name in names} <= every_name()
