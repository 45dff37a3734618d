"""Lists that are kept in a spreadsheet: a CSV file goes in, its rows come out by the names of their columns, each with its line.

UTF-8 with or without a mark, UTF-16 and GB18030 are read, as are commas, semicolons and tabs: what spreadsheets save a list as. What
they write to keep an id's noughts (="007", '007) is taken off.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from bulletin import sources
from bulletin.errors import BulletinError
from bulletin.findings import Place

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 4 * 1024 * 1024
_SEPARATORS = ",\t;，；"
_KEPT = re.compile(r'=?"(.*)"|=(.*)|\'(.*)')


class ListError(Exception):
    """A list that cannot be read: where, why, and what to do, in Chinese."""

    def __init__(self, place: Place, message: str, hint: str) -> None:
        self.place, self.message, self.hint = place, message, hint


class Line(NamedTuple):
    """A row by its columns' names, and the line of the file that it stands on."""

    number: int
    cells: Mapping[str, str]


def read(path: Path, shown: str, columns: Mapping[str, str], needed: Sequence[str]) -> list[Line]:
    """Read a list; `columns` are its known names, in Chinese and English, and what each is called here.

    ListError at the file's line where it is no such list: other bytes, a quote that is not closed, one of the `needed` columns missing.
    """
    try:
        data = sources.data(path, shown, LARGEST)
    except BulletinError as error:
        first = error.findings[0]
        raise ListError(first.place, first.message, first.hint) from None
    text = _text(data, shown)
    rows = _rows(text, shown)
    head = [columns.get(name.strip().strip("\ufeff").lower(), "") for name in (rows[0][1] if rows else ())]
    missing = [name for name in needed if name not in head]
    if missing:
        known = [*{column: name for name, column in reversed([*columns.items()])}.values()][::-1]
        wanted = "、".join(next(name for name, column in columns.items() if column == one) for one in missing)
        refuse(shown, 1, f"第一行应是各栏的名称，没有这一栏：{wanted}", f"可以写的栏名：{'、'.join(known)}")
    return [
        Line(
            number,
            dict.fromkeys(columns.values(), "")
            | {name: cell for name, cell in zip(head, map(_bare, row), strict=False) if name},
        )
        for number, row in rows[1:]
        if any(map(_bare, row))
    ]


def refuse(shown: str, line: int, message: str, hint: str) -> NoReturn:
    """Raise ListError about a line of a list."""
    raise ListError(Place(shown, line), message, hint)


def _text(data: bytes, shown: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    hint = "在 WPS、Excel 里打开，另存为“CSV UTF-8（逗号分隔）”"
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        hint = f"这是 WPS、Excel 自己的格式，只改了扩展名。{hint}"
    refuse(shown, 1, "这个文件不是 CSV，读不出来", hint)


def _rows(text: str, shown: str) -> list[tuple[int, list[str]]]:
    """Part a text into rows, by whatever its first line is parted with most."""
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader([f"{line}\n" for line in text.split("\n")], delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for row in reader:
            rows.append((start, row))
            start = reader.line_num + 1
    except csv.Error:
        refuse(shown, start, "这一行的半角引号没有成对", "补上另一个引号，或者删去；在 WPS、Excel 里改完再存一次就好")
    return rows


def _bare(cell: str) -> str:
    cell = cell.strip(" \t\u00a0\u3000\ufeff")
    kept = _KEPT.fullmatch(cell)
    return next((value for value in kept.groups() if value is not None), "").strip() if kept else cell
