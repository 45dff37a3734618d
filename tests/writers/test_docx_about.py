"""What a DOCX says about itself beside its core properties."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from bulletin.document import Meta, Titled
from bulletin.typesetting.faces import Used
from bulletin.writers.docx import about

META = Meta(
    "标题",
    "某市人大",
    "主题",
    date(2024, 7, 30),
    name="工作简报",
    year=2024,
    number=12,
    cumulative=712,
    identifier="工作简报-2024-12-总712",
    articles=(Titled("甲" * 300, "某县人大"), Titled("乙")),
)
FACES = (Used("仿宋", "仿宋_GB2312", "FandolFang"), Used("西文", "Times New Roman", "Times New Roman"))


def said() -> dict[str, tuple[str, str]]:
    """Return kind and text of each custom property."""
    root = etree.fromstring(about.custom(META, FACES))
    return {one.get("name"): (etree.QName(one[0]).localname, one[0].text) for one in root}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("刊名", ("lpwstr", "工作简报")),
        ("期号", ("i4", "12")),
        ("总期号", ("i4", "712")),
        ("供稿1", ("lpwstr", "某县人大")),
        ("文章2", ("lpwstr", "乙")),
        ("字体：仿宋", ("lpwstr", "仿宋_GB2312（排行时用 FandolFang 代替）")),
        ("字体：西文", ("lpwstr", "Times New Roman")),
    ],
)
def test_a_property_says(name: str, value: tuple[str, str]) -> None:
    assert said()[name] == value


def test_what_an_issue_has_not_is_left_out() -> None:
    assert {"刊别", "供稿2"} & said().keys() == set()


def test_a_property_is_no_longer_than_word_keeps() -> None:
    assert len(said()["文章1"][1]) == 255


def test_the_core_says_by_what_the_file_is_found() -> None:
    core = about.core(META).decode()
    assert "<dc:identifier>工作简报-2024-12-总712</dc:identifier>" in core
    assert f"<cp:keywords>{'甲' * 300}；乙；某县人大</cp:keywords>" in core
