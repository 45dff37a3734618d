"""The parts of a DOCX that no page shows: settings, numbering, styles and fields, kept as text as they were when they were last looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from blocks import everything
from conftest import Golden
from lxml import etree
from opened import BODY, STYLES, Opened

from bulletin.writers import docx
from bulletin.writers.docx.xml import NAMESPACES

HERE = Path(__file__).parent / "goldens"
TOLD = ("p", "r", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr")


@pytest.fixture(scope="module")
def opened() -> Opened:
    """Write a document of all kinds of block."""
    return Opened(docx.write(everything()))


def outline(element: etree._Element, depth: int = 0) -> Iterator[str]:
    """Yield an element and what is in it, a line each: its name and its attributes, without their prefixes."""
    attributes = (f"{etree.QName(str(name)).localname}={value}" for name, value in element.items())
    yield "  " * depth + " ".join([etree.QName(element).localname, *attributes])
    for child in element:
        yield from outline(child, depth + 1)


def properties(element: etree._Element) -> Iterator[str]:
    """Yield what is in an element and all below, its attributes behind its name: name(attribute=value ...)."""
    for child in element.iterdescendants():
        attributes = " ".join(f"{etree.QName(str(name)).localname}={value}" for name, value in child.items())
        yield f"{etree.QName(child).localname}({attributes})"


def fields(part: bytes) -> Iterator[str]:
    """Yield each field of a part: the style of its paragraph, its instruction, and the result until it is worked out."""
    for paragraph in etree.fromstring(part).iterfind(".//w:p", NAMESPACES):
        style = paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMESPACES)
        signs = {"begin": "{", "separate": "=", "end": "}"}
        found = paragraph.xpath(".//w:fldChar | .//w:instrText | .//w:t", namespaces=NAMESPACES)
        if any(etree.QName(one).localname != "t" for one in found):
            kinds = (str(one.get(f"{{{NAMESPACES['w']}}}fldCharType")) for one in found)
            yield f"{style}: " + "".join(
                signs.get(kind, one.text or "") for one, kind in zip(found, kinds, strict=True)
            )


@pytest.mark.parametrize("name", ["settings", "numbering", "fontTable"])
def test_a_part_that_no_page_shows_is_as_it_was(name: str, opened: Opened, golden: Golden) -> None:
    part = etree.fromstring(opened.parts[f"word/{name}.xml"])
    golden(HERE / f"{name}.txt", "\n".join(outline(part)) + "\n")


def test_the_fields_are_as_they_were(opened: Opened, golden: Golden) -> None:
    parts = [BODY, *sorted(name for name in opened.parts if "Footer" in name)]
    told = [line for name in parts for line in (f"[{name}]", *fields(opened.parts[name]))]
    golden(HERE / "fields.txt", "\n".join(told) + "\n")


def test_the_styles_are_as_they_were(opened: Opened, golden: Golden) -> None:
    styles = etree.fromstring(opened.parts[STYLES]).iterfind("w:style", NAMESPACES)
    told = {str(style.get(f"{{{NAMESPACES['w']}}}styleId")): " ".join(properties(style)) for style in styles}
    golden(HERE / "styles.txt", "\n".join(f"{key}: {told[key]}" for key in sorted(told)) + "\n")


def rows(body: etree._Element) -> Iterator[str]:
    """Yield what the body is made of, a line each: paragraphs, their runs, the properties of tables, rows and cells."""
    for one in body.iter(*(f"{{{NAMESPACES['w']}}}{name}" for name in TOLD)):
        name = etree.QName(one).localname
        xpath = "w:drawing//@cx | w:drawing//@cy | w:drawing//@descr | w:instrText/text() | w:t/text()"
        own = one.xpath(xpath, namespaces=NAMESPACES) if name == "r" else []
        yield " ".join([name, *(properties(one) if name not in {"p", "r"} else _of_text(one)), *map(str, own)])


def _of_text(one: etree._Element) -> Iterator[str]:
    """Yield the properties of a paragraph or a run, and what a run holds that is neither text nor a drawing."""
    for child in one.iterfind("w:pPr", NAMESPACES) if one.tag.endswith("}p") else one:
        kind = etree.QName(child).localname
        if kind in {"pPr", "rPr"}:
            yield from properties(child)
        elif kind not in {"t", "instrText", "drawing"}:
            yield f"{kind}({' '.join(map(str, child.attrib.values()))})"


def test_the_body_is_as_it_was(opened: Opened, golden: Golden) -> None:
    golden(HERE / "body.txt", "\n".join(rows(etree.fromstring(opened.parts[BODY]))) + "\n")
