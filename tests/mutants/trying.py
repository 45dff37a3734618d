"""Change the program at one point, again and again, and see whether a test fails: a seed and a count go in, the share killed per room comes out.

    trying.py SEED COUNT [ROOM]    COUNT mutants spread over the rooms of bulletin/, or of one of them

Each runs in a copy of the tree, with the tests that reach its line (reaching.py), until the first fails. What lives is shown as the lines
before and after; all of it stands in build/mutants/report.txt, too.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, count, zip_longest
from pathlib import Path
from queue import SimpleQueue

from making import Mutant, mutants
from reaching import ENOUGH, Reach, near_tests, room

ROOT = Path(__file__).parents[2]
STORE = ROOT / "build/mutants"
HERE = Path(__file__).parent
# What is no source; the set-up is lent to the copy, not copied.
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", "node_modules", "htmlcov", ".*_cache", ".hypothesis", ".coverage*"
)
LENT = (".venv", "tests/node/node_modules")
LEAST = 2
_NO_START = "no start"
_NO_TESTS = 5  # pytest.ExitCode.NO_TESTS_COLLECTED
# Whoever has not come to an end by then never does, on however busy a machine.
SECONDS = 4 * ENOUGH


@dataclass(frozen=True)
class Case:
    """A mutant, the module it is of (bulletin/…), and the text of that."""

    module: str
    text: str
    mutant: Mutant

    @property
    def shown(self) -> str:
        """Return where it is, of which kind, and the lines before and after."""
        line = self.text.count("\n", 0, self.mutant.start) + 1
        return f"{self.module}:{line} [{self.mutant.kind}]\n{self.mutant.shown(self.text)}"


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant: what killed it (a test's name, or why no test was needed), or nothing."""

    case: Case
    killer: str = ""
    unreached: bool = False


