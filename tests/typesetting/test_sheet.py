"""A style sheet that says something wrong is told at its place; it cannot run a program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from blocks import document, lianluo, paragraph

from bulletin.errors import ContentError
from bulletin.findings import Finding
from bulletin.layout import Layout
from bulletin.typesetting.pages import lay_out
from bulletin.typesetting.sheet import css


def with_sheet(folder: Path, text: str) -> Layout:
    (folder / "own").mkdir()
    (folder / "own/style.css.j2").write_text(text, encoding="utf-8")
    return replace(lianluo(), sheet=folder / "own/style.css.j2")


def fault(folder: Path, text: str) -> Finding:
    with pytest.raises(ContentError) as caught:
        lay_out(replace(document(paragraph("甲")), layout=with_sheet(folder, text)))
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize(
    ("sheet", "code", "place"),
    [
        ("\n{{ cycler.__init__.__globals__.os.popen('id').read() }}", "template-broken", ":2"),
        ("\n{{ styles.body.model_copy() }}", "template-broken", ":2"),
        ("\n{{ 1", "template-broken", ":2"),
        ("\n{{ styles.nothing }}", "template-variable", ":2"),
        ("\n{% include 'nowhere.j2' %}", "template-missing", ":2"),
        ("p { colour: red }", "sheet-broken", ""),
        ("@import url('other.css');", "sheet-broken", ""),
    ],
)
def test_a_fault_of_a_style_sheet_is_told_at_its_place(tmp_path: Path, sheet: str, code: str, place: str) -> None:
    finding = fault(tmp_path, sheet)
    assert (finding.code, str(finding.place)) == (code, f"templates/own/style.css.j2{place}")


def test_what_the_engine_does_not_understand_is_shown_as_it_was_written(tmp_path: Path) -> None:
    assert "第 2 行“p { colour: red }”" in fault(tmp_path, "\np { colour: red }").message


def test_what_a_style_sheet_would_fetch_is_named(tmp_path: Path) -> None:
    assert "other.css" in fault(tmp_path, "@import url('other.css');").message


def test_a_sheet_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    layout = with_sheet(tmp_path, "first")
    css(layout)
    layout.sheet.write_text("the second", encoding="utf-8")
    assert css(layout) == "the second"


@pytest.mark.parametrize(("style", "size"), {"table": "7.2pt", "table-least": "5.4pt"}.items())
def test_a_footnotes_mark_is_in_proportion_to_the_type_it_stands_in(style: str, size: str) -> None:
    assert f".{style} .footnote::footnote-call {{ font-size: {size}; }}" in css(lianluo())
