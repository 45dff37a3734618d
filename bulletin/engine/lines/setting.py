"""Set Chinese and Latin in one piece: a text and its style go in, its characters come out with their faces and gaps.

In HTML's words each Latin run is a span; that makes five boxes of a line, and boxes are what the engine's time goes into. `Setting`
takes the place of WeasyPrint's layout of a text (its text/line_break.py, `Layout`): it gives Latin runs the Latin face, Chinese
characters the grid's spacing, and puts each glyph where it has to stand when the text is drawn. Texts whose last family is the
Latin one are set so, and the number of a page, others (leaders) as the engine does. The gaps of 甲乙2024丙, as an example: pieces.py.

A line holds what it holds in Word: the grid's spacing stands behind each Chinese character, the last one of a line too, and in a
justified paragraph the spaces of Latin text may shrink by a quarter. So Pango breaks lines with the spaces at their least
(`least` says how far each may shrink); justify.py widens them again.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from weasyprint.text import line_break
from weasyprint.text.ffi import TO_UNITS, ffi, pango
from weasyprint.text.fonts import font_features

from bulletin.engine.faces import Faces
from bulletin.engine.lines.pieces import Behind, Piece, Pieces, pieces
from bulletin.engine.register import Declaration, Patch
from bulletin.engine.untyped import Box, Computed, Foreign
from bulletin.text import scripts

# Gaps are ours, so there is no kerning, and no ligature would leave room for one. The engine asks for the same if its style says so, but
# then keeps a list of attributes for every text that it ever laid out.
_FEATURES = ",".join(f"{name} {value}" for name, value in font_features("none", "none").items()).encode()
_SPACE = "\u3000"
# How far a space of Latin text may shrink, in shares of the type size: a quarter of its width in Times New Roman.
_SHRINK = 1 / 16

# Stands in for `int` where the engine writes a glyph's place (its draw/text.py): PDF takes decimals.
_exact = partial(round, ndigits=2)


class Setting(line_break.Layout):  # type: ignore[misc]  # WeasyPrint is untyped
    """A text as Pango lays it out, as it is drawn: `share` is how far a spread line opens it for each of its shares.

    That in CSS pixels; `shrunk` is how much of what its spaces may shrink they do.
    """

    share = shrunk = 0.0

    def __init__(self, style: Computed, *arguments: Foreign) -> None:
        # Where the engine measures a face it gives a style and nothing else.
        self.ours = bool(arguments) and is_ours(style)
        self._placed = False
        super().__init__(style, *arguments)

    def set_text(self, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002  # its own signature
        """Set `text`; `justify` says that it is going to be drawn, so that what helped to end lines may go.

        PDFium forgets the gap at the end of a text whose glyphs include an empty one.
        """
        if self.ours and justify:
            text = scripts.visible(text) or text
        super().set_text(text, justify)
        if not self.ours:
            return
        spaced, narrow = spacing(self.style), 0 if justify else least(self.style)
        self._placed = justify and not self.justification_spacing and bool(spaced or self.share or self.shrunk)
        attributes, whole = _attributes(self.layout), len(self.text.encode())
        _add(attributes, pango.pango_attr_font_features_new(_FEATURES), 0, whole)
        for piece in cut(self.style, self.text):
            end = piece.at + piece.size
            if piece.kind == "latin":
                _add(attributes, pango.pango_attr_family_new(_latin(self.style)), piece.at, end)
            if spaced and (self._placed or not is_spaced(piece, spaced)):
                _add(attributes, pango.pango_attr_letter_spacing_new(0), piece.at, end)
            if narrow and piece.spaces:
                for at in (at for at, char, _ in piece.gaps() if char == " "):
                    _add(attributes, pango.pango_attr_letter_spacing_new(-int(narrow * TO_UNITS)), at, at + 1)
        pango.pango_layout_set_attributes(self.layout, attributes)

    def get_first_line(self) -> tuple[Foreign, int | None]:
        """Return the first line, its glyphs in their places where the text is going to be drawn."""
        line, index = super().get_first_line()
        if self._placed:
            self._place(line)
        return line, index

    def _place(self, line: Foreign) -> None:
        """Widen the glyphs of `line` by the gaps behind them."""
        spaced, narrow = spacing(self.style), self.shrunk * least(self.style)
        widths = {
            at: int((spaced * is_spaced(piece, spaced) + self.share * shares - narrow * (char == " ")) * TO_UNITS)
            for piece in cut(self.style, self.text)
            for at, char, shares in piece.gaps()
        }
        run = line.runs
        while run != ffi.NULL:
            item, glyphs = run.data.item, run.data.glyphs
            starts = ffi.unpack(glyphs.log_clusters, glyphs.num_glyphs)
            for number, (start, after) in enumerate(pairwise((*starts, None))):
                if start != after:
                    glyphs.glyphs[number].geometry.width += widths.get(item.offset + start, 0)
            run = run.next


def spacing(style: Computed) -> float:
    """Return the letter spacing of a style in CSS pixels. Below 0 it draws Chinese together, above 0 it opens all text."""
    letter_spacing = style["letter_spacing"]
    return 0 if letter_spacing == "normal" else float(letter_spacing)


def hanging(box: Box) -> int:
    """Count the ideographic spaces that a text ends with, if there is anything before them."""
    seen = box.text.rstrip(_SPACE)
    return len(box.text) - len(seen) if seen else 0


def cut(style: Computed, text: str) -> Pieces:
    """Cut a text of this style into pieces; where its first face is the Latin one, all of it is Latin."""
    return pieces(text, foreign=is_foreign(style))


def is_foreign(style: Computed) -> bool:
    """Tell whether all text of this style is Latin: its first face is the Latin one."""
    families = style["font_family"]
    return bool(families[0] == families[-1])


def is_ours(style: Computed) -> bool:
    """Tell whether a text of this style is set by us."""
    return isinstance(style.font_config, Faces) and style["font_family"][-1] in style.font_config.last


def _latin(style: Computed) -> bytes:
    """Return the families of Latin text in a text of this style."""
    return ",".join(style["font_family"][:-3:-1]).encode()


def least(style: Computed) -> float:
    """Return how far a space may shrink in a text of this style."""
    return float(style["font_size"]) * _SHRINK if style["text_align_all"] == "justify" else 0


def is_spaced(piece: Piece | Behind, spaced: float) -> bool:
    """Tell whether the spacing stands behind the characters of a piece, or behind one of them."""
    return piece.close if spaced < 0 else piece.kind != "unseen"


def _attributes(layout: Foreign) -> Foreign:
    found = pango.pango_layout_get_attributes(layout)
    return ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref) if found == ffi.NULL else found


def _add(attributes: Foreign, attribute: Foreign, start: int, end: int) -> None:
    attribute.start_index, attribute.end_index = start, end
    pango.pango_attr_list_change(attributes, attribute)


LAYOUT = Patch(
    owner="weasyprint.text.line_break",
    name="Layout",
    ours=Setting,
    why="Latin runs get their face, Chinese ones the grid's spacing, and each glyph stands where it has to.",
    takes=("self", "style", "justification_spacing", "max_width"),
    used_by=("create_layout", "strut", "character_ratio"),
)
DECIMALS = Patch(
    owner="weasyprint.draw.text",
    name="int",
    ours=_exact,
    why="Glyphs are placed with decimals, where the engine writes whole thousandths of the type size.",
    used_by=("draw_first_line",),
)
_FAMILY = Declaration(
    owner="weasyprint.text.ffi",
    name="ffi",
    declares="PangoAttribute * pango_attr_family_new (const char *family);",
    why="A stretch of a text is given a family of its own.",
)
RECORDS = (_FAMILY, LAYOUT, DECIMALS)
