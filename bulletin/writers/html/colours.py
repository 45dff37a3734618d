"""Colours that can be read: a colour of the paper and a palette go in; it, or one nearer to the text's that stands out enough, comes out."""

from __future__ import annotations

from bulletin.layout import Palette

# WCAG 2.2, 1.4.3: the least contrast of text, and of large text alike.
_LEAST = 4.5
_STEPS = 20
# WCAG 2.2, relative luminance.
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_LINEAR, _SLOPE, _OFFSET, _GAMMA = 0.04045, 12.92, 0.055, 2.4
_GLARE = 0.05


def legible(colour: str, palette: Palette) -> str:
    """Return `colour` (#RRGGBB), mixed with as much of the palette's ink as it takes to be read on its paper."""
    mixes = (_mixed(colour, palette.ink, step / _STEPS) for step in range(_STEPS + 1))
    return next((mix for mix in mixes if contrast(mix, palette.paper) >= _LEAST), palette.ink)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + _GLARE) / (darker + _GLARE)


def _mixed(one: str, other: str, share: float) -> str:
    mixed = (round(a * (1 - share) + b * share) for a, b in zip(_channels(one), _channels(other), strict=True))
    return f"#{bytes(mixed).hex().upper()}"


def _luminance(colour: str) -> float:
    return sum(weight * _light(channel / 255) for weight, channel in zip(_WEIGHTS, _channels(colour), strict=True))


def _light(value: float) -> float:
    return value / _SLOPE if value <= _LINEAR else ((value + _OFFSET) / (1 + _OFFSET)) ** _GAMMA


def _channels(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))
