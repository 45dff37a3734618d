"""A picture is taken in: a file named in an issue goes in; PNG or JPEG bytes without metadata, in the colours of a screen, come out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin import kept, vectors
from bulletin.errors import BulletinError, ContentError, LimitError
from bulletin.findings import Finding, Place
from bulletin.images import nearest

if TYPE_CHECKING:
    from bulletin.images.cleaning import Cleaned

MAX_BYTES = 20 * 2**20
MAX_PIXELS = 40_000_000
# How many times as long as wide a picture may be.
MAX_ASPECT = 100
_MOST_DRAWN = 2 * 2**20
# So much the shapes of a drawing and of the picture that stands for it may differ: a picture has whole pixels.
_UNLIKE = 0.02
_REASONS = {
    "picture-too-large": f"图片像素太多（上限 {MAX_PIXELS // 10_000} 万）",
    "picture-too-thin": f"图片太细长（长边最多是短边的 {MAX_ASPECT} 倍）",
    "picture-broken": "图片读不出来",
}


@dataclass(frozen=True)
class Picture:
    """A picture ready to be laid out: `name` within its document, bytes, size in pixels, `media` image/png or -jpeg.

    One that is `drawn` is SVG in the PDF; its `data`, whose file is called `beside`, stands for it where that cannot be.
    Its colours were `guessed` where it was CMYK and did not say which.
    """

    name: str
    data: bytes
    width: int
    height: int
    media: str
    drawn: bytes = b""
    beside: str = ""
    guessed: bool = False

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
    """Read the picture that `reference` names beside the `issue` or in the `assets` folder, checked and cleaned.

    Only PNG and JPEG files inside `assets` come in. Rotation by EXIF is applied, colours are converted to sRGB, metadata is left
    out; a JPEG that needs neither is not coded anew. What has come in once comes in again as it is. Raises ContentError (missing, outside, broken) or LimitError (bytes, pixels, their proportion) at `place`.
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
        error: type[BulletinError] = ContentError if code == "picture-broken" else LimitError
        thin = code == "picture-too-thin"
        hint = "剪去多余的部分，或者分成几张" if thin else "请存成普通的 PNG 或 JPEG 文件再用"
        raise error(Finding(place, code, f"{_REASONS[code]}：{reference}", hint))
    name = path.relative_to(assets.resolve()).as_posix()
    return Picture(name, picture.data, picture.width, picture.height, picture.media, guessed=picture.guessed)


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
            nearest.remedy(reference, issue, assets),
        )
    )


def _resolved(base: Path, reference: str) -> Path | None:
    """Follow a reference; None where no file can be called that (too long, a null byte, links in a circle)."""
    try:
        return (base / reference).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        return None


@lru_cache(maxsize=64)
def _clean(path: Path, _stamp: object) -> Cleaned | str:
    """Decode and clean; return the code of what is wrong where that cannot be."""
    from bulletin.images import cleaning  # noqa: PLC0415  # late: most issues have no picture, and Pillow takes its time

    return cleaning.clean(path.read_bytes(), MAX_PIXELS, MAX_ASPECT)
