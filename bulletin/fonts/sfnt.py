"""Font files, read table by table: what a face is called, how far it reaches, and the face as a file of its own.

The tables are cut out raw, because decoding a Chinese face of 30 MB takes a library a tenth of a second and this a few
milliseconds. Numbers in the format strings are those of the OpenType specification, "Font file".
"""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_COLLECTION = b"ttcf"
_FAMILY, _FULL, _POSTSCRIPT, _TYPOGRAPHIC = 1, 4, 6, 16
_WINDOWS, _ENGLISH = 3, 0x409
_BOLD_WEIGHT = 700
_ITALIC_BIT, _BOLD_BIT = 1 << 0, 1 << 5


@dataclass(frozen=True)
class Table:
    """Where a table of a face stands in its file."""

    tag: bytes
    checksum: int
    offset: int
    length: int

    def read(self, file: BinaryIO) -> bytes:
        """Return the table's bytes."""
        file.seek(self.offset)
        return file.read(self.length)


class Names(NamedTuple):
    """What a face calls itself, in every language and in lower case, and how it looks beside its siblings."""

    families: tuple[str, ...]
    names: tuple[str, ...]
    weight: int
    italic: bool


def names(path: Path) -> tuple[Names, ...]:
    """Read the names of every face in a file, in their order; whatever a broken file raises passes through.

    EOFError where a table stands beyond the end of the file: it was cut off on its way here, and has its names all the same.
    """
    from fontTools.ttLib import TTCollection, TTFont  # noqa: PLC0415 (slow, and not needed while the index is fresh)

    with path.open("rb") as file:
        faces = TTCollection(file, lazy=True).fonts if is_collection(path) else [TTFont(file, lazy=True)]
        size = path.stat().st_size
        if any(table.offset + table.length > size for face in faces for table in face.reader.tables.values()):
            raise EOFError(size)
        return tuple(_face_names(face) for face in faces)


def _face_names(font: TTFont) -> Names:
    families, full = (
        tuple(sorted({fold(row.toUnicode(errors="replace")) for row in font["name"].names if row.nameID in wanted}))
        for wanted in ((_FAMILY, _TYPOGRAPHIC), (_FULL, _POSTSCRIPT))
    )
    return Names(families, full, *_shape(font))


def called(table: bytes) -> tuple[str, str]:
    """Return what a face's table `name` calls it: its PostScript name and its family, in English where it has that; else empty.

    Read here, for it is asked of each face that a PDF holds, and its reader in fontTools takes longer to load than this to read.
    """
    count, strings = struct.unpack_from(">2H", table, 2)
    found: dict[int, tuple[bool, str]] = {}
    for platform, _, language, name, length, at in struct.iter_unpack(">6H", table[6 : 6 + 12 * count]):
        if name not in {_FAMILY, _POSTSCRIPT, _TYPOGRAPHIC}:
            continue
        text = table[strings + at : strings + at + length]
        english = platform == _WINDOWS and language == _ENGLISH
        if name not in found or (english and not found[name][0]):
            found[name] = english, text.decode("utf-16-be" if platform in {0, _WINDOWS} else "mac-roman", "replace")
    nothing = False, ""
    return found.get(_POSTSCRIPT, nothing)[1].strip("\0 "), found.get(_TYPOGRAPHIC, found.get(_FAMILY, nothing))[1]


def _shape(font: TTFont) -> tuple[int, bool]:
    """Return weight and slope: the bold bit counts for more than the weight, which some bold faces leave at 400."""
    style, weight = (font["OS/2"].fsSelection, font["OS/2"].usWeightClass) if "OS/2" in font else (0, 400)
    return max(weight, _BOLD_WEIGHT) if style & _BOLD_BIT else weight, bool(style & _ITALIC_BIT)


def fold(name: str) -> str:
    """Bring a name to the form in which names are compared."""
    return name.strip().strip("\0").casefold()


def _unpack(form: str, file: BinaryIO) -> tuple[int, ...]:
    return struct.unpack(form, file.read(struct.calcsize(form)))


def _directory(file: BinaryIO, index: int) -> tuple[bytes, list[Table]]:
    """Read the kind of outlines and the tables of face `index`."""
    file.seek(0)
    start = 0
    if file.read(4) == _COLLECTION:
        file.seek(12 + 4 * index)
        (start,) = _unpack(">I", file)
    file.seek(start)
    kind = file.read(4)
    count, *_ = _unpack(">4H", file)
    return kind, [Table(*row) for row in struct.iter_unpack(">4s3I", file.read(16 * count))]


def is_collection(path: Path) -> bool:
    """Tell whether a file holds several faces."""
    with path.open("rb") as file:
        return file.read(4) == _COLLECTION


def standalone(path: Path, index: int) -> bytes:
    """Return face `index` of a file as a font file of its own."""
    if not is_collection(path):
        return path.read_bytes()
    with path.open("rb") as file:
        kind, tables = _directory(file, index)
        return _assemble(kind, [(table, table.read(file)) for table in tables])


def _assemble(kind: bytes, tables: list[tuple[Table, bytes]]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    rows = [struct.pack(">4s4H", kind, count, 16 * power, power.bit_length() - 1, 16 * (count - power))]
    body, offset = [], 12 + 16 * count
    for table, data in tables:
        padded = data + bytes(-len(data) % 4)
        rows.append(struct.pack(">4s3I", table.tag, table.checksum, offset, len(data)))
        body.append(padded)
        offset += len(padded)
    return b"".join([*rows, *body])


def damaged(path: Path, index: int) -> tuple[str, ...]:
    """Return the tags of a face's tables whose bytes are not those that their checksums were made of.

    Many makers write wrong checksums, and nobody reads them: this is a hint where a face looks wrong, and no fault. That of `head` is
    made without the checksum of the whole file in it (OpenType, "Calculating Checksums").
    """
    with path.open("rb") as file:
        _, tables = _directory(file, index)
        wrong = [table.tag for table in tables if _checksum(table.tag, table.read(file)) != table.checksum]
    return tuple(tag.decode("latin-1").strip() for tag in wrong)


def _checksum(tag: bytes, data: bytes) -> int:
    own = data[:8] + bytes(4) + data[12:] if tag == b"head" else data
    words = array("I", own + bytes(-len(own) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


@lru_cache(maxsize=16)
def extents(path: Path, index: int, _stamp: object = None) -> tuple[float, float]:
    """Return how far a face reaches above and below its base line, in shares of the type size (tables hhea and head)."""
    with path.open("rb") as file:
        _, tables = _directory(file, index)
        found = {table.tag: table.read(file) for table in tables if table.tag in {b"head", b"hhea"}}
    (units,) = struct.unpack_from(">H", found[b"head"], 18)
    above, below = struct.unpack_from(">2h", found[b"hhea"], 4)
    return above / units, abs(below) / units  # some faces give it without its sign, and HarfBuzz takes it so
