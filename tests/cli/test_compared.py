"""What `bulletin archive --compare` says and leaves: a page with pictures where something differs, and none where nothing does."""

from __future__ import annotations

from pathlib import Path

import houses
import pytest

from bulletin import files
from bulletin.cli.archiving import told
from bulletin.cli.console import Format, Report
from bulletin.engine import HTML

pytestmark = pytest.mark.wrong_pages("pages of one character are no bulletin's")


def compared(root: Path, before: str, now: str) -> Path:
    """Compare an issue that said one character before, and says another now; return where its page would be."""
    house = houses.found(root, {"2024/1": houses.text()})
    for folder, said in (("old", before), ("build", now)):
        files.publish(root / folder / "2024", {"1.pdf": HTML(string=f"<p>{said}</p>").write_pdf()})
    told.compared(house.issues(), house, root / "build", root / "old", Report(Format.TEXT))
    return root / "build/compare.html"


def test_an_issue_that_differs_is_drawn_on_a_page_whose_place_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = compared(tmp_path, "甲", "乙")
    assert capsys.readouterr().out.splitlines()[-1].endswith("build/compare.html")
    assert page.read_text(encoding="utf-8").count("<img ") == 3


def test_where_nothing_differs_there_is_no_page(tmp_path: Path) -> None:
    assert not compared(tmp_path, "甲", "甲").exists()


def test_a_page_of_an_earlier_comparison_is_written_over(tmp_path: Path) -> None:
    compared(tmp_path, "甲", "乙")
    page = compared(tmp_path, "甲", "甲")
    assert "没有看得出的不同" in page.read_text(encoding="utf-8")
