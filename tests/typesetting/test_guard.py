"""What stands outside of its place, or on other text, is an error with its line; what stands right is let be."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from blocks import cell as cell_of
from blocks import document, paragraph, table
from PIL import Image

from bulletin.document import Block, Document
from bulletin.engine import CSS, REGISTER
from bulletin.errors import ContentError
from bulletin.findings import Finding, Place
from bulletin.typesetting import pages
from bulletin.typesetting.reading.guard import refuse_misplaced

PATH = "issues/2024/12.md"
SHEET = """@page { size: 300px 300px; margin: 50px; @bottom-left { content: counter(page) } }
body { font: 10px/20px monospace; margin: 0 } p, h1 { margin: 0; font-size: 10px } table { width: 100%; table-layout: fixed; border-collapse: collapse }
td { border: 1px solid } .footnote { float: footnote } .wide { white-space: nowrap }"""
LONG = "long" * 20


@pytest.fixture(autouse=True)
def bare() -> None:
    """Have the engine as it comes: with our mends it breaks long words, which would stand outside of nothing."""
    REGISTER.stop()


def of_lines(count: int, *blocks: Block) -> Document:
    """Make a document whose source has so many lines."""
    source = "\n".join(f"line {number}" for number in range(1, count + 1)).encode()
    return replace(document(*blocks), sources={PATH: source})


def refused(body: str, made: Document | None = None) -> list[Finding]:
    """Lay out `body` and give what the guard finds."""
    image = io.BytesIO()
    Image.new("L", (4, 4)).save(image, "PNG")
    source = pages.Markup(f"<html><head/><body>{body}</body></html>", pages.Fetcher({"a.png": image.getvalue()}))
    rendered = source.render(stylesheets=[CSS(string=SHEET)])
    try:
        refuse_misplaced(rendered, source.etree_element, made or of_lines(30, paragraph("甲")))
    except ContentError as error:
        return list(error.findings)
    return []


def told(body: str, made: Document | None = None) -> list[tuple[int, str]]:
    return [(finding.place.line, finding.code) for finding in refused(body, made)]


def test_text_within_the_type_area_is_let_be() -> None:
    assert told(f"<p data-at='7:1'>{'some words ' * 60}</p>") == []


def test_a_word_wider_than_the_line_is_told_with_its_line() -> None:
    assert told(f"<p>first</p><p data-at='7:1' class='wide'>{LONG}</p>") == [(7, "text-outside")]


def test_the_text_the_page_and_a_way_out_are_told() -> None:
    (finding,) = refused(f"<p data-at='7:1' class='wide'>{LONG}</p>")
    assert finding.message == f"第 1 页的“{LONG[:24]}”超出版心"
    assert finding.hint
    assert finding.place == Place(PATH, 7, 1)


def test_each_block_is_told_once() -> None:
    assert told(f"<p data-at='7:1' class='wide'>{LONG}<br/>{LONG}</p>") == [(7, "text-outside")]


def test_text_below_the_type_area_is_told() -> None:
    assert told("<p data-at='7:1' style='position: relative; top: 210px'>low</p>") == [(7, "text-outside")]


def test_text_off_the_paper_is_told() -> None:
    assert told("<p data-at='7:1' style='position: relative; top: 900px'>gone</p>") == [(7, "text-outside")]


def test_text_over_other_text_is_told() -> None:
    over = "<p data-at='8:1' style='position: relative; top: -15px'>over</p>"
    assert told(f"<p data-at='7:1'>under</p>{over}") in ([(7, "text-overprinted")], [(8, "text-overprinted")])


def cells(*rows: str) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows)
    return f"<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{body}</tbody></table>"


def in_table() -> Document:
    rows = [(cell_of("a"), cell_of("b")) for _ in range(3)]
    made = table(*rows, head=(cell_of("A"), cell_of("B")))
    return of_lines(30, replace(made, place=Place(PATH, 10, 1)))


def test_a_word_wider_than_its_column_is_told_with_the_line_of_its_row() -> None:
    assert told(cells("a|b", "a|b", "longlonglonglonglonglong|"), in_table()) == [(14, "text-outside")]


def test_a_head_wider_than_its_column_is_told_with_the_first_line_of_the_table() -> None:
    head = cells("a|b").replace("<th>A</th>", "<th>longlonglonglonglonglong</th>")
    assert told(head, in_table()) == [(10, "text-outside")]


def test_a_word_that_also_stands_on_another_is_told_once() -> None:
    assert told(cells("longlonglonglonglonglong|next"), in_table()) == [(12, "text-outside")]


def test_words_of_a_cell_that_fit_are_let_be() -> None:
    assert told(cells("some words that wrap|b", "a|other words that wrap"), in_table()) == []


def test_a_way_out_of_a_cell_is_another_one() -> None:
    (finding,) = refused(cells("longlonglonglonglonglong|"), in_table())
    assert finding.message.endswith("超出表格的格子")
    assert "栏" in finding.hint


def test_a_note_is_told_with_the_line_of_the_paragraph_that_calls_it() -> None:
    note = f"<span class='footnote'><span class='wide'>{LONG}</span></span>"
    assert told(f"<p data-at='7:1'>text{note}</p>") == [(7, "text-outside")]


def test_a_note_that_fits_is_let_be() -> None:
    assert told("<p data-at='7:1'>text<span class='footnote'>a note</span></p>") == []


def test_an_entry_of_a_list_is_told_with_its_own_line() -> None:
    entries = f"<ul><li><p data-at='7:1'>short</p></li><li><p data-at='8:1' class='wide'>{LONG}</p></li></ul>"
    assert told(entries) == [(8, "text-outside")]


def test_a_picture_outside_the_type_area_is_told() -> None:
    picture = "<img src='a.png' style='width:240px;height:40px'/>"
    assert told(f"<figure data-at='7:1' style='margin:0'>{picture}</figure>") == [(7, "picture-overflowing")]


def test_text_on_a_picture_is_told() -> None:
    picture = "<img src='a.png' style='width:90px;height:40px;vertical-align:bottom'/>"
    over = "<p data-at='8:1' style='position: relative; top: -15px'>over</p>"
    assert told(f"<p data-at='7:1'>{picture}</p>{over}") == [(8, "text-overprinted")]


def test_a_gap_at_the_end_of_a_line_may_stand_outside() -> None:
    assert told("<p data-at='7:1' style='white-space:pre;padding-left:190px'>字\u3000</p>") == []


def test_the_gap_behind_a_spaced_text_may_stand_outside() -> None:
    style = "white-space:nowrap;letter-spacing:30px;margin-right:-30px"
    assert told(f"<p data-at='7:1' style='{style}'>{'w' * 5}</p>") == []


def test_text_without_a_line_is_told_with_its_file() -> None:
    (finding,) = refused(f"<p class='wide'>{LONG}</p>")
    assert (finding.place.path, finding.place.line) == (PATH, 0)


def test_every_document_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(pages, "refuse_misplaced", lambda rendered, *_: asked.append(len(rendered.pages)))
    pages.lay_out(document(paragraph("一段。")))
    assert asked == [1]


def test_what_comes_from_another_file_is_told_there() -> None:
    theirs = replace(paragraph("甲"), place=Place("bulletin.yaml", 7, 3))
    (finding,) = refused(f"<p data-at='7:3' class='wide'>{LONG}</p>", of_lines(30, paragraph("甲"), theirs))
    assert finding.place == theirs.place
