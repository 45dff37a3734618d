"""The one way a picture gets in: a file named in an issue becomes clean PNG or JPEG bytes that both writers take."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin import kept, vectors
from bulletin.errors import BulletinError, ContentError, LimitError
from bulletin.findings import Finding, Place

if TYPE_CHECKING:
    from PIL.Image import Image as Raster

MAX_BYTES = 20 * 2**20
MAX_PIXELS = 40_000_000
_MOST_DRAWN = 2 * 2**20
# So much the shapes of a drawing and of the picture that stands for it may differ: a picture has whole pixels.
_UNLIKE = 0.02
FORMATS = ("PNG", "JPEG")
_REASONS = {
    "picture-too-large": f"图片像素太多（上限 {MAX_PIXELS // 10_000} 万）",
    "picture-broken": "图片读不出来",
}
_TO_8_BITS = 1 / 256


@dataclass(frozen=True)
class Picture:
    """A picture ready to be laid out: `name` within its document, bytes, size in pixels, `media` image/png or -jpeg.

    One that is `drawn` is SVG in the PDF; its `data`, whose file is called `beside`, stands for it where that cannot be.
    """

    name: str
    data: bytes
    width: int
    height: int
    media: str
    drawn: bytes = b""
    beside: str = ""

    @property
    def files(self) -> dict[str, bytes]:
        """What it is made from, by name."""
        return {self.name: self.drawn, self.beside: self.data} if self.drawn else {self.name: self.data}


def take_in_name(reference: str, house: Path, assets: Path, place: Place) -> Picture:
    """Read the picture of a bulletin's name: as `take_in`, or an SVG file with a PNG of the same name beside it.

    ContentError, at `place` in the `house` file, for a drawing that does more than draw, stands alone, or has another shape.
    """
    if not reference.lower().endswith(".svg"):
        return take_in(reference, house, assets, place)
    path = _locate(reference, house, assets, place)
    if path.stat().st_size > _MOST_DRAWN:
        raise LimitError(
            Finding(place, "picture-too-large", f"SVG 超过 {_MOST_DRAWN >> 20} MB：{reference}", "删去用不着的部分再用")
        )
    drawing = vectors.clean(path.read_bytes())
    if isinstance(drawing, vectors.Refused):
        message = f"{drawing.message}（{reference} 第 {drawing.line} 行）"
        raise ContentError(Finding(place, "drawing-refused", message, drawing.hint))
    beside = reference[: -len("svg")] + "png"
    try:
        picture = take_in(beside, house, assets, place)
    except ContentError as error:
        if error.findings[0].code != "picture-missing":
            raise
        message, hint = f"SVG 旁边没有同名的 PNG：{beside}", "Word 用的是 PNG：从作图软件里再存一张，同名，放在一起"
        raise ContentError(Finding(place, "drawing-alone", message, hint)) from None
    if abs(picture.width / picture.height / drawing.shape - 1) > _UNLIKE:
        message = f"SVG 和 PNG 的宽高比不同：{drawing.shape:.2f} 和 {picture.width / picture.height:.2f}"
        hint = "两个文件要画得一样大，四周的空白也一样；从同一张图里存出来"
        raise ContentError(Finding(place, "drawing-unlike", message, hint))
    name = path.relative_to(assets.resolve()).as_posix()
    return replace(picture, name=name, drawn=drawing.data, beside=picture.name)


def take_in(reference: str, issue: Path, assets: Path, place: Place) -> Picture:
    """Read the picture that `reference` names beside the `issue` or in the `assets` folder, checked and re-saved.

    Only PNG and JPEG files inside `assets` come in; rotation by EXIF is applied, metadata and colour profiles are left
    out. Raises ContentError (missing, outside, broken) or LimitError (bytes, pixels) at `place`.
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
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", reference):
        hint = "把图片下载下来，放进 assets/，这里写它在 assets 里的路径"
        raise ContentError(Finding(place, "picture-outside", f"图片在网上，生成时不上网取：{reference}", hint))
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
def _clean(path: Path, _stamp: object) -> tuple[bytes, int, int, str] | str:
    """Decode and save anew; give (bytes, width, height, media), or the code of what is wrong."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415  # late: most issues have no picture

    try:
        with _strict(), warnings.catch_warnings(), Image.open(path, formats=FORMATS) as opened:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if opened.width * opened.height > MAX_PIXELS:
                return "picture-too-large"
            opened.load()
            kind = opened.format or "PNG"
            image = ImageOps.exif_transpose(opened)
            flat = _flatten(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "picture-too-large"
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError):
        return "picture-broken"
    buffer = io.BytesIO()
    options = {"quality": 92} if kind == "JPEG" else {"optimize": False}
    flat.save(buffer, kind, **options)
    return buffer.getvalue(), flat.width, flat.height, f"image/{kind.lower()}"


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
    """Put what is transparent on white paper; keep grey as grey, anything else as RGB."""
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
    return image.convert("RGB")
