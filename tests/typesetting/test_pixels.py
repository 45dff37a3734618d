"""The engine's pixels become Lengths in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from blocks import colophon, document, lianluo, paragraph

import bulletin
from bulletin.layout.lengths import Length
from bulletin.typesetting.pages import lay_out
from bulletin.typesetting.pixels import to_length, to_pixels
from bulletin.typesetting.reckoning.heights import colophon_height

PACKAGE = Path(bulletin.__file__).parent


def test_four_pixels_are_three_points() -> None:
    assert (to_length(4), to_pixels(Length.of_points(3))) == (Length.of_points(3), 4)


@pytest.mark.parametrize("length", [Length(0), Length.parse("28.95pt"), Length.parse("156.07mm"), Length(-1)])
def test_a_length_comes_back_as_it_was(length: Length) -> None:
    assert to_length(to_pixels(length)) == length


def test_nobody_else_knows_how_large_a_pixel_is() -> None:
    """But for the drawings that come in: SVG has its lengths in them."""
    knows = re.compile(r"\b0?\.75\b|\b96\b|\b4 / 3\b|pixels? \*|\* pixels?")
    texts = {path.name: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    assert sorted(name for name, text in texts.items() if knows.search(text)) == ["pixels.py", "vectors.py"]


def test_the_standing_of_the_colophon_is_as_high_as_both_outputs_reckon_it() -> None:
    block = colophon()
    standing = lay_out(document(paragraph("一段。"), block)).colophon
    assert standing is not None
    assert standing.height == pytest.approx(colophon_height(block, lianluo()), abs=Length.of_points(0.1))


def test_colophon_and_free_lines_and_text_fill_the_page() -> None:
    standing = lay_out(document(paragraph("一段。"), colophon())).colophon
    assert standing is not None
    page = lianluo().page
    filled = standing.height + standing.free + page.pitch
    assert filled == pytest.approx(page.pitch * page.lines, abs=page.pitch)
