"""Texts of simple characters, measured: a text, where it begins and a width go in, where its line ends comes out.

The widths up to each character are summed up once, and so are the places where a line may end (Pango says those, once a text); a line
is then found by halving. Nothing is shaped for it, neither when it is broken nor when it is drawn: its glyphs are known (glyphs.py).
Texts of which this is not enough are left to Pango, which comes to the same lines (breaking.py).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import add

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS

from bulletin.engine.lines import setting
from bulletin.engine.lines.glyphs import Glyph, Glyphs
from bulletin.engine.lines.laid import Line
from bulletin.engine.lines.pieces import BEHIND, Behind, told
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
        self.least = setting.least(style)
        # What a line is broken with behind each character, by what is told of it.
        self.gaps = [self._gap(behind) for behind in BEHIND]
        # Kept with the manner, and so with the faces: they go together.
        self.measured = lru_cache(maxsize=_KEPT)(self._measured)

    def _measured(self, text: str) -> Measured | None:
        """Measure a text; None where there is more in it than simple characters, or nothing to be seen."""
        glyphs = self.glyphs.of(text)
        return Measured(text, self, glyphs) if glyphs and any(glyph.face for glyph in glyphs) else None

    def _gap(self, behind: Behind) -> int:
        if behind.space and (least := int(self.least * TO_UNITS)):
            return -least
        return int(self.spaced * TO_UNITS) if setting.is_spaced(behind, self.spaced) else 0


class Measured:
    """A text in a manner: `told` is what lies behind each of its characters (pieces.py), `ends` are the widths up to there, in Pango's units.

    `starts` are its bytes up to there.
    """

    def __init__(self, text: str, manner: Manner, glyphs: list[Glyph]) -> None:
        self.text, self.manner, self.glyphs = text, manner, glyphs
        self.told = told(text, foreign=setting.is_foreign(manner.style))
        widths = map(add, [glyph.width for glyph in glyphs], map(manner.gaps.__getitem__, self.told))
        self.ends = array("q", accumulate(widths, initial=0))
        self.starts = array("q", accumulate([glyph.size for glyph in glyphs], initial=0))

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


def text_of(box: Box) -> Measured | None:
    """Measure the text of a box; None where Pango or the engine have to see to it."""
    manner = None if box.justification_spacing or not box.text else manner_of(box.style)
    return manner.measured(box.text) if manner else None


def split(box: Box, width: float | None, skip: int) -> Foreign | None:
    """Break a text as the engine does (its layout/inline.py, `split_text_box`); None where Pango has to."""
    text = text_of(box)
    if not text:
        return None
    start = text.at(skip)
    return (*line(box, text, start, width), False) if start < len(text.text) else (None, None, False)


def line(box: Box, text: Measured, start: int, width: float | None) -> tuple[Box | None, int | None]:
    """Return a box with the line that begins at a character of a text, and the byte at which the next one begins.

    Ideographic spaces that a line ends with stand beyond its edge, as in Word.
    """
    end, resume = text.line(start, width)
    if end == start:
        new = None
    else:
        new = _boxed(box, text, start, end)
        if resume is not None and (beyond := setting.hanging(new)):
            new.width -= beyond * (box.style["font_size"] + text.manner.spaced)
    return new, None if resume is None else text.starts[resume]


def _boxed(box: Box, text: Measured, start: int, end: int) -> Box:
    """Return a box with a line of a text."""
    manner, new = text.manner, box.copy_with_text(text.text[start:end])
    new.width = text.width(start, end)
    new.pango_layout = Line(text, start, end)
    new.height = manner.glyphs.height(new.pango_layout.glyphs)
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
RECORDS = (_KEY, _ATTRIBUTES)
