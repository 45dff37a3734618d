"""What the files claim to be, asked of issues thrown by chance: an issue goes in, what each validator finds wrong comes out.

The issues are those of random_issues.py made awkward: levels of headings are skipped, accents stand apart from their letters, cells
are merged over page turns, and pages are broken wherever they may be.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import judges
import random_issues
from random_issues import Part, Written, thrown

from bulletin import compose
from bulletin import read as read_issue
from bulletin.errors import BulletinError
from bulletin.manuscripts.house import House
from bulletin.typesetting.pages import lay_out
from bulletin.writers import write_pages

REFUSED = "refused"
# An accent of its own behind a Latin letter, one that no letter is composed with, and one above a Chinese character.
ACCENTS = "学员在cafe\u0301练习拼音ê\u0304、m\u0300和中\u0301字。"
_ROW = re.compile(r"^(\| J\S+ \| )[^|]+(?=\|)", re.MULTILINE)
_LOWEST = 4


def awkward(seed: str) -> Written:
    """Throw the issue of a seed and make it awkward, the same each time."""
    random, written = Random(f"awkward:{seed}"), thrown(seed)
    parts: list[Part] = []
    for part in written.parts:
        if parts and parts[-1].kind != "page-break" != part.kind and random.random() < 0.08:
            parts.append(Part("page-break", "\\分页"))
        parts.append(_changed(part, random))
    return replace(written, parts=tuple(parts))


def _changed(part: Part, random: Random) -> Part:
    if part.kind == "heading" and random.random() < 0.3:
        return replace(part, level=min(part.level + random.randint(1, 2), _LOWEST))
    if part.kind in {"paragraph", "point", "short", "list"} and random.random() < 0.15:
        return replace(part, text=part.text + ACCENTS)
    if part.kind == "table" and random.random() < 0.6:
        return replace(part, text=_merged(part.text, random.randint(2, 40)))
    return part


def _merged(text: str, high: int) -> str:
    """Merge the cells below the second head, so many rows to a cell at most."""
    rows = iter(range(1000))
    return _ROW.sub(lambda row: row[0] if next(rows) % high == 0 else f"{row[1]}^^ ", text)


def faults(written: Written, folder: Path, *, sdk: bool) -> dict[str, list[str]]:
    """Build an issue in a house in `folder` and return what is wrong by validator, or why it was REFUSED; Microsoft's takes longest."""
    house = House.find(random_issues.house(folder))
    path = house.root / "issues/2024/1.md"
    path.write_text(written.markdown(), encoding="utf-8")
    try:
        pages = lay_out(compose(read_issue(path, house)))
        files = {to: write_pages(pages.document, pages, to) for to in ("pdf", "docx")}
    except BulletinError as error:
        return {REFUSED: [f"{one.code} {one.place}: {one.message}" for one in error.findings]}
    asked = [("pdf", judges.PDF), ("docx", {n: j for n, j in judges.DOCX.items() if sdk or j is not judges.sdk})]
    found = {name: judge(files[to]) for to, panel in asked for name, judge in panel.items()}
    return {name: wrong for name, wrong in found.items() if wrong}
