"""How much work the pictures of an issue are: their pixels go in, and where they are too many, a refusal comes out.

Work is counted in million pixels of a JPEG, a thirtieth of a second each; a PNG is read and written anew, byte by byte.
"""

from __future__ import annotations

from bulletin.errors import LimitError
from bulletin.findings import Finding, Place
from bulletin.images.intake import Picture

# Twenty photographs as a camera makes them.
MOST = 240
_PIXELS, _BYTES = 1_000_000, 150_000


def weighed(before: float, picture: Picture, place: Place) -> float:
    """Return the work of all pictures up to this one, `before` that of those before it; LimitError at its `place` above MOST."""
    work = before + picture.width * picture.height / _PIXELS
    if picture.media == "image/png":
        work += len(picture.data) / _BYTES
    if work > MOST:
        message = "图片到这一张合起来太大：处理起来会占住机器"
        hint = "照片缩到 2000 像素宽，存成 JPEG 再用：印在纸上一样清楚"
        raise LimitError(Finding(place, "pictures-too-heavy", message, hint))
    return work
