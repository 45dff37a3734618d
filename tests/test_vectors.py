"""Drawings: what only draws comes through, all else is refused."""

from __future__ import annotations

import gzip
from pathlib import Path

import judges
import pytest
from glyphs import lines
from houses import FILE, found, text
from opened import Opened
from PIL import Image

from bulletin import compose, read, vectors, write
from bulletin.document import Document
from bulletin.errors import ContentError

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PATH = '<path fill="#E60012" d="M10 10 C 90 0 300 90 390 50 L 390 90 L 10 90 Z"/>'
REFUSED = {
    "a script": "<script>1</script>",
    "text": "<text>甲</text>",
    "a picture": '<image href="a.png"/>',
    "a clone, which may clone itself": '<use href="#a"/>',
    "foreign HTML": "<foreignObject/>",
    "a handler": '<path onload="x()"/>',
    "a link to a file": '<linearGradient xlink:href="file:///etc/passwd"/>',
    "a fill from elsewhere": '<path fill="url(http://example.org/a.svg#b)"/>',
    "a hidden address": '<path style="fill:u\\72l(http://example.org/a)"/>',
    "an import": "<style>@import 'a.css';</style>",
    "a style from elsewhere": "<style>path { fill: url('a.svg#b') }</style>",
    "too deep a nesting": "<g>" * 102 + "</g>" * 102,
    "nothing that is drawn": f"<defs>{PATH}</defs>",
    "a fill that is not there": '<path fill="url(#b)"/>',
    "a style that is not there": f"<style>.a {{ clip-path: url('#b') }}</style>{PATH}",
    "a gradient that goes on from none": f'<linearGradient id="a" xlink:href="#b"/>{PATH}',
    "a variable, which the engine does not know": f"<style>path {{ fill: var(--a) }}</style>{PATH}",
}


def drawing(inner: str = PATH, attributes: str = 'viewBox="0 0 400 100"', before: str = "") -> bytes:
    return f"{before}{HEAD} {attributes}>{inner}</svg>".encode()


def kept(data: bytes) -> vectors.Drawing:
    found = vectors.clean(data)
    assert isinstance(found, vectors.Drawing), found
    return found


def refused(data: bytes) -> vectors.Refused:
    found = vectors.clean(data)
    assert isinstance(found, vectors.Refused)
    return found


def named(root: Path, svg: bytes, size: tuple[int, int] | None = (800, 200)) -> Document:
    """Compose an issue under a name that is drawn."""
    house = found(root, {"2024/1": text()}, f"{FILE}template: lianluo\n报头图片: assets/name.svg\n")
    house.assets.mkdir()
    (house.assets / "name.svg").write_bytes(svg)
    if size:
        Image.new("RGB", size, "red").save(house.assets / "name.png")
    return compose(read(root / "issues/2024/1.md", house))


def fault(root: Path, svg: bytes, size: tuple[int, int] | None = (800, 200)) -> tuple[str, int, str]:
    with pytest.raises(ContentError) as caught:
        named(root, svg, size)
    (finding,) = caught.value.findings
    return finding.place.path, finding.place.line, finding.code


@pytest.mark.parametrize("inner", REFUSED.values(), ids=REFUSED)
def test_what_does_more_than_draw_is_refused(inner: str) -> None:
    assert refused(drawing(inner)).hint


@pytest.mark.parametrize(
    "data",
    [b"", b"<html/>", b"\xff\xfe<", drawing()[:-9], drawing(attributes=""), drawing(attributes='viewBox="0 0 0 1"'),
     drawing(attributes='viewBox="0 0 nan 1"'), drawing(attributes='width="100%" height="3em"'),
     gzip.compress(drawing())],
)  # fmt: skip
def test_what_is_no_drawing_or_has_no_size_is_refused(data: bytes) -> None:
    assert refused(data).line == 1


def test_entities_are_refused_where_they_stand() -> None:
    bomb = '<!DOCTYPE svg [\n<!ENTITY a "甲">]>'
    assert refused(drawing("&a;", before=bomb)).line == 2


def test_a_plain_document_type_is_no_fault() -> None:
    before = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert b"DOCTYPE" not in kept(drawing(before=before)).data


def test_what_other_programs_say_of_themselves_is_left_out() -> None:
    inner = f'<metadata><a xmlns="b"/></metadata><c:view xmlns:c="d"/><g xmlns:c="d" c:label="e">{PATH}</g><!-- f -->'
    assert kept(drawing(inner)).data == kept(drawing(f"<g>{PATH}</g>")).data


def test_gradients_and_styles_of_its_own_are_kept() -> None:
    inner = '<style>.a { fill: url(#b) }</style><linearGradient id="b"/><path class="a" fill="url(#b)"/>'
    assert kept(drawing(inner)).data.count(b"url(#b)") == 2


@pytest.mark.parametrize(
    "attributes",
    ['viewBox="0 0 400 100"', 'viewBox="5,5,400,100"', 'width="400px" height="100"', 'width="10.16cm" height="1in"'],
)
def test_its_shape_is_what_it_shows(attributes: str) -> None:
    assert kept(drawing(attributes=attributes)).shape == 4


def test_the_pdf_draws_it_and_word_has_the_png(tmp_path: Path) -> None:
    document = named(tmp_path, drawing())
    pdf, docx = write(document, "pdf"), Opened(write(document, "docx"))
    assert b"/Subtype /Image" not in pdf
    assert docx.one("//wp:docPr/@descr") == "工作简报"
    assert [name for name in docx.parts if "media" in name] == ["word/media/picture1.png"]
    assert lines(pdf)[0].text == "第1期"


@pytest.mark.wrong_pages("the checker does not know where a part of a drawing that is half transparent stands")
@pytest.mark.parametrize("name", judges.PDF)
def test_the_pdf_is_sound(name: str, tmp_path: Path) -> None:
    inner = f'<linearGradient id="b"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient>{PATH}<path fill="url(#b)" opacity="0.5" d="M0 0H20V20Z"/>'
    assert judges.PDF[name](write(named(tmp_path, drawing(inner)), "pdf")) == []


def test_both_files_are_carried_by_the_pdf(tmp_path: Path) -> None:
    assert {"assets/name.svg", "assets/name.png"} <= named(tmp_path, drawing()).sources.keys()


def test_a_faulty_drawing_is_told_where_the_house_names_it(tmp_path: Path) -> None:
    assert fault(tmp_path, drawing("<script/>")) == ("bulletin.yaml", 4, "drawing-refused")


def test_a_drawing_without_its_png_is_told(tmp_path: Path) -> None:
    assert fault(tmp_path, drawing(), None) == ("bulletin.yaml", 4, "drawing-alone")


def test_a_png_of_another_shape_is_told(tmp_path: Path) -> None:
    assert fault(tmp_path, drawing(), (800, 300))[2] == "drawing-unlike"


def test_a_pixel_more_is_no_other_shape(tmp_path: Path) -> None:
    assert named(tmp_path, drawing(), (801, 200)).pictures["name.svg"].width == 801
