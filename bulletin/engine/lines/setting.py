"""Set Chinese and Latin in one piece: a text and its style go in, its characters come out with their faces and gaps.

In HTML's words each Latin run is a span, and so is each character that the next one is not drawn closer to; that makes five
boxes of a line, and boxes are what the engine's time goes into. `Setting` takes the place of WeasyPrint's layout of a text
(its text/line_break.py, `Layout`): it gives Latin runs the Latin face, draws together only what the grid's spacing is meant
for, and puts each glyph where it has to stand when the text is drawn. Texts whose last family is the Latin one are set so,
others (the number of a page, leaders) as the engine does. The gaps of 甲乙2024丙, as an example: pieces.py.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from weasyprint.text import line_break
from weasyprint.text.ffi import TO_UNITS, ffi, pango
from weasyprint.text.fonts import font_features

from bulletin.engine.faces import Faces
from bulletin.engine.lines.long_runs import torn
from bulletin.engine.lines.pieces import Gap, Piece, pieces
from bulletin.engine.register import Declaration, Patch
from bulletin.engine.untyped import Box, Computed, Foreign
from bulletin.text import scripts

# Gaps are ours, so there is no kerning, and no ligature would leave room for one. The engine asks for the same if its style says so, but
# then keeps a list of attributes for every text that it ever laid out.
_FEATURES = ",".join(f"{name} {value}" for name, value in font_features("none", "none").items()).encode()
_SPACE = "\u3000"
_NARROW = re.compile(f"[{scripts.LATIN}{scripts.ZERO_WIDTH}]")
# How many lines are shaped for each that is broken.
_LINES_SHAPED = 1.6
# A width that is larger by less than this, in CSS pixels, is the same for Pango.
_UNDER_A_UNIT = 1 / 1024

# Stands in for `int` where the engine writes a glyph's place (its draw/text.py): PDF takes decimals.
_exact = partial(round, ndigits=2)


class Setting(line_break.Layout):  # type: ignore[misc]  # WeasyPrint is untyped
    """A text as Pango lays it out; `share` is how far a spread line opens it for each of its shares, in CSS pixels."""

    share = 0.0

    def __init__(self, style: Computed, *arguments: Foreign) -> None:
        # Where the engine measures a face it gives a style and nothing else.
        faces = style.font_config if arguments else None
        self.ours = isinstance(faces, Faces) and style["font_family"][-1] == faces.latin
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
        spaced = spacing(self.style)
        self._placed = justify and not self.justification_spacing and bool(spaced or self.share)
        attributes, whole = _attributes(self.layout), len(self.text.encode())
        _add(attributes, pango.pango_attr_font_features_new(_FEATURES), 0, whole)
        for piece in pieces(self.text):
            end = piece.at + piece.size
            if piece.kind == "latin":
                _add(attributes, pango.pango_attr_family_new(self.style.font_config.latin_families), piece.at, end)
            start = piece.at if self._placed else _unspaced(piece, spaced)
            if spaced and start is not None:
                _add(attributes, pango.pango_attr_letter_spacing_new(0), start, end)
        pango.pango_layout_set_attributes(self.layout, attributes)

    def get_first_line(self) -> tuple[Foreign, int | None]:
        """Return the first line, its glyphs in their places where the text is going to be drawn."""
        line, index = super().get_first_line()
        if self._placed:
            self._place(line)
        return line, index

    def _place(self, line: Foreign) -> None:
        """Widen the glyphs of `line` by the gaps behind them."""
        spaced = spacing(self.style)
        widths = {
            at: int((spaced * _is_spaced(piece, gap, spaced) + self.share * gap.shares) * TO_UNITS)
            for piece in pieces(self.text)
            for at, gap in piece.gaps()
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


def _is_spaced(piece: Piece, gap: Gap, spaced: float) -> bool:
    """Tell whether the spacing stands in a gap of a piece."""
    return gap.close if spaced < 0 else piece.kind != "unseen"


def _unspaced(piece: Piece, spaced: float) -> int | None:
    """Say from which byte on a piece has no spacing, None where all of it has."""
    if spaced > 0:
        return piece.at if piece.kind == "unseen" else None
    if piece.behind.close:
        return None
    return piece.at + piece.size - len(piece.characters[-1].encode()) if piece.inside.close else piece.at


def _attributes(layout: Foreign) -> Foreign:
    found = pango.pango_layout_get_attributes(layout)
    return ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref) if found == ffi.NULL else found


def _add(attributes: Foreign, attribute: Foreign, start: int, end: int) -> None:
    attribute.start_index, attribute.end_index = start, end
    pango.pango_attr_list_change(attributes, attribute)


def _broken(
    context: Foreign, box: Box, width: float | None, skip: int, *arguments: Foreign, **named: Foreign
) -> Foreign:
    """Break a text as _split does, and a Latin run in it where a line is set again for its sake."""
    return torn(context, box, width, skip, lambda box, width: _split(context, box, width, skip, *arguments, **named))


def _split(
    context: Foreign, box: Box, width: float | None, skip: int, *arguments: Foreign, **named: Foreign
) -> Foreign:
    """Break a text; the space that characters are drawn together by is not to be had behind the last one of a line."""
    if (short := _short(box, width, skip)) and (split := _split(context, short, width, skip, *arguments, **named))[1]:
        return split  # the line ends, and not for want of text
    split = new, resume, _ = _fitted(SPLIT.original(context, box, width, skip, *arguments, **named))
    close = min(spacing(box.style), 0)
    if width and new is not None and resume is not None and width + _UNDER_A_UNIT < new.width <= width - close:
        return _fitted(SPLIT.original(context, box, width + close, skip, *arguments, **named))
    return split


def _short(box: Box, width: float | None, skip: int) -> Box:
    """Return a box with the text of a line and a half, where the engine would shape four lines for each.

    None where there is no more text than that, or where Chinese characters alone can hardly fill a line.
    """
    line = (width or 0) / box.style["font_size"]
    text = box.text.encode()[skip:].decode() if line > 1 else ""
    head = text[: int(min(_LINES_SHAPED * line, len(text)))]
    if head == text or len(_NARROW.sub("", head)) < line + 1:
        return None
    return box.copy_with_text(box.text.encode()[:skip].decode() + head)


def _fitted(split: Foreign) -> Foreign:
    """Mend what the engine says of a text that it has broken: its width, and a base line that hangs on the glyphs in it.

    Ideographic spaces that a line ends with stand beyond its edge, as in Word.
    """
    new, resume, _ = split
    if new is not None and new.pango_layout.ours:
        beyond = hanging(new) * (new.style["font_size"] + spacing(new.style)) if resume is not None else 0
        new.width = _width(new) - beyond
        new.baseline = line_break.strut(new.style)[1]
    return split


def _width(box: Box) -> float:
    """Return the width of a text: with the spacing behind its last character if that opens it, without if it draws together.

    The engine adds one in any case. Pango gives half a spacing to each side of a stretch, but none at a line's head.
    """
    spaced, found = spacing(box.style), pieces(box.text)
    if spaced > 0:
        style = box.style.copy()
        style["letter_spacing"] = "normal"
        plain = Setting(style, 0, None)
        plain.set_text(box.text)
        natural, _ = line_break.line_size(plain.get_first_line()[0], style)
        return float(natural) + spaced * sum(len(piece.characters) for piece in found if piece.kind != "unseen")
    drawn = bool(found) and (found[0].inside if len(found[0].characters) > 1 else found[0].behind).close
    return float(box.width) + spaced / 2 * drawn - spaced


LAYOUT = Patch(
    owner="weasyprint.text.line_break",
    name="Layout",
    ours=Setting,
    why="Latin runs get their face, Chinese ones the grid's spacing, and each glyph stands where it has to.",
    takes=("self", "style", "justification_spacing", "max_width"),
    used_by=("create_layout", "strut", "character_ratio"),
)
SPLIT = Patch(
    owner="weasyprint.layout.inline",
    name="split_text_box",
    ours=_broken,
    why="Lines end where they do in Word: spacing behind a line's last character is no room, and base lines do not move.",
    takes=("context", "box", "available_width", "skip", "is_line_start"),
    used_by=("split_inline_level",),
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
RECORDS = (_FAMILY, LAYOUT, SPLIT, DECIMALS)
