"""A picture that is finer than anybody sees is made smaller for its page."""

from __future__ import annotations

import io

import pytest
from photographs import saved, scene
from PIL import Image

from bulletin.images import Picture, for_page


def photograph(wide: int, high: int, kind: str = "JPEG") -> Picture:
    return Picture("a", saved(scene(size=(wide, high)), kind), wide, high, f"image/{kind.lower()}")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_has_at_the_most_350_pixels_an_inch(kind: str) -> None:
    large = photograph(3000, 2000, kind)
    small = for_page(large, 4)
    with Image.open(io.BytesIO(small.data)) as opened:
        assert (opened.size, opened.format, small.media) == ((1400, 933), kind, large.media)
    assert len(small.data) < len(large.data)


@pytest.mark.parametrize("inches", [2, 4])
def test_one_that_is_not_finer_stays_as_it_is(inches: float) -> None:
    picture = photograph(700, 400)
    assert for_page(picture, inches) is picture


def test_a_drawing_whose_soft_edges_would_take_more_bytes_stays_as_it_is() -> None:
    drawing = Image.new("L", (2000, 2000), 255)
    drawing.paste(0, (500, 500, 501, 1500))
    drawing = drawing.rotate(3, fillcolor=255)
    picture = Picture("a", saved(drawing, "PNG"), 2000, 2000, "image/png")
    assert len(for_page(picture, 5).data) <= len(picture.data)


def test_the_same_picture_gives_the_same_bytes() -> None:
    picture = photograph(1000, 500)
    first = for_page(picture, 1).data
    assert for_page(photograph(1000, 500), 1).data == first
