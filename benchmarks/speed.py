"""The table of `make bench`: ours against the commit before and against other tools, warm and in processes of their own.

speed.py [--before FOLDER] [--rounds N] [--issues N] [--cold N] [--without-office]

All get the same invented issues of six pages, which are others in each round; contestants take turns within a round. Ratios are of
processor time within a round: their median, with the least and the most. What is not installed is named.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

import texts
from contest import (
    HERE,
    ROOT,
    Command,
    Contestant,
    Cost,
    LibreOffice,
    Worker,
    environment,
    machine,
    pandoc,
    python_of,
    spent,
    spread,
    typst,
)

OURS, BEFORE = "ours: PDF + DOCX", "the commit before: PDF + DOCX"
STOCK, PANDOC, TYPST = "WeasyPrint as it comes: PDF", "pandoc: DOCX", "Typst: PDF"
OFFICE, USUAL = "LibreOffice, a batch: DOCX to PDF", "python-docx as usually written: DOCX"
# Work that two of them share.
PAIRS = {"WeasyPrint as it comes + pandoc": (STOCK, PANDOC), "Typst + pandoc": (TYPST, PANDOC)}
ORDER = (OURS, BEFORE, *PAIRS, STOCK, TYPST, OFFICE, PANDOC, USUAL)
COLD = {
    "bulletin build, one issue": ("build",),
    "bulletin check --quick": ("check", "--quick"),
    "bulletin --help": ("--help",),
}
Rounds = Mapping[str, Sequence[Cost]]


def main() -> None:
    asked = arguments()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        numbers = range(1, (asked.rounds + 2) * asked.issues + 1)
        sources = texts.house(root, {number: texts.six_pages(number) for number in numbers})
        contestants, missing = enter(root, sources, asked.before, without_office=asked.without_office)
        try:
            rounds = compete(contestants, root, asked.rounds, asked.issues)
        finally:
            for contestant in contestants.values():
                contestant.end()
        cold = start_anew(root, sources[1], asked.before, asked.cold)
    print(f"{machine()}; {asked.rounds} rounds of {asked.issues} issues of six pages\n")
    table(with_pairs(rounds))
    table_of_processes(cold)
    for line in missing:
        print(f"\nMISSING: {line}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--before", type=lambda name: Path(name).resolve() if name else None)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--issues", type=int, default=4)
    parser.add_argument("--cold", type=int, default=9)
    parser.add_argument(
        "--without-office", action="store_true", help="leave LibreOffice out, which takes most of the time"
    )
    return parser.parse_args()


def enter(
    root: Path, sources: Mapping[int, Path], before: Path | None, *, without_office: bool
) -> tuple[dict[str, Contestant], list[str]]:
    """Start who can take part; say who cannot."""
    outs = {name: root / f"out/{n}" for n, name in enumerate(ORDER)}
    for out in outs.values():
        out.mkdir(parents=True)
    markup = [python_of(ROOT), HERE / "workers/markup.py", root, root, *sources.values()]
    subprocess.run([*map(str, markup)], check=True, env=environment(ROOT))
    faces = root / "faces.txt"
    entered: dict[str, Contestant] = {OURS: Worker("ours.py", root, root, "pdf,docx")}
    missing = []
    if before:
        entered[BEFORE] = Worker("ours.py", outs[BEFORE], root, "pdf,docx", checkout=before)
    else:
        missing.append("the commit before (BEFORE=folder of a checkout)")
    entered[STOCK] = Stock("stock.py", outs[STOCK], root / "sheet.css")
    if python := typst():
        entered[TYPST] = Worker("typst_pdf.py", outs[TYPST], faces, python=python)
    else:
        missing.append("Typst (sh setup/run bench)")
    if program := pandoc():
        entered[PANDOC] = Command(outs[PANDOC], "docx", program, "{inputs}", "-f", "markdown", "-o", "{made}")
    else:
        missing.append("pandoc (sh setup/run bench)")
    if (office := shutil.which("soffice")) and not without_office:
        profile = f"-env:UserInstallation={(root / 'profile').as_uri()}"
        convert = (office, profile, "--headless", "--convert-to", "pdf", "--outdir", "{out}", "{inputs}")
        entered[OFFICE] = LibreOffice(outs[OFFICE], "pdf", *convert, batch=True)
    else:
        missing.append("LibreOffice (of Debian: libreoffice-writer)")
    entered[USUAL] = Worker("usual.py", outs[USUAL])
    return entered, missing


class Stock(Worker):
    """The engine as it comes, which reads our HTML."""

    takes = "html"


def compete(contestants: Mapping[str, Contestant], root: Path, rounds: int, issues: int) -> dict[str, list[Cost]]:
    """Let all take their turns, twice as many issues unseen before that: a process that stays is warm then."""
    costs: dict[str, list[Cost]] = {name: [] for name in contestants}
    first = range(1, 2 * issues + 1)
    later = [range(start, start + issues) for start in range(2 * issues + 1, (rounds + 2) * issues + 1, issues)]
    for turn, numbers in enumerate([first, *later]):
        for name, contestant in contestants.items():
            folder = {"md": root / "issues/2024"}.get(contestant.takes, root)
            cost = contestant.turn([folder / f"{number}.{contestant.takes}" for number in numbers])
            costs[name] += [cost] if turn else []
    return costs


def with_pairs(rounds: Rounds) -> dict[str, Sequence[Cost]]:
    pairs = {
        name: [one + other for one, other in zip(rounds[first], rounds[second], strict=True)]
        for name, (first, second) in PAIRS.items()
        if first in rounds and second in rounds
    }
    whole = {**rounds, **pairs}
    return {name: whole[name] for name in ORDER if name in whole}


def ratios(costs: Sequence[Cost], ours: Sequence[Cost]) -> list[float]:
    return [each.processor / own.processor for each, own in zip(costs, ours, strict=True)]


def table(rounds: Rounds) -> None:
    """Print what an issue takes, and what ours takes of the two that the project is measured by."""
    print(
        "| warm, for an issue | processor, ours = 1 | processor (ms) | clock (ms) | memory (MB) | PDF (kB) | DOCX (kB) |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|")
    ours = rounds[OURS]
    for name, costs in rounds.items():
        size = [
            f"{costs[-1].sizes[ending] / 1000:.0f}" if ending in costs[-1].sizes else "" for ending in ("pdf", "docx")
        ]
        used, passed = (1000 * median(values) for values in zip(*((c.processor, c.wall) for c in costs), strict=True))
        cells = (name, spread(ratios(costs, ours)), f"{used:.0f}", f"{passed:.0f}", f"{costs[-1].memory:.0f}", *size)
        print(f"| {' | '.join(cells)} |")
    print()
    for name in (BEFORE, "Typst + pandoc"):
        if name in rounds:
            print(f"Ours takes {spread(ratios(ours, rounds[name]))} of the processor time of {name.partition(':')[0]}.")


def start_anew(
    root: Path, issue: Path, before: Path | None, runs: int
) -> dict[str, dict[str, list[tuple[float, float, float]]]]:
    """Run the command line in processes of their own, now and before in turns, the first time unseen."""
    sides = {"now": ROOT, **({"before": before} if before else {})}
    found: dict[str, dict[str, list[tuple[float, float, float]]]] = {
        name: {side: [] for side in sides} for name in COLD
    }
    for turn in range(runs + 1):
        for name, words in COLD.items():
            for side, checkout in sides.items():
                of_issue = () if name.endswith("--help") else (str(issue), "--house", str(root))
                out = ("--out", str(root / "cold")) if words[0] == "build" else ()
                command = [str(python_of(checkout)), "-m", "bulletin", *words, *of_issue, *out]
                # What a process takes over from an earlier one is that of its own side.
                kept = {"XDG_CACHE_HOME": str(root / "kept" / side)}
                cost = spent(command, cwd=root, env={**environment(checkout), **kept}, accepts=(0, 1))
                found[name][side] += [cost] if turn else []
    return found


def table_of_processes(found: Mapping[str, Mapping[str, Sequence[tuple[float, float, float]]]]) -> None:
    print("\n| a new process | before, now = 1 | processor (ms) | clock (ms) | memory (MB) | before: processor (ms) |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, sides in found.items():
        now, before = sides["now"], sides.get("before", ())
        ratio = spread(b[0] / n[0] for b, n in zip(before, now, strict=True)) if before else ""
        of_before = f"{1000 * median(b[0] for b in before):.0f}" if before else ""
        used, passed, most = (median(each[n] for each in now) for n in (0, 1, 2))
        print(f"| {name} | {ratio} | {1000 * used:.0f} | {1000 * passed:.0f} | {most:.0f} | {of_before} |")


if __name__ == "__main__":
    main()
