"""Lengths: what layout.yaml writes (28mm, 16pt, 三号) becomes one integer type that CSS and Word both read."""

from __future__ import annotations

import re
from typing import Self

_EMU = {"mm": 36000, "pt": 12700}
_TWIP = 635
_WRITTEN = re.compile(r"(-?\d+(?:\.\d+)?)(mm|pt)")


class Length(int):
    """A length in EMU (914,400 to the inch, ECMA-376 part 1, 20.1.2.1)."""

    @classmethod
    def of_points(cls, points: float) -> Self:
        """Make a length from points of 1/72 inch."""
        return cls(round(points * _EMU["pt"]))

    @classmethod
    def of_twips(cls, twips: float) -> Self:
        """Make a length from twentieths of a point."""
        return cls(round(twips * _TWIP))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `28mm` or `16pt`; anything else is a ValueError."""
        written = _WRITTEN.fullmatch(text.strip())
        if written is None:
            message = f"这里应是长度，如 28mm、16pt：{text}"
            raise ValueError(message)
        return cls(round(float(written[1]) * _EMU[written[2]]))

    @property
    def pt(self) -> float:
        """Return points of 1/72 inch."""
        return self / _EMU["pt"]

    @property
    def mm(self) -> float:
        """Return millimetres."""
        return self / _EMU["mm"]

    @property
    def twips(self) -> int:
        """Return whole twentieths of a point, the unit of Word's indents, margins and pitches."""
        return round(self / _TWIP)

    @property
    def half_points(self) -> int:
        """Return whole half points, the unit of Word's type sizes."""
        return round(self * 2 / _EMU["pt"])

    @property
    def eighths(self) -> int:
        """Return whole eighths of a point, the unit of Word's borders."""
        return round(self * 8 / _EMU["pt"])

    @property
    def css(self) -> str:
        """Return the length in CSS, rounded to whole twips so that the PDF and the DOCX mean the same place."""
        return f"{self.twips / 20:g}pt"

    def __add__(self, other: int) -> Self:
        """Add lengths; the sum is a length again."""
        return type(self)(int(self) + int(other))

    def __sub__(self, other: int) -> Self:
        """Subtract lengths; the difference is a length again."""
        return type(self)(int(self) - int(other))

    def __mul__(self, factor: float) -> Self:
        """Stretch the length; the product is rounded to whole EMU."""
        return type(self)(round(int(self) * factor))
