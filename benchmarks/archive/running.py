"""A run of `bulletin archive` that is watched: words go in; what it said, its time and its memory come out, all its processes counted.

Linux only: processes are looked at in /proc, and those that lose their parent become ours, so that their time is known.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import NamedTuple

# From <linux/prctl.h>.
_SUBREAPER = 36
_PAGE = resource.getpagesize()
# A process is looked at so many times a second; one that has lost its parent may take so many seconds to end.
_LOOKS, _PATIENCE = 5, 10.0


class Ran(NamedTuple):
    """A run: exit code, its line that counts, seconds, those of the processor in all its processes, memory of the largest and of all in bytes.

    `course` is the memory of its largest worker after each quarter of that worker's life, which is flat where nothing grows.
    """

    code: int
    said: str
    seconds: float
    processor: float
    largest: int
    together: int
    course: tuple[int, ...]


@dataclass
class Watched:
    """A run while it lasts: its process, and the memory that each of its processes had at each look."""

    process: subprocess.Popen[str]
    memory: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    together: int = 0

    def look(self) -> None:
        sizes = {pid: size for pid in tree(self.process.pid) if (size := _size(pid))}
        for pid, size in sizes.items():
            self.memory[pid].append(size)
        self.together = max(self.together, sum(sizes.values()))


def adopt() -> None:
    """Let processes that lose their parent become ours."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def words(folder: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "bulletin", "archive", "--house", str(folder), *options]


def run(
    folder: Path, *options: str, meanwhile: Callable[[Watched], None] = lambda _: None, spared: Sequence[int] = ()
) -> Ran:
    """Run `bulletin archive` with `options` over the house in `folder`; `meanwhile` is called at each look.

    Processes that are `spared` are not the run's, and not waited for.
    """
    before, start = _processor(), time.perf_counter()
    with subprocess.Popen(
        words(folder, *options), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as process:
        watched = Watched(process)
        said = _followed(watched, meanwhile)
        code = process.wait()
    seconds = time.perf_counter() - start
    reap(spared)
    counting = [line for line in said.splitlines() if "期：" in line or line.startswith("合并")]
    largest = max(watched.memory.items(), key=lambda item: max(item[1]), default=(0, [0]))
    workers = {pid: sizes for pid, sizes in watched.memory.items() if pid != process.pid} or dict([largest])
    course = max(workers.values(), key=max)
    return Ran(
        code,
        counting[-1] if counting else said.strip()[-80:],
        seconds,
        _processor() - before,
        max(largest[1]),
        watched.together,
        tuple(course[len(course) * quarter // 4 - 1] for quarter in (1, 2, 3, 4)),
    )


def _followed(watched: Watched, meanwhile: Callable[[Watched], None]) -> str:
    """Look at a run until it ends, and return what it said; a thread reads that, so that its pipe is never full."""
    said: list[str] = []
    process = watched.process
    reader = Thread(target=lambda: said.extend(process.stdout or ()), daemon=True)
    reader.start()
    while process.poll() is None:
        watched.look()
        meanwhile(watched)
        with suppress(subprocess.TimeoutExpired):
            process.wait(1 / _LOOKS)
    reader.join(_PATIENCE)
    return "".join(said)


def reap(spared: Sequence[int] = ()) -> None:
    """Wait for the processes that became ours, but those that are `spared`, to end."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and set(children(os.getpid())) - set(spared):
        with suppress(ChildProcessError):
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.02)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def tree(pid: int) -> Iterator[int]:
    """Yield a process and all that come from it."""
    yield pid
    for child in children(pid):
        yield from tree(child)


def children(pid: int) -> list[int]:
    """Return what any thread of a process has started."""
    found: list[int] = []
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, listed.read_text(encoding="ascii").split())
    return found


def workers(pid: int) -> list[int]:
    """Return the workers of a run: the children of its server, which is a child of its own."""
    return [worker for child in children(pid) for worker in children(child)]


def is_alive(pid: int) -> bool:
    """Tell whether a process is there and no mere entry of one that has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _size(pid: int) -> int:
    """Return what a process has in memory, in bytes; shared pages count in each."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
