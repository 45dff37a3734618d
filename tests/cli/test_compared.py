"""What `bulletin archive --compare` says and leaves: a page with pictures where something differs, and none where nothing does."""

from __future__ import annotations

import errno
import re
import tempfile
from pathlib import Path
from typing import NoReturn

import houses
import pytest

from bulletin import files
from bulletin.archive.work import Means
from bulletin.cli.archiving import told
from bulletin.cli.console import Format, Report
from bulletin.engine import HTML

pytestmark = pytest.mark.wrong_pages("pages of one character are no bulletin's")


def compared(root: Path, before: str, now: str, limit: float = 300) -> Path:
    """Compare an issue that said one character before, and says another now; return where its page would be."""
    house = houses.found(root, {"2024/1": houses.text()})
    for folder, said in (("old", before), ("build", now)):
        files.publish(root / folder / "2024", {"1.pdf": HTML(string=f"<p>{said}</p>").write_pdf()})
    told.compared(house.issues(), house, root / "build", root / "old", Means(1, limit), Report(Format.TEXT))
    return root / "build/compare.html"


def test_an_issue_that_differs_is_drawn_on_a_page_whose_place_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = compared(tmp_path, "甲", "乙")
    assert capsys.readouterr().out.splitlines()[-1].endswith("build/compare.html")
    assert page.read_text(encoding="utf-8").count("<img ") == 3


def test_where_nothing_may_be_written_the_page_is_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "locked", refusing)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert not compared(tmp_path, "甲", "乙").exists()
    (page,) = tmp_path.glob("bulletin-compare-*/compare.html")
    assert capsys.readouterr().out.splitlines()[-1].endswith(f" {page}")


def refusing(folder: Path) -> NoReturn:
    """Refuse to write into a folder."""
    raise files.refused(PermissionError(errno.EACCES, "x"), folder)


def test_where_nothing_differs_there_is_no_page(tmp_path: Path) -> None:
    assert not compared(tmp_path, "甲", "甲").exists()


def test_issues_are_told_in_their_order_whoever_has_done_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"2024/{number}" for number in range(1, 7)]
    house = houses.found(tmp_path, {name: houses.text() for name in names})
    long, short = (HTML(string=f"<p>{'甲<br>' * lines}</p>").write_pdf() for lines in (2000, 1))
    for at, name in enumerate(names):
        files.publish(tmp_path / "old/2024", {f"{Path(name).name}.pdf": long if at % 2 else short})
    for name in names[:-1]:
        files.publish(tmp_path / "build/2024", {f"{Path(name).name}.pdf": short})
    files.publish(tmp_path / "build/2024", {"5.pdf": b"%PDF"})
    told.compared(house.issues(), house, tmp_path / "build", tmp_path / "old", Means(2), Report(Format.TEXT))
    said = capsys.readouterr()
    assert re.findall(r"/2024/(\d)\.pdf: \w+\[([a-z-]+)\]", said.err) == [
        ("2", "output-text-differs"),
        ("4", "output-text-differs"),
        ("5", "pdf-unreadable"),
        ("6", "output-alone"),
    ]
    assert said.out.startswith("6 期：2 期相同，0 期有变动，2 期文字有变化，1 期只有一边有，1 期读不出来\n")
    shown = re.findall(r"2024/\d 第 1 页，现在的样子", (tmp_path / "build/compare.html").read_text(encoding="utf-8"))
    assert [one[5] for one in shown] == ["2", "4"]


def test_what_takes_too_long_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compared(tmp_path, "甲", "乙", limit=0.001)
    said = capsys.readouterr()
    assert "error[pdf-unreadable] 比较这一期，超过 0.001 秒，已经停下；又试了一次，还是这样" in said.err
    assert said.out == "1 期：0 期相同，0 期有变动，0 期文字有变化，1 期读不出来\n"


def test_a_page_of_an_earlier_comparison_is_written_over(tmp_path: Path) -> None:
    compared(tmp_path, "甲", "乙")
    page = compared(tmp_path, "甲", "甲")
    assert "没有看得出的不同" in page.read_text(encoding="utf-8")
