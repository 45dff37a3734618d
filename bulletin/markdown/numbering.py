"""The numbers of headings: 一、 （一） 1. （1） by level, read from what the author wrote or written for him."""

from __future__ import annotations

import re

from bulletin.text.numerals import from_chinese, to_chinese

_CHINESE = "〇零一二三四五六七八九十百"
_FORMS = {
    1: re.compile(rf"([{_CHINESE}]+)、\s*"),
    2: re.compile(rf"[（(]([{_CHINESE}]+)[）)]、?\s*"),
    3: re.compile(r"(\d+)\s*[.．、](?!\d)\s*"),
    4: re.compile(r"[（(](\d+)[）)]、?\s*"),
}
# The same with another mark behind the number.
_MEANT = {
    1: re.compile(rf"([{_CHINESE}]+)[，,.．]"),
    2: re.compile(rf"[（(]([{_CHINESE}]+)[）)][，,.．]?"),
    3: re.compile(r"(\d+)[，,）)](?!\d)"),
    4: re.compile(r"[（(]?(\d+)[）)][、，,.．]?"),
}
_ONE = {1: "一", 2: "一", 3: "1", 4: "1"}


def written(level: int, text: str) -> tuple[int | None, str]:
    """Read the number before a heading of `level` (1 to 4): (number, the rest); None where there is none of its form."""
    match = _FORMS[level].match(text)
    if match is None:
        return None, text
    try:
        number = int(match[1]) if match[1].isdecimal() else from_chinese(match[1])
    except ValueError:
        return None, text
    return number, text[match.end() :]


def meant(level: int, text: str) -> int | None:
    """Read the number before a heading of `level` whose mark is another than is right: 一，甲 and (一)甲 are 一 and （一）."""
    match = _MEANT[level].match(text)
    return written(level, f"{form(level, 1).replace(_ONE[level], match[1])}甲")[0] if match else None


def parted(level: int, text: str) -> tuple[str, str]:
    """Part a heading of `level` into the number as it is written, without the space behind it, and the rest."""
    _, rest = written(level, text)
    return text.removesuffix(rest).rstrip(), rest


def replaced(level: int, text: str) -> tuple[str, str]:
    """Part a heading whose number is written anew into the number of whatever level that the author wrote, and the rest."""
    levels = sorted(_FORMS, key=lambda other: other != level)
    return next((found for other in levels if (found := parted(other, text))[0]), ("", text))


def form(level: int, number: int) -> str:
    """Write the number of a heading of `level` (1 to 4) as GB/T 9704-2012, 7.3.3 has it."""
    chinese = to_chinese(number)
    return {1: f"{chinese}、", 2: f"（{chinese}）", 3: f"{number}.", 4: f"（{number}）"}[level]


class Counter:
    """Counts headings: a heading starts the levels below it anew."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def next(self, level: int) -> int:
        """Return the number of the next heading of `level`."""
        self._counts[level] = self._counts.get(level, 0) + 1
        self._counts = {key: count for key, count in self._counts.items() if key <= level}
        return self._counts[level]
