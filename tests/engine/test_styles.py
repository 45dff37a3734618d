"""Styles that are kept from document to document: their values are those that the engine computes, and no document writes into another's."""

from __future__ import annotations

import pytest
from blocks import lianluo
from weasyprint.css import StyleFor
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.formatting_structure.boxes import BlockBox

from bulletin import engine, fonts
from bulletin.engine import styles
from bulletin.engine.faces import Faces
from bulletin.engine.untyped import Box, page_box

SHEET = """
@page { size: 300px 400px; margin: 20px; @bottom-center { content: counter(page); font-size: 8px } }
body { font: 16px '仿宋', '西文'; --gap: 3px }
p { margin: 0 0 1em var(--gap); text-indent: 2em }
.low { font-size: 0.5em; line-height: 2; padding: 10% }
b { font-weight: bold } ul { list-style: none }
.note { float: footnote } .note::footnote-call { content: counter(footnote) } table { border-collapse: collapse; margin: 4px }
td { padding: 3px; margin: 3px; border: 1px solid } .wide { width: 50vw; height: calc(10vh + 1px) }
"""
# Of what depends on the way of writing anonymous boxes have no value.
NAMES = [name for name in INITIAL_VALUES if "block" not in name and "inline" not in name]
BODY = """
<h1 id="first">甲</h1><h1 id="second">乙</h1><p>丙<b>丁</b><span class="note">注</span></p><p class="low">戊</p>
<ul><li>己</li></ul><table style="width: 50%"><tr><td>庚</td></tr></table><p class="wide" style="color: red">辛</p>
"""


@pytest.fixture
def faces() -> Faces:
    made = Faces(["西文"])
    for role in ("西文", "仿宋"):
        made.add(fonts.resolve(lianluo().faces.values(), ())[role])
    engine.start(made)
    return made


def boxes(faces: Faces, sheet: str = SHEET, body: str = BODY) -> list[Box]:
    pages = engine.HTML(string=f"<style>{sheet}</style>{body}").render(font_config=faces).pages
    return [box for page in pages for box in page_box(page).descendants()]


def values(faces: Faces, sheet: str = SHEET, body: str = BODY) -> list[tuple[str, object]]:
    """Return every value of every box of a document that has been laid out."""
    return [(f"{box.element_tag} {name}", box.style[name]) for box in boxes(faces, sheet, body) for name in NAMES]


def test_values_are_those_of_the_engine(faces: Faces, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = values(faces), values(faces)
    monkeypatch.setattr(StyleFor, "set_computed_styles", styles.COMPUTED.original)
    theirs = values(faces)
    assert len(theirs) > len(NAMES)
    assert [pair for pair in zip(first, theirs, strict=True) if pair[0] != pair[1]] == []
    assert [pair for pair in zip(second, theirs, strict=True) if pair[0] != pair[1]] == []


def test_a_later_document_computes_nothing_anew(faces: Faces) -> None:
    sheet = engine.CSS(string=SHEET.replace("var(--gap)", "3px"), font_config=faces)

    def kept(body: str) -> set[object]:
        engine.HTML(string=body).render(font_config=faces, stylesheets=[sheet])
        return set(faces.styles)

    body = BODY.replace(' style="color: red"', "")
    assert kept(body) == kept(body.replace("甲", "壬").replace("first", "ninth")) != set()


def test_what_is_written_into_a_style_stays_in_its_document(faces: Faces) -> None:
    for box in boxes(faces):
        if isinstance(box.style, styles.Own):
            box.style["color"] = "written"
    assert [value for _, value in values(faces) if value == "written"] == []


def test_shares_of_the_page_are_those_of_its_own_document(faces: Faces) -> None:
    def widths(side: int) -> set[float]:
        sheet = SHEET.replace("300px", f"{side}px")
        found = [box for box in boxes(faces, sheet) if box.element_tag == "p" and box.style["color"][0] == 1]
        return {box.width for box in found if isinstance(box, BlockBox)}

    assert [widths(300), widths(500)] == [{130.0}, {230.0}]


def test_each_element_has_its_own_address(faces: Faces) -> None:
    addresses = [box.style["anchor"] for box in boxes(faces) if box.element_tag == "h1" and box.style["anchor"]]
    assert [name for name in dict.fromkeys(addresses) if name] == ["first", "second"]


def test_no_more_styles_are_kept_than_are_worth_it(faces: Faces, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = values(faces)
    monkeypatch.setattr(styles, "_MOST", 5)
    faces.styles.clear()
    assert values(faces) == wanted
    assert 0 < len(faces.styles) <= 5
