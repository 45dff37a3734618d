"""What the glyphs of an embedded face are said to be."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from blocks import document, lianluo, paragraph
from fontTools.ttLib import TTFont
from glyphs import lines

from bulletin import fonts, write
from bulletin.engine.embedded.naming import read


@pytest.mark.parametrize("text", ["cafe\u0301 店n\u0300", "汉语ḿ"])
def test_a_letter_and_an_accent_apart_are_read_as_they_are_written(text: str) -> None:
    assert "".join(glyph.char for glyph in lines(write(document(paragraph(text)), "pdf"))[0].glyphs).replace(
        " ", ""
    ) == text.replace(" ", "")


def test_a_glyph_means_its_own_character_where_the_engine_gives_an_accent_both_or_a_letter_nothing() -> None:
    found = fonts.resolve(lianluo().faces.values(), ())["补字"]
    glyphs = TTFont(found.path, fontNumber=found.index)
    letter, accent = (glyphs.getGlyphID(glyphs.getBestCmap()[ord(char)]) for char in "e\u0301")
    meant = {letter: "", accent: "e\u0301", 0: ""}
    read(SimpleNamespace(to_unicode=meant, file_content=found.path.read_bytes(), index=found.index))
    assert meant == {letter: "e", accent: "\u0301", 0: "\u200b"}


def test_the_file_of_a_face_without_accents_is_not_read() -> None:
    meant = {1: "甲", 2: "fi"}
    read(SimpleNamespace(to_unicode=meant))
    assert meant == {1: "甲", 2: "fi"}
