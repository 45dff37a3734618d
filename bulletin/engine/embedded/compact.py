"""Of a face what is used of it is embedded, and nothing for the rest: a face and numbers of glyphs go in, the part to embed comes out.

The engine keeps the numbers of glyphs, for its pages name them; so a glyph of a large face brings an empty one for each before it
(59,527 of them, 112 KB). But the numbers on its pages are names of characters (CID), and which glyph has which name stands in the
outlines of a CID-keyed face (Adobe Technical Note 5176, 13): there the old numbers are written, and the empty glyphs go.

HarfBuzz is asked for each glyph of such a face once a process: without hints and subroutines it is the same in every issue.
And it is given no table but those that are embedded, so it does not walk through what a large face says of all its characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
from weasyprint.text.fonts import get_hb_object_data

from bulletin.engine.embedded import cff
from bulletin.engine.register import Declaration
from bulletin.engine.untyped import Foreign

_TABLE, _SIZES, _ABOUT = b"CFF ", b"maxp", b"head"
# What a reader of a PDF asks of a TrueType face (ISO 32000-1, 9.9), and what characters it has: without that Ghostscript draws its edges otherwise.
_TRUETYPE = (b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep")
# The sign for what is missing has a font DICT of its own, and what is used another one. Of more, readers take a wrong one where glyphs have
# names: page-validation 0.11 asks the list of them (FDSelect) by name, and so finds wrong widths.
_MOST_KINDS = 2
# What there is of a face that is bare outlines: version 1.0.
_BARE = b"\x01\x00"
# Of so many faces glyphs are kept.
_MOST_FACES = 32


def is_bare(content: bytes) -> bool:
    """Tell whether these are outlines without a font file around them."""
    return content.startswith(_BARE)


def outlines(face: Foreign, glyphs: Sequence[int], *, hinting: bool, blank: bool) -> bytes | None:
    """Return the outlines of `glyphs` of a face of HarfBuzz, each by its number in the face; None where the face is of another kind.

    `blank` says that the sign for what is missing (glyph 0) is used too.
    """
    kept = _known(face, hinting=hinting, blank=blank)
    names = sorted({0, *glyphs})
    if not kept.take(names):
        return None
    chosen = tuple(kept.glyphs[name] for name in names)
    if len({glyph.kind for glyph in chosen}) > _MOST_KINDS:
        return None
    return cff.written(cff.Face(kept.name, kept.entries, chosen), names)


def truetype(face: Foreign, glyphs: Iterable[int], *, hinting: bool, blank: bool) -> bytes:
    """Return a font file that has the outlines of `glyphs` of a TrueType face under their numbers; nothing where HarfBuzz makes none."""
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS
    return _subset(_alone(face, _TRUETYPE), glyphs, flags | _flags(hinting=hinting, blank=blank))


@dataclass
class _Kept:
    """What is kept of a face with CFF outlines: these `alone`, its name, and the glyphs that have been used."""

    alone: Foreign
    flags: int
    name: bytes = b""
    entries: bytes = b""
    glyphs: dict[int, cff.Glyph] = field(default_factory=dict)
    plain: bool = True

    def take(self, names: Iterable[int]) -> bool:
        """See to it that glyphs of these numbers are here; False where they cannot be had one by one."""
        new = [name for name in names if name not in self.glyphs]
        if new and self.plain:
            wanted = sorted({0, *new})
            data = table(_subset(self.alone, wanted, self.flags))
            found = cff.read(data) if data else None
            self.plain = found is not None and len(found.glyphs) == len(wanted)
            if found and self.plain:
                self.name, self.entries = found.name, found.entries
                self.glyphs.update(zip(wanted, found.glyphs, strict=True))
        return self.plain


# By where the outlines stand in memory, where what is kept of them holds them.
_faces: dict[tuple[int, int, int], _Kept] = {}


def _known(face: Foreign, *, hinting: bool, blank: bool) -> _Kept:
    """Return what is kept of a face; of those used last."""
    blob = ffi.gc(harfbuzz.hb_face_reference_table(face, _tag(_TABLE)), harfbuzz.hb_blob_destroy)
    length, flags = ffi.new("unsigned int *"), _flags(hinting=hinting, blank=blank)
    place = int(ffi.cast("intptr_t", harfbuzz.hb_blob_get_data(blob, length)))
    key = place, length[0], flags
    kept = _faces.pop(key, None) or _Kept(
        _alone(face, (_TABLE, _SIZES, _ABOUT)), flags | harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    )
    _faces[key] = kept
    if len(_faces) > _MOST_FACES:
        del _faces[next(iter(_faces))]
    return kept


def _flags(*, hinting: bool, blank: bool) -> int:
    flags = 0 if hinting else harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
    return int(flags | (harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE if blank else 0))


def _alone(face: Foreign, tables: Iterable[bytes]) -> Foreign:
    """Return a face that has nothing but these tables of another one."""
    made = ffi.gc(harfbuzz.hb_face_builder_create(), harfbuzz.hb_face_destroy)
    for name in tables:
        blob = ffi.gc(harfbuzz.hb_face_reference_table(face, _tag(name)), harfbuzz.hb_blob_destroy)
        if harfbuzz.hb_blob_get_length(blob):
            harfbuzz.hb_face_builder_add_table(made, _tag(name), blob)
    return made


def _tag(name: bytes) -> int:
    return int(harfbuzz.hb_tag_from_string(name, len(name)))


def _subset(face: Foreign, glyphs: Iterable[int], flags: int) -> bytes:
    wanted = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    numbers = sorted(glyphs)
    harfbuzz.hb_set_add_sorted_array(
        harfbuzz_subset.hb_subset_input_glyph_set(wanted), ffi.new("hb_codepoint_t[]", numbers), len(numbers)
    )
    harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
    made = ffi.gc(harfbuzz_subset.hb_subset_or_fail(face, wanted), harfbuzz.hb_face_destroy)
    return get_hb_object_data(made) or b"" if made else b""


def table(font: bytes) -> bytes:
    """Return the outlines of a font file (OpenType 1.9, table directory); nothing where it has others."""
    for number in range(int.from_bytes(font[4:6], "big")):
        entry = font[12 + 16 * number : 28 + 16 * number]
        if entry[:4] == _TABLE:
            offset, length = (int.from_bytes(entry[at : at + 4], "big") for at in (8, 12))
            return font[offset : offset + length]
    return b""


BUILDER = Declaration(
    owner="weasyprint.text.ffi",
    name="ffi",
    declares="hb_face_t * hb_face_builder_create (void);"
    "hb_bool_t hb_face_builder_add_table (hb_face_t *face, hb_tag_t tag, hb_blob_t *blob);",
    why="HarfBuzz is given those tables alone that are embedded.",
)
