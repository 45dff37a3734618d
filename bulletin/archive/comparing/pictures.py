"""Pictures of the first page that differs between two PDFs: their bytes go in; the page before, now, and what differs come out as PNG."""

from __future__ import annotations

from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from PIL.Image import Image

# pypdfium2 has no types.
_Page: TypeAlias = Any
# Points to dots: 88 dots an inch. A page of text in so many colours takes some thirty kilobytes.
_SCALE, _COLOURS = 88 / 72, 16
# A dot counts as other where its brightness has changed by more than this; what both have is as bright as this.
_OTHER, _BOTH = 48, 150
# The bar beside lines that differ, in dots.
_BAR = 5


class Sides(NamedTuple):
    """The first page that differs, from 1, before and now, each as PNG, or nothing where there is no such page; and both over each other."""

    page: int
    old: bytes
    new: bytes
    marked: bytes


def first(old: bytes, new: bytes) -> Sides | None:
    """Draw the first page that differs; None where no difference can be seen. Raises ValueError where a PDF cannot be read."""
    import pypdfium2 as pdfium  # late: only comparing needs it

    try:
        with pdfium.PdfDocument(old) as before, pdfium.PdfDocument(new) as now:
            for number, pages in enumerate(zip_longest(before, now), 1):
                if (sides := _sides(number, *map(_drawn, pages))) is not None:
                    return sides
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from error
    return None


def _drawn(page: _Page | None) -> Image | None:
    if page is None:
        return None
    drawn: Image = page.render(scale=_SCALE).to_pil().convert("RGB")
    return drawn


def _sides(number: int, old: Image | None, new: Image | None) -> Sides | None:
    if old and new:
        return Sides(number, _png(old), _png(new), _png(_marked(old, new))) if _differ(old, new) else None
    return Sides(number, _png(old) if old else b"", _png(new) if new else b"", b"")


def _differ(old: Image, new: Image) -> bool:
    from PIL import ImageChops

    if old.size != new.size:
        return True
    brightest = ImageChops.difference(old, new).convert("L").getextrema()[1]
    return isinstance(brightest, (int, float)) and brightest > _OTHER


def _marked(old: Image, new: Image) -> Image:
    """Lay two pages over each other: ink of the old alone is red, of the new alone blue, of both grey; a bar stands beside lines that differ."""
    from PIL import Image, ImageChops

    size = (max(old.width, new.width), max(old.height, new.height))
    before, now = (Image.new("L", size, "white") for _ in range(2))
    before.paste(old.convert("L"))
    now.paste(new.convert("L"))
    both = ImageChops.lighter(before, now).point([(255 - value) * _BOTH // 255 for value in range(256)])
    channels = (now, ImageChops.darker(before, now), before)
    over = Image.merge("RGB", [ImageChops.add(channel, both) for channel in channels])
    other = ImageChops.difference(before, now).point([255 * (value > _OTHER) for value in range(256)])
    lines = other.resize((1, size[1]), Image.Resampling.BOX).point([255 * (value > 0) for value in range(256)])
    over.paste("black", (0, 0), lines.resize((_BAR, size[1])))
    return over


def _png(picture: Image) -> bytes:
    """Return a picture in few colours, of which those far from all others are kept: a character that is another is a few dots of red."""
    from PIL.Image import Dither, Quantize

    data = BytesIO()
    picture.quantize(_COLOURS, method=Quantize.MAXCOVERAGE, dither=Dither.NONE).save(data, "PNG", optimize=True)
    return data.getvalue()
