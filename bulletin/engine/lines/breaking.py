"""Break a text into lines: a text and the room of its line go in, the line comes out, as wide as it is in Word, and where the next begins.

Texts of simple characters are measured (measured.py); all others are shaped by Pango, a line at a time, as the engine asks for it
(its layout/inline.py, `split_text_box`). Both come to the same lines.
"""

from __future__ import annotations

from weasyprint.text import line_break

from bulletin.engine.lines import measured
from bulletin.engine.lines.long_runs import torn
from bulletin.engine.lines.pieces import Piece
from bulletin.engine.lines.setting import cut, hanging, is_spaced, least, spacing
from bulletin.engine.register import Patch
from bulletin.engine.untyped import Box, Computed, Foreign


def broken(
    context: Foreign, box: Box, width: float | None, skip: int, *arguments: Foreign, **named: Foreign
) -> Foreign:
    """Break a text, and a Latin run in it where a line is set again for its sake."""

    def split(box: Box, width: float | None) -> Foreign:
        found = measured.split(box, width, skip)
        return found or _fitted(SPLIT.original(context, box, width, skip, *arguments, **named))

    return torn(context, box, width, skip, split)


def _fitted(split: Foreign) -> Foreign:
    """Mend what is said of a text that Pango has broken: its width, and a base line that hangs on the glyphs in it.

    Ideographic spaces that a line ends with stand beyond its edge, as in Word.
    """
    new, resume, _ = split
    if new is not None and new.pango_layout.ours:
        new.width, new.baseline = _width(new), line_break.strut(new.style)[1]
        beyond = hanging(new) * (new.style["font_size"] + spacing(new.style)) if resume is not None else 0
        new.width -= beyond
    return split


def _width(box: Box) -> float:
    """Return the width of a text that Pango has broken, with the spacing behind its last character, its spaces at their least.

    The engine adds one spacing. Pango takes half of one from the first character of a line and half of one from the last.
    """
    spaced, found = spacing(box.style), list(cut(box.style, box.text))
    if not found:
        return float(box.width)
    ends = ((found[0], found[0].characters[0]), (found[-1], found[-1].characters[-1]))
    return float(box.width) - spaced + sum(_behind(box.style, piece, char) for piece, char in ends) / 2


def _behind(style: Computed, piece: Piece, char: str) -> float:
    """Return the letter spacing that a character of a piece is broken with."""
    if piece.kind == "latin" and char == " " and (narrow := least(style)):
        return -narrow
    return spacing(style) if is_spaced(piece, spacing(style)) else 0


SPLIT = Patch(
    owner="weasyprint.layout.inline",
    name="split_text_box",
    ours=broken,
    why="Lines end where they do in Word, and base lines do not move.",
    takes=("context", "box", "available_width", "skip", "is_line_start"),
    used_by=("split_inline_level",),
)
