"""Patterns of file names: a pattern as somebody wrote it goes in, its pieces come out, or what is wrong with it in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

# The fields of a pattern, by their English names.
CHINESE = {
    "刊名": "name",
    "年": "year",
    "月": "month",
    "日": "day",
    "刊别": "edition",
    "期号": "number",
    "总期号": "cumulative",
}
FIELDS = frozenset(CHINESE.values())
_PIECES = re.compile(r"\{(?P<field>[^{}\[\]:]*)(?::(?P<width>[^{}]*))?\}|(?P<mark>[\[\]{}])|(?P<text>[^{}\[\]]+)")
_FORBIDDEN = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]')


_HINT = f"可以写的项目：{'、'.join(f'{{{name}}}' for name in CHINESE)}；没有时不写的部分放在 [ ] 里"


class PatternError(ValueError):
    """A pattern that cannot be read; `hint` says how to write it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def _refuse(message: str, hint: str = _HINT) -> NoReturn:
    raise PatternError(message, hint)


class Piece(NamedTuple):
    """A piece of a pattern: a text, or the `field` of this name, filled up with noughts to `width`.

    `group` counts the brackets that it stands in from 1; 0 is outside of them.
    """

    text: str = ""
    field: str = ""
    width: int = 0
    group: int = 0


def pieces(pattern: str) -> list[Piece]:
    """Read a pattern. Raises PatternError."""
    found = list(_read(pattern))
    if not any(piece.field for piece in found if not piece.group):
        _refuse("文件名里没有一个期的项目，各期会同名")
    return found


def _read(pattern: str) -> Iterator[Piece]:
    group, inside = 0, False
    for match in _PIECES.finditer(pattern):
        if match["mark"]:
            if match["mark"] in "{}" or (match["mark"] == "[") is inside:
                _refuse(f"括号没有配对：{match['mark']}")
            inside = not inside
            group += inside
        elif match["text"]:
            if wrong := _FORBIDDEN.search(match["text"]):
                _refuse(f"文件名里不能有这个符号：“{wrong[0]}”", "换成 - 或者全角的符号；文件夹由 --out 定")
            yield Piece(text=match["text"], group=group * inside)
        else:
            yield Piece(field=_field(match["field"]), width=_width(match["width"]), group=group * inside)
    if inside:
        _refuse("括号没有配对：[")


def _field(name: str) -> str:
    field = CHINESE.get(name.strip(), name.strip())
    if field not in FIELDS:
        _refuse(f"文件名里没有这个项目：{{{name}}}")
    return field


def _width(written: str | None) -> int:
    """Read how many digits a number has at the least: 03."""
    if written is None:
        return 0
    if not re.fullmatch("0?[1-9]", written):
        _refuse(f"补零的写法不对：{written}", "三位数写成 {期号:03}")
    return int(written)
