"""Texts of simple characters, measured: a text, where it begins and a width go in, where its line ends comes out.

The widths up to each character are summed up once, and so are the places where a line may end (Pango says those, once a text); a line
is then found by halving. Nothing is shaped for it, neither when it is broken nor when it is drawn: its glyphs are known (glyphs.py).
Texts of which this is not enough are left to Pango, which comes to the same lines (breaking.py).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import add

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS

from bulletin.engine.lines import setting
from bulletin.engine.lines.glyphs import Glyph, Glyphs
from bulletin.engine.lines.pieces import Pieces
from bulletin.engine.register import Lean
from bulletin.engine.untyped import Box, Computed, Foreign

# What a style must say for its texts to be measured: the engine's initial values, and those that come to the same.
_PLAIN: dict[str, tuple[Foreign, ...]] = {
    "white_space": ("normal", "nowrap"),
    "word_spacing": (0,),
    "word_break": ("normal",),
    "overflow_wrap": ("normal",),
    "hyphens": ("none", "manual"),
    "direction": ("ltr",),
    "text_decoration_line": ("none",),
    "font_variation_settings": ("normal",),
    "font_feature_settings": ("normal",),
    "font_variant_caps": ("normal",),
    "font_variant_position": ("normal",),
    "font_variant_numeric": ("normal",),
    "font_variant_alternates": ("normal",),
    "font_variant_east_asian": ("normal",),
    "font_language_override": ("normal",),
}
_KEPT = (
    128  # texts of some pages in each manner: the next line of a paragraph finds them, also when a page is set again
)
# How many manners are kept; an issue has some forty, but a name may be set with gaps of its own.
_MOST = 200
# Pango takes no wider lines than this, in CSS pixels (line_break.py, create_layout).
_WIDEST = 2**21


class Manner:
    """How texts of a style are set: their glyphs, the gap behind Chinese characters and how far a space shrinks, in Pango's units."""

    def __init__(self, style: Computed) -> None:
        self.glyphs = Glyphs(style)
        self.spaced = setting.spacing(style)
        self.wraps = style["white_space"] != "nowrap"
        self.lang = style["lang"]
        self.style = self.glyphs.style
        self.line_height, self.baseline = line_break.strut(style)
        self._gap, self._least = int(self.spaced * TO_UNITS), int(setting.least(style) * TO_UNITS)
        # Kept with the manner, and so with the faces: they go together.
        self.measured = lru_cache(maxsize=_KEPT)(self._measured)

    def _measured(self, text: str) -> Measured | None:
        """Measure a text; None where there is more in it than simple characters, or nothing to be seen."""
        glyphs = self.glyphs.of(text)
        return Measured(text, self, glyphs) if glyphs and any(glyph.face for glyph in glyphs) else None

    def pieces(self, text: str) -> Pieces:
        """Cut a text into pieces of one kind."""
        return setting.cut(self.style, text)

    def gaps(self, text: str) -> Iterator[int]:
        """Yield what a line is broken with behind each character of a text."""
        for piece in self.pieces(text):
            gap = self._gap if setting.is_spaced(piece, self.spaced) else 0
            if self._least and piece.spaces:
                yield from (-self._least if char == " " else gap for char in piece.characters)
            else:
                yield from (gap for _ in piece.characters)


class Measured:
    """A text in a manner: `ends` are the widths up to each of its characters, in Pango's units, `starts` its bytes up to there."""

    def __init__(self, text: str, manner: Manner, glyphs: list[Glyph]) -> None:
        self.text, self.manner = text, manner
        faces = {glyph.face for glyph in glyphs}
        # How high each line is, where there is no other face than one in the text.
        self.height = manner.glyphs.height(text) if len(faces) == 1 else None
        widths = map(add, [glyph.width for glyph in glyphs], manner.gaps(text))
        self.ends = array("q", accumulate(widths, initial=0))
        self.starts = array("q", accumulate(map(len, map(str.encode, text)), initial=0))

    @cached_property
    def _breaks(self) -> list[int]:
        """The characters before which a line may end."""
        found = line_break.get_log_attrs(self.text, self.manner.lang)
        return [at for at in range(1, len(self.text)) if found[at].is_line_break]

    def line(self, start: int, width: float | None) -> tuple[int, int | None]:
        """Return where the line that begins at a character ends, and where the next one begins: nowhere, where all of it fits.

        A line that cannot end within the `width` ends where it first may.
        """
        total = len(self.text)
        if width is None or not self.manner.wraps or width >= _WIDEST:
            return total, None
        reach = self.ends[start] + int(max(0, width) * TO_UNITS)
        if self.ends[self._seen(start, total)] <= reach:
            return total, None
        last = bisect_right(self._breaks, bisect_right(self.ends, reach, start)) - 1
        while last >= 0 and self._breaks[last] > start:
            resume = self._breaks[last]
            end = self._seen(start, resume)
            if self.ends[end] <= reach:
                return end, resume
            last -= 1
        first = bisect_right(self._breaks, start)
        if first == len(self._breaks):
            return total, None
        return self._seen(start, self._breaks[first]), self._breaks[first]

    def _seen(self, start: int, end: int) -> int:
        """Return where what is seen of a line ends: spaces at its end are not."""
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return end

    def width(self, start: int, end: int) -> float:
        """Return how wide the characters from `start` to `end` are, in CSS pixels, with the gap behind the last."""
        return float((self.ends[end] - self.ends[start]) * FROM_UNITS)

    def at(self, byte: int) -> int:
        """Return the character that begins at a byte."""
        return bisect_left(self.starts, byte)


