"""What the catalogue tells of what was built: how many pages issues and years have, and where a year's volume is."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from catalogues import catalogue, issue, page

from bulletin.archive.catalogue import Catalogue
from bulletin.archive.catalogue.built import pages
from bulletin.archive.catalogue.page import CSV

pytestmark = pytest.mark.wrong_pages("pages with nothing on them, to be counted")
ISSUES = {"2024/1": issue(2024, 1, 1, "# 甲\n\n一。\n"), "2024/2": issue(2024, 2, 2, "# 乙\n\n二。\n")}


def made(root: Path, **built: int) -> Catalogue:
    """Make the catalogue of two issues of a year, with PDFs of so many pages; their names begin with an n."""
    (root / "build/2024").mkdir(parents=True)
    for name, count in built.items():
        document = pdfium.PdfDocument.new()
        for _ in range(count):
            document.new_page(100, 100)
        document.save(root / f"build/2024/{name.removeprefix('n')}.pdf")
    return catalogue(root, ISSUES)


def test_issues_and_years_tell_their_pages(tmp_path: Path) -> None:
    assert re.findall("([0-9]+) 页", page(made(tmp_path, n1=3, n2=4))) == ["7", "4", "3"]


def test_the_table_ends_with_the_pages_of_years(tmp_path: Path) -> None:
    assert made(tmp_path, n1=3, n2=4).beside[CSV].decode().splitlines()[-1] == "全部页数,7,7"


def test_a_year_of_which_an_issue_was_not_built_tells_no_pages(tmp_path: Path) -> None:
    some = made(tmp_path, n2=4)
    assert (re.findall("([0-9]+) 页", page(some)), "页数" in some.beside[CSV].decode()) == (["4"], False)


def test_a_years_volume_is_linked_below_the_year(tmp_path: Path) -> None:
    link = '<a href="2024/%E5%90%88%E8%AE%A2%E6%9C%AC.pdf" aria-label="2024年合订本 PDF">合订本 PDF</a>'
    assert link in page(made(tmp_path, n合订本=9))


def test_a_file_that_is_no_pdf_has_no_pages(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    assert (pages(tmp_path / "a.pdf"), pages(tmp_path / "b.pdf")) == (None, None)
