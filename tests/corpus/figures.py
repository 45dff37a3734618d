"""Write the figures of docs/reliability.md: the corpus is run, builds are killed, faults are swept, the network is watched."""

from __future__ import annotations

import itertools
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import TypeAlias

import houses
import pytest
import test_files
from all_cases import CLASSES, cases
from commands import ROOT, environment
from forking import Server
from judged import MOST_MEMORY, MOST_SECONDS, Judged, judge
from killing import strike_forked, strike_processes
from largest import KINDS, largest
from offline import alone, whole_run

from bulletin import files
from bulletin.errors import MachineError

TARGET = ROOT / "docs/reliability.md"
# A table, and what in it is not as it must be.
Figures: TypeAlias = "tuple[str, list[str]]"
CODES = (0, 1, 2, 3, 4, 143)
_KILLS = (("forked from a loaded program", strike_forked, 180), ("started anew", strike_processes, 20))
_BEFORE: dict[str, dict[str, bytes]] = {
    "both files there before": test_files.OLD,
    "none": {},
    "one": {"1.pdf": b"old pdf"},
}


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, cells))} |\n" for cells in lines)


def between(mark: str, table_: str, text: str) -> str:
    """Put a table between its marks."""
    found, count = re.subn(rf"(<!-- {mark} -->\n).*?(<!-- end -->)", rf"\1{table_}\2", text, flags=re.DOTALL)
    assert count == 1, mark
    return found


def counts() -> dict[str, list[int]]:
    """Return, by class, how many inputs there are, and how many must end with each code."""
    by_class = {module.FAMILY: Counter(case.code for case in module.cases()) for module in CLASSES}
    return {family: [codes.total(), *(codes[code] for code in CODES)] for family, codes in by_class.items()}


def corpus() -> Figures:
    """Run the corpus."""
    judged = []
    with Server(environment()) as server:
        for case in cases():
            with tempfile.TemporaryDirectory() as folder:
                judged.append(judge(case, Path(folder), server))
    rows = [_row(family, own, [one for one in judged if one.case.family == family]) for family, own in counts().items()]
    total = [sum(column) for column in zip(*counts().values(), strict=True)]
    head = ("class", "inputs", *(f"exit {code}" for code in CODES), "as they must", "slowest (s)", "largest (MB)")
    wrong = [f"{one.case}: {what}" for one in judged for what in one.wrong]
    return table(head, [*rows, _row("all", total, judged)]), wrong


def _row(name: str, own: Sequence[int], judged: Sequence[Judged]) -> Sequence[object]:
    right = sum(not one.wrong for one in judged)
    slowest = max(one.ran.seconds for one in judged)
    return (name, *own, right, f"{slowest:.1f}", max(one.ran.memory for one in judged) // 10**6)


def large() -> Figures:
    """Build the largest issues that are taken."""
    rows, wrong = [], []
    with Server(environment()) as server:
        for kind in KINDS:
            count, text = largest(kind)
            with tempfile.TemporaryDirectory() as folder:
                houses.found(Path(folder), {"2024/1": text})
                ran = server.run(Path(folder), ("build", "2024/1"))
            rows.append((kind, count, ran.code, f"{ran.seconds:.1f}", ran.memory // 10**6))
            if ran.code or ran.seconds > MOST_SECONDS or ran.memory > MOST_MEMORY:
                wrong.append(f"{kind}: {ran.seconds:.1f} s, {ran.err[-200:]}")
    return table(("made of", "how many", "exit code", "seconds", "MB"), rows), wrong


def kills() -> Figures:
    """Kill builds."""
    rows, wrong = [], []
    for name, strike, count in _KILLS:
        with tempfile.TemporaryDirectory() as folder:
            struck = strike(Path(folder), count)
        rows.append((name, *astuple(struck)))
        wrong += [f"{name}: {struck}"] if struck.torn or struck.mixed or struck.unmended else []
    rows.append(("all builds", *(sum(column) for column in list(zip(*rows, strict=True))[1:])))
    met = ("before", "while files are staged", "within the swap", "after it")
    left = ("old files", "new files", "swap half done", "torn", "mixed without a journal", "not mended")
    return table(("builds", "kills", *met, *left), rows), wrong


def faults() -> Figures:
    """Let each call fail, and end the process, in turn."""
    rows, wrong = [], []
    for name, before in _BEFORE.items():
        told = Counter(_swept(partial(_failing, before)))
        killed = Counter(_swept(partial(_killed, before)))
        mixed = sum(number for outcome, number in (told + killed).items() if "mixed" in outcome)
        wrong += [f"{name}: {mixed} mixed"] if mixed else []
        rows.append((name, told.total(), _said(told), killed.total(), _said(killed), mixed))
    head = ("before", "calls that failed", "came to", "calls it ended at", "came to, by the next run", "mixed")
    return table(head, rows), wrong


def _said(outcomes: Counter[str]) -> str:
    return ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))


def _swept(once: Callable[[Path, int], str | None]) -> list[str]:
    """Return what came of each call that was broken, until there is none left to break."""
    outcomes: list[str] = []
    for at in itertools.count(1):
        with tempfile.TemporaryDirectory() as folder:
            outcome = once(Path(folder), at)
        if outcome is None:
            return outcomes
        outcomes.append(outcome)
    return outcomes


def _failing(before: Mapping[str, bytes], root: Path, at: int) -> str | None:
    folder = root / "2024"
    test_files.put(folder, before)
    told = "written"
    with pytest.MonkeyPatch.context() as patch:
        broken = test_files.breaking(patch, at, test_files.refuse)
        try:
            files.publish(folder, test_files.NEW)
        except MachineError as error:
            told = error.findings[0].code
    return f"{told} ({test_files.which(folder, before)})" if broken else None


def _killed(before: Mapping[str, bytes], root: Path, at: int) -> str | None:
    folder = root / "2024"
    test_files.put(folder, before)
    if not test_files.dies(folder, at):
        return None
    with files.locked(root):
        return test_files.which(folder, before)


def network() -> Figures:
    """Run all that there is without a network."""
    with tempfile.TemporaryDirectory() as folder:
        found = alone(whole_run(ROOT, Path(folder, "build")), Path(folder))
    failed = sum(code != 0 for _, code, _ in found.answers)
    verbs = ", ".join(dict.fromkeys(verb for verb, *_ in found.answers))
    head = ("command lines", "verbs", "failed", "calls that Python saw", "counted by the kernel")
    row = (len(found.answers), verbs, failed, len(found.calls), found.counted)
    return table(head, [row]), [f"{found}"] if failed or found.calls or found.counted else []


FIGURES: dict[str, Callable[[], Figures]] = {
    "corpus": corpus,
    "largest": large,
    "kills": kills,
    "faults": faults,
    "network": network,
}


def main() -> int:
    """Write the figures anew, or those that are named; 1 if anything is not as it must be."""
    all_wrong: list[str] = []
    for mark in sys.argv[1:] or FIGURES:
        made, wrong = FIGURES[mark]()
        TARGET.write_text(between(mark, made, TARGET.read_text(encoding="utf-8")), encoding="utf-8")
        sys.stdout.write("\n".join([made, *wrong, ""]))
        all_wrong += wrong
    return int(bool(all_wrong))


if __name__ == "__main__":
    sys.exit(main())
