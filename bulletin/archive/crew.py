"""A crew of workers: tasks go in, the answer to each comes out in the order of their ending, or how its worker was lost.

Each worker has a pipe of its own and one task at a time, so one that dies, hangs or starves costs exactly its task, which is tried once
more. Pools of the standard library share a queue and its lock, which a dying worker may hold: they lose what is pending.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, NamedTuple, Self, TypeAlias, TypeVar

Task = TypeVar("Task")
# The two ways to start processes have no type in common.
_Context: TypeAlias = Any
# How long a worker that is told to go may take, in seconds.
_PATIENCE = 1.0


class How(Enum):
    """How a worker was lost."""

    DIED = auto()
    HUNG = auto()
    STARVED = auto()


class Lost(NamedTuple):
    """A task that two workers were lost over: how the last one was, and its exit code, which is minus the signal that ended it."""

    how: How
    code: int | None = None


@dataclass(eq=False)
class _Worker(Generic[Task]):
    """A process, its pipe, and what it is busy with until when; `tries` counts the workers lost over that."""

    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    tries: int = 0
    until: float = 0


@dataclass
class Crew(Generic[Task]):
    """So many workers, each a process that runs `serve(pipe, *arguments)`, which takes a task off its pipe and sends the answer, again and again.

    A task takes no longer than `limit` seconds. `is_hungry` tells of an answer that its worker had no more memory: that one is gone.
    """

    serve: Callable[..., None]
    arguments: Sequence[object]
    jobs: int
    limit: float
    is_hungry: Callable[[Any], bool] = lambda _answer: False
    preload: Sequence[str] = ()
    _workers: list[_Worker[Task]] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            _dismiss(worker)
        self._workers.clear()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        """Yield each task with its answer, or with the Lost of it."""
        waiting = deque((task, 0) for task in tasks)
        while waiting or self._busy():
            self._give(waiting)
            for worker in self._ready():
                ended = self._ended(worker)
                if ended is None or worker.task is None:
                    continue
                task, tries, worker.task = worker.task, worker.tries, None
                if isinstance(ended, Lost) and not tries:
                    waiting.appendleft((task, 1))
                    continue
                self._give(waiting)  # before the answer is seen to, which takes a while
                yield task, ended

    def _busy(self) -> list[_Worker[Task]]:
        return [worker for worker in self._workers if worker.task is not None]

    def _give(self, waiting: deque[tuple[Task, int]]) -> None:
        """Put idle workers to work, new ones where there are fewer than there may be."""
        while waiting:
            worker = next((one for one in self._workers if one.task is None), None)
            if worker is None:
                if len(self._workers) >= self.jobs:
                    return
                worker = self._hired()
            task, tries = waiting[0]
            try:
                worker.pipe.send(task)
            except OSError:  # it died idle, which costs nothing
                self._let_go(worker)
                continue
            waiting.popleft()
            worker.task, worker.tries, worker.until = task, tries, time.monotonic() + self.limit

    def _hired(self) -> _Worker[Task]:
        context = _context(tuple(self.preload))
        ours, theirs = context.Pipe()
        process = context.Process(target=self.serve, args=(theirs, *self.arguments), daemon=True)
        process.start()
        theirs.close()
        worker: _Worker[Task] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _ready(self) -> list[_Worker[Task]]:
        """Wait for answers, ends and deadlines, and return the busy workers."""
        busy = self._busy()
        things = [thing for worker in busy for thing in (worker.pipe, worker.process.sentinel)]
        wait(things, max(0.0, min(worker.until for worker in busy) - time.monotonic()))
        return busy

    def _ended(self, worker: _Worker[Task]) -> object:
        """Return a worker's answer, or how it was lost; None while it works."""
        with suppress(EOFError, OSError):
            if worker.pipe.poll():
                answer = worker.pipe.recv()
                if self.is_hungry(answer):
                    self._let_go(worker)
                    return Lost(How.STARVED)
                return answer
            if worker.process.is_alive():
                if time.monotonic() < worker.until:
                    return None
                self._let_go(worker)
                return Lost(How.HUNG)
        worker.process.join(_PATIENCE)  # its pipe may close a moment before it is gone
        code = worker.process.exitcode
        self._let_go(worker)
        return Lost(How.DIED, code)

    def _let_go(self, worker: _Worker[Task]) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        _dismiss(worker)


def _dismiss(worker: _Worker[Any]) -> None:
    """End a worker: one that is idle goes when its pipe closes, any other is killed."""
    worker.pipe.close()
    if worker.task is not None:
        worker.process.kill()
    worker.process.join(_PATIENCE)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()
    worker.process.close()


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _context(preload: tuple[str, ...]) -> _Context:
    """Return the way to start workers: from a server that has loaded what they need, where the system has that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context
