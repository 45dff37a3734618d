"""Years on the command line: a word goes in, the year that it means comes out, if there are issues of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

from bulletin.errors import UsageError
from bulletin.findings import Finding, Place

if TYPE_CHECKING:
    from bulletin.manuscripts.house import House


def known(words: Iterable[str], home: House, option: str) -> set[int]:
    """Return the years that `words` mean, such as 2024 or 2024年; UsageError at the `option` where the house has no issues of one."""
    there = {home.year_of(path) or 0 for path in home.resolve([])}
    years = {word: int(word[:4]) if re.fullmatch("[0-9]{4}年?", word) else -1 for word in words}
    for word, year in years.items():
        if year not in there:
            _refuse(word, sorted(there), option)
    return set(years.values())


def _refuse(word: str, there: list[int], option: str) -> NoReturn:
    shown = f"{there[0]} 到 {there[-1]}" if len(there) > 1 else f"{there[0]}"
    hint = f"写四位的年份，现有 {shown}"
    raise UsageError(Finding(Place(option), "year-unknown", f"没有这一年的期：{word}", hint))
