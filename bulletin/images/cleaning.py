"""A picture is cleaned: the bytes of a PNG or a JPEG go in; upright, opaque, in grey or in the colours of a screen, and no more, it comes out.

Whoever imports this loads Pillow.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError
from PIL.Image import Image as Raster

from bulletin.images import jpeg
from bulletin.images.profiles import in_srgb

_FORMATS = ("PNG", "JPEG")
_PNG, _JPEG = "image/png", "image/jpeg"
_TO_8_BITS = 1 / 256
_QUALITY = 92
# EXIF 2.32, 4.6.4.A: how a camera was held.
_ORIENTATION, _UPRIGHT, _TURNED = 0x0112, 1, range(2, 9)
# A reduction to a whole fraction comes first, as long as it is that much finer than what is asked for: it costs next to nothing.
_GAP = 3.0


class Cleaned(NamedTuple):
    """A clean picture: bytes, size in pixels, `media` image/png or -jpeg, and whether its colours were `guessed`."""

    data: bytes
    width: int
    height: int
    media: str
    guessed: bool


def clean(data: bytes, most: int, longest: int) -> Cleaned | str:
    """Clean a picture of at the `most` so many pixels, no more than `longest` times as long as wide.

    Return the code of what is wrong where that cannot be.
    """
    try:
        with _strict(), Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > most:
                return "picture-too-large"
            if max(opened.size) > longest * min(opened.size):
                return "picture-too-thin"
            opened.load()
            media = _PNG if opened.format == "PNG" else _JPEG
            turned = opened.getexif().get(_ORIENTATION, _UPRIGHT) in _TURNED
            flat = _flatten(ImageOps.exif_transpose(opened))
            found = in_srgb(flat, opened.info.get("icc_profile"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "picture-too-large"
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError):
        return "picture-broken"
    kept = jpeg.bare(data) if media == _JPEG and found.same and not turned else None
    return Cleaned(kept or _encoded(found.picture, media), flat.width, flat.height, media, found.guessed)


def smaller(data: bytes, wide: int, high: int, media: str) -> bytes:
    """Return a clean picture in so many pixels."""
    with Image.open(io.BytesIO(data)) as opened:
        opened.load()
        small = opened.resize((wide, high), Image.Resampling.LANCZOS, reducing_gap=_GAP)
    return _encoded(small, media)


def _encoded(picture: Raster, media: str) -> bytes:
    """Return a picture of mode L or RGB as a PNG or a JPEG that holds nothing but it."""
    buffer = io.BytesIO()
    if media == _PNG:
        picture.save(buffer, "PNG", optimize=False)
        return buffer.getvalue()
    picture.save(buffer, "JPEG", quality=_QUALITY)
    return jpeg.bare(buffer.getvalue()) or buffer.getvalue()


@contextmanager
def _strict() -> Iterator[None]:
    """Read whole pictures only, and none that Pillow warns of; WeasyPrint lets it fill up what was cut off, for the whole process."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _flatten(image: Raster) -> Raster:
    """Put what is transparent on white paper; keep grey as grey and CMYK as CMYK, anything else as RGB."""
    if image.mode in {"1", "L", "RGB"} and "transparency" in image.info:
        return _flatten(image.convert("RGBA"))
    if image.mode in {"L", "RGB"}:
        clean = Image.new(image.mode, image.size)
        clean.paste(image)
        return clean
    if image.mode == "1":
        return image.convert("L")
    if image.mode in {"I", "I;16"}:
        return image.convert("I").point(lambda value: value * _TO_8_BITS).convert("L")
    if image.mode in {"RGBA", "LA", "PA", "P"}:
        rgba = image.convert("RGBA")
        paper = Image.new("RGB", image.size, (255, 255, 255))
        paper.paste(rgba, mask=rgba.getchannel("A"))
        return paper
    return image if image.mode == "CMYK" else image.convert("RGB")
