"""Text files as sources: a path goes in, a Source with one kind of line end comes out."""

from __future__ import annotations

import codecs
import stat
from typing import TYPE_CHECKING, NoReturn

from bulletin.errors import BulletinError, ContentError, LimitError, MachineError, UsageError
from bulletin.findings import Finding, Place, Source

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 2 * 1024 * 1024


def read(path: Path, shown: str, largest: int = LARGEST) -> Source:
    """Read the UTF-8 text file `path` of at most `largest` bytes; findings and the Source call it `shown`.

    A byte order mark is dropped, CRLF and CR become LF. UsageError if there is no such file, MachineError if it may not
    be read, LimitError if it is too large, ContentError if it is not UTF-8.
    """
    return source(text(data(path, shown, largest), shown), shown)


def source(raw: str, shown: str) -> Source:
    """Return the Source of a text with whatever line ends; each of its characters but a CR before an LF is one of the Source's."""
    return Source(shown, raw.replace("\r\n", "\n").replace("\r", "\n"))


def data(path: Path, shown: str, largest: int) -> bytes:
    """Read a regular file of at most `largest` bytes; the errors are those of `read`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            _refuse(
                UsageError,
                shown,
                "file-irregular",
                f"这不是一个普通文件：{shown}",
                "请给出一个文本文件，而不是文件夹或设备。",
            )
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        _refuse(UsageError, shown, "file-missing", f"找不到文件：{shown}", "请检查文件名和所在的文件夹。")
    except OSError as error:
        _refuse(
            MachineError,
            shown,
            "file-unreadable",
            f"读不了文件：{shown}",
            f"请检查读取权限（系统错误号 {error.errno}）。",
        )
    if len(content) > largest:
        size = f"{largest // 1024} KB" if largest < LARGEST else f"{largest // 1024 // 1024} MB"
        _refuse(
            LimitError,
            shown,
            "file-too-large",
            f"文件超过 {size}：{shown}",
            "请确认这是一个文本文件，或把内容分成几个文件。",
        )
    return content


def text(data: bytes, shown: str) -> str:
    """Decode UTF-8, with or without a byte order mark, line ends as they are; ContentError if it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        line = data.count(b"\n", 0, start) + 1
        message = f"文件不是 UTF-8 编码：第 {line} 行（第 {start + 1} 个字节）读不出来"
        before = data[data.rfind(b"\n", 0, start) + 1 : start].removeprefix(codecs.BOM_UTF8)
        finding = Finding(
            Place(shown, line, len(before.decode()) + 1), "encoding-not-utf8", message, _encoding_hint(data)
        )
        raise ContentError(finding) from None


def _encoding_hint(data: bytes) -> str:
    """Guess the encoding that an editor on Windows left behind."""
    save = "请用记事本打开，选“文件—另存为”，编码选“UTF-8”，再保存。"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return f"文件像是 UTF-16（记事本的“Unicode”）编码。{save}"
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "文件像是 Word 文档。请在 Word 里把文字复制到一个新的文本文件，不要改扩展名。"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return save
    return f"文件像是 GB18030（记事本的“ANSI”）编码。{save}"


def _refuse(kind: type[BulletinError], shown: str, code: str, message: str, hint: str) -> NoReturn:
    """Raise `kind` about the file as a whole."""
    raise kind(Finding(Place(shown), code, message, hint))
