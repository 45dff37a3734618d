"""At the engine's edge: its CSS pixels become Lengths, and Lengths its pixels; nobody else speaks pixels."""

from __future__ import annotations

from bulletin.layout.lengths import Length

# A pixel is 1/96 inch (CSS Values 4, 6.2).
_POINTS_A_PIXEL = 0.75


def to_length(pixels: float) -> Length:
    """Return so many CSS pixels as a Length."""
    return Length.of_points(pixels * _POINTS_A_PIXEL)


def to_pixels(length: Length) -> float:
    """Return a Length in CSS pixels."""
    return length.pt / _POINTS_A_PIXEL
