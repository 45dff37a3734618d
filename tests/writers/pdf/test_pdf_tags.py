"""What a PDF says of its structure, and how it is read, copied and searched."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
import tagging
from blocks import HERE, SENTENCES, cell, colophon, document, heading, listing, names, note, paragraph, table
from houses import document as issue
from tagging import Element

from bulletin import write
from bulletin.document import Block, Cell, LineBreak, Link, Pair
from bulletin.document import Text as Run


def tree(data: bytes) -> Element:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return tagging.tree(pdf)


def tagged(*blocks: Block) -> Element:
    return tree(write(document(*blocks), "pdf"))


def read(data: bytes) -> str:
    """Return the text as PDFium reads it, page by page in the order of painting."""
    pdf = pdfium.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf).replace("\r", "")
    finally:
        pdf.close()


def outline(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as found:
        return [str(entry.title) for entry in found.root]


FULL = [paragraph(SENTENCES) for _ in range(5)]


@pytest.mark.parametrize("before", range(5))
def test_a_paragraph_over_a_page_turn_is_one(before: int) -> None:
    long = SENTENCES * 8
    found = tagged(*FULL[:before], paragraph(long))
    assert [one.text.replace("\u200b", "") for one in found.all("P")][-1] == long


def test_a_list_over_a_page_turn_is_one() -> None:
    assert [len(one.inner) for one in tagged(listing(*[SENTENCES] * 8)).all("L")] == [8]


def test_of_a_heading_that_text_runs_on_behind_only_its_words_are_the_heading() -> None:
    found = tagged(heading("（一）分项。", Run(SENTENCES, "body"), style="heading-1"))
    assert [one.text for one in found.all("H2")] == ["（一）分项。"]


def test_the_head_of_a_table_is_read_once() -> None:
    rows = [(cell(f"第{number}行"), cell("1")) for number in range(60)]
    found = tagged(table(*rows, head=(cell("项目", style="table-head"), cell("数量", style="table-head"))))
    assert [one.text for one in found.all("TH")] == ["项目", "数量"]


def test_a_merged_cell_over_a_page_turn_is_one_cell() -> None:
    rows = [(cell("合并", rows=60), cell("1")), *[(cell(str(number)),) for number in range(59)]]
    found = tagged(table(*rows))
    assert [one.cell[2] for one in found.all("TD") if one.text == "合并"] == [60]


def test_the_mark_of_a_note_is_read_apart_from_the_figure_before_it() -> None:
    assert "1247（注1）件" in read(write(document(paragraph("办理1247", note(1, "含并案。"), "件。")), "pdf"))


def test_an_address_in_the_text_is_a_link(tmp_path: Path) -> None:
    found = tree(write(issue(tmp_path, "请寄liaison@example.org。\n"), "pdf"))
    assert [one.text for one in found.all("Link")] == ["liaison@example.org"]


def test_text_is_painted_in_its_order() -> None:
    words = read(
        write(document(paragraph("前文"), table((cell("格中"), cell("一"))), paragraph("后文"), colophon()), "pdf")
    )
    assert sorted(("前文", "格中", "后文", "责任编辑"), key=words.index) == ["前文", "格中", "后文", "责任编辑"]


@pytest.mark.parametrize("name", ["工作简报", "第1期", "2024年7月30日"])
def test_the_masthead_is_found_by_its_words(name: str, tmp_path: Path) -> None:
    assert name in read(write(issue(tmp_path), "pdf"))


def test_the_bookmark_of_an_attachment_says_which_it_is(tmp_path: Path) -> None:
    text = "正文。\n\n# 附件1 名单\n\n甲。\n\n# 附件2 办法\n\n乙。\n"
    assert outline(write(issue(tmp_path, text), "pdf"))[1:] == ["附件1　名单", "附件2　办法"]


def test_a_link_and_a_note_in_the_head_of_a_table_are_read_once() -> None:
    linked = Cell("table-head", (Link("https://example.org/", (Run("网址"),)), note(1, "注。")), "center")
    rows = [(cell(f"第{number}行"), cell("1")) for number in range(60)]
    found = tagged(table(*rows, head=(linked, cell("数量", style="table-head"))))
    assert [one.text for one in found.all("Link")] == ["网址", "（注1）", "1 "]


def test_a_line_with_two_ends_is_one_paragraph() -> None:
    left = (Run("某某市人大常委会"), LineBreak(), Run("某某市人民政府"), LineBreak(), Run("编"))
    found = tagged(Pair("imprint", left, (Run("2024年7月30日"),), HERE))
    assert [one.text for one in found.all("P")] == ["某某市人大常委会某某市人民政府编　2024年7月30日"]


def test_names_of_a_list_are_read_apart_and_without_their_gaps() -> None:
    found = tagged(names("委员：", "李小明", "欧阳明", "王伟"))
    assert "".join(one.text for one in found.all("P")) == "委员：李小明　欧阳明　王伟"


def test_words_are_read_apart_where_a_line_ends_between_them() -> None:
    words = (
        "The workplace of a deputy is where the people of a town tell what they need and hear what has become of it. "
        * 3
    )
    found = tagged(paragraph(words.strip()))
    assert [one.text for one in found.all("P")] == [words.strip()]