class Line:
    """Stands where the engine keeps Pango's layout of a line; `share` and `shrunk` say how it is drawn, as in setting.py."""

    ours, first_line_direction = True, 0
    share = shrunk = 0.0

    def __init__(self, text: str, manner: Manner) -> None:
        self.text, self.manner = text, manner

    def deactivate(self) -> None:
        """Let go of nothing."""

    def reactivate(self, _style: Computed) -> None:
        """Make nothing anew."""


def split(box: Box, width: float | None, skip: int) -> Foreign | None:
    """Break a text as the engine does (its layout/inline.py, `split_text_box`); None where Pango has to."""
    manner = None if box.justification_spacing or not box.text else manner_of(box.style)
    text = manner and manner.measured(box.text)
    if not manner or not text:
        return None
    start = text.at(skip)
    if start == len(text.text):
        return None, None, False
    end, resume = text.line(start, width)
    following = None if resume is None else text.starts[resume]
    if end == start:
        return None, following, False
    return _boxed(box, text, start, end), following, False


def start_of(box: Box, skip_stack: dict[int | None, None] | None) -> int | None:
    """Return the byte of a text at which its next line begins; None where there is none, or Pango or the engine have to see to it."""
    manner = None if box.justification_spacing or not box.text else manner_of(box.style)
    text = manner and manner.measured(box.text)
    skip = next(iter(skip_stack or {0: None})) or 0
    at = text.at(skip) if text else 0
    return skip if text and at < len(text.text) and text.text[at] != " " else None


def _boxed(box: Box, text: Measured, start: int, end: int) -> Box:
    """Return a box with a line of a text."""
    manner, line = text.manner, text.text[start:end]
    new = box.copy_with_text(line)
    new.width = text.width(start, end)
    new.pango_layout = Line(line, manner)
    new.height = manner.glyphs.height(line) if text.height is None else text.height
    new.margin_top = new.margin_bottom = (manner.line_height - new.height) / 2
    new.baseline = manner.baseline
    return new


def manner_of(style: Computed) -> Manner | None:
    """Return how texts of a style are set; None where Pango has to set them."""
    try:
        return style.manner  # type: ignore[no-any-return]  # of ours, kept where it is asked for
    except AttributeError:
        style.manner = _manner(style)
        return style.manner  # type: ignore[no-any-return]


def _manner(style: Computed) -> Manner | None:
    plain = style["font_size"] and all(style[name] in values for name, values in _PLAIN.items())
    if not plain or not setting.is_ours(style):
        return None
    face = line_break._font_style_cache_key(style, include_size=True)  # noqa: SLF001  # ours to lean on: _KEY
    manners = style.font_config.manners
    key = face, style["letter_spacing"], style["text_align_all"], style["white_space"]
    if key not in manners:
        if len(manners) >= _MOST:
            manners.clear()
        manners[key] = Manner(style)
    return manners[key]  # type: ignore[no-any-return]


_KEY = Lean(
    owner="weasyprint.text.line_break",
    name="_font_style_cache_key",
    why="Styles whose texts have the same glyphs are told by it.",
    takes=("style", "include_size"),
)
_ATTRIBUTES = Lean(
    owner="weasyprint.text.line_break",
    name="get_log_attrs",
    why="Pango says where the lines of a text may end.",
    takes=("text", "lang"),
    names=("pango_get_log_attrs",),
)
_LINE = Lean(
    owner="weasyprint.draw.text",
    name="draw_text",
    why="What stands for Pango's layout of a line has all that is asked of it.",
    names=("pango_layout", "reactivate", "deactivate"),
)
RECORDS = (_KEY, _ATTRIBUTES, _LINE)
