"""How fine a picture is on its page: a Picture and its width on paper go in, pixels an inch or a smaller Picture come out."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

from bulletin.images.intake import Picture

# Below so many pixels an inch a picture is seen to be made of them; beyond so many nobody sees more, in print or on a screen.
COARSEST, FINEST = 150, 350


def pixels_an_inch(picture: Picture, inches: float) -> float:
    """Return how fine a picture is that is printed `inches` wide."""
    return picture.width / inches


def for_page(picture: Picture, inches: float) -> Picture:
    """Return a picture as fine as it can be seen where it is printed `inches` wide: itself, or one of fewer pixels and bytes."""
    wide = math.ceil(FINEST * inches)
    return _smaller(picture, wide) if wide < picture.width else picture


@lru_cache(maxsize=16)
def _smaller(picture: Picture, wide: int) -> Picture:
    from bulletin.images import cleaning  # noqa: PLC0415  # late: most issues have no picture

    high = max(round(picture.height * wide / picture.width), 1)
    data = cleaning.smaller(picture.data, wide, high, picture.media)
    # Drawings in few colours may take more bytes when their edges become soft.
    return replace(picture, data=data, width=wide, height=high) if len(data) < len(picture.data) else picture
