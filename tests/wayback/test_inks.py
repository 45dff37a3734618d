"""What is painted on pages: drawn by hand, so that inks and resolutions are known."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from bulletin.wayback.inks import Ink, Painted, painted

RED = Array([Name.Separation, Name("/Red"), Name.DeviceCMYK, Dictionary(FunctionType=2, Domain=[0, 1], N=1)])
TWO = Array([Name.DeviceN, Array([Name("/Red"), Name("/Blue")]), Name.DeviceRGB, Dictionary(FunctionType=4)])


def page(content: str) -> Painted:
    """Paint `content` on a page that has a spot colour, a picture of 100 x 200 pixels and a form with that picture."""
    made = pikepdf.new()
    picture = made.make_stream(bytes(100 * 200), Type=Name.XObject, Subtype=Name.Image, Width=100, Height=200)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    form = made.make_stream(b"36 0 0 72 0 0 cm /P Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
    form.Resources = Dictionary(XObject=Dictionary(P=picture))
    form.Matrix = Array([2, 0, 0, 2, 0, 0])
    resources = Dictionary(XObject=Dictionary(P=picture, F=form), ColorSpace=Dictionary(R=RED, N=TWO))
    leaf = Dictionary(Type=Name.Page, MediaBox=[0, 0, 100, 100], Resources=resources)
    leaf.Contents = made.make_stream(content.encode())
    made.pages.append(pikepdf.Page(leaf))
    stream = io.BytesIO()
    made.save(stream)
    return painted(pikepdf.open(stream))


@pytest.mark.parametrize(
    ("content", "inks"),
    [
        ("0 0 9 9 re f", [Ink("DeviceGray", (0,))]),
        ("1 0 0 rg 0 0 9 9 re f", [Ink("DeviceRGB", (1, 0, 0))]),
        ("0 0.8 0.7 0 k 0 0 9 9 re f", [Ink("DeviceCMYK", (0, 0.8, 0.7, 0))]),
        ("/R cs 1 scn 0 0 9 9 re f", [Ink("Separation Red", (1,))]),
        ("/N cs 1 0.5 scn 0 0 9 9 re f", [Ink("DeviceN Red Blue", (1, 0.5))]),
        ("1 0 0 RG 0 0 9 9 re S", [Ink("DeviceRGB", (1, 0, 0))]),
        ("1 0 0 rg 0 0 9 9 re W n", []),
        ("q 1 0 0 rg Q 0 0 9 9 re f", [Ink("DeviceGray", (0,))]),
        ("0 g 1 0 0 RG 2 Tr BT (a) Tj ET", [Ink("DeviceGray", (0,)), Ink("DeviceRGB", (1, 0, 0))]),
        ("1 0 0 RG BT (a) Tj ET", [Ink("DeviceGray", (0,))]),
    ],
)
def test_inks_are_those_that_something_is_painted_with(content: str, inks: list[Ink]) -> None:
    assert list(page(content).inks) == inks


@pytest.mark.parametrize(("mode", "painted"), [*enumerate(["fill", "stroke", "both", ""] * 2)])
def test_text_is_painted_as_its_mode_says(mode: int, painted: str) -> None:
    fill, stroke = Ink("DeviceGray", (0,)), Ink("DeviceRGB", (1, 0, 0))
    inks = {"": [], "fill": [fill], "stroke": [stroke], "both": [fill, stroke]}[painted]
    assert list(page(f"0 g 1 0 0 RG {mode} Tr BT (a) Tj ET").inks) == inks


@pytest.mark.parametrize(
    ("content", "ppi"),
    [
        ("q 72 0 0 144 0 0 cm /P Do Q", 100),
        ("q 144 0 0 144 0 0 cm /P Do Q", 50),
        ("q 0 72 -144 0 0 0 cm /P Do Q", 100),
        ("/F Do", 100),
    ],
)
def test_a_picture_has_as_many_pixels_an_inch_as_it_has_where_it_stands(content: str, ppi: float) -> None:
    (picture,) = page(content).pictures
    assert (picture.page, picture.width, picture.height) == (1, 100, 200)
    assert picture.ppi == pytest.approx(ppi)
