"""What a stand-in draws as another character is set in the fallback face, in the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from glyphs import lines
from houses import document, proof
from installed import named

from bulletin import layout, write
from bulletin.rules.pages import glyph_missing
from bulletin.templating import packaged_templates

WRONG = layout.load("lianluo", packaged_templates()).faces["仿宋"].wrong
STYLES = {
    "FandolFang": "{}\n",
    "FandolHei": "## 一、{}\n\n正文。\n",
    "FandolKai": "## 一、甲\n\n### （一）{}\n\n正文。\n",
}


# What stands beside 黑体, and beside the heavy 小标宋, has a fallback face of its own.
INSTEAD = {"FandolFang": "补字", "FandolHei": "黑补字", "FandolKai": "补字"}


def fonts_of(pdf: bytes, text: str) -> set[str]:
    """Return the faces that the characters of `text` are drawn in."""
    return {glyph.font.split("+")[-1] for line in lines(pdf) for glyph in line.glyphs if glyph.char in text}


@pytest.mark.parametrize("face", STYLES)
def test_each_listed_character_is_drawn_in_the_fallback_face(tmp_path: Path, face: str) -> None:
    pdf = write(document(tmp_path, STYLES[face].format(WRONG[face])), "pdf")
    assert fonts_of(pdf, WRONG[face]) == {named(INSTEAD[face])}


def test_a_title_too(tmp_path: Path) -> None:
    pdf = write(document(tmp_path, front="标题: 经费￥100万元\n"), "pdf")
    assert fonts_of(pdf, "￥") == {named("粗补字")}


@pytest.mark.parametrize("char", "證鬥鍁頭")
def test_what_only_the_bold_face_draws_wrongly_is_right_in_bold(tmp_path: Path, char: str) -> None:
    pdf = write(document(tmp_path, f"| 甲**{char}** | 乙 |\n|---|---|\n| 丙 | 丁 |\n"), "pdf")
    wrong = char in WRONG["FandolHei Bold"]
    assert (named("黑补字", bold=True) in fonts_of(pdf, char)) == wrong


def test_text_that_is_not_bold_takes_no_glyph_of_the_bold_face(tmp_path: Path) -> None:
    body = "## 一、誠實\n\n| 甲**粗** | 乙 |\n|---|---|\n| 丙 | 丁 |\n"
    assert fonts_of(write(document(tmp_path, body), "pdf"), "誠") == {named("黑补字")}


def test_a_wrong_glyph_is_told_as_one_with_its_place(tmp_path: Path) -> None:
    (finding,) = glyph_missing.check(proof(tmp_path, "导语。\n\n经费￥100万元。\n"))
    assert (finding.code, finding.place.line, finding.place.column) == ("glyph-wrong", 9, 3)


def test_the_message_does_not_say_that_it_is_missing(tmp_path: Path) -> None:
    (finding,) = glyph_missing.check(proof(tmp_path, "经费￥100万元。\n"))
    assert finding.message.startswith("仿宋（FandolFang）把“￥”（U+FFE5）画成了别的字，用 ")


def test_a_face_without_a_list_is_taken_at_its_word(tmp_path: Path) -> None:
    assert list(glyph_missing.check(proof(tmp_path, "经费¥100万元、〇、○、〔1〕、5‰、30℃、①。\n"))) == []
