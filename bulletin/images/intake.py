"""A picture is taken in: a file named in an issue goes in; PNG or JPEG bytes without metadata, in the colours of a screen, come out."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin import kept
from bulletin.errors import BulletinError, ContentError, LimitError
from bulletin.findings import Finding, Place
from bulletin.images import jpeg
from bulletin.images.profiles import in_srgb

if TYPE_CHECKING:
    from PIL.Image import Image as Raster

MAX_BYTES = 20 * 2**20
MAX_PIXELS = 40_000_000
FORMATS = ("PNG", "JPEG")
_REASONS = {
    "picture-too-large": f"图片像素太多（上限 {MAX_PIXELS // 10_000} 万）",
    "picture-broken": "图片读不出来",
}
_TO_8_BITS = 1 / 256
_QUALITY = 92
# EXIF 2.32, 4.6.4.A: how a camera was held.
_ORIENTATION, _UPRIGHT, _TURNED = 0x0112, 1, range(2, 9)


@dataclass(frozen=True)
class Picture:
    """A picture ready to be laid out: `name` within its document, bytes, size in pixels, `media` image/png or -jpeg.

    Its colours were `guessed` where it was CMYK and did not say which.
    """

    name: str
    data: bytes
    width: int
    height: int
    media: str
    guessed: bool = False


def take_in(reference: str, issue: Path, assets: Path, place: Place) -> Picture:
    """Read the picture that `reference` names beside the `issue` or in the `assets` folder, checked and cleaned.

    Only PNG and JPEG files inside `assets` come in. Rotation by EXIF is applied, colours are converted to sRGB, metadata is left
    out; a JPEG that needs neither is not coded anew. What has come in once comes in again as it is. Raises ContentError (missing, outside, broken) or LimitError (bytes, pixels) at `place`.
    """
    path = _locate(reference, issue, assets, place)
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise LimitError(
            Finding(place, "picture-too-large", f"图片超过 {MAX_BYTES >> 20} MB：{reference}", "压缩或缩小后再用")
        )
    picture = _clean(path, kept.stamp(path))
    if isinstance(picture, str):
        code = picture
        error: type[BulletinError] = LimitError if code == "picture-too-large" else ContentError
        message = f"{_REASONS[code]}：{reference}"
        raise error(Finding(place, code, message, "请存成普通的 PNG 或 JPEG 文件再用"))
    name = path.relative_to(assets.resolve()).as_posix()
    return Picture(name, *picture)


def _locate(reference: str, issue: Path, assets: Path, place: Place) -> Path:
    root = assets.resolve()
    for base in (issue.parent, assets, assets.parent):
        path = _resolved(base, reference)
        if path and path.is_file():
            if path.is_relative_to(root):
                return path
            raise ContentError(
                Finding(place, "picture-outside", f"图片不在 assets 文件夹里：{reference}", "把图片放进 assets/ 再引用")
            )
    raise ContentError(
        Finding(
            place,
            "picture-missing",
            f"找不到图片：{reference}",
            "检查文件名和大小写；图片放在 assets/ 下，路径从写它的文件算起",
        )
    )


def _resolved(base: Path, reference: str) -> Path | None:
    """Follow a reference; None where no file can be called that (too long, a null byte, links in a circle)."""
    try:
        return (base / reference).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        return None


@lru_cache(maxsize=64)
def _clean(path: Path, _stamp: object) -> tuple[bytes, int, int, str, bool] | str:
    """Decode and clean; return (bytes, width, height, media, whether colours were guessed), or the code of what is wrong."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415  # late: most issues have no picture

    try:
        with _strict(), warnings.catch_warnings(), Image.open(path, formats=FORMATS) as opened:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if opened.width * opened.height > MAX_PIXELS:
                return "picture-too-large"
            opened.load()
            media = "image/png" if opened.format == "PNG" else "image/jpeg"
            turned = opened.getexif().get(_ORIENTATION, _UPRIGHT) in _TURNED
            flat = _flatten(ImageOps.exif_transpose(opened))
            found = in_srgb(flat, opened.info.get("icc_profile"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "picture-too-large"
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError):
        return "picture-broken"
    kept_as_is = media == "image/jpeg" and found.same and not turned
    data = (jpeg.bare(path.read_bytes()) if kept_as_is else None) or encoded(found.picture, media)
    return data, flat.width, flat.height, media, found.guessed


def encoded(picture: Raster, media: str) -> bytes:
    """Return a picture of mode L or RGB as a PNG or a JPEG that holds nothing but it."""
    buffer = io.BytesIO()
    if media == "image/png":
        picture.save(buffer, "PNG", optimize=False)
        return buffer.getvalue()
    picture.save(buffer, "JPEG", quality=_QUALITY)
    return jpeg.bare(buffer.getvalue()) or buffer.getvalue()


@contextmanager
def _strict() -> Iterator[None]:
    """Read whole pictures only: WeasyPrint lets Pillow fill up pictures that were cut off, for the whole process."""
    from PIL import ImageFile  # noqa: PLC0415  # late, as above

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _flatten(image: Raster) -> Raster:
    """Put what is transparent on white paper; keep grey as grey and CMYK as CMYK, anything else as RGB."""
    from PIL import Image  # noqa: PLC0415  # late, as above

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
