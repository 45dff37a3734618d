"""A JPEG loses what it says about itself, and nothing of its picture."""

from __future__ import annotations

import io

import photographs
import pytest
from photographs import AS_THEY_ARE, KINDS, camera, saved, scene
from PIL import Image

from bulletin.images import jpeg


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as opened:
        return opened.tobytes()


def scan(data: bytes) -> bytes:
    """Return the data of the first scan."""
    return data[data.index(b"\xff\xda") :]


@pytest.mark.parametrize("kind", AS_THEY_ARE)
def test_the_picture_is_the_same_to_the_byte(kind: str) -> None:
    data = KINDS[kind]()
    bare = jpeg.bare(data)
    assert bare
    assert (scan(bare), pixels(bare)) == (scan(data), pixels(data))


@pytest.mark.parametrize("kind", AS_THEY_ARE)
def test_what_was_done_once_is_done(kind: str) -> None:
    bare = jpeg.bare(KINDS[kind]())
    assert bare
    assert jpeg.bare(bare) == bare


@pytest.mark.parametrize("said", [b"Exif", b"A camera", b"a comment", b"ICC_PROFILE", b"XMP"])
def test_nothing_that_it_says_is_left(said: bytes) -> None:
    exif = camera()
    data = saved(scene(), exif=exif, comment=b"a comment", icc_profile=photographs.profile("srgb"), xmp=b"XMP")
    assert said in data
    assert said not in (jpeg.bare(data) or said)


def test_what_stands_behind_its_end_goes() -> None:
    data = saved(scene())
    assert jpeg.bare(data + b"a second picture") == jpeg.bare(data)


def test_the_density_that_it_names_goes() -> None:
    assert jpeg.bare(saved(scene(), dpi=(72, 72))) == jpeg.bare(saved(scene(), dpi=(300, 300)))


@pytest.mark.parametrize("kind", ["cmyk.jpg", "apart.jpg"])
def test_colours_that_not_every_reader_sees_alike_are_not_kept_so(kind: str) -> None:
    assert jpeg.bare(KINDS[kind]()) is None


def test_a_coding_that_pdf_has_not_is_not_kept() -> None:
    data = saved(scene())
    assert jpeg.bare(data.replace(b"\xff\xc0\x00\x11", b"\xff\xc9\x00\x11")) is None


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xda", b"\xff\xd8x", saved(scene())[:-2]])
def test_what_has_no_end_is_none(data: bytes) -> None:
    assert jpeg.bare(data) is None
