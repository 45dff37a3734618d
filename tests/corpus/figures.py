"""Write the figures of docs/reliability.md: the corpus is run, builds are killed, faults are swept, the network is watched."""

from __future__ import annotations

import itertools
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest
import test_files
from all_cases import CLASSES, cases
from commands import ROOT
from forking import Server
from judged import Judged, judge
from killing import Struck, strike
from offline import alone, whole_run

from bulletin import files
from bulletin.errors import MachineError

TARGET = ROOT / "docs/reliability.md"
CODES = (0, 1, 2, 3, 4, 143)
_KILLS = 200
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


def corpus() -> tuple[str, list[Judged]]:
    """Run the corpus; return its table and all that was judged."""
    judged = []
    with Server() as server:
        for case in cases():
            with tempfile.TemporaryDirectory() as folder:
                judged.append(judge(case, Path(folder), server))
    rows = [_row(family, own, [one for one in judged if one.case.family == family]) for family, own in counts().items()]
    total = [sum(column) for column in zip(*counts().values(), strict=True)]
    head = ("class", "inputs", *(f"exit {code}" for code in CODES), "as they must", "slowest (s)", "largest (MB)")
    return table(head, [*rows, _row("all", total, judged)]), judged


def _row(name: str, own: Sequence[int], judged: Sequence[Judged]) -> Sequence[object]:
    right = sum(not one.wrong for one in judged)
    slowest = max(one.ran.seconds for one in judged)
    return (name, *own, right, f"{slowest:.1f}", max(one.ran.memory for one in judged) // 10**6)


def kills() -> tuple[str, Struck]:
    """Kill builds; return the table and what was counted."""
    with tempfile.TemporaryDirectory() as folder:
        struck = strike(Path(folder), _KILLS)
    head = ("kills", "old files", "new files", "swap half done", "torn", "mixed without a journal", "not mended")
    cells = (struck.rounds, struck.old, struck.new, struck.half, struck.torn, struck.mixed, struck.unmended)
    return table(head, [cells]), struck


def faults() -> str:
    """Let each call fail, and end the process, in turn; return the table."""
    rows = []
    for name, before in _BEFORE.items():
        told = Counter(_swept(partial(_failing, before)))
        killed = Counter(_swept(partial(_killed, before)))
        mixed = sum(number for outcome, number in (told + killed).items() if "mixed" in outcome)
        rows.append((name, told.total(), _said(told), killed.total(), _said(killed), mixed))
    return table(
        ("before", "calls that failed", "came to", "calls it ended at", "came to, by the next run", "mixed"), rows
    )


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


def network() -> tuple[str, bool]:
    """Run all that there is without a network; return the table, and whether all is as it must be."""
    with tempfile.TemporaryDirectory() as folder:
        found = alone(whole_run(ROOT, Path(folder, "build")), Path(folder))
    failed = sum(code != 0 for _, code, _ in found.answers)
    verbs = ", ".join(dict.fromkeys(verb for verb, *_ in found.answers))
    head = ("command lines", "verbs", "failed", "calls that Python saw", "counted by the kernel")
    row = (len(found.answers), verbs, failed, len(found.calls), found.counted)
    return table(head, [row]), not (failed or found.calls or found.counted)


def main() -> int:
    """Write the figures anew; 1 if anything is not as it must be."""
    ran, judged = corpus()
    killed, struck = kills()
    watched, silent = network()
    text = TARGET.read_text(encoding="utf-8")
    for mark, table_ in {"corpus": ran, "kills": killed, "faults": faults(), "network": watched}.items():
        text = between(mark, table_, text)
        print(table_)  # noqa: T201  # a script
    TARGET.write_text(text, encoding="utf-8")
    wrong = [f"{one.case}: {what}" for one in judged for what in one.wrong]
    print("\n".join(wrong))  # noqa: T201  # a script
    return int(bool(wrong or struck.torn or struck.mixed or struck.unmended or not silent))


if __name__ == "__main__":
    sys.exit(main())
