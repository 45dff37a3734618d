"""How heavy the pictures of an issue may be together."""

from __future__ import annotations

import pytest

from bulletin.errors import LimitError
from bulletin.findings import Place
from bulletin.images import Picture, weighed
from bulletin.images.weight import MOST

HERE = Place("1.md", 9, 1)
PHOTOGRAPH = Picture("a.jpg", b"", 4000, 3000, "image/jpeg")
SCREENSHOT = Picture("a.png", bytes(1_500_000), 1000, 1000, "image/png")


def test_twenty_photographs_are_taken() -> None:
    assert weighed(MOST - 12, PHOTOGRAPH, HERE) == MOST


def test_the_picture_that_is_too_much_is_named() -> None:
    with pytest.raises(LimitError) as refused:
        weighed(MOST - 11, PHOTOGRAPH, HERE)
    assert [(one.code, one.place) for one in refused.value.findings] == [("pictures-too-heavy", HERE)]


def test_a_png_weighs_by_its_bytes_too() -> None:
    assert weighed(0, SCREENSHOT, HERE) == 11
