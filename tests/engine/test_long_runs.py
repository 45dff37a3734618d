"""Latin runs that do not fit into their line: where they are broken, and that nothing leaves the type area."""

from __future__ import annotations

from itertools import pairwise

import glyphs
import pytest
from blocks import document, lianluo, listing, paragraph
from long_words import HAN, KINDS, WORD
from opened import Opened

from bulletin import write
from bulletin.document import Block, Link, Text

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")

ADDRESS = "https://mp.weixin.qq.com/s/aGVsbG8_d29ybGQ-dGVzdA?scene=334&sessionid=0&clicktime=1722300000&enterid=9876"
EDGE = lianluo().page.left.pt + lianluo().page.measure.pt


def rows(*blocks: Block) -> list[glyphs.Line]:
    return [line for line in glyphs.lines(write(document(*blocks), "pdf")) if not line.text.startswith("—")]


def texts(text: str) -> list[str]:
    return [line.text for line in rows(paragraph(text))]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_leaves_the_type_area(kind: str) -> None:
    assert [line.text for line in rows(KINDS[kind]) if line.right > EDGE] == []


def test_a_word_wider_than_the_line_ends_it_at_the_last_letter_that_fits() -> None:
    first, second, *_ = rows(paragraph(f"{HAN[:14]}{WORD}"))[1:]
    assert first.right + second.glyphs[0].right - second.glyphs[0].x > EDGE
    assert first.text + second.text == WORD[: len(first.text + second.text)]


@pytest.mark.parametrize("linked", [False, True])
def test_a_mark_behind_an_address_as_wide_as_the_line_takes_a_letter_along(*, linked: bool) -> None:
    address = "https://www.example.org/npc/2024/07/30/t20240730_123456.html"
    shown = Link(address, (Text(address),)) if linked else Text(address)
    found = rows(paragraph(HAN[:24], shown, "，电子邮箱"))
    assert [line.text for line in found if line.right > EDGE or line.text.startswith("，")] == []
    assert "".join(line.text for line in found) == f"{HAN[:24]}{address}，电子邮箱"


@pytest.mark.parametrize("before", ["微信公众号：", "微信公众号（", "见官网“《"])
def test_an_address_that_would_spread_the_line_before_it_is_broken_behind_a_mark(before: str) -> None:
    first, *_ = texts(f"{before}{ADDRESS}，请关注。")
    assert first.endswith(("/", ".", "-", "_", "?", "&", "="))
    assert len(first) > len(f"{before}https://")


def test_a_mark_does_not_stand_alone_before_an_address_wider_than_its_line() -> None:
    entry = listing(ADDRESS.replace("-", "x").replace("?", "x"), ordered=False)
    first, *_ = glyphs.lines(write(document(entry), "pdf"))
    assert first.text.startswith("——https://")


def test_one_that_leaves_little_room_goes_to_the_next_line_as_a_whole() -> None:
    first, second, *_ = texts(f"{HAN[:22]}example.gov.cn，请关注。")
    assert (first, second[:14]) == (HAN[:22], "example.gov.cn")


@pytest.mark.parametrize("number", ["0731/88888888:6666", "97.2512345678%", "1,234,567,890.12"])
def test_a_number_is_never_torn(number: str) -> None:
    for count in range(12, 27):
        found = texts(f"{HAN[:count]}{number}是数")
        assert [line for line in found if number in line], found


def test_no_gap_grows_beyond_what_the_layout_allows() -> None:
    most = (1 + lianluo().page.stretch) * 16 + 0.1
    lines = rows(paragraph(f"微信公众号：{'abcdefghijklmn' * 3}，请关注。"))
    han = [(a, b) for line in lines for a, b in pairwise(line.glyphs) if not (a.char + b.char).isascii()]
    assert max(b.x - a.x for a, b in han) <= most


def test_no_character_is_put_into_the_document_for_word() -> None:
    made = document(paragraph(f"微信公众号：{ADDRESS}"))
    assert Opened(write(made, "docx")).text().startswith(f"微信公众号：{ADDRESS}")
