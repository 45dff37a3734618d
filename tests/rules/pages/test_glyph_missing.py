from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.findings import Severity
from bulletin.rules.pages import glyph_missing


@pytest.mark.parametrize("char", "喆镕䶮")
def test_a_rare_character_is_found_where_it_stands(tmp_path: Path, char: str) -> None:
    (finding,) = glyph_missing.check(proof(tmp_path, f"导语。\n\n代表陈{char}发言。\n"))
    assert (finding.code, finding.place.line, finding.place.column) == ("glyph-missing", 9, 4)


def test_the_message_names_role_face_character_and_its_substitute(tmp_path: Path) -> None:
    proved = proof(tmp_path, "代表陈䶮发言。\n")
    (finding,) = glyph_missing.check(proved)
    faces = proved.faces
    expected = f"仿宋（{faces['仿宋'].name}）里没有“䶮”（U+4DAE），用 {faces['补字'].name} 代替"
    assert (finding.message, finding.severity) == (expected, Severity.WARNING)


@pytest.mark.parametrize(
    ("front", "body", "role"),
    [("标题: 代表陶喆\n", "导语。", "粗补字"), ("标题: 甲\n", "## 一、代表陶喆\n\n导语。", "黑补字")],
)
def test_beside_a_heavy_face_the_substitute_is_heavy(tmp_path: Path, front: str, body: str, role: str) -> None:
    proved = proof(tmp_path, f"{body}\n", front)
    (finding,) = glyph_missing.check(proved)
    assert finding.message.endswith(f"用 {proved.faces[role].name} 代替")


def test_a_character_that_no_face_has_is_an_error(tmp_path: Path) -> None:
    (finding,) = glyph_missing.check(proof(tmp_path, "不认识\U0003134a这个字。\n"))
    assert (finding.code, finding.severity, finding.place.column) == ("glyph-nowhere", Severity.ERROR, 4)


def test_a_character_is_told_once_with_the_other_lines_that_have_it(tmp_path: Path) -> None:
    (finding,) = glyph_missing.check(proof(tmp_path, "䶮和䶮。\n\n又是䶮。\n"))
    assert finding.place.line == 7
    assert finding.message.endswith("代替，还有第 9 行")


def test_headings_tables_footnotes_and_the_colophon_are_looked_at(tmp_path: Path) -> None:
    body = "## 一、䶮\n\n正文[^1]。\n\n| 甲 |\n|--|\n| 镕 |\n\n[^1]: 注䶮。\n"
    lines = {f.place.line for f in glyph_missing.check(proof(tmp_path, body, "标题: 甲\n责任编辑: 陈喆\n"))}
    assert lines == {6, 8, 14, 16}


def test_the_characters_of_gb_2312_and_chinese_marks_are_right(tmp_path: Path) -> None:
    body = "“人民”‘选我’——当代表……《法》〈例〉〔2024〕1号·第3条，15%～30%，100℃，〇，A4，No. 7。\n"
    assert list(glyph_missing.check(proof(tmp_path, body))) == []


def test_a_character_is_told_once_a_paragraph_in_however_many_pieces_that_is_set(tmp_path: Path) -> None:
    assert len(list(glyph_missing.check(proof(tmp_path, "䶮**和䶮**。\n")))) == 1
