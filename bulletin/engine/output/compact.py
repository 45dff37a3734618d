"""Of a Chinese face what is used of it is embedded, and nothing for the rest: a face goes in, its bare outlines (CFF) come out.

The engine keeps the numbers of glyphs, for its pages name them; so a glyph of a large face brings an empty one for each before it
(59,527 of them, 112 KB). But the numbers on its pages are names of characters (CID), and which glyph has which name stands in the
outlines of a CID-keyed face (Adobe Technical Note 5176, 13): there the old numbers are written, and the empty glyphs go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
from weasyprint.text.fonts import get_hb_object_data

from bulletin.engine.untyped import Foreign

_TABLE = b"CFF "
# Operators of a top DICT (note 5176, table 9): the longest two have two bytes.
_CHARSET, _CHARSTRINGS, _ROS, _FONTS = 15, 17, (12 << 8) + 30, (12 << 8) + 36
# The sign for what is missing has a font DICT of its own, and what is used another one. Of more, readers take a wrong one where glyphs have
# names: page-validation 0.11 asks the list of them (FDSelect) by name, and so finds wrong widths.
_MOST_FONTS = 2
_ESCAPE, _LAST, _LONG, _REAL = 12, 21, 29, 30
_LONG_SIZE = 5
# Numbers from here on have a second byte; a half byte that ends a real number (note 5176, tables 3 and 5).
_TWO_BYTES, _NIBBLE = 247, 0xF
# What there is of a face that is bare outlines: version 1.0.
_BARE = b"\x01\x00"


def is_bare(content: bytes) -> bool:
    """Tell whether these are outlines without a font file around them."""
    return content.startswith(_BARE)


def outlines(face: Foreign, glyphs: Sequence[int], *, hinting: bool, blank: bool) -> bytes | None:
    """Return the outlines of `glyphs` of a face of HarfBuzz, each by its number in the face; None where the face is of another kind.

    `blank` says that the sign for what is missing (glyph 0) is used too.
    """
    small = _subset(face, glyphs, hinting=hinting, blank=blank)
    data = table(small) if small else b""
    return named(data, sorted({0, *glyphs})) if data else None


def _subset(face: Foreign, glyphs: Sequence[int], *, hinting: bool, blank: bool) -> bytes:
    wanted = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    kept = harfbuzz_subset.hb_subset_input_glyph_set(wanted)
    numbers = ffi.new("hb_codepoint_t[]", sorted(glyphs))
    harfbuzz.hb_set_add_sorted_array(kept, numbers, len(glyphs))
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    flags |= 0 if hinting else harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
    flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE if blank else 0
    harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
    dropped = harfbuzz_subset.hb_subset_input_set(wanted, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG)
    for name in (b"BASE", b"DSIG", b"GPOS", b"GSUB", b"GDEF"):
        tag = ffi.new("hb_codepoint_t[]", [harfbuzz.hb_tag_from_string(name, -1)])
        harfbuzz.hb_set_add_sorted_array(dropped, tag, 1)
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


def named(data: bytes, names: Sequence[int]) -> bytes | None:
    """Return outlines whose glyphs have these names, in order; None where they are not CID-keyed, not as many, or of several kinds."""
    start = _index_end(data, data[2])
    operators = {found.operator: found for found in _operators(data, *_first(data, start))}
    charset, strings = operators.get(_CHARSET), operators.get(_CHARSTRINGS)
    if not charset or not strings or _ROS not in operators or charset.end - charset.start != _LONG_SIZE:
        return None
    if _count(data, strings) != len(names) or (_FONTS in operators and _count(data, operators[_FONTS]) > _MOST_FONTS):
        return None
    offset = bytes((_LONG,)) + len(data).to_bytes(4, "big")
    listed = b"\0" + b"".join(name.to_bytes(2, "big") for name in names[1:])
    return data[: charset.start] + offset + data[charset.end :] + listed


def _count(data: bytes, operator: _Operator) -> int:
    """Return how many things the INDEX has that an operator of the top DICT leads to."""
    at = int.from_bytes(data[operator.start + 1 : operator.end], "big")
    return int.from_bytes(data[at : at + 2], "big")


class _Operator(NamedTuple):
    """An operator of a DICT, and where its last operand stands."""

    operator: int
    start: int
    end: int


def _operators(data: bytes, position: int, end: int) -> Iterator[_Operator]:
    """Read a DICT (note 5176, 4)."""
    start = position
    while position < end:
        first = data[position]
        if first > _LAST:
            start, position = position, position + _operand(data, position)
            continue
        size = 2 if first == _ESCAPE else 1
        yield _Operator(int.from_bytes(data[position : position + size], "big"), start, position)
        position += size
        start = position


def _operand(data: bytes, position: int) -> int:
    """Return how many bytes an operand has."""
    first = data[position]
    if first == _REAL:
        size = 1
        while data[position + size] & _NIBBLE != _NIBBLE:
            size += 1
        return size + 1
    return {28: 3, _LONG: _LONG_SIZE}.get(first, 2 if first >= _TWO_BYTES else 1)


def _first(data: bytes, position: int) -> tuple[int, int]:
    """Return where the first thing of an INDEX begins and ends."""
    size = data[position + 2]
    count = int.from_bytes(data[position : position + 2], "big")
    offsets = position + 3
    base = offsets + size * (count + 1) - 1
    begin, end = (int.from_bytes(data[offsets + size * n : offsets + size * (n + 1)], "big") for n in (0, 1))
    return base + begin, base + end


def _index_end(data: bytes, position: int) -> int:
    """Return what follows an INDEX (note 5176, 5)."""
    count = int.from_bytes(data[position : position + 2], "big")
    if not count:
        return position + 2
    size = data[position + 2]
    offsets = position + 3
    last = int.from_bytes(data[offsets + size * count : offsets + size * (count + 1)], "big")
    return offsets + size * (count + 1) - 1 + last
