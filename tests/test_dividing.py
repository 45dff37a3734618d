"""The witness's division of a paragraph: what keeps with the next one is divided, its text stays, and nothing else is touched."""

from __future__ import annotations

import re

import pytest
from blocks import colophon, document, paragraph
from dividing import Place, divide, places
from glyphs import Glyph, Line
from reading import read

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {"office": "office", "style": "style", "text": "text", "fo": "xsl-fo-compatible"}.items()
)
TEXT = "甲乙丙丁戊己庚辛"
KEPT = 'fo:keep-with-next="always" fo:widows="2"'
WRITTEN = (
    "甲<text:span>乙 丙<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body>"
    "</text:note>丁 <text:s/>戊</text:span>己庚辛"
)


def fodt(content: str, properties: str = KEPT) -> str:
    """Write a document of a heading and a paragraph, whose style has these properties."""
    style = f'<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties {properties}/></style:style>'
    head = '<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:keep-with-next="always"/></style:style>'
    return (
        f"<office:document {NAMES}><office:styles>{head}</office:styles><office:automatic-styles>{style}</office:automatic-styles>"
        f'<office:body><office:text><text:h text:style-name="H">题</text:h><text:p text:style-name="P1">{content}</text:p>'
        "</office:text></office:body></office:document>"
    )


def paragraphs(written: str) -> list[str]:
    """Return the texts of a document's paragraphs, with the marks of notes and without the notes."""
    plain = re.sub("<text:note-body>.*?</text:note-body>", "", written)
    return [re.sub("<[^>]*>", "", one) for one in re.findall("<text:p .*?</text:p>", plain)]


def test_a_kept_paragraph_is_divided_before_the_character() -> None:
    assert paragraphs(divide(fodt(TEXT), [Place(TEXT, 5, left=False)])) == ["甲乙丙丁戊", "己庚辛"]


def test_white_space_ends_the_first_part_and_a_note_counts_with_its_mark() -> None:
    place = Place("甲乙丙1丁戊己庚辛", 5, left=False)
    assert paragraphs(divide(fodt(WRITTEN), [place])) == ["甲乙 丙1丁 ", "戊己庚辛"]


def test_the_mark_of_a_list_is_no_text_of_its_paragraph() -> None:
    assert paragraphs(divide(fodt(TEXT), [Place(f"1.{TEXT}", 7, left=False)])) == ["甲乙丙丁戊", "己庚辛"]


@pytest.mark.parametrize("properties", ['fo:keep-with-next="always"', 'fo:widows="2"'])
def test_a_paragraph_that_word_would_not_divide_is_whole(properties: str) -> None:
    assert paragraphs(divide(fodt(TEXT, properties), [Place(TEXT, 5, left=True)])) == [TEXT]


def test_a_page_begins_with_the_heading_of_what_was_left_behind() -> None:
    found = divide(fodt(TEXT), [Place(TEXT, 0, left=True)])
    assert '<text:h text:style-name="H-turned">' in found
    assert found.count('fo:break-before="page"') == 1


def test_a_page_begins_with_the_two_lines_that_were_left_behind() -> None:
    found = divide(fodt(TEXT), [Place(TEXT, 5, left=True)])
    assert 'text:style-name="P1-second-turned">己' in found


def test_text_whose_page_was_left_by_the_colophon_without_need_begins_that_page_anew() -> None:
    found = divide(fodt(TEXT, ""), [Place(TEXT, 0, left=True, begins=True)])
    assert 'text:style-name="P1-turned">甲' in found


@pytest.mark.parametrize(("lines", "forgotten"), [(9, True), (20, False)])
def test_the_colophon_is_forgotten_on_a_page_of_its_own_where_the_page_before_had_room(
    lines: int, *, forgotten: bool
) -> None:
    assert [place.begins for place in colophon_alone(lines) if place.begins] == [True] * forgotten


def colophon_alone(lines: int) -> list[Place]:
    """Read a page of so many lines, and a second one with the colophon alone."""
    texts, block = ["众" * 28] * lines, colophon()
    shown = document(paragraph("".join(texts)), block)
    foot = ["".join(getattr(one, "text", "") for one in part.inlines) for parts in block.parts for part in parts]
    rows = [
        (page, 128 + number * 29, text)
        for page, page_of in ((1, texts), (2, foot))
        for number, text in enumerate(page_of)
    ]
    return places(read(shown, [line(*row) for row in rows]), shown)


def line(page: int, y: float, text: str) -> Line:
    """Set a text on a line."""
    seen = "".join(text.split())
    return Line(page, tuple(Glyph(char, 90 + n, y, 91 + n, "") for n, char in enumerate(seen)))
