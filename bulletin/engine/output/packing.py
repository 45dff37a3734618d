"""Write a PDF in less time, and so that a strict reader takes it.

pydyf, which writes the PDF, packs at zlib's level 9; level 4 takes a fraction of the time for a hundredth more bytes. In outlines
hardly anything repeats: packed by how often each byte comes (Huffman) they take a third of the time for four bytes more in a hundred.
And packed data may end with a carriage return: with the line feed that stands behind it, readers and validators take
both for the end of the line before `endstream`, and the stream for one byte shorter than it says (ISO 32000-1, 7.3.8.1).
It also asks every object for its bytes twice, for the file and for the file's identifier, and so packs every face twice. The
identifier is a digest of all of them; here it is one of their checksums, which differ where they do, and take an eighth of the time.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from hashlib import sha256
from io import BytesIO
from itertools import accumulate, count

import pydyf

from bulletin.engine.embedded.compact import is_bare
from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.untyped import Foreign

_LEVEL, _MOST_MEMORY = 4, 9
_VERSION, _HEAD = "1.7", b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
# Where an object is (ISO 32000-1, table 18).
_NOWHERE, _IN_FILE, _IN_GROUP = 0, 1, 2
# An identifier has so many hexadecimal digits.
_DIGITS = 32


def packed(data: bytes) -> bytes:
    """Pack `data`, closed by a byte that is no line end: what is behind a packed stream is not read."""
    bare = is_bare(data)
    strategy, memory = (zlib.Z_HUFFMAN_ONLY, _MOST_MEMORY) if bare else (zlib.Z_DEFAULT_STRATEGY, zlib.DEF_MEM_LEVEL)
    packer = zlib.compressobj(_LEVEL, memLevel=memory, strategy=strategy)
    whole = packer.compress(data) + packer.flush()
    return whole + b"\0" if whole.endswith(b"\r") else whole


def spelt(item: Foreign) -> bytes:
    """Return the bytes of what stands in a PDF as pydyf does, what comes most often first."""
    kind = type(item)
    if kind is bytes:
        data: bytes = item
    elif kind is str:
        data = item.encode("ascii")
    elif kind is float:
        data = b"%d" % item if item.is_integer() else f"{item:f}".rstrip("0").encode("ascii")
    elif kind is pydyf.Dictionary:
        data = b"<<%b>>" % b"".join([b"/%b %b" % (spelt(key), spelt(value)) for key, value in item.items()])
    elif kind is pydyf.Array:
        data = b"[%b]" % b" ".join(map(spelt, item))
    else:
        data = item.data if isinstance(item, pydyf.Object) else str(item).encode("ascii")
    return data


def write(pdf: Foreign, output: Foreign, version: Foreign, identifier: Foreign, compress: Foreign) -> None:
    """Write `pdf` as pydyf does, each object put into bytes once; what is no PDF of ours is left to pydyf."""
    if not (pdf.info and version == _VERSION and isinstance(identifier, bytes) and compress):
        WRITE.original(pdf, output, version, identifier, compress)
        return
    pdf.add_object(pdf.info)
    group = _grouped([one for one in pdf.objects if one.compressible])
    pdf.add_object(group)
    pieces, places, at, order = [_HEAD], list[tuple[int, int, int]](), len(_HEAD), count()
    for one in pdf.objects:
        if one.compressible:
            places.append((_IN_GROUP, group.number, next(order)))
        elif one.free == "f":
            places.append((_NOWHERE, 0, one.generation))
        else:
            places.append((_IN_FILE, at, one.generation))
            pieces.append(_whole(one))
            at += len(pieces[-1])
    sums = str([zlib.crc32(piece) for piece in pieces])
    digest = sha256(sums.encode()).hexdigest()[:_DIGITS]
    table = _table(pdf, [*places, (_IN_FILE, at, 0)], (identifier, digest))
    pdf.add_object(table)
    output.write(b"".join([*pieces, _whole(table), b"startxref\n%d\n%%%%EOF\n" % at]))


def _grouped(objects: Sequence[Foreign]) -> Foreign:
    """Put objects that are no streams into one (ISO 32000-1, 7.5.7)."""
    contents = list(map(spelt, objects))
    starts = accumulate(contents, lambda start, content: start + len(content) + 1, initial=0)
    index = " ".join(f"{one.number} {start}" for one, start in zip(objects, starts, strict=False))
    about = {"Type": "/ObjStm", "N": len(objects), "First": len(index) + 1}
    return pydyf.Stream([index, *contents], about, compress=True)


def _table(pdf: Foreign, places: Sequence[tuple[int, int, int]], identifiers: Iterable[object]) -> Foreign:
    """List where each object is (ISO 32000-1, 7.5.8), in as many bytes as the largest number takes; the last one is the table itself."""
    sizes = [(max(numbers).bit_length() + 7) // 8 for numbers in zip(*places, strict=True)]
    rows = (number.to_bytes(size, "big") for place in places for number, size in zip(place, sizes, strict=True))
    about = {
        "Type": "/XRef",
        "Index": pydyf.Array((0, len(places))),
        "W": pydyf.Array(sizes),
        "Size": len(places),
        "Root": pdf.catalog.reference,
        "Info": pdf.info.reference,
        "ID": pydyf.Array(map(pydyf.String, identifiers)),
    }
    return pydyf.Stream([b"".join(rows)], about, compress=True)


def _whole(one: Foreign) -> bytes:
    """Return an object as it stands in a file by itself; what is in a stream is packed where it may be."""
    if not isinstance(one, pydyf.Stream):
        content = spelt(one)
    else:
        data, about = b"\n".join(map(spelt, one.stream)), pydyf.Dictionary(one.extra)
        if one.compress:
            about["Filter"], data = "/FlateDecode", packed(data)
        about["Length"] = len(data)
        content = b"%b\nstream\n%b\nendstream" % (spelt(about), data)
    return b"%d %d obj\n%b\nendobj\n" % (one.number, one.generation, content)


def _spells(_faces: object) -> bool:
    """Spell one of everything: it reads as pydyf spells it."""
    simple = (b"a", "a", 1, 1.0, 1.25, True, pydyf.String("(a) 字"))
    known = (*simple, pydyf.Array(simple), pydyf.Dictionary({"A": pydyf.Dictionary({b"B": 1}), "C": pydyf.Array()}))
    return all(spelt(one) == SPELT.original(one) for one in known)


def _writes(_faces: object) -> bool:
    """Write a file: it is whole, and its table is where it says."""
    pdf, output = pydyf.PDF(), BytesIO()
    pdf.info["Title"] = pydyf.String("a title")
    pdf.add_object(pydyf.Stream([b"a text"]))
    pdf.write(output, _VERSION, b"it", compress=True)
    written = output.getvalue()
    *_, at, end = written.split()
    return end == b"%%EOF" and b"/XRef" in written[int(at) :] and b"\na text\n" in written


SPELT = Patch(
    owner="pydyf",
    name="_to_bytes",
    ours=spelt,
    why="What a PDF consists of is put into bytes with fewer questions.",
    takes=("item",),
    names=("is_integer", "Object", "data"),
    used_by=("Dictionary.data", "Array.data", "Stream.data"),
)
WRITE = Patch(
    owner="pydyf:PDF",
    name="write",
    ours=write,
    why="Every object is put into bytes once, where pydyf does it twice; packed data never ends with a carriage return.",
    takes=("self", "output", "version", "identifier", "compress"),
    names=("objects", "add_object", "compressible", "free", "number", "generation", "info", "catalog", "reference"),
)
_STREAM = Lean(
    owner="pydyf:Stream",
    name="data",
    why="What a stream says of itself, and whether it may be packed, is asked of it.",
    names=("stream", "extra", "compress", "compressobj"),
)
MENDS = (
    Mend(records=(SPELT,), trial=_spells, without="PDF 生成得慢"),
    Mend(records=(WRITE, _STREAM), trial=_writes, without="PDF 生成得慢，个别校验程序可能说它有错"),
)
