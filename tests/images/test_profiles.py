"""Colours are converted by the profile of a picture, and those of print to what they look like."""

from __future__ import annotations

import io

import pytest
from photographs import KINDS, profile, scene
from PIL import Image, ImageChops

from bulletin.images.profiles import in_srgb

Colour = tuple[int, ...]


def of(mode: str, colour: Colour | int, said: bytes | None = None) -> object:
    return in_srgb(Image.new(mode, (1, 1), colour), said).picture.getpixel((0, 0))


# Reckoned by hand, from the primaries of each.
@pytest.mark.parametrize(("name", "expected"), [("adobe-rgb", (199, 121, 88)), ("display-p3", (190, 117, 84))])
def test_a_wide_gamut_is_brought_to_that_of_a_screen(name: str, expected: Colour) -> None:
    assert of("RGB", (180, 120, 90), profile(name)) == expected


def test_the_profile_of_a_screen_changes_nothing() -> None:
    found = in_srgb(scene(), profile("srgb"))
    assert found.same
    assert ImageChops.difference(found.picture, scene()).getbbox() is None


@pytest.mark.parametrize(
    ("ink", "seen"),
    {
        (255, 0, 0, 0): (0, 174, 239),
        (0, 255, 0, 0): (236, 0, 140),
        (0, 0, 255, 0): (255, 242, 0),
        (0, 0, 0, 0): (255,) * 3,
    }.items(),
)
def test_cmyk_without_a_profile_looks_as_it_is_printed(ink: Colour, seen: Colour) -> None:
    assert of("CMYK", ink) == seen


def test_cmyk_that_names_its_press_is_converted_by_that_and_not_guessed() -> None:
    with Image.open(io.BytesIO(KINDS["press.jpg"]())) as opened:
        found = in_srgb(opened, opened.info["icc_profile"])
    assert (found.guessed, found.same, found.picture.mode) == (False, False, "RGB")


def test_it_is_told_that_its_colours_were_guessed() -> None:
    assert in_srgb(scene("CMYK"), None).guessed
    assert not in_srgb(scene(), None).guessed


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("said", [b"", b"profile", profile("srgb")[:200]])
def test_a_broken_profile_counts_for_none(mode: str, said: bytes) -> None:
    assert in_srgb(scene(mode), said).same


def test_a_profile_of_other_colours_counts_for_none() -> None:
    assert in_srgb(scene("CMYK"), profile("srgb")).guessed


def test_grey_stays_grey_whatever_its_profile() -> None:
    assert in_srgb(scene("L"), profile("adobe-rgb")).picture.mode == "L"
