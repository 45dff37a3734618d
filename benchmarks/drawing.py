"""A picture of costs: panels with points and a straight line go in, an SVG comes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDE, HIGH, LEFT, BELOW, ABOVE = 340, 220, 60, 36, 30
FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="11">'
    '<rect width="100%" height="100%" fill="white"/>{panels}</svg>\n'
)


class Panel(NamedTuple):
    """What grows, its points (how much, milliseconds), and the line: milliseconds at the start, and for each more."""

    name: str
    points: Sequence[tuple[float, float]]
    line: tuple[float, float]


def picture(panels: Sequence[Panel]) -> str:
    """Set panels two beside each other."""
    placed = (
        f'<g transform="translate({n % 2 * WIDE} {n // 2 * HIGH})">{drawn(panel)}</g>' for n, panel in enumerate(panels)
    )
    return FRAME.format(wide=2 * WIDE, high=(len(panels) + 1) // 2 * HIGH, panels="".join(placed))


def drawn(panel: Panel) -> str:
    most, dearest = (max(point[n] for point in panel.points) for n in (0, 1))
    across, up = WIDE - LEFT - 20, HIGH - BELOW - ABOVE
    foot = HIGH - BELOW

    def place(size: float, cost: float) -> tuple[float, float]:
        return LEFT + across * size / most, foot - up * cost / dearest

    start, each = panel.line
    (x1, y1), (x2, y2) = place(0, start), place(most, start + each * most)
    dots = [place(*point) for point in panel.points]
    return "".join(
        [
            f'<text x="{LEFT}" y="18" font-weight="bold">{panel.name}</text>',
            f'<path d="M{LEFT} {ABOVE}V{foot}H{WIDE - 20}" fill="none" stroke="black"/>',
            f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="silver"/>',
            *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="firebrick"/>' for x, y in dots),
            f'<text x="{LEFT - 6}" y="{ABOVE + 8}" text-anchor="end">{dearest:,.0f} ms</text>',
            f'<text x="{LEFT - 6}" y="{foot}" text-anchor="end">0</text>',
            f'<text x="{WIDE - 20}" y="{foot + 16}" text-anchor="end">{most:,}</text>',
        ]
    )
