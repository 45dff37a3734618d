"""The way back: PDFs that carry sources, that carry none, that are broken, locked, hostile, or none at all."""

from __future__ import annotations

import io
import json
import os
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

import pikepdf
from case import Case, house

FAMILY = "extract"
# In capitals, as old systems have it, and as the judge of pages does not look for it.
_PDF = "a.PDF"
_MANIFEST = "manifest.json"
_FILES = {"bulletin.yaml": b"name: x\n", "issues/2024/12.md": b"text"}


def saved(
    change: Callable[[pikepdf.Pdf], object], *, compress: bool = True, lock: pikepdf.Encryption | None = None
) -> bytes:
    """Make a PDF, locked where that is asked for."""
    made = pikepdf.new()
    change(made)
    stream = io.BytesIO()
    made.save(stream, compress_streams=compress, encryption=lock or False)
    return stream.getvalue()


def carrying(files: Mapping[str, bytes]) -> Callable[[pikepdf.Pdf], object]:
    """Attach files by their names."""

    def change(made: pikepdf.Pdf) -> None:
        for name, data in files.items():
            made.attachments[name] = pikepdf.AttachedFileSpec(made, data, filename=name)

    return change


def listed(files: Mapping[str, bytes], **changes: object) -> Mapping[str, bytes]:
    """Add the list of sources that a built PDF has: where each file belongs, and its digest."""
    entries = [
        {"name": name.replace("/", "-"), "path": name, "sha256": sha256(data).hexdigest()}
        for name, data in files.items()
    ]
    told = {"format": "bulletin-sources", "version": 1, "files": entries, **changes}
    flat = {name.replace("/", "-"): data for name, data in files.items()}
    return {**flat, _MANIFEST: json.dumps(told).encode()}


def two_alike(made: pikepdf.Pdf) -> None:
    """Attach two files whose names are one on Windows."""
    for key, name in (("a", "a.md"), ("b", "A.md")):
        made.attachments[key] = pikepdf.AttachedFileSpec(made, b"", filename=name)


def packed(data: bytes, filters: str) -> Callable[[pikepdf.Pdf], object]:
    """Attach a file that is packed already, in whatever way it says."""

    def change(made: pikepdf.Pdf) -> None:
        carrying({"a.md": b"x"})(made)
        made.attachments["a.md"].get_file().obj.write(data, filter=pikepdf.Name(filters))

    return change


def bomb(size: int) -> bytes:
    """Pack `size` zeros, without ever having all of them."""
    packing = zlib.compressobj(9)
    block = bytes(2**20)
    return b"".join([*(packing.compress(block) for _ in range(size >> 20)), packing.flush()])


def truncated(made: bytes, size: int) -> bytes:
    """Return the beginning of a file."""
    return made[:size]


def _case(name: str, make: Callable[[], bytes], finding: str = "", code: int = 1, files: tuple[str, ...] = ()) -> Case:
    def put(root: Path) -> None:
        house(root, {_PDF: make()})

    found = frozenset({(finding, _PDF)} if finding else ())
    words = ("extract", _PDF, "build")
    built = tuple(f"build/{path}" for path in files)
    return Case(FAMILY, name, code if finding else 0, put, found, words=words, built=built)


def _on_disk(
    name: str, put: Callable[[Path], object], finding: tuple[str, str], code: int, left: tuple[str, ...] = ()
) -> Case:
    return Case(FAMILY, name, code, put, frozenset({finding}), words=("extract", _PDF, "build"), built=left)


def _large(root: Path) -> None:
    """Write a file of 201 MB that takes none of them on the disk."""
    house(root, {_PDF: saved(carrying(_FILES))})
    os.truncate(root / _PDF, 201 * 2**20)


def _there(root: Path) -> None:
    house(root, {_PDF: saved(carrying(_FILES)), "build/bulletin.yaml": "mine"})


def cases() -> list[Case]:
    """Return the cases of this class."""
    whole = saved(carrying(listed(_FILES)))
    strange = ("../a.md", "/a.md", "a\\b.md", "a:b.md", "a\nb.md", ".", "a/../../b.md")
    return [
        _case("sources without a list", lambda: saved(carrying(_FILES)), files=tuple(_FILES)),
        _case("sources with their list", lambda: whole, files=tuple(_FILES)),
        _case(
            "sources with another program's list",
            lambda: saved(carrying({**_FILES, _MANIFEST: b"[1]"})),
            files=(*_FILES, _MANIFEST),
        ),
        _case(
            "sources under Chinese names", lambda: saved(carrying({"assets/图.png": b"x"})), files=("assets/图.png",)
        ),
        _case(
            "sources in a PDF that anyone may open",
            lambda: saved(carrying(_FILES), lock=pikepdf.Encryption(owner="a")),
            files=tuple(_FILES),
        ),
        _case(
            "a PDF whose table of places is lost", lambda: whole.replace(b"startxref", b"startxxxx"), "pdf-unreadable"
        ),
        _case("no sources", lambda: saved(carrying({})), "sources-missing"),
        _case("no PDF", lambda: b"text", "pdf-unreadable"),
        _case("an empty file", lambda: b"", "pdf-unreadable"),
        _case("a picture", lambda: b"\x89PNG\r\n\x1a\n", "pdf-unreadable"),
        _case("the first half of a PDF", lambda: truncated(whole, len(whole) // 3), "pdf-unreadable"),
        _case("the head of a PDF", lambda: b"%PDF-1.7\n", "pdf-unreadable"),
        _case(
            "a PDF with a password",
            lambda: saved(carrying(_FILES), lock=pikepdf.Encryption(owner="a", user="b")),
            "pdf-encrypted",
        ),
        _case("a list of a newer program", lambda: saved(carrying(listed(_FILES, version=99))), "sources-newer"),
        _case(
            "a source that was changed",
            lambda: saved(carrying({**listed(_FILES), "bulletin.yaml": b"other"})),
            "source-changed",
        ),
        _case(
            "a source that was taken away",
            lambda: saved(carrying({name: data for name, data in listed(_FILES).items() if name != "bulletin.yaml"})),
            "source-changed",
        ),
        _case(
            "a source that belongs elsewhere", lambda: saved(carrying(listed({"../a.md": b"x"}))), "source-name-strange"
        ),
        _case("two sources of one name", lambda: saved(two_alike), "source-name-twice"),
        *(
            _case(f"a source called {name!r}", partial(saved, carrying({name: b"x"})), "source-name-strange")
            for name in strange
        ),
        _case(
            "a source that unpacks to 1 GB",
            lambda: saved(packed(bomb(2**30), "/FlateDecode"), compress=False),
            "sources-too-large",
            4,
        ),
        _case(
            "a source that is packed badly",
            lambda: saved(packed(b"\x78\x9cxxxx", "/FlateDecode"), compress=False),
            "pdf-unreadable",
        ),
        _case(
            "a source that is packed as a photograph",
            lambda: saved(packed(b"x", "/DCTDecode"), compress=False),
            "pdf-unreadable",
        ),
        _on_disk("a PDF of 201 MB", _large, ("file-too-large", _PDF), 4),
        _on_disk("a PDF that is not there", lambda root: house(root, {}), ("file-missing", _PDF), 2),
        _on_disk("a PDF that is a folder", lambda root: (root / _PDF).mkdir(), ("file-irregular", _PDF), 2),
        _on_disk("a PDF that is a pipe", lambda root: os.mkfifo(root / _PDF), ("file-irregular", _PDF), 2),
        _on_disk(
            "a file that is there already", _there, ("file-exists", "build/bulletin.yaml"), 2, ("build/bulletin.yaml",)
        ),
    ]
