"""Colours of a picture: what its profile says goes in, the colours of a screen (sRGB), which everything else takes for granted, come out."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from PIL import Image, ImageChops, ImageCms
from PIL.Image import Image as Raster
from PIL.ImageCms import ImageCmsProfile

# CGATS TR 001, the web offset press that programs take for granted where CMYK has no profile; Compact ICC Profiles, CC0 1.0.
_PRESS = "press.icc"
_STEPS = 5
_ALIKE = 2
_PRINTED = "CMYK"


class Converted(NamedTuple):
    """A picture in grey or in sRGB; `same` as it was, for its profile says no more than that; `guessed` where it had to have one."""

    picture: Raster
    same: bool
    guessed: bool = False


def in_srgb(picture: Raster, profile: bytes | None) -> Converted:
    """Convert a picture of mode L, RGB or CMYK to sRGB (grey stays grey), relative colorimetric with black point compensation.

    A profile that is broken, or of other colours than the picture's, counts for none. CMYK without one is taken for web offset.
    """
    own = _own(profile, picture.mode) if profile else None
    if own is None and picture.mode == _PRINTED:
        return Converted(_converted(picture, _press()), same=False, guessed=True)
    if own is None or _says_nothing_new(own, picture.mode):
        return Converted(picture, same=True)
    return Converted(_converted(picture, own), same=False)


def _own(profile: bytes, mode: str) -> ImageCmsProfile | None:
    """Read a profile that pictures of this mode can have; grey ones may have that of RGB."""
    try:
        read = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        _converted(_samples(mode), read)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    return read


@cache
def _press() -> ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO((files(__package__) / _PRESS).read_bytes()))


def _converted(picture: Raster, profile: ImageCmsProfile) -> Raster:
    colours = profile.profile.xcolor_space.strip()
    source = picture.convert("RGB") if picture.mode == "L" and colours == "RGB" else picture
    transform = ImageCms.buildTransform(
        profile,
        ImageCms.createProfile("sRGB"),
        source.mode,
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    found = ImageCms.applyTransform(source, transform)
    if found is None:  # never, where it is not asked to work in place
        raise ValueError
    found.info.clear()  # or it would be saved with the profile that it has now
    return found.convert("L") if picture.mode == "L" else found


def _says_nothing_new(profile: ImageCmsProfile, mode: str) -> bool:
    """Tell whether a profile's colours are those of sRGB, to the eye."""
    samples = _samples(mode)
    if mode == _PRINTED:
        return False
    difference = ImageChops.difference(samples, _converted(samples, profile))
    return max(difference.tobytes()) <= _ALIKE


def _samples(mode: str) -> Raster:
    """Return a picture of colours from all over what a mode can say."""
    levels = [round(255 * step / (_STEPS - 1)) for step in range(_STEPS)]
    if mode == "L":
        return Image.frombytes("L", (256, 1), bytes(range(256)))
    colours = bytes(level for red in levels for green in levels for blue in levels for level in (red, green, blue))
    every = Image.frombytes("RGB", (_STEPS**3, 1), colours)
    return every if mode == "RGB" else every.convert(mode)
