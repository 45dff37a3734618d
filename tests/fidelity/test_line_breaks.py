"""Where lines may end by GB/T 15834, tried on thousands of lines of both outputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import both
import glyphs
import pytest
import samples
from reading import Reading, Set, read

SEEDS = (1, 2, 3, 4)
PARAGRAPHS = 110
_NEVER_FIRST = set("。，、；：？！”’）》〉〕】」』％%‰℃·～—…")
_NEVER_LAST = set("“‘（《〈〔【「『")
_DIGITS = re.compile(r"[0-9][.,:]?\|[.,:]?[0-9]|[0-9]\|[%‰℃]")
_UNITS = ("——", "……")
# Fewer lines than one in so many end in an address that the PDF breaks.
_RARE = 500


def faults(found: Reading) -> Iterator[str]:
    """Yield the line ends of the flow that should not be."""
    for line in found.flow:
        if line.full:
            text, end = line.piece.text, line.end
            around = f"{text[max(end - 2, 0) : end]}|{text[end : end + 2]}"
            wrong = text[end] in _NEVER_FIRST or text[end - 1] in _NEVER_LAST or text[end - 1 : end + 1] in _UNITS
            if wrong or _DIGITS.search(around):
                yield f"第{line.line.page}页 {line.line.text[-8:]}|{text[end : end + 6]}"


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Reading, Reading]]:
    folder = tmp_path_factory.mktemp("fuzz")
    documents = {f"{seed}": both.issue(folder, samples.many(Random(seed), PARAGRAPHS)) for seed in SEEDS}
    pairs = both.in_both(documents).values()
    return [(read(p.document, glyphs.lines(p.pdf)), read(p.document, glyphs.lines(p.paper))) for p in pairs]


def test_thousands_of_lines_were_looked_at(readings: list[tuple[Reading, Reading]]) -> None:
    assert all(not found.lost for pair in readings for found in pair)
    assert sum(len(ours.flow) for ours, _ in readings) > 2000


@pytest.mark.parametrize("which", [0, 1], ids=["pdf", "docx"])
def test_no_line_begins_or_ends_with_what_it_may_not(readings: list[tuple[Reading, Reading]], which: int) -> None:
    found = [fault for pair in readings for fault in faults(pair[which])]
    assert not found, "\n".join(["", *found[:10]])


def test_paragraphs_have_the_same_lines(readings: list[tuple[Reading, Reading]]) -> None:
    unlike = [pair for ours, theirs in readings for pair in different(ours, theirs)]
    unexplained = [(a, b) for a, b in unlike if not breaks_an_address(a)]
    assert not unexplained, "\n".join(f"PDF  {a.line.text}\nDOCX {b.line.text}" for a, b in unexplained[:5])
    assert len(unlike) < sum(len(ours.flow) for ours, _ in readings) / _RARE


def different(ours: Reading, theirs: Reading) -> Iterator[tuple[Set, Set]]:
    """Yield the first lines of paragraphs that differ."""
    other = {(line.number, line.start): line for line in theirs.flow}
    numbers: set[int] = set()
    for line in ours.flow:
        there = other.get((line.number, line.start))
        if there and there.end != line.end and line.number not in numbers:
            numbers.add(line.number)
            yield line, there


def breaks_an_address(line: Set) -> bool:
    """Tell whether the PDF has broken an address, so that the line need not be spread too far; Word and LibreOffice never do."""
    around = line.piece.text[line.end - 1 : line.end + 1]
    return around.isascii() and around[0] in "/._?&=-"
