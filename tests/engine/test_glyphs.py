"""Which texts are set from the table of glyphs: those whose characters are the same whatever stands beside them, in the face at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from blocks import document, paragraph
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from weasyprint.formatting_structure import boxes

from bulletin import engine
from bulletin.engine.faces import Faces
from bulletin.engine.lines import measured
from bulletin.engine.lines.glyphs import Glyphs
from bulletin.engine.lines.laid import Line
from bulletin.engine.untyped import Box, page_box
from bulletin.fonts import Found
from bulletin.typesetting.pages import lay_out

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

CHARACTERS = "abcdefgh 代表"
WIDTHS = {char: 400 + 40 * number for number, char in enumerate(CHARACTERS)}
MARK = "\u0301"


def face(path: Path, features: str = "", table: str = "") -> Faces:
    """Make a face whose characters are bars of different widths, with features, and a table that nobody can read."""
    names = {char: f"u{ord(char):04X}" for char in (*CHARACTERS, MARK)}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(char): name for char, name in names.items()})
    pen = TTGlyphPen(None)
    for point in ((0, 0), (0, 700), (100, 700)):
        (pen.lineTo if point != (0, 0) else pen.moveTo)(point)
    pen.closePath()
    bar = pen.glyph()
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], bar))
    builder.setupHorizontalMetrics(
        {".notdef": (500, 0), **{name: (WIDTHS.get(char, 0), 0) for char, name in names.items()}}
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Bars", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    if features:
        for char, name in names.items():
            features = features.replace(f"<{char}>", name)
        addOpenTypeFeaturesFromString(builder.font, features)
    if table:
        builder.font[table] = newTable("DUMM")
        builder.font[table].data = bytes(8)
    builder.save(path)
    faces = Faces(["西文"])
    faces.add(Found("西文", "Bars", "Bars", path, 0))
    engine.start(faces)
    return faces


def laid_out(text: str, faces: Faces, width: int = 400) -> list[Box]:
    """Lay out a text and return its lines' boxes."""
    page = f"<style>@page{{size:{width}px 600px;margin:0}}body{{margin:0;font:20px '西文'}}</style>{text}"
    pages = engine.HTML(string=page).render(font_config=faces).pages
    return [box for box in page_box(pages[0]).descendants() if isinstance(box, boxes.TextBox)]


def is_measured(text: str, faces: Faces) -> bool:
    return all(isinstance(box.pango_layout, Line) for box in laid_out(text, faces))


ALONE = {
    "no features": "",
    "ligatures that are switched off": "feature liga { sub <a> <b> by <c>; } liga;",
    "kerning, which is switched off": "feature kern { pos <a> <b> -100; } kern;",
    "features nobody asks for": "feature ss01 { sub <a> <b> by <c>; } ss01;",
}
IN_COMPANY = {
    "ligatures that a script needs": "feature rlig { sub <a> <b> by <c>; } rlig;",
    "composed glyphs": "feature ccmp { sub <a> <b> by <c>; } ccmp;",
    "forms before others": "feature ccmp { sub <a>' <b> by <c>; } ccmp;",
    "forms by language": "feature locl { sub <a> by <h>; } locl;",
    "forms by language in company": "feature locl { sub <a>' <b> by <c>; } locl;",
    "distances": "feature dist { pos <a> <b> -100; } dist;",
}


@pytest.mark.parametrize("features", [*ALONE.values(), *IN_COMPANY.values()], ids=[*ALONE, *IN_COMPANY])
def test_a_text_is_as_wide_as_pango_makes_it(features: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faces = face(tmp_path / "bars.ttf", features)
    found = [(box.text, box.width) for box in laid_out("abc gh ab代表 cab" * 5, faces)]
    monkeypatch.setattr(measured, "split", lambda *_: None)
    pango = [(box.text, pytest.approx(box.width, abs=0.01)) for box in laid_out("abc gh ab代表 cab" * 5, faces)]
    assert found == pango
    assert len(found) > 1


@pytest.mark.parametrize("features", ALONE.values(), ids=ALONE)
def test_what_is_the_same_in_company_is_measured(features: str, tmp_path: Path) -> None:
    assert is_measured("ab", face(tmp_path / "bars.ttf", features))


@pytest.mark.parametrize("features", IN_COMPANY.values(), ids=IN_COMPANY)
def test_what_may_change_in_company_is_left_to_pango(features: str, tmp_path: Path) -> None:
    faces = face(tmp_path / "bars.ttf", features)
    assert not is_measured("ab", faces)
    assert is_measured("gh", faces)


@pytest.mark.parametrize("table", ["morx", "kerx", "trak", "Silf", "COLR", "SVG "])
def test_a_face_with_rules_of_another_kind_is_left_to_pango(table: str, tmp_path: Path) -> None:
    assert not is_measured("gh", face(tmp_path / "bars.ttf", table=table))


@pytest.mark.parametrize("text", [f"a{MARK}b", "a\ufe0f", "\u200b", "א", "a\u00ad"], ids=ascii)
def test_characters_that_are_not_simple_are_left_to_pango(text: str, tmp_path: Path) -> None:
    assert not is_measured(text, face(tmp_path / "bars.ttf"))


def test_a_character_of_another_face_is_left_to_pango(tmp_path: Path) -> None:
    faces = face(tmp_path / "bars.ttf")
    assert not is_measured("代表甲", faces)
    assert is_measured("代表", faces)


def widths(faces: Faces) -> Iterator[float]:
    yield from (box.width for box in laid_out("<p>ab</p>", faces))


def test_a_character_met_again_has_its_own_width(tmp_path: Path) -> None:
    faces = face(tmp_path / "bars.ttf")
    wanted = [(WIDTHS["a"] + WIDTHS["b"]) / 1000 * 20]
    assert list(widths(faces)) == pytest.approx(wanted, abs=0.01)
    assert list(widths(faces)) == pytest.approx(wanted, abs=0.01)


@pytest.mark.parametrize("before", ["", "℉", "䶮"])
def test_a_blank_has_the_face_of_its_text_whatever_it_was_first_met_beside(before: str) -> None:
    pages = lay_out(document(paragraph("甲乙℉")))  # this has the face for what others lack loaded
    style = next(
        box for box in page_box(pages.rendered.pages[0]).descendants() if getattr(box, "text", "") == "甲乙℉"
    ).style
    glyphs = Glyphs(style).of(f"{before}\u3000甲")
    assert glyphs
    blank, own = (glyph.face for glyph in glyphs[-2:])
    assert blank
    assert own
    assert blank.key == own.key


def test_styles_whose_texts_are_measured_are_kept_up_to_a_number(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(measured, "_MOST", 2)
    faces = face(tmp_path / "bars.ttf")
    laid_out("".join(f"<p style='letter-spacing:{gap}px'>abc</p>" for gap in range(1, 6)), faces)
    assert 0 < len(faces.manners) <= 2
