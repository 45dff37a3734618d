"""Which repairs are made in one round: findings go in, changes of their text that do not touch come out, in its order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bulletin.findings import Finding, Source


class Change(NamedTuple):
    """`text` takes the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class Chosen(NamedTuple):
    """Changes in the order of a text, and how many findings of each code they mend."""

    changes: list[Change]
    counts: Counter[str]


def chosen(findings: Iterable[Finding], source: Source) -> Chosen:
    """Choose the fixes that can be made together: all edits of a finding or none; of two that touch, the first one."""
    taken: list[Change] = []
    counts: Counter[str] = Counter()
    for finding in findings:
        own = [Change(*source.offsets(edit.place), edit.text) for edit in finding.fix]
        here = all(edit.place.path == source.path for edit in finding.fix)
        if own and here and not any(_touches(change, taken) for change in own):
            counts[finding.code] += 1
            for change in own:
                insort(taken, change)
    return Chosen(taken, counts)


class Moved:
    """Where each character of a changed text stood before."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._begun: list[int] = []
        self._shifts: list[int] = []
        shift = 0
        for change in changes:
            self._begun.append(change.start + shift)
            shift += len(change.text) - (change.end - change.start)
            self._shifts.append(shift)

    def back(self, offset: int) -> tuple[int, bool]:
        """Return where a character stood, and whether it was there at all: one that a change wrote is told by that one's place."""
        n = bisect_right(self._begun, offset) - 1
        if n < 0:
            return offset, True
        change = self._changes[n]
        if offset < self._begun[n] + len(change.text):
            return change.start, False
        return offset - self._shifts[n], True


def _touches(change: Change, taken: Sequence[Change]) -> bool:
    """Tell whether a change overlaps one that is taken, or stands directly beside it: one may hang on the other."""
    first = bisect_left(taken, change.start, key=lambda other: other.end)
    last = bisect_right(taken, change.end, key=lambda other: other.start)
    return first < last
