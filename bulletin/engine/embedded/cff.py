"""Bare outlines of a CID-keyed face: a table goes in, its glyphs come out one by one; glyphs go in, a table of them alone comes out.

The format is Adobe's Technical Note 5176; its sections and tables are meant by numbers here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from struct import pack
from typing import NamedTuple

# Operators of a top DICT (table 9), of a font DICT and of a private one (table 23).
_BOX, _CHARSET, _PROGRAMS, _PRIVATE, _SUBROUTINES = b"\x05", b"\x0f", b"\x11", b"\x12", b"\x13"
_MATRIX, _KEYED, _COUNT, _FONTS, _SELECT = b"\x0c\x07", b"\x0c\x1e", b"\x0c\x22", b"\x0c\x24", b"\x0c\x25"
# An integer, a real number, which ends with the first half byte that is 15, and an operator (section 4).
_INTEGER = rb"[\x20-\xf6]|[\xf7-\xfe].|\x1c..|\x1d...."
_LAST = rb"\xf0-\xff\x0f\x1f\x2f\x3f\x4f\x5f\x6f\x7f\x8f\x9f\xaf\xbf\xcf\xdf\xef"
_ENTRY = re.compile(rb"((?:%b|\x1e[^%b]*[%b])*)(\x0c.|[\x00-\x15])" % (_INTEGER, _LAST, _LAST), re.DOTALL)
_NUMBER = re.compile(_INTEGER, re.DOTALL)
# Numbers below have one byte, those from the second on two (table 3); the two with a byte before them.
_ONE, _TWO, _WIDE, _LONG = 247, 108, 28, 29
_ZERO = 139
# Lists of glyphs are read in formats 0 and 3 (section 19), and written in format 3; numbers of strings of our own begin here (appendix A).
_RANGES, _OWN = 3, 391


class Kind(NamedTuple):
    """What glyphs of one kind share: their font DICT, but for where its private DICT stands, and that DICT."""

    entries: bytes
    private: bytes


class Glyph(NamedTuple):
    """A glyph: the program that draws it (Adobe Technical Note 5177), and of what kind it is."""

    program: bytes
    kind: Kind


class Face(NamedTuple):
    """What belongs to all glyphs: the name of the face, what a top DICT says but for places in the table, and the glyphs in order."""

    name: bytes
    entries: bytes
    glyphs: tuple[Glyph, ...]


def read(table: bytes) -> Face | None:
    """Read a table; None where its glyphs have names, or share subroutines, so that they cannot be taken out one by one."""
    names, at = _index(table, table[2])
    tops, at = _index(table, at)
    _, at = _index(table, at)
    shared, _ = _index(table, at)
    top = _dictionary(tops[0])
    if shared or not {_KEYED, _PROGRAMS, _FONTS, _SELECT} <= top.keys():
        return None
    kinds = [_kind(table, font) for font in _index(table, _place(top[_FONTS]))[0]]
    programs, _ = _index(table, _place(top[_PROGRAMS]))
    selected = _selected(table, _place(top[_SELECT]), len(programs))
    known = [kind for kind in kinds if kind]
    if len(known) < len(kinds):
        return None
    glyphs = (Glyph(program, known[number]) for program, number in zip(programs, selected, strict=True))
    return Face(names[0], _kept(top, _BOX, _MATRIX), tuple(glyphs))


def _kind(table: bytes, font: bytes) -> Kind | None:
    entries = _dictionary(font)
    size, at = _integers(entries[_PRIVATE])
    private = table[at : at + size]
    return None if _SUBROUTINES in _dictionary(private) else Kind(_kept(entries, _MATRIX), private)


def _index(table: bytes, at: int) -> tuple[list[bytes], int]:
    """Return what an INDEX holds, and where what follows it begins (section 5)."""
    count, size, first = int.from_bytes(table[at : at + 2], "big"), table[at + 2], at + 3
    if not count:
        return [], at + 2
    base = first + size * (count + 1) - 1
    offsets = [base + int.from_bytes(table[n : n + size], "big") for n in range(first, base + 1, size)]
    return [table[start:end] for start, end in pairwise(offsets)], offsets[-1]


def _dictionary(data: bytes) -> dict[bytes, bytes]:
    """Read a DICT: operators, and the operands of each as they are written."""
    return {operator: operands for operands, operator in _ENTRY.findall(data)}


def _kept(entries: dict[bytes, bytes], *operators: bytes) -> bytes:
    return b"".join(entries[one] + one for one in operators if one in entries)


def _integers(operands: bytes) -> Iterator[int]:
    """Read numbers that are not below zero."""
    for one in _NUMBER.findall(operands):
        if one[0] in {_WIDE, _LONG}:
            yield int.from_bytes(one[1:], "big")
        else:
            yield one[0] - _ZERO if one[0] < _ONE else (one[0] - _ONE) * 256 + one[1] + _TWO


def _place(operands: bytes) -> int:
    return next(_integers(operands))


def _selected(table: bytes, at: int, count: int) -> Sequence[int]:
    """Return the number of each glyph's font DICT (section 19)."""
    if table[at] != _RANGES:
        return table[at + 1 : at + 1 + count]
    ranges = int.from_bytes(table[at + 1 : at + 3], "big")
    starts = [int.from_bytes(table[n : n + 2], "big") for n in range(at + 3, at + 4 + 3 * ranges, 3)]
    return [table[at + 5 + 3 * n] for n, (start, end) in enumerate(pairwise(starts)) for _ in range(start, end)]


