"""Contestants that take turns: each gets the same issues in the same round, so that what else the machine does weighs on all alike."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# What setup/run bench puts there.
PEERS = ROOT / ".venv/peers"


@dataclass(frozen=True)
class Cost:
    """What an issue took in a round: seconds of processor and of the clock, MB at most so far, bytes of its files by ending."""

    processor: float
    wall: float
    memory: float
    sizes: Mapping[str, float]

    def __add__(self, other: Cost) -> Cost:
        """Add what another contestant took for the rest of the work, in a process of its own."""
        sizes = {**self.sizes, **other.sizes}
        return Cost(self.processor + other.processor, self.wall + other.wall, max(self.memory, other.memory), sizes)


class Contestant(ABC):
    """Makes files of inputs, which have the endings `takes` and names by the issue's number."""

    takes = "md"

    @abstractmethod
    def turn(self, inputs: Sequence[Path]) -> Cost:
        """Take a turn; give the cost of one input."""

    @abstractmethod
    def end(self) -> None:
        """End what was started."""


class Worker(Contestant):
    """A process that stays: a script of workers/, with what it asks for."""

    def __init__(self, script: str, *arguments: object, checkout: Path = ROOT, python: Path | None = None) -> None:
        command = [str(python or python_of(checkout)), str(HERE / "workers" / script), *map(str, arguments)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(checkout)
        )

    def turn(self, inputs: Sequence[Path]) -> Cost:
        asked, answered = self._process.stdin, self._process.stdout
        if asked is None or answered is None:
            raise RuntimeError
        asked.write(json.dumps([str(path) for path in inputs]) + "\n")
        asked.flush()
        said = json.loads(answered.readline() or '"ended, see above"')
        each = len(inputs)
        return Cost(said["processor"] / each, said["wall"] / each, said["memory"], said["sizes"])

    def end(self) -> None:
        self._process.communicate()


class Command(Contestant):
    """A program that is started for each input, or once for all of a turn (`batch`); `ending` is that of what it writes into `out`."""

    def __init__(self, out: Path, ending: str, *command: str, batch: bool = False) -> None:
        self._out, self._ending, self._command, self._batch = out, ending, command, batch

    def turn(self, inputs: Sequence[Path]) -> Cost:
        runs = [self._run(*group) for group in ([inputs] if self._batch else [[path] for path in inputs])]
        each = len(inputs)
        sizes = {self._ending: sum(self.made(path).stat().st_size for path in inputs) / each}
        used, passed = (sum(run[n] for run in runs) / each for n in (0, 1))
        return Cost(used, passed, max(run[2] for run in runs), sizes)

    def end(self) -> None:
        """End nothing: each of its processes has ended by itself."""

    def made(self, path: Path) -> Path:
        return self._out / f"{path.stem}.{self._ending}"

    def _run(self, *inputs: Path) -> tuple[float, float, float]:
        written = {"{out}": [str(self._out)], "{made}": [str(self.made(inputs[0]))], "{inputs}": [*map(str, inputs)]}
        return spent([word for part in self._command for word in written.get(part, [part])])


class LibreOffice(Command):
    """LibreOffice, which reads the DOCX of an issue."""

    takes = "docx"


def spent(
    command: Sequence[str],
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    accepts: Sequence[int] = (0,),
) -> tuple[float, float, float]:
    """Run a command to its end; give its seconds of processor, with its children's, of the clock, and its MB at most."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, cwd=cwd, env=env)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        passed = time.perf_counter() - start
        if process.returncode not in accepts:
            said.seek(0)
            message = f"{' '.join(command)}: {said.read().decode()}"
            raise SystemExit(message)
    return used.ru_utime + used.ru_stime, passed, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def environment(checkout: Path) -> dict[str, str]:
    """Return the environment of a checkout's process; Python may write what it compiles, as it does where it is installed."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "PYTHONPATH": str(checkout)}


def python_of(checkout: Path) -> Path:
    """Give the Python of a checkout's own environment, ours where it has none."""
    own = checkout / ".venv/bin/python"
    return own if own.exists() else Path(sys.executable)


def pandoc() -> str | None:
    """Find pandoc: the one of the benchmarks' own environment, else the system's."""
    own = next(PEERS.glob("lib/python*/site-packages/pypandoc/files/pandoc"), None)
    return str(own) if own else shutil.which("pandoc")


def typst() -> Path | None:
    """Find a Python that has Typst."""
    there = next(PEERS.glob("lib/python*/site-packages/typst"), None)
    return PEERS / "bin/python" if there else None


def spread(values: Iterable[float], form: str = ".2f") -> str:
    """Write a median with the least and the most."""
    ordered = sorted(values)
    return f"{median(ordered):{form}} ({ordered[0]:{form}}–{ordered[-1]:{form}})"


def machine() -> str:
    """Say what it was measured on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} × {model}, Python {version}, load {load}"
