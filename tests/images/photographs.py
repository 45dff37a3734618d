"""Pictures as cameras and programs save them: a kind goes in, the bytes of a file come out."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bulletin import images

_HERE = Path(__file__).parent
_PRESS = Path(images.__file__).with_name("press.icc")
_ORIENTATION, _MAKER, _QUARTER = 0x0112, 0x010F, 6
WIDE, HIGH = 600, 400


def profile(name: str) -> bytes:
    """Return a colour profile that lies beside this file (Compact ICC Profiles, CC0 1.0)."""
    return (_HERE / f"{name}.icc").read_bytes()


def scene(mode: str = "RGB", size: tuple[int, int] = (WIDE, HIGH)) -> Image.Image:
    """Draw a picture with soft and hard edges."""
    red = Image.linear_gradient("L").resize(size)
    green = Image.radial_gradient("L").resize(size)
    return Image.merge("RGB", (red, green, red.transpose(Image.Transpose.ROTATE_180))).convert(mode)


def saved(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """Save a picture as Pillow does."""
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def camera(orientation: int = 1) -> Image.Exif:
    """Return what a camera writes about a picture."""
    exif = Image.Exif()
    exif[_MAKER], exif[_ORIENTATION] = "A camera", orientation
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    return exif


def _text() -> PngInfo:
    info = PngInfo()
    info.add_text("Author", "某人")
    return info


KINDS: dict[str, Callable[[], bytes]] = {
    "png": lambda: saved(scene(), "PNG", pnginfo=_text()),
    "palette.png": lambda: saved(scene().quantize(16), "PNG", transparency=0),
    "grey.png": lambda: saved(scene("L"), "PNG"),
    "profile.png": lambda: saved(scene(), "PNG", icc_profile=profile("adobe-rgb")),
    "rgb.jpg": lambda: saved(scene(), exif=camera(), comment=b"x", quality=80),
    "progressive.jpg": lambda: saved(scene(), progressive=True, quality=60),
    "srgb.jpg": lambda: saved(scene(), icc_profile=profile("srgb")),
    "grey.jpg": lambda: saved(scene("L")),
    "cmyk.jpg": lambda: saved(scene("CMYK")),
    "press.jpg": lambda: saved(scene("CMYK"), icc_profile=_PRESS.read_bytes()),
    "rotated.jpg": lambda: saved(scene(), exif=camera(_QUARTER)),
    "profile.jpg": lambda: saved(scene(), icc_profile=profile("display-p3")),
    "apart.jpg": lambda: saved(scene(), keep_rgb=True),
    "large.jpg": lambda: saved(scene(size=(3000, 2000)), quality=98),
}
AS_THEY_ARE = ("rgb.jpg", "progressive.jpg", "srgb.jpg", "grey.jpg", "large.jpg")