def written(face: Face, names: Sequence[int]) -> bytes:
    """Write a table of the glyphs of a face, which have these names (CID), from the lowest on; the first one is 0."""
    kinds = list(dict.fromkeys(glyph.kind for glyph in face.glyphs))
    head = b"\x01\x00\x04\x04" + _listed([face.name])
    strings = _listed([b"Adobe", b"Identity"]) + _listed([])
    charset = pack(f">x{len(names) - 1}H", *names[1:])
    parts = [charset, _selection(face.glyphs, kinds), _listed(glyph.program for glyph in face.glyphs)]
    at = len(head) + len(_top(face, names, [0] * 4)) + len(strings)
    places, fonts = [], []
    for part in (*parts, *(kind.private for kind in kinds)):
        places.append(at)
        at += len(part)
    for kind, place in zip(kinds, places[len(parts) :], strict=True):
        fonts.append(kind.entries + _long(len(kind.private)) + _long(place) + _PRIVATE)
    top = _top(face, names, [*places[: len(parts)], at])
    return b"".join((head, top, strings, *parts, *(kind.private for kind in kinds), _listed(fonts)))


def _top(face: Face, names: Sequence[int], places: Sequence[int]) -> bytes:
    """Write the top DICT; it begins with what the glyphs are keyed by (section 18)."""
    keyed = b"".join(map(_long, (_OWN, _OWN + 1, 0))) + _KEYED
    count = _long(names[-1] + 1) + _COUNT
    led = zip(places, (_CHARSET, _SELECT, _PROGRAMS, _FONTS), strict=True)
    return _listed([keyed + face.entries + count + b"".join(_long(place) + operator for place, operator in led)])


def _selection(glyphs: Sequence[Glyph], kinds: list[Kind]) -> bytes:
    """Write which font DICT each glyph has, by ranges."""
    ranges, at = [], 0
    for kind, group in groupby(glyph.kind for glyph in glyphs):
        ranges.append(at.to_bytes(2, "big") + bytes((kinds.index(kind),)))
        at += len(list(group))
    return bytes((_RANGES,)) + len(ranges).to_bytes(2, "big") + b"".join(ranges) + at.to_bytes(2, "big")


def _listed(things: Iterable[bytes]) -> bytes:
    """Write an INDEX."""
    things = list(things)
    if not things:
        return b"\x00\x00"
    ends = list(accumulate(map(len, things), initial=1))
    size = (ends[-1].bit_length() + 7) // 8
    return b"".join(
        (len(things).to_bytes(2, "big"), bytes((size,)), *[end.to_bytes(size, "big") for end in ends], *things)
    )


def _long(number: int) -> bytes:
    return bytes((_LONG,)) + number.to_bytes(4, "big")
