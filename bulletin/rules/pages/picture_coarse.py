"""A picture has too few pixels for the size it is printed at, or its colours are guessed.

What: fewer than 150 pixels an inch where it is printed; or CMYK without a profile.
Why: steps and blur show in print; and nobody knows which press its colours were meant for.
Instead: ask for the original, or print it smaller; ask for a picture in RGB.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from bulletin.document import Figure, Image
from bulletin.findings import Finding, Place, Severity
from bulletin.images import COARSEST, pixels_an_inch
from bulletin.proof import Proof
from bulletin.typesetting.reckoning.printed import inches

_MASTHEAD = "name-picture"
# Pictures that would have to be narrower than this share of the type area are not offered to be made so, in hundredths.
_NARROWEST = 20


def check(proof: Proof) -> Iterator[Finding]:
    """Find each picture that is too coarse where it is printed, and each whose colours were guessed."""
    document = proof.pages.document
    for figure, image, wide in inches(document):
        picture = document.pictures[image.name]
        place = _place(proof, figure)
        if picture.guessed:
            message = f"图片是 CMYK，没有说明是哪一种印刷的颜色，按轮转胶印换成 RGB：{image.name}"
            hint = "看看颜色对不对；请作者给 RGB 的图片，或者存的时候嵌入颜色配置文件"
            yield Finding(place, "picture-colours-guessed", message, hint, Severity.WARNING)
        fine = pixels_an_inch(picture, wide)
        if fine < COARSEST and not picture.drawn:
            message = f"图片太粗：印出来每英寸只有 {math.floor(fine)} 个像素，不到 {COARSEST}：{image.name}"
            yield Finding(place, "picture-coarse", message, _hint(image, wide, fine), Severity.WARNING)


def _place(proof: Proof, figure: Figure) -> Place:
    """Return where a picture is asked for: the masthead's in the house file."""
    house = proof.issue.house.places.get("picture", figure.place)
    return house if figure.style == _MASTHEAD else figure.place


def _hint(image: Image, wide: float, fine: float) -> str:
    needed = math.ceil(COARSEST * wide)
    share = math.floor(100 * image.width * fine / COARSEST)
    smaller = f"，或者排小些：{{width={share}%}}" if share >= _NARROWEST else ""
    return f"换成原图，宽至少 {needed} 像素{smaller}"
