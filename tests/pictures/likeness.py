"""How alike two pictures of a page are: the kept one and the new one go in, what differs comes out.

Both are blurred a little, so that another rasteriser's edges weigh little. A fault spread over the page (a wrong face, a
ragged edge) raises the mean, one at a single place (a line that has moved, a rule that is gone) the worst block.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

_BLUR, _BLOCK = 0.8, 8
# Tried on planted faults and on harmless differences, see test_likeness.py. In grey levels of 255.
_MEAN, _WORST = 0.9, 10
_RED, _WHITE = (0xE6, 0, 0x12), (255, 255, 255)
_GREYS, _REDS = 9, 7


@dataclass(frozen=True)
class Difference:
    """The mean difference of all pixels, and that of the worst block of 8 x 8 pixels; grey levels of 255."""

    mean: float
    worst: float

    @property
    def small(self) -> bool:
        """Tell whether an eye would take both pictures for the same page."""
        return self.mean <= _MEAN and self.worst <= _WORST

    def __str__(self) -> str:
        return f"mean {self.mean:.2f} of {_MEAN}, worst block {self.worst:.0f} of {_WORST}"


def difference(kept: Image.Image, new: Image.Image) -> Difference:
    """Measure how far two pictures differ."""
    if kept.size != new.size:
        return Difference(255, 255)
    apart = _apart(*(one.convert("RGB").filter(ImageFilter.GaussianBlur(_BLUR)) for one in (kept, new)))
    return Difference(ImageStat.Stat(apart).mean[0], max(apart.reduce(_BLOCK).tobytes()))


def few_colours(picture: Image.Image) -> Image.Image:
    """Return a page in the 16 colours that black, red and their edges on white need."""
    palette = Image.new("P", (1, 1))
    greys = (_mixed((0, 0, 0), share / (_GREYS - 1)) for share in range(_GREYS))
    reds = (_mixed(_RED, share / _REDS) for share in range(_REDS))
    palette.putpalette([level for colour in (*greys, *reds) for level in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def side_by_side(kept: Image.Image, new: Image.Image) -> Image.Image:
    """Lay the kept picture, the new one and their difference beside each other, its bad blocks framed in red."""
    shared = (max(kept.width, new.width), max(kept.height, new.height))
    whole = [_on(shared, one.convert("RGB")) for one in (kept, new)]
    panels = [*whole, _difference_of(*whole)]
    sheet = Image.new("RGB", (len(panels) * (shared[0] + 1) - 1, shared[1]), "blue")
    for number, panel in enumerate(panels):
        sheet.paste(panel, (number * (shared[0] + 1), 0))
    return sheet


def _difference_of(kept: Image.Image, new: Image.Image) -> Image.Image:
    shown = ImageChops.invert(_apart(kept, new)).convert("RGB")
    blurred = (one.filter(ImageFilter.GaussianBlur(_BLUR)) for one in (kept, new))
    blocks = _apart(*blurred).reduce(_BLOCK)
    pen = ImageDraw.Draw(shown)
    for number, level in enumerate(blocks.tobytes()):
        if level > _WORST:
            row, column = divmod(number, blocks.width)
            corner = (column * _BLOCK, row * _BLOCK)
            pen.rectangle((corner, (corner[0] + _BLOCK, corner[1] + _BLOCK)), outline=_RED)
    return shown


def _apart(kept: Image.Image, new: Image.Image) -> Image.Image:
    """Return for each pixel the difference of the channel that differs most."""
    red, green, blue = ImageChops.difference(kept, new).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _on(size: tuple[int, int], picture: Image.Image) -> Image.Image:
    paper = Image.new("RGB", size, _WHITE)
    paper.paste(picture, (0, 0))
    return paper


def _mixed(ink: tuple[int, int, int], white: float) -> tuple[int, ...]:
    return tuple(round(level + (255 - level) * white) for level in ink)
