"""What the file says about itself."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from paper import (
    made,
    opened,
)

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
