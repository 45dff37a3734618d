"""Draw a measured line: its glyphs and the gaps between them go in, what a PDF writes for them comes out (ISO 32000-1, 9.4.3).

The engine asks Pango for every line once more, and for every glyph of it (its draw/text.py, `draw_first_line`).
"""

from __future__ import annotations

from itertools import groupby
from operator import add, attrgetter

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS

from bulletin.engine.lines.glyphs import Face, Glyph
from bulletin.engine.lines.laid import Line
from bulletin.engine.lines.pieces import BEHIND, Behind
from bulletin.engine.lines.setting import is_spaced
from bulletin.engine.register import Lean, Patch
from bulletin.engine.untyped import Box, Foreign

# Widths in a PDF are thousandths of the type size; places in a line are written with so many decimals.
_SIZE, _DECIMALS = 1000, 2


def drawn(stream: Foreign, textbox: Box, text_overflow: str, block_ellipsis: Foreign, matrix: Foreign) -> Foreign:
    """Draw the line of a text; those that Pango has laid out are drawn by the engine."""
    line = textbox.pango_layout
    if not isinstance(line, Line) or text_overflow == "ellipsis" or block_ellipsis != "none":
        return DRAWN.original(stream, textbox, text_overflow, block_ellipsis, matrix)
    glyphs, told = line.drawn()
    if not all(glyph.char.isspace() for glyph in glyphs):
        stream.set_text_matrix(*matrix.values)
        gaps, at = {code: _gap(line, BEHIND[code]) for code in set(told)}, 0
        for face, run in groupby(glyphs, attrgetter("face")):
            end = at + len(list(run))
            _show(stream, face, glyphs[at:end], [gaps[code] for code in told[at:end]])
            at = end
    return []


def _gap(line: Line, behind: Behind) -> int:
    """Return the gap behind a character of a line, in Pango's units."""
    spaced = line.manner.spaced * is_spaced(behind, line.manner.spaced)
    narrow = line.shrunk * line.manner.least * behind.space
    return int((spaced + line.share * behind.shares - narrow) * TO_UNITS)


def _show(stream: Foreign, face: Face, glyphs: list[Glyph], gaps: list[int]) -> None:
    """Write glyphs of one face, each with the number by which what follows is moved back."""
    font = vars(stream)["_fonts"].get(face.key) or stream.add_font(face.font)[0]
    stream.set_font_size(font.hash, face.size)
    said, unicode = font.widths, font.to_unicode
    chars, _, _, numbers, codes, widths = zip(*glyphs, strict=True)
    if not (said.keys() >= set(numbers) <= unicode.keys()):
        for char, number, width in zip(chars, numbers, widths, strict=True):
            if number not in said:
                said[number] = round(width * _SIZE * FROM_UNITS / face.size)
            unicode.setdefault(number, char)
    # What the file says of a glyph's width, its own width and the gap behind it; few differ.
    steps = list(zip(map(said.__getitem__, numbers), widths, gaps, strict=True))
    moved = {}
    for step in set(steps):
        back = round(step[0] - (step[1] + step[2]) * _SIZE * FROM_UNITS / face.size, _DECIMALS)
        moved[step] = f">{back}<" if back else ""
    written = "".join(map(add, codes, map(moved.__getitem__, steps)))
    stream.show_text(f"<{written[:-1]}" if written.endswith("<") else f"<{written}>")


_FONTS = Lean(
    owner="weasyprint.pdf.stream:Stream",
    name="add_font",
    why="A face is embedded when it is first drawn, and then known by its key.",
    takes=("self", "pango_font"),
    names=("get_pango_font_key", "_fonts", "Font"),
)
DRAWN = Patch(
    owner="weasyprint.draw.text",
    name="draw_first_line",
    ours=drawn,
    why="Lines whose glyphs are known are drawn without Pango.",
    takes=("stream", "textbox", "text_overflow", "block_ellipsis", "matrix"),
    names=("add_font", "set_text_matrix", "set_font_size", "show_text", "widths", "to_unicode", "hash"),
    used_by=("draw_text",),
)
RECORDS = (_FONTS, DRAWN)
