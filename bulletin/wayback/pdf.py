"""The way back from a PDF: its bytes go in, the sources that it carries come out by their paths in the house."""

from __future__ import annotations

import io
from pathlib import PurePosixPath

from bulletin.errors import ContentError, LimitError
from bulletin.findings import Finding, Place

# No bulletin with its pictures comes near it; beyond it a file is not read.
LARGEST = 200 * 2**20


def extract(pdf: bytes, shown: str) -> dict[str, bytes]:
    """Return the files that were attached when the PDF called `shown` was built.

    Raises ContentError where it is no PDF or carries none, or where a name leads out of the folder; LimitError where
    they are too large.
    """
    import pikepdf  # noqa: PLC0415  # late: only this verb needs it

    place = Place(shown)
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            files = {_inside(spec.filename, place): spec.get_file() for spec in opened.attachments.values()}
            if sum(file.size for file in files.values()) > LARGEST:
                message = f"附件超过 {LARGEST >> 20} MB"
                raise LimitError(Finding(place, "sources-too-large", message, "这不像是简报的原稿"))
            contents = {path: file.read_bytes() for path, file in files.items()}
    except pikepdf.PdfError:
        hint = "请给出用 bulletin build 生成的 PDF"
        raise ContentError(Finding(place, "pdf-unreadable", "这个文件读不出来，不是完好的 PDF", hint)) from None
    if not contents:
        hint = "只有用 bulletin build 生成的 PDF 才带着原稿"
        raise ContentError(Finding(place, "sources-missing", "这个 PDF 里没有原稿", hint))
    return contents


def _inside(name: str, place: Place) -> str:
    """Let only names through that stay in the folder they are put into."""
    path = PurePosixPath(name)
    strange = not name or path.is_absolute() or ".." in path.parts or any(char in name for char in '\\:\0\n*?"<>|')
    if strange:
        message = f"附件的名字不对：{name!r}"
        raise ContentError(Finding(place, "source-name-strange", message, "这个 PDF 不是用 bulletin build 生成的"))
    return path.as_posix()