class Tree:
    """A copy of the project in which one mutant at a time lives."""

    _stamps = count(1)

    def __init__(self, root: Path, folder: Path, measured: Iterable[str]) -> None:
        self.root = folder / "tree"
        self.measured = sorted(measured)
        self.asked = folder / "asked.json"
        shutil.copytree(root, self.root, ignore=LEFT_OUT, symlinks=True)
        shutil.copy(HERE / "choosing.py", folder)
        for name in LENT:
            if (root / name).exists():
                (self.root / name).symlink_to((root / name).resolve())

    def killer(self, case: Case, first: list[str], unfit: set[str]) -> str | None:
        """Return what a mutant dies of; "" if it lives, None if no test was run. Tests that fail without it become `unfit`."""
        near, about = near_tests(case.module), Path(case.module).stem
        while True:
            self._write(case.module, case.mutant.applied(case.text))
            try:
                found = self._run(first, near, unfit, about)
            finally:
                self._write(case.module, case.text)
            if found == _NO_START and self._run(first, near, unfit, about, enough=0):
                message = f"the tests of {case.module} do not start"
                raise RuntimeError(message)
            if not found or "::" not in found or not self._run([found], (), set()):
                return found
            unfit.add(found)

    def _write(self, module: str, text: str) -> None:
        """Write a module at a second of its own: by time and size Python tells whether what it compiled is of this text."""
        path = self.root / module
        path.write_text(text, encoding="utf-8")
        stamp = int(path.stat().st_mtime) + next(self._stamps)
        os.utime(path, (stamp, stamp))

    def _run(
        self, first: list[str], near: tuple[str, ...], unfit: set[str], about: str = "", enough: float = ENOUGH
    ) -> str | None:
        failed = self.asked.with_suffix(".failed")
        failed.unlink(missing_ok=True)
        asked: dict[str, object] = {"first": first, "near": near, "measured": self.measured, "unfit": sorted(unfit)}
        asked |= {"about": about, "enough": enough}
        self.asked.write_text(json.dumps(asked), encoding="utf-8")
        named = chain((name.partition("::")[0] for name in first), near)
        files = [name for name in dict.fromkeys(named) if (self.root / name).exists()]
        if not files:
            return None
        options = ["-q", "-x", "-p", "choosing", "-p", "no:cacheprovider", "-p", "no:cov"]
        paths = os.pathsep.join([str(self.root), str(self.asked.parent), str(self.root / "tests")])
        environment = {**os.environ, "PYTHONPATH": paths, "MUTANT": str(self.asked)}
        process = subprocess.Popen(
            [sys.executable, "-m", "pytest", *options, *files],
            cwd=self.root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            code = process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return "no end"
        if code == _NO_TESTS:
            return None
        return "" if code == 0 else failed.read_text(encoding="utf-8") if failed.exists() else _NO_START


def cases(root: Path, seed: str, wanted: int, only: str = "") -> list[Case]:
    """Return `wanted` mutants of the modules in `root`/bulletin: spread over the rooms by their size, and in each over the kinds."""
    of: dict[str, list[Case]] = defaultdict(list)
    for path in sorted((root / "bulletin").rglob("*.py")):
        module, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        if only in {"", room(module)}:
            of[room(module)] += (Case(module, text, mutant) for mutant in mutants(text))
    shuffled = {name: _by_turns(found, random.Random(f"{seed} {name}")) for name, found in of.items() if found}
    shares = _shares({name: len(found) for name, found in shuffled.items()}, wanted)
    return [case for name, share in shares.items() for case in shuffled[name][:share]]


def _by_turns(found: list[Case], chance: random.Random) -> list[Case]:
    """Shuffle mutants so that one of each kind comes, then the next of each."""
    kinds: dict[str, list[Case]] = defaultdict(list)
    for case in chance.sample(found, len(found)):
        kinds[case.mutant.kind].append(case)
    order = chance.sample(sorted(kinds), len(kinds))
    return [case for turn in zip_longest(*(kinds[kind] for kind in order)) for case in turn if case]


def _shares(sizes: dict[str, int], wanted: int) -> dict[str, int]:
    """Share `wanted` out by the sizes of the rooms, each LEAST where there are so many."""
    shares = {name: min(LEAST, size) for name, size in sizes.items()}
    while sum(shares.values()) < min(wanted, sum(sizes.values())):
        neediest = max(
            (name for name in sizes if shares[name] < sizes[name]), key=lambda name: sizes[name] / (shares[name] + 1)
        )
        shares[neediest] += 1
    return shares


def tried(root: Path, reach: Reach, made: list[Case], jobs: int) -> Iterator[Verdict]:
    """Try mutants, so many at once; yield what became of each, in their order."""
    trees: SimpleQueue[Tree] = SimpleQueue()
    unfit: set[str] = set()

    def verdict(case: Case, first: list[str]) -> Verdict:
        tree = trees.get()
        try:
            killer = tree.killer(case, first, unfit)
        finally:
            trees.put(tree)
        return Verdict(case, killer or "", unreached=killer is None)

    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(jobs) as threads:
        for number in range(jobs):
            trees.put(Tree(root, Path(name, str(number)), reach.times))
        firsts = [reach.tests(case.module, case.mutant.lines) for case in made]
        yield from threads.map(verdict, made, firsts)


def report(verdicts: list[Verdict]) -> str:
    """Return the share killed per room, and below it what lives."""
    of: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        of[room(verdict.case.module)].append(verdict)
    rows = [_row(name, found) for name, found in sorted(of.items())]
    lives = [("unreached: " if one.unreached else "") + one.case.shown for one in verdicts if not one.killer]
    return "\n".join([*rows, _row("all", verdicts), "", *lives])


def _row(name: str, found: list[Verdict]) -> str:
    killed = sum(bool(one.killer) for one in found)
    return f"{name:14} {killed:3} of {len(found):3} killed  {100 * killed / len(found):4.0f} %"


def main() -> None:
    """Try what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", nargs="?", default="1")
    parser.add_argument("count", nargs="?", type=int, default=200)
    parser.add_argument("room", nargs="?", default="")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    words = parser.parse_args()
    reach = Reach.of(ROOT, STORE, ["-n", str(words.jobs), "--dist", "worksteal"])
    verdicts = []
    for verdict in tried(ROOT, reach, cases(ROOT, words.seed, words.count, words.room), words.jobs):
        verdicts.append(verdict)
        say(f"{verdict.case.shown}\n= {verdict.killer or 'LIVES'}\n")
    (STORE / "report.txt").write_text(report(verdicts) + "\n", encoding="utf-8")
    say(report(verdicts))


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
