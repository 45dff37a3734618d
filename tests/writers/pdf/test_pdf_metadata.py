"""What the file says about itself."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pikepdf
import pytest
from houses import document, found, text
from paper import (
    BODY_TEXT,
    FRONT,
    made,
    opened,
    rows,
)

from bulletin import compose, read, tool
from bulletin.tool import SCHEMA
from bulletin.typesetting.faces import Used, used_in

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")


def test_the_bookmarks_follow_the_headings() -> None:
    with opened().open_outline() as outline:
        found = list(_flat(outline.root))
    assert found == [
        (0, "一期简报的标题"),
        (1, "一、黑体的标题"),
        (2, "（一）楷体的标题"),
        (3, "1.仿宋的标题"),
        (4, "（1）四级标题"),
    ]


def _flat(items: list[pikepdf.OutlineItem], depth: int = 0) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.title.replace(" ", "")
        yield from _flat(list(item.children), depth + 1)


def test_title_author_subject_and_dates_are_the_issues() -> None:
    told = {key: str(value) for key, value in opened().docinfo.items()}
    assert (told["/Title"], told["/Author"], told["/Subject"]) == (
        "工作简报第1期：一期简报的标题",
        "某市人大常委会办公室",
        "工作简报2024年第1期（总第一期）",
    )
    assert told["/CreationDate"].startswith("D:20240730")


def said(name: str) -> object:
    """Return what the metadata say under a qualified name: a text, or a list or set of them."""
    return opened().open_metadata().get(name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("dc:publisher", {"某市人大常委会办公室"}),
        ("dc:identifier", "工作简报-2024-1-总1"),
        ("dc:language", {"zh-CN"}),
        ("dc:subject", {"一期简报的标题"}),
        (f"{{{SCHEMA}}}year", "2024"),
        (f"{{{SCHEMA}}}number", "1"),
        (f"{{{SCHEMA}}}cumulative", "1"),
        (f"{{{SCHEMA}}}articles", ["一期简报的标题"]),
    ],
)
def test_whoever_keeps_the_file_reads_whose_and_which_it_is(name: str, value: object) -> None:
    assert said(name) == value


@pytest.mark.parametrize(
    ("info", "name"),
    [
        ("/Title", "dc:title"),
        ("/Subject", "dc:description"),
        ("/Keywords", "pdf:Keywords"),
        ("/Creator", "xmp:CreatorTool"),
        ("/Producer", "pdf:Producer"),
    ],
)
def test_both_kinds_of_metadata_say_the_same(info: str, name: str) -> None:
    assert str(opened().docinfo[info]) == said(name)


def test_the_program_and_its_version_are_named() -> None:
    assert str(opened().docinfo["/Creator"]) == tool.named()
    assert tool.version()


def test_the_faces_in_the_metadata_are_those_in_the_file() -> None:
    listed = [Used.parsed(line) for line in cast("list[str]", said(f"{{{SCHEMA}}}faces"))]
    inside = {glyph.font.rpartition("+")[2] for row in rows() for glyph in row.glyphs}
    assert {face.postscript for face in listed if face} == inside


def test_the_faces_that_a_docx_names_are_those_in_the_pdf(tmp_path: Path) -> None:
    listed = [Used.parsed(line) for line in cast("list[str]", said(f"{{{SCHEMA}}}faces"))]
    assert {face.role for face in used_in(document(tmp_path, BODY_TEXT, FRONT))} == {one.role for one in listed if one}


def test_articles_stand_with_their_contributors(tmp_path: Path) -> None:
    body = "# 甲\n\n文。\n\n（某县人大 供稿）\n\n# 乙\n\n文。\n"
    meta = document(tmp_path, body, "").meta
    assert [tuple(article) for article in meta.articles] == [("甲", "某县人大"), ("乙", "")]
    assert meta.keywords == ("甲", "乙", "某县人大")


def test_an_edition_is_part_of_what_an_issue_is_told_by(tmp_path: Path) -> None:
    house = found(tmp_path, {"2024/增刊1": text(front="标题: 一期\n刊别: 增刊\n").replace("总期号: 1\n", "")})
    meta = compose(read(tmp_path / "issues/2024/增刊1.md", house)).meta
    assert meta.identifier == "工作简报-2024-增刊1"


def test_the_language_is_chinese() -> None:
    assert str(opened().Root.Lang) == "zh-CN"


def test_the_title_is_shown_by_readers_in_place_of_the_file_name() -> None:
    assert bool(opened().Root.ViewerPreferences.DisplayDocTitle)


def test_the_file_is_tagged() -> None:
    assert bool(opened().Root.MarkInfo.Marked)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "1.pdf").write_bytes(made())
    ran = subprocess.run(["qpdf", "--check", tmp_path / "1.pdf"], capture_output=True, check=False)  # noqa: S607
    assert (ran.returncode, ran.stderr) == (0, b"")
