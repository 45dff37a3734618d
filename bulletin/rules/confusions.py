"""The list of words that are taken for each other: confusions.csv goes in, what of it stands in a passage comes out.

Its columns are a regular expression for what is wrong, what is right, how grave it is (警告 where the right word is beyond doubt, 提醒
where only an editor can tell) and a remark.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bulletin.proof import Passage
from bulletin.rules.rule import Slip

# What an expression says of the text around: (?<!…), (?=…), with one pair of brackets in it at the most.
_AROUND = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
_FILE = Path(__file__).parent / "wording" / "confusions.csv"


@dataclass(frozen=True)
class Confusion:
    """What is wrong, what is right, and why."""

    wrong: re.Pattern[str]
    right: str
    remark: str


@cache
def confusions(level: str) -> tuple[Confusion, ...]:
    """Return the entries of the list with that level."""
    with _FILE.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["级别"] == level]
    return tuple(Confusion(re.compile(row["错"]), row["对"], row["说明"]) for row in rows)


@cache
def _any(level: str) -> re.Pattern[str]:
    """Return what finds the characters of any entry, whatever must stand around them: ten times as fast as the entries."""
    return re.compile("|".join(_AROUND.sub("", entry.wrong.pattern) for entry in confusions(level)))


def slips(passage: Passage, level: str, *, certain: bool) -> Iterator[Slip]:
    """Yield what of the list stands in a passage; only where it is `certain` it carries the right word."""
    text = passage.own
    if not _any(level).search(text):
        return
    for entry in confusions(level):
        for found in entry.wrong.finditer(text):
            hint = f"{entry.remark}：改为“{entry.right}”" if entry.remark else f"改为“{entry.right}”"
            message = f"“{found[0]}”应写作“{entry.right}”" if certain else f"“{found[0]}”是不是“{entry.right}”"
            yield Slip(*found.span(), message, entry.right if certain else None, hint)
