"""A line of a measured text: which of its characters go in, what is asked of it when it is spread and drawn comes out.

It stands where the engine keeps Pango's layout of a text. What lies between its characters was found once for the whole text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin.engine.lines.pieces import Behind, all_seen, count, ended, seen
from bulletin.engine.register import Lean
from bulletin.engine.untyped import Computed

if TYPE_CHECKING:
    from bulletin.engine.lines.glyphs import Glyph
    from bulletin.engine.lines.measured import Measured


class Line:
    """The characters of a text from `start` to `end`; `share` and `shrunk` say how they are drawn, as in setting.py."""

    ours, first_line_direction = True, 0
    share = shrunk = 0.0

    def __init__(self, text: Measured, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self.manner = text.manner
        self.told = ended(text.told[start:end])

    def deactivate(self) -> None:
        """Let go of nothing."""

    def reactivate(self, _style: Computed) -> None:
        """Make nothing anew."""

    @property
    def glyphs(self) -> list[Glyph]:
        """The glyphs of its characters."""
        return self._text.glyphs[self._start : self._end]

    def drawn(self) -> tuple[list[Glyph], bytes]:
        """Return the glyphs that are drawn, which those of zero-width characters are not, and what is told of each."""
        if all_seen(self.told):
            return self.glyphs, self.told
        shown = [(glyph, code) for glyph, code in zip(self.glyphs, self.told, strict=True) if glyph.face]
        return [glyph for glyph, _ in shown], bytes(code for _, code in shown)

    @property
    def first(self) -> Behind | None:
        """What is told of the first of its characters that is seen."""
        return next(seen(self.told), None)

    @property
    def last(self) -> Behind | None:
        """What is told of the last of its characters that is seen."""
        return next(seen(self.told[::-1]), None)

    @property
    def shares(self) -> int:
        """Count the shares of its gaps."""
        return count(self.told)

    @property
    def spaces(self) -> int:
        """How many spaces stand in it that it may shrink."""
        return self._text.text.count(" ", self._start, self._end)


_LINE = Lean(
    owner="weasyprint.draw.text",
    name="draw_text",
    why="What stands for Pango's layout of a line has all that is asked of it.",
    names=("pango_layout", "reactivate", "deactivate"),
)
RECORDS = (_LINE,)
