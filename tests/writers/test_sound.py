"""What no validator asks: fields, bookmarks and footnotes that belong together, faces that are known, no empty boxes for glyphs."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from blocks import document, everything, lianluo, paragraph
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from lxml import etree
from opened import BODY, Opened

from bulletin import compose, read, write
from bulletin.document import Document
from bulletin.engine.embedded.compact import is_bare
from bulletin.manuscripts.house import House
from bulletin.writers.docx.xml import NAMESPACES

ROOT = Path(__file__).parents[2]
NOTES = "word/footnotes.xml"
TEXT_OPERATORS = {"Tj", "TJ"}
NAMES = ["everything", *(f"{path.parent.name}/{path.stem}" for path in sorted((ROOT / "issues").glob("*/*.md")))]
EACH = pytest.mark.parametrize("name", NAMES)


@cache
def composed(name: str) -> Document:
    return everything() if name == "everything" else compose(read(ROOT / f"issues/{name}.md", House.find(ROOT)))


@cache
def opened(name: str) -> Opened:
    return Opened(write(composed(name), "docx"))


def unbalanced(body: bytes) -> list[str]:
    """Return what is wrong with the fields of a part: each begins, may be separated once, and ends, one in another."""
    depth: list[str] = []
    faults: list[str] = []
    kinds: Any = etree.fromstring(body).xpath("//w:fldChar/@w:fldCharType", namespaces=NAMESPACES)
    for kind in kinds:
        if kind == "begin":
            depth.append(kind)
        elif not depth or (kind == "separate" and depth[-1] != "begin"):
            faults.append(f"{kind} without begin")
        elif kind == "separate":
            depth[-1] = kind
        else:
            depth.pop()
    return faults + depth


@EACH
def test_fields_are_balanced_in_every_part(name: str) -> None:
    parts = {
        part: data for part, data in opened(name).parts.items() if part.startswith("word/") and part.endswith(".xml")
    }
    assert {part: found for part, data in parts.items() if (found := unbalanced(data))} == {}


@pytest.mark.parametrize(
    "kinds", [["begin"], ["end"], ["begin", "separate", "separate", "end"], ["begin", "end", "end"]]
)
def test_fields_that_are_not_balanced_are_seen(kinds: list[str]) -> None:
    chars = "".join(f'<w:fldChar w:fldCharType="{kind}"/>' for kind in kinds)
    assert unbalanced(f'<w:p xmlns:w="{NAMESPACES["w"]}">{chars}</w:p>'.encode())


@EACH
def test_bookmarks_are_paired_and_named_once(name: str) -> None:
    starts = opened(name).find("//w:bookmarkStart/@w:id")
    names = opened(name).find("//w:bookmarkStart/@w:name")
    assert starts == opened(name).find("//w:bookmarkEnd/@w:id")
    assert len({*starts}) == len(starts)
    assert len({*names}) == len(names)


@EACH
def test_links_lead_to_bookmarks(name: str) -> None:
    assert {*opened(name).find("//w:hyperlink/@w:anchor")} <= {*opened(name).find("//w:bookmarkStart/@w:name")}


@EACH
def test_each_footnote_is_referred_to_once(name: str) -> None:
    references = opened(name).find("//w:footnoteReference/@w:id")
    assert sorted(references) == sorted(opened(name).find("//w:footnote[not(@w:type)]/@w:id", NOTES))


@EACH
def test_the_docx_names_official_faces_alone(name: str) -> None:
    official = {face.official for face in (*lianluo().faces.values(), lianluo().latin)}
    for part in (BODY, NOTES, "word/styles.xml", "word/numbering.xml", "word/defaultFooter.xml"):
        assert {*opened(name).find("//w:rFonts/@*[local-name() != 'hint']", part)} <= official


def shown(page: pikepdf.Page) -> Iterator[tuple[str, bytes]]:
    """Yield the strings that a page shows, two bytes a glyph, each with the name of its font."""
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands = list(instruction.operands)
        if str(instruction.operator) == "Tf":
            font = str(operands[0])
        elif str(instruction.operator) in TEXT_OPERATORS:
            for operand in operands:
                strings = operand if isinstance(operand, pikepdf.Array) else [operand]
                yield from ((font, bytes(one)) for one in strings if isinstance(one, pikepdf.String))


def glyphs_of(font: Any) -> Container[int]:  # noqa: ANN401  # a dictionary of a PDF
    """Return the numbers by which a page can name the glyphs of an embedded font; of bare outlines these are names (CID)."""
    descriptor = font.DescendantFonts[0].FontDescriptor
    data = (descriptor.FontFile3 if "/FontFile3" in descriptor else descriptor.FontFile2).read_bytes()
    if not is_bare(data):
        return range(int(TTFont(BytesIO(data))["maxp"].numGlyphs))
    outlines: Any = CFFFontSet()
    outlines.decompile(BytesIO(data), None)
    return {int(name.removeprefix("cid")) for name in outlines[0].charset if name != ".notdef"}


def missing(pdf: bytes) -> int:
    """Count the glyphs that their fonts do not have: number 0, which is drawn for them, and numbers that are none of theirs."""
    found, texts = 0, 0
    with pikepdf.open(BytesIO(pdf)) as opened_:
        for page in opened_.pages:
            known = {name: glyphs_of(font) for name, font in dict(page.Resources.Font).items()}
            for font, text in shown(page):
                texts += 1
                numbers = (int.from_bytes(text[index : index + 2]) for index in range(0, len(text), 2))
                found += sum(number == 0 or number not in known[font] for number in numbers)
    assert texts
    return found


@EACH
def test_the_pdf_shows_no_glyph_that_is_missing(name: str) -> None:
    assert missing(write(composed(name), "pdf")) == 0


def test_a_glyph_that_is_missing_would_be_seen() -> None:
    assert missing(write(document(paragraph("文字\U0010fffd")), "pdf")) > 0
