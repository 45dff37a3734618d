"""The glyphs of simple characters: each is shaped once a process, in each style; a text goes in, the glyphs of its characters come out.

Most of what is set stands a character at a time, whatever stands around it: Chinese, its marks, Latin letters without ligatures. Of
these a table of widths is enough to end lines, and to draw them. Whatever depends on its neighbours is left to Pango: characters
outside the list, and those that a face may draw otherwise in company (its features, OpenType 1.9, GSUB and GPOS).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from weasyprint.text import fonts
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, harfbuzz, pango

from bulletin.engine.lines import setting
from bulletin.engine.register import Declaration, Lean
from bulletin.engine.untyped import Computed, Foreign
from bulletin.text import scripts

# Latin letters, marks, signs and figures of both scripts, Chinese characters, zero-width ones: none has a form of its own beside others.
SIMPLE = re.compile(
    "[\u0020-\u007e\u00a1-\u00ac\u00ae-\u0113\u0116-\u017f\u01cd-\u01dc\u2010-\u2027\u2030-\u205e\u20ac\u2103\u2109\u2116\u2150-\u218b"
    "\u2190-\u2199\u2200-\u22ff\u2460-\u249b\u2500-\u257f\u25a0-\u25cf\u2605\u2606\u3000-\u3029\u3400-\u4dbf\u4e00-\u9fff"
    "\uff01-\uff5e\uffe0-\uffe6\u200b\u2060]*"
)
# What shapers apply unasked (HarfBuzz, hb-ot-shape.cc), but for what setting.py switches off and what only marks and complex scripts have.
_UNASKED = {
    b"GSUB": (b"ccmp", b"locl", b"rlig", b"rclt", b"rvrn", b"ltra", b"ltrm", b"rand"),
    b"GPOS": (b"curs", b"dist", b"mark", b"mkmk", b"abvm", b"blwm"),
}
# Other shapers' tables (Apple, Graphite) tell nothing of the kind, and what is drawn in colours is drawn by the engine.
_OTHERS = (b"morx", b"mort", b"kerx", b"trak", b"Silf", b"COLR", b"SVG ", b"CBDT", b"sbix")
_END = 0xFFFFFFFF
# Pango draws a blank in the face of what stands before it (pango-context.c, consider_as_space): each is shaped alone.
_BLANKS = frozenset(" \u3000")


class Glyph(NamedTuple):
    """The glyph of a character in a `face` (none for a zero-width one): its number, as written in a PDF too, and its width, in Pango's units.

    `size` is how many bytes the character has.
    """

    char: str
    size: int
    face: Face | None
    number: int
    code: str
    width: int


_NOTHING = {char: Glyph(char, len(char.encode()), None, 0, "", 0) for char in scripts.ZERO_WIDTH}


class Face:
    """A face at a size, as Pango gives it, kept as long as this: `extents` is how far it reaches above and below its base line."""

    def __init__(self, font: Foreign) -> None:
        self.font = ffi.gc(gobject.g_object_ref(font), gobject.g_object_unref)
        self.key, self.description, self.size = fonts.get_pango_font_key(self.font)

    @property
    def family(self) -> str:
        """The name of the family that was asked for."""
        return str(ffi.string(pango.pango_font_description_get_family(self.description)).decode())

    @cached_property
    def extents(self) -> tuple[int, int]:
        """How far its lines reach above and below the base line, in Pango's units."""
        logical = ffi.new("PangoRectangle *")
        pango.pango_font_get_glyph_extents(self.font, 0, ffi.NULL, logical)
        return -logical.y, logical.y + logical.height

    def is_alone(self, char: str, glyph: int) -> bool:
        """Tell whether a character for which it gave a glyph has that whatever stands beside it."""
        changed, nominal = self._company, ffi.new("hb_codepoint_t *")
        known = harfbuzz.hb_font_get_nominal_glyph(self._font, ord(char), nominal)
        if changed is None or not known:
            return False
        return not (harfbuzz.hb_set_has(changed, nominal[0]) or harfbuzz.hb_set_has(changed, glyph))

    @cached_property
    def _font(self) -> Foreign:
        return pango.pango_font_get_hb_font(self.font)

    @cached_property
    def _company(self) -> Foreign | None:
        """The glyphs that its features may change beside others; None where that cannot be told."""
        face = harfbuzz.hb_font_get_face(self._font)
        if any(_has(face, table) for table in _OTHERS):
            return None
        changed = _set()
        for table, features in _UNASKED.items():
            for lookup in _lookups(face, table, features):
                harfbuzz.hb_ot_layout_lookup_collect_glyphs(
                    face, _tag(table), lookup, ffi.NULL, changed, ffi.NULL, ffi.NULL
                )
        return changed


