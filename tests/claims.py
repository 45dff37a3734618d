"""What the files claim to be, asked of issues thrown by chance: an issue goes in, what each validator finds wrong comes out.

The issues are those of random_issues.py made awkward: levels of headings are skipped, accents stand apart from their letters, cells
are merged over page turns, and pages are broken wherever they may be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

import judges
import random_issues
from random_issues import Part, Written, thrown
from soaking import EVERY

from bulletin import compose
from bulletin import read as read_issue
from bulletin.errors import BulletinError
from bulletin.manuscripts.house import House
from bulletin.typesetting.pages import lay_out
from bulletin.writers import write_pages

REFUSED = "refused"
# openxml-audit, which takes longer than all others together, sees one DOCX in so many.
EACH = 1 if EVERY else 6
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


class Files(NamedTuple):
    """An issue's files; without the DOCX where only the PDF is judged."""

    pdf: bytes
    docx: bytes = b""


Faults = dict[str, dict[str, list[str]]]


def faults(issues: Mapping[str, Written], folder: Path) -> Faults:
    """Build issues in a house in `folder`; return by their seeds what is wrong by validator, or why one was REFUSED."""
    house = House.find(random_issues.house(folder))
    built: dict[str, Files] = {}
    refused: Faults = {}
    for seed, written in issues.items():
        path = house.root / "issues/2024/1.md"
        path.write_text(written.markdown(), encoding="utf-8")
        try:
            pages = lay_out(compose(read_issue(path, house)))
            built[seed] = Files(*(write_pages(pages.document, pages, to) for to in ("pdf", "docx")))
        except BulletinError as error:
            refused[seed] = {REFUSED: [f"{one.code} {one.place}: {one.message}" for one in error.findings]}
    return judged(built, audited=EACH) | refused


def judged(files: Mapping[str, Files], *, audited: int) -> Faults:
    """Return what each validator finds wrong; Microsoft's judges all DOCX at once, the slowest one in so many of them, the others each."""
    found: Faults = {}
    words = {seed: one.docx for seed, one in files.items() if one.docx}
    of_sdk = dict(zip(words, judges.sdk_at_once(list(words.values())), strict=True))
    for number, (seed, one) in enumerate(files.items()):
        of = {name: judge(one.pdf) for name, judge in judges.PDF.items()}
        if one.docx:
            of |= {"Open XML SDK": of_sdk[seed], "ooxml-integrity": judges.integrity(one.docx)}
            of |= {"openxml-audit": judges.audit(one.docx)} if number % audited == 0 else {}
        found[seed] = {name: wrong for name, wrong in of.items() if wrong}
    return found
