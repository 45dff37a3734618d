"""How wide text is."""

from __future__ import annotations

import pytest
from blocks import lianluo
from fontTools.ttLib import TTFont

from bulletin import fonts
from bulletin.text.widths import each, width


@pytest.mark.parametrize("bold", [False, True])
def test_latin_widths_are_those_of_the_latin_face(*, bold: bool) -> None:
    layout = lianluo()
    found = fonts.resolve([layout.latin], [])[layout.latin.role]
    face = (fonts.bold(found) if bold else found) or found
    font = TTFont(face.path, fontNumber=face.index)
    glyphs, advances, whole = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    told = {chr(code): width(chr(code), bold=bold) for code in range(0x20, 0x7F)}
    assert told == {char: pytest.approx(advances[glyphs[ord(char)]][0] / whole, abs=0.001) for char in told}


@pytest.mark.parametrize("char", "汉，“—…·％℃①±")
def test_a_chinese_character_is_as_wide_as_the_type_is_high(char: str) -> None:
    assert width(char) == 1


def test_a_sign_that_a_chinese_face_draws_wider_has_room() -> None:
    layout = lianluo()
    faces = fonts.resolve((layout.faces[role] for role in ("仿宋", "楷体", "黑体")), [])
    fonts_of = (TTFont(face.path, fontNumber=face.index) for face in faces.values())
    assert max(font["hmtx"][font.getBestCmap()[ord("‰")]][0] / font["head"].unitsPerEm for font in fonts_of) <= width(
        "‰"
    )


def test_what_is_never_seen_has_no_width() -> None:
    assert width("\u200b") == width("\u2060") == width("\u0301") == 0


def test_an_accented_letter_is_as_wide_as_the_plain_one() -> None:
    assert width("é") == width("e")


def test_quotation_marks_are_narrow_in_english_text_alone() -> None:
    assert each("it’s“人”") == [width("i"), width("t"), 0.333, width("s"), 1, 1, 1]
