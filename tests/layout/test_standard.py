"""A layout beside GB/T 9704-2012."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.layout import load
from bulletin.layout.standard import OWN, TITLE, Row, compare
from bulletin.templating import packaged_templates


def rows(root: Path, text: str = "") -> list[Row]:
    folder = root / "own"
    folder.mkdir()
    (folder / "layout.yaml").write_text(f"extends: lianluo\n{text}", encoding="utf-8")
    return compare(load("own", [root, *packaged_templates()]))


def row(root: Path, text: str, says: str) -> Row:
    return next(row for row in rows(root, text) if says in row.says)


def test_where_our_layout_departs_a_reason_is_given(tmp_path: Path) -> None:
    assert [row.says for row in rows(tmp_path) if row.same is False and not row.reason] == []


def test_all_values_of_page_and_text_are_those_of_the_standard(tmp_path: Path) -> None:
    assert [row.clause for row in rows(tmp_path) if row.same is False] == ["7.2.2", "7.2.4", "7.2.7", "7.4.3"]


@pytest.mark.parametrize(
    ("text", "says", "shown"),
    [
        ("styles: { title: { size: 小一 } }", "标题一般用", "小一"),
        ("styles: { heading-1: { face: 楷体 } }", "第一层", "楷体"),
        ('folio: "第{n}页"', "页码", "第{n}页"),
        ("styles: { folio: { align: center } }", "页码", "居中"),
        ("styles: { distribution: { right: 2 } }", "抄送机关", "2 字"),
        ("page: { top: 35mm }", "天头", "35 mm"),
    ],
)
def test_what_a_house_has_otherwise_is_told(tmp_path: Path, text: str, says: str, shown: str) -> None:
    found = row(tmp_path, text, says)
    assert (found.same, found.reason) == (False, OWN)
    assert shown in found.ours


def test_what_the_standard_does_not_say_is_practice(tmp_path: Path) -> None:
    assert {row.level for row in rows(tmp_path) if row.same is None} == {"实务"}


def test_a_clause_about_a_style_that_a_layout_lacks_is_left_out() -> None:
    clauses = [row.clause for row in compare(load("base", packaged_templates()))]
    assert "7.2.7" not in clauses
    assert "7.5" in clauses


def test_nothing_claims_to_fulfil_the_standard(tmp_path: Path) -> None:
    assert "参照" in TITLE
    assert "符合" not in f"{TITLE}{rows(tmp_path)}"
