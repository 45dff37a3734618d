"""Remarks in a manuscript that switch rules off for a line: its lines go in; what they say, or they without it, come out.

`<!-- 不查：mark-half-width -->` at a line's end holds for that line; alone on a line, for the paragraph below. Without names it holds
for all rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_WAIVER = re.compile(r"[ \t]*<!--[ \t]*不查(?:[ \t]*[:：]?[ \t]*(?P<names>[^<>]*?))?[ \t]*-->[ \t]*$")


class Waiver(NamedTuple):
    """A remark at `line`, from 1: it holds from line `first` to line `last` for the rules in `names`, for all where there is none."""

    line: int
    column: int
    length: int
    first: int
    last: int
    names: tuple[str, ...]
    misplaced: bool = False


def waivers(lines: Sequence[str]) -> Iterator[Waiver]:
    """Yield the remarks in the lines of a file; one alone on a line within a paragraph is misplaced: it would part it."""
    for n, line in enumerate(lines, 1):
        if "<!--" not in line or not (found := _WAIVER.search(line)):
            continue
        names = tuple(re.findall(r"[^\s,，、;；]+", found["names"] or ""))
        alone = not line[: found.start()].strip()
        first, last = (n + 1, _end_of_paragraph(lines, n)) if alone else (n, n)
        misplaced = alone and n > 1 and bool(without(lines[n - 2]).strip())
        length = len(line.rstrip()) - len(line[: found.start()]) - (len(found[0]) - len(found[0].lstrip()))
        yield Waiver(n, line.index("<!--", found.start()) + 1, length, first, last, names, misplaced)


def without(line: str) -> str:
    """Return a line of the manuscript without such a remark."""
    return _WAIVER.sub("", line) if "<!--" in line else line


def _end_of_paragraph(lines: Sequence[str], line: int) -> int:
    """Return the last line of the paragraph that begins behind `line`, both from 1; blank lines may stand between."""
    at = line
    while at < len(lines) and not lines[at].strip():
        at += 1
    while at < len(lines) and lines[at].strip():
        at += 1
    return at
