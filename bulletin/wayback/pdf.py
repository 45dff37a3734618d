"""The way back from a PDF: its bytes go in, the sources that it carries come out by their paths in the house."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath

import pikepdf
from pikepdf import Pdf

from bulletin.errors import ContentError, LimitError
from bulletin.findings import Finding, Place
from bulletin.typesetting.enclosed import FORMAT, LARGEST, MANIFEST, VERSION, digest
from bulletin.wayback.untyped import Thing

_STRANGE = '\\:\0\n\r*?"<>|'
_OURS = "请给出用 bulletin build 生成的 PDF"


@dataclass(frozen=True)
class Carried:
    """What a PDF carries: sources by their paths in the house, and the issue among them; `listed` is False for a PDF without a list."""

    files: Mapping[str, bytes]
    listed: bool

    @property
    def issue(self) -> str | None:
        """The path of the issue."""
        return next((path for path in self.files if path.endswith(".md")), None)


def extract(pdf: bytes, shown: str) -> dict[str, bytes]:
    """Return the files that were attached when the PDF called `shown` was built.

    Raises ContentError where it is no PDF or carries none, where a name leads out of the folder or stands twice, or where a file is
    not what the list says; LimitError where they are too large.
    """
    with opened(pdf, shown) as document:
        return dict(carried(document, shown).files)


@contextmanager
def opened(pdf: bytes, shown: str) -> Iterator[Pdf]:
    """Open a PDF; ContentError where it cannot be read, now or while it is open, or wants a password."""
    place = Place(shown)
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            yield document
    except pikepdf.PasswordError:
        hint = "用它的密码去掉加密，另存后再用；bulletin build 生成的 PDF 不加密"
        raise ContentError(Finding(place, "pdf-encrypted", "这个 PDF 加了密，要密码才能打开", hint)) from None
    except pikepdf.PdfError:
        raise ContentError(Finding(place, "pdf-unreadable", "这个文件读不出来，不是完好的 PDF", _OURS)) from None


def carried(document: Pdf, shown: str) -> Carried:
    """Return what an opened PDF carries; raises as `extract` does."""
    place = Place(shown)
    attached = _attached(document, place)
    if not attached:
        hint = "只有用 bulletin build 生成的 PDF 才带着原稿"
        raise ContentError(Finding(place, "sources-missing", "这个 PDF 里没有原稿", hint))
    listed = _listed(attached.get(MANIFEST, b""), place)
    if listed is None:
        return Carried({_inside(name, place): data for name, data in attached.items()}, listed=False)
    return Carried(_placed(attached, listed, place), listed=True)


def _attached(document: Pdf, place: Place) -> dict[str, bytes]:
    """Return the bytes of each attachment by its name; ContentError where a name stands twice, in whatever case."""
    names: Thing = document.Root.get("/Names", pikepdf.Dictionary())
    tree = names.get("/EmbeddedFiles")
    files: dict[str, bytes] = {}
    left = LARGEST
    for _, spec in pikepdf.NameTree(tree).items() if tree is not None else ():
        name = str(spec.get("/UF") or spec.get("/F") or "")
        if name.lower() in map(str.lower, files):
            raise _twice(place, f"两个附件同名：{name}")
        files[name] = _bytes(spec.EF.get("/F") or spec.EF.UF, left, place)
        left -= len(files[name])
    return files


def _bytes(stream: Thing, most: int, place: Place) -> bytes:
    """Return the bytes of an attached file, at the `most` so many: what a file says of its own size is not believed."""
    raw = stream.read_raw_bytes()
    packed = stream.get("/Filter")
    if packed is None:
        data = raw
    elif str(packed) in {"/FlateDecode", "/Fl"} or [str(one) for one in _several(packed)] == ["/FlateDecode"]:
        data = _unpacked(raw, most, place)
    else:
        raise ContentError(Finding(place, "pdf-unreadable", f"附件的压缩方式不认得：{packed}", _OURS))
    if len(data) > most:
        raise LimitError(Finding(place, "sources-too-large", f"附件超过 {LARGEST >> 20} MB", "这不像是简报的原稿"))
    return bytes(data)


def _unpacked(raw: bytes, most: int, place: Place) -> bytes:
    """Unpack as many bytes as there may be, and one more; ContentError where the packed ones are wrong or break off."""
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(raw, most + 1)
        whole = len(data) > most or unpacking.eof or not raw
    except zlib.error:
        whole = False
    if not whole:
        raise ContentError(Finding(place, "pdf-unreadable", "附件读不出来，这个 PDF 坏了", _OURS))
    return data


def _several(filters: Thing) -> list[Thing]:
    """Return the filters of a list of them; a single one is no list."""
    return list(filters) if isinstance(filters, pikepdf.Array) else []


def _listed(manifest: bytes, place: Place) -> list[dict[str, str]] | None:
    """Return the entries of our list of sources; None where it is none: another program's file may have its name."""
    try:
        told = json.loads(manifest)
        if told["format"] != FORMAT:
            return None
        if int(told["version"]) > VERSION:
            message = "这个 PDF 是新版的程序生成的，附件清单读不懂"
            raise ContentError(Finding(place, "sources-newer", message, "换新版的 bulletin 再取"))
        return [{key: str(one[key]) for key in ("name", "path", "sha256")} for one in told["files"]]
    except (ValueError, LookupError, TypeError):
        return None


def _placed(attached: Mapping[str, bytes], listed: list[dict[str, str]], place: Place) -> dict[str, bytes]:
    """Return each file of the list by its path in the house; ContentError for one that is missing or was changed."""
    files: dict[str, bytes] = {}
    for entry in listed:
        data = attached.get(entry["name"])
        if data is None or digest(data) != entry["sha256"]:
            fault = "缺了" if data is None else "被改过"
            message = f"原稿不完整：{entry['path']} {fault}"
            hint = "这个 PDF 生成以后动过；找原来的 PDF"
            raise ContentError(Finding(place, "source-changed", message, hint))
        path = _inside(entry["path"], place)
        if path in files:
            raise _twice(place, f"两个附件放在同一处：{path}")
        files[path] = data
    return files


def _twice(place: Place, message: str) -> ContentError:
    return ContentError(Finding(place, "source-name-twice", message, f"取出来会互相覆盖；{_OURS}"))


def _inside(name: str, place: Place) -> str:
    """Let only names through that stay in the folder they are put into."""
    path = PurePosixPath(name)
    strange = not path.parts or path.is_absolute() or ".." in path.parts or any(char in name for char in _STRANGE)
    if strange:
        message = f"附件的名字不对：“{name}”"
        raise ContentError(Finding(place, "source-name-strange", message, "这个 PDF 不是用 bulletin build 生成的"))
    return path.as_posix()
