"""The OPC package, on python-docx's opc layer: parts and their relationships become a ZIP of always the same bytes.

The ZIP is written here (APPNOTE 6.3.10), since most parts are the same from issue to issue and need packing once a process.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache
from struct import Struct

from docx.opc.constants import CONTENT_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.package import OpcPackage
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part

_DEFAULTS = {
    "rels": CONTENT_TYPE.OPC_RELATIONSHIPS,
    "xml": CONTENT_TYPE.XML,
    "png": CONTENT_TYPE.PNG,
    "jpeg": CONTENT_TYPE.JPEG,
}
# The heads of an entry before its data and in the directory, and the end of the directory (4.3.7, 4.3.12, 4.3.16).
_ENTRY, _LISTED, _END = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
# The format's version, no flags, how entries are packed, and its first moment: a package must not tell when it was written.
_VERSION, _DEFLATED, _TIME, _DATE = 20, 8, 0, 1 << 5 | 1
# Nor where it was: all come from Unix, with the same rights.
_UNIX, _RIGHTS = 3 << 8, 0o644 << 16
# So many parts are kept packed, each of so many bytes at most.
_PARTS, _LARGEST = 32, 1 << 17


def new() -> OpcPackage:
    """Make a package with nothing in it."""
    return OpcPackage()


def make_part(name: str, content_type: str, data: bytes) -> Part:
    """Make a part; it is written once the package, or a part that is written, is related to it."""
    return Part(PackURI(name), content_type, data)


def save(package: OpcPackage) -> bytes:
    """Write `package` with its entries in the order of their names, which puts [Content_Types].xml first."""
    pieces, directory, at = list[bytes](), list[bytes](), 0
    for name, data in sorted(_entries(package)):
        spelt = name.encode("ascii")
        packed, checksum = _packed(data) if len(data) > _LARGEST else _kept(data)
        about = (0, _DEFLATED, _TIME, _DATE, checksum, len(packed), len(data), len(spelt), 0)
        head = _ENTRY.pack(b"PK\x03\x04", _VERSION, *about)
        directory += (_LISTED.pack(b"PK\x01\x02", _UNIX | _VERSION, _VERSION, *about, 0, 0, 0, _RIGHTS, at), spelt)
        pieces += (head, spelt, packed)
        at += len(head) + len(spelt) + len(packed)
    count = len(directory) // 2
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, sum(map(len, directory)), at, 0)
    return b"".join([*pieces, *directory, end])


def _packed(data: bytes) -> tuple[bytes, int]:
    """Pack the bytes of a part; return them with the checksum of what they were."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush(), zlib.crc32(data)


_kept = lru_cache(maxsize=_PARTS)(_packed)


def _entries(package: OpcPackage) -> Iterator[tuple[str, bytes]]:
    parts = package.parts
    yield (
        CONTENT_TYPES_URI.membername,
        _content_types(tuple(sorted((str(one.partname), one.content_type) for one in parts))),
    )
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if len(part.rels):
            yield part.partname.rels_uri.membername, part.rels.xml


@lru_cache(maxsize=8)
def _content_types(parts: tuple[tuple[str, str], ...]) -> bytes:
    """List the types of parts, by name: of each extension, and of each part that has another one."""
    types = CT_Types.new()  # type: ignore[no-untyped-call]
    extensions = {name: PackURI(name).ext for name, _ in parts}
    for extension in sorted({*extensions.values(), "rels", "xml"}):
        types.add_default(extension, _DEFAULTS[extension])
    for name, content_type in parts:
        if content_type != _DEFAULTS[extensions[name]]:
            types.add_override(PackURI(name), content_type)
    return bytes(serialize_part_xml(types))