class Glyphs:
    """The glyphs of a style's characters, by character. They are shaped as they come."""

    def __init__(self, style: Computed) -> None:
        self.style = style.copy()
        # Spaces of a justified text would be set at their least.
        self.style |= {"letter_spacing": "normal", "text_align_all": "start"}
        self._met: dict[str, Glyph] = dict(_NOTHING)
        self._refused: set[str] = set()
        self._faces: dict[int, Face] = {}
        self._heights: dict[frozenset[Face | None], float] = {}

    def of(self, text: str) -> list[Glyph] | None:
        """Return the glyphs of a text, one for each character; None where one of them is not simple."""
        if (new := set(text) - self._met.keys()) and not self._refused & new and SIMPLE.fullmatch("".join(new)):
            self._shape(new)
        try:
            return [self._met[char] for char in text]
        except KeyError:
            return None

    def height(self, glyphs: Iterable[Glyph]) -> float:
        """Return how high a line of glyphs is, in CSS pixels: as its faces reach, taken together."""
        faces = frozenset(glyph.face for glyph in glyphs)
        if faces not in self._heights:
            reach = [face.extents for face in faces if face]
            units = max(above for above, _ in reach) + max(below for _, below in reach) if reach else 0
            self._heights[faces] = float(units * FROM_UNITS)
        return self._heights[faces]

    @cached_property
    def _layout(self) -> setting.Setting:
        """What Pango shapes characters in: another one for each text takes half as long again."""
        return setting.Setting(self.style, 0, None)

    def _shape(self, characters: set[str]) -> None:
        """Shape characters, side by side; those whose glyph cannot be told are refused."""
        for text in (*sorted(characters & _BLANKS), "".join(sorted(characters - _BLANKS))):
            if text:
                pango.pango_layout_set_attributes(self._layout.layout, ffi.NULL)  # those of another text
                self._layout.set_text(text)
                line, _ = self._layout.get_first_line()
                self._met |= {char: glyph for char, glyph in self._glyphs(line, text.encode()) if glyph}
        self._refused |= characters - self._met.keys()

    def _glyphs(self, line: Foreign, text: bytes) -> Iterator[tuple[str, Glyph | None]]:
        """Yield what a line is made of; None for a glyph that has its place from elsewhere, or another family."""
        run = line.runs
        while run != ffi.NULL:
            item, shaped = run.data.item, run.data.glyphs
            face = self._face(item.analysis.font)
            starts = (*ffi.unpack(shaped.log_clusters, shaped.num_glyphs), item.length)
            for glyph, (start, end) in zip(shaped.glyphs[0 : shaped.num_glyphs], pairwise(starts), strict=True):
                char = text[item.offset + start : item.offset + end].decode()
                if len(char) == 1:
                    yield char, self._glyph(char, face, glyph)
            run = run.next

    def _glyph(self, char: str, face: Face, found: Foreign) -> Glyph | None:
        number, moved = found.glyph, found.geometry.x_offset or found.geometry.y_offset
        unknown = number & pango.PANGO_GLYPH_UNKNOWN_FLAG or number == pango.PANGO_GLYPH_EMPTY
        if unknown or moved or face.family not in self.style["font_family"] or not face.is_alone(char, number):
            return None
        return Glyph(char, len(char.encode()), face, number, f"{number:04x}", found.geometry.width)

    def _face(self, font: Foreign) -> Face:
        address = int(ffi.cast("intptr_t", font))
        if address not in self._faces:
            self._faces[address] = Face(font)
        return self._faces[address]


def _tag(name: bytes) -> int:
    return int(harfbuzz.hb_tag_from_string(name, -1))


def _set() -> Foreign:
    return ffi.gc(harfbuzz.hb_set_create(), harfbuzz.hb_set_destroy)


def _has(face: Foreign, table: bytes) -> bool:
    blob = ffi.gc(harfbuzz.hb_face_reference_table(face, _tag(table)), harfbuzz.hb_blob_destroy)
    return bool(harfbuzz.hb_blob_get_length(blob))


def _lookups(face: Foreign, table: bytes, features: tuple[bytes, ...]) -> list[int]:
    """Return the numbers of the lookups of a table that any of its `features` applies, in any script and language."""
    found = _set()
    tags = ffi.new("hb_tag_t[]", [*map(_tag, features), 0])
    harfbuzz.hb_ot_layout_collect_lookups(face, _tag(table), ffi.NULL, ffi.NULL, tags, found)
    return _members(found)


def _members(numbers: Foreign) -> list[int]:
    """Return what is in a set of HarfBuzz's."""
    number = ffi.new("hb_codepoint_t *", _END)
    found = []
    while harfbuzz.hb_set_next(numbers, number):
        found.append(int(number[0]))
    return found


_KEY = Lean(
    owner="weasyprint.text.fonts",
    name="get_pango_font_key",
    why="A face is known by the key that the engine embeds it under.",
    takes=("pango_font",),
    names=("pango_font_describe_with_absolute_size", "pango_font_description_hash"),
)
_FEATURES = Declaration(
    owner="weasyprint.text.ffi",
    name="ffi",
    declares="""
        gpointer g_object_ref (gpointer object);
        hb_set_t * hb_set_create (void);
        void hb_set_destroy (hb_set_t *set);
        bool hb_font_get_nominal_glyph (hb_font_t *font, hb_codepoint_t unicode, hb_codepoint_t *glyph);
        bool hb_set_has (const hb_set_t *set, hb_codepoint_t codepoint);
        bool hb_set_next (const hb_set_t *set, hb_codepoint_t *codepoint);
        void hb_ot_layout_collect_lookups (
            hb_face_t *face, hb_tag_t table, const hb_tag_t *scripts, const hb_tag_t *languages, const hb_tag_t *features, hb_set_t *lookups);
        void hb_ot_layout_lookup_collect_glyphs (
            hb_face_t *face, hb_tag_t table, unsigned int lookup, hb_set_t *before, hb_set_t *input, hb_set_t *after, hb_set_t *output);
    """,
    why="A face says which glyphs its features may change.",
)
RECORDS = (_KEY, _FEATURES)
