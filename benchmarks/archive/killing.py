"""Runs that are killed, or whose workers are: a folder goes in, what was done comes out by the lines of the manifest.

A worker is only killed over an issue that none was killed over before: so each issue is to be built, and any that is not was lost.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

from running import Ran, Watched, is_alive, reap, run, tree, words, workers

# No worker may be alive so many seconds after the process that it works for was killed.
GONE = 2.0


class Log:
    """What a run writes into the manifest of `out` from now on: the issues that it has built, in that order."""

    def __init__(self, out: Path) -> None:
        self._path = out / "archive.jsonl"
        self._from = self._path.stat().st_size if self._path.exists() else 0

    def built(self) -> list[str]:
        try:
            with self._path.open("rb") as file:
                file.seek(self._from)
                lines = [line for line in file.read().splitlines(keepends=True) if line.endswith(b"\n")]
        except OSError:
            return []
        return [read["issue"] for read in map(json.loads, lines) if "outputs" in read]


class Stopped(NamedTuple):
    """Runs that were killed: how often, how many processes of theirs were alive after GONE seconds, over all, and the seconds of the runs."""

    times: int
    alive: int
    seconds: float


def interrupted(folder: Path, times: int, total: int) -> Stopped:
    """Kill a run again and again, a little later each time, and begin it anew."""
    log, dice, alive, seconds = Log(folder / "build"), Random(15), 0, 0.0
    for time_ in range(1, times + 1):
        start = time.monotonic()
        with subprocess.Popen(words(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            until = total * time_ // (times + 1)
            while process.poll() is None and len(set(log.built())) < until:
                time.sleep(0.02)
            time.sleep(dice.random() / 4)
            there = list(tree(process.pid))
            process.kill()
        seconds += time.monotonic() - start
        time.sleep(GONE)
        reap_quickly()
        alive += sum(map(is_alive, there))
    reap()
    return Stopped(times, alive, seconds)


def reap_quickly() -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


class Killer:
    """Kills workers of a run, each over an issue that none was killed over before: when it is built, the next is killed."""

    def __init__(self, log: Log, order: list[str], jobs: int, most: int) -> None:
        self._log, self._order, self._most = log, order, most
        # As many issues may be out, or on their way back.
        self._out = 2 * jobs - 1
        self._awaited: set[str] = set()
        self._dice = Random(15)
        self.kills = 0

    def __call__(self, watched: Watched) -> None:
        built = set(self._log.built())
        there = workers(watched.process.pid)
        if not there or self.kills >= self._most or self._awaited - built:
            return
        self._awaited = set([issue for issue in self._order if issue not in built][: self._out])
        with suppress(OSError):
            os.kill(self._dice.choice(there), signal.SIGKILL)
            self.kills += 1


class Murdered(NamedTuple):
    """Runs whose workers were killed: the last one, how many, how many kills, issues that were built twice in a run, and that were not built."""

    ran: Ran
    runs: int
    kills: int
    twice: int
    lost: int


def murdered(folder: Path, order: list[str], jobs: int, kills: int) -> Murdered:
    """Kill so many workers, over as many runs as that takes."""
    done = twice = lost = runs = 0
    while True:
        log = Log(folder / "build")
        killer = Killer(log, order, jobs, kills - done)
        ran = run(folder, "--force", "--jobs", str(jobs), meanwhile=killer)
        counts = Counter(log.built())
        done, runs = done + killer.kills, runs + 1
        twice += sum(count > 1 for count in counts.values())
        lost += len(set(order) - set(counts))
        if done >= kills or not killer.kills:
            return Murdered(ran, runs, done, twice, lost)
