"""Repair an issue: its path goes in; its bytes with the safe repairs made come out, and how many of which rule."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin import files, rules, sources
from bulletin.build import prove
from bulletin.desk.changes import Change, Chosen, chosen
from bulletin.desk.sameness import other_change
from bulletin.errors import ContentError
from bulletin.findings import Finding, Place, Severity
from bulletin.manuscripts.house import House

# What one repair uncovers, the next round mends; rules that undo each other would go on for ever.
_ROUNDS = 12


@dataclass(frozen=True)
class Repaired:
    """An issue's file `before` and `after` its repairs, how many repairs of each code there were, and what is `left` to the editor.

    What is left says at its place why it was: making that repair would have changed something else.
    """

    path: Path
    shown: str
    before: bytes
    after: bytes
    counts: Counter[str]
    left: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        """Tell whether there was something to repair."""
        return self.before != self.after


def repair(path: Path, house: House) -> Repaired:
    """Make the repairs that findings offer, round by round until none is left; what is switched off stays. Nothing is written.

    A repair that would change something else of what is printed is left out. All bytes but those of the repairs stay: line ends,
    byte order mark, a missing last line end. ContentError where the issue cannot be looked at.
    """
    shown = house.shown(path)
    before = sources.data(path, shown, sources.LARGEST)
    raw = sources.text(before, shown)
    counts: Counter[str] = Counter()
    for _ in range(_ROUNDS):
        one = _Round(path, house, raw)
        done = one.made
        if not done.changes:
            mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
            left = tuple(map(_left, one.left))
            return Repaired(path, shown, before, mark + raw.encode(), counts, left)
        raw = _made(raw, done.changes)
        counts += done.counts
    message = f"改了 {_ROUNDS} 遍还没有改完，这一期没有改：{'、'.join(done.counts)}"
    hint = "几条规则互相矛盾：照 bulletin check 的意见手工改，或者关掉其中一条"
    raise ContentError(Finding(Place(shown), "repair-refused", message, hint))


class _Round:
    """One round of repairs: those that can be `made` together, and the findings that are `left` because they change more."""

    def __init__(self, path: Path, house: House, raw: str) -> None:
        self._path, self._house, self._raw = path, house, raw
        self._shown = house.shown(path)
        self._proof = prove(path, house, source=sources.source(raw, self._shown))
        found = [one for one in rules.check(self._proof, pages=False) if one.fix]
        sound = self._sound(found)
        self.made = self._chosen(sound)
        self.left = [one for one in found if one not in sound] if not self.made.changes else []

    def _sound(self, findings: list[Finding]) -> list[Finding]:
        """Return what of the findings can be mended without changing anything else: all, or what is sound of both halves."""
        if self._is_sound(findings):
            return findings
        if len(findings) == 1:
            return []
        half = len(findings) // 2
        first, second = self._sound(findings[:half]), self._sound(findings[half:])
        return both if self._is_sound(both := [*first, *second]) else max(first, second, key=len)

    def _is_sound(self, findings: list[Finding]) -> bool:
        done = self._chosen(findings)
        if not done.changes:
            return True
        after = prove(self._path, self._house, source=sources.source(_made(self._raw, done.changes), self._shown))
        return other_change(self._proof, after, done.changes) is None

    def _chosen(self, findings: list[Finding]) -> Chosen:
        return chosen(findings, self._proof.issue.source)


def _left(finding: Finding) -> Finding:
    message = f"这一处没有自动改，改了会连带改动别处的文字或版式：{finding.message}"
    return Finding(finding.place, "repair-left", message, f"{finding.hint}（要手工改）", Severity.WARNING)


def write(repaired: Repaired) -> None:
    """Put the repaired bytes in the place of the old ones, at once; ContentError where the file is no longer what was read."""
    target = repaired.path.resolve()
    try:
        there, mode = target.read_bytes(), target.stat().st_mode
    except OSError:
        there, mode = b"", 0
    if there != repaired.before:
        hint = "在编辑软件里存盘、关掉，再运行一遍"
        message = "改的时候，别的程序也改了这个文件，没有覆盖它"
        raise ContentError(Finding(Place(repaired.shown), "file-changed", message, hint))
    files.publish(target.parent, {target.name: repaired.after}, mode=mode)


def _made(raw: str, changes: list[Change]) -> str:
    """Make changes, counted in the text with one kind of line end, in the text as it is in the file."""
    pairs = [found.start() - n for n, found in enumerate(re.finditer("\r\n", raw))]
    end = next(_line_ends(raw), "\n")
    pieces: list[str] = []
    done = 0
    for change in changes:
        start, stop = (at + bisect_left(pairs, at) for at in (change.start, change.end))
        pieces += [raw[done:start], change.text.replace("\n", end)]
        done = stop
    return "".join([*pieces, raw[done:]])


def _line_ends(raw: str) -> Iterator[str]:
    return (found[0] for found in re.finditer("\r\n|\r|\n", raw))
