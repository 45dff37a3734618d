"""A house's own looks, by a layout.yaml and nothing else, as the handbook tells them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from glyphs import lines
from houses import FILE, found, text
from opened import STYLES, Opened

from bulletin import compose, read, write
from bulletin.document import Document
from bulletin.errors import ContentError

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

HANDBOOK = Path(__file__).parents[2] / "docs/handbook.zh-CN.md"


WIDE = "表1：统计 {横排}\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n"


def written(root: Path, layout: str, body: str = "## 一、标题\n\n正文。\n") -> Document:
    folder = root / "templates/zixun"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    house = found(root, {"2024/1": text(body)}, f"{FILE}template: zixun\n")
    return compose(read(root / "issues/2024/1.md", house))


def handbook() -> str:
    (example,) = re.findall(r"```yaml\n(extends: .*?)```", HANDBOOK.read_text(encoding="utf-8"), re.DOTALL)
    return str(example)


def test_the_handbooks_layout_is_about_ten_lines() -> None:
    assert len(handbook().splitlines()) <= 11


def test_the_pdf_is_as_the_handbooks_layout_says(tmp_path: Path) -> None:
    rows = lines(write(written(tmp_path, handbook()), "pdf"))
    folio = next(row for row in rows if row.text.startswith("第1页共1页"))
    assert (folio.left + folio.right) / 2 == pytest.approx(79.3 + 442.35 / 2, abs=1)


@pytest.mark.parametrize("before", ["文字。\n\n", "文字。\n\n\\分页\n\n文字。\n\n"], ids=["even", "odd"])
def test_a_centred_page_number_is_in_the_middle_of_a_landscape_page_too(tmp_path: Path, before: str) -> None:
    data = write(written(tmp_path, handbook(), f"{before}{WIDE}文字。\n"), "pdf")
    (folio,) = (row for row in lines(data) if row.turned)
    places = [glyph.y for glyph in folio.glyphs]
    assert (min(places) + max(places)) / 2 == pytest.approx(79.4 + 442.2 / 2, abs=12)


def test_so_is_the_docx(tmp_path: Path) -> None:
    opened = Opened(write(written(tmp_path, handbook()), "docx"))
    assert opened.find("//w:instrText/text()", "word/defaultFooter.xml") == [" PAGE ", " NUMPAGES "]
    assert opened.find("//w:style[@w:styleId='folio']/w:pPr/w:jc/@w:val", STYLES) == ["center"]
    assert opened.find("//w:style[@w:styleId='title']/w:rPr/w:rFonts/@w:eastAsia", STYLES) == ["华文中宋"]


def test_a_centred_page_number_stands_in_the_middle_of_even_pages_too(tmp_path: Path) -> None:
    opened = Opened(write(written(tmp_path, handbook()), "docx"))
    assert opened.find("//w:pPr/w:jc", "word/evenFooter.xml") == []


@pytest.mark.parametrize("form", ["第页", '{n}"', "{n}\\\\"])
def test_a_page_number_without_its_number_is_refused_at_its_line(tmp_path: Path, form: str) -> None:
    with pytest.raises(ContentError) as caught:
        written(tmp_path, f"extends: lianluo\nfolio: '{form}'\n")
    assert [finding.place.line for finding in caught.value.findings] == [2]
