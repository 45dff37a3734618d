"""The OPC package, on python-docx's opc layer: parts and their relationships become a ZIP of always the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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
# The ZIP format's first moment, and fixed rights: a package must not tell when and where it was written.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_RIGHTS = 0o644 << 16


def new() -> OpcPackage:
    """Make a package with nothing in it."""
    return OpcPackage()


def make_part(name: str, content_type: str, data: bytes) -> Part:
    """Make a part; it is written once the package, or a part that is written, is related to it."""
    return Part(PackURI(name), content_type, data)


def save(package: OpcPackage) -> bytes:
    """Write `package` with its entries in the order of their names, which puts [Content_Types].xml first."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in sorted(_entries(package)):
            info = ZipInfo(name, _MOMENT)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _RIGHTS
            archive.writestr(info, data)
    return buffer.getvalue()


def _entries(package: OpcPackage) -> Iterator[tuple[str, bytes]]:
    parts = package.parts
    yield CONTENT_TYPES_URI.membername, _content_types(parts)
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if len(part.rels):
            yield part.partname.rels_uri.membername, part.rels.xml


def _content_types(parts: Iterable[Part]) -> bytes:
    types = CT_Types.new()  # type: ignore[no-untyped-call]
    for extension in sorted({part.partname.ext for part in parts} | {"rels", "xml"}):
        types.add_default(extension, _DEFAULTS[extension])
    for part in sorted(parts, key=lambda part: str(part.partname)):
        if part.content_type != _DEFAULTS[part.partname.ext]:
            types.add_override(part.partname, part.content_type)
    return bytes(serialize_part_xml(types))
