"""A crew of workers: tasks go in, the answer to each comes out in the order of their ending, or how its worker was lost.

Each worker has a pipe of its own and one task at a time, so one that dies, hangs or starves costs exactly its task, which is tried once
more. Pools of the standard library share a queue and its lock, which a dying worker may hold: they lose what is pending.

A thread hears each answer out, for a worker may stop in the middle of it; when its time is over it is killed, which ends the thread too.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from itertools import count
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.util import Finalize
from pathlib import Path
from queue import Empty, SimpleQueue
from shutil import rmtree
from threading import Thread
from types import TracebackType
from typing import Any, Generic, NamedTuple, Self, TypeAlias, TypeVar

from bulletin.scratch import RUN, Scratch

Task = TypeVar("Task")
# The two ways to start processes have no type in common.
_Context: TypeAlias = Any
# How long a worker that is told to go may take, and how long answers are waited for at a stretch, in seconds.
_PATIENCE, _STRETCH = 1.0, 1.0
# The path of a socket has at most a hundred characters, and two names more stand in this.
_SOCKET = 60
# Behind what the standard library has to remove, which is -100.
_LAST = -200
_numbers = count(1)


class How(Enum):
    """How a worker was lost."""

    DIED = auto()
    HUNG = auto()
    STARVED = auto()


class Lost(NamedTuple):
    """A task that two workers were lost over: how the last one was, and its exit code, which is minus the signal that ended it."""

    how: How
    code: int | None = None


class _Gone:
    """Stands for the answer of a worker whose pipe has come to its end."""


@dataclass(eq=False)
class _Worker(Generic[Task]):
    """A process, its pipe, its folder for temporary files, and what it is busy with until when; `tries` counts the workers lost over that."""

    process: BaseProcess
    pipe: Connection
    folder: Path
    task: Task | None = None
    tries: int = 0
    until: float = 0
    ear: Thread | None = None

    def hear(self, answers: SimpleQueue[tuple[_Worker[Any], Any]]) -> None:
        """Put into `answers` what the worker says, or that it is gone; the pipe is not closed before this has returned."""
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            answer = _Gone()
        answers.put((self, answer))


@dataclass
class Crew(Generic[Task]):
    """So many workers, each a process that runs `serve(pipe, folder, *arguments)`, which takes a task off its pipe and sends the answer, again and again.

    A task takes no longer than `limit` seconds. `is_hungry` tells of an answer that its worker had no more memory: that one is gone.
    The `folder` is the worker's own for temporary files, and is removed when it is gone, however it went.
    """

    serve: Callable[..., None]
    arguments: Sequence[object]
    jobs: int
    limit: float
    is_hungry: Callable[[Any], bool] = lambda _answer: False
    preload: Sequence[str] = ()
    _workers: list[_Worker[Task]] = field(default_factory=list)
    _answers: SimpleQueue[tuple[_Worker[Task], Any]] = field(default_factory=SimpleQueue)

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
            for worker, ended in self._ended():
                task, tries, worker.task = worker.task, worker.tries, None
                if task is None:
                    continue
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
            worker.ear = Thread(target=worker.hear, args=(self._answers,), daemon=True)
            worker.ear.start()

    def _hired(self) -> _Worker[Task]:
        context = _context(tuple(self.preload))
        ours, theirs = context.Pipe()
        folder = _folder() / f"worker-{next(_numbers)}"
        process = context.Process(target=self.serve, args=(theirs, folder, *self.arguments), daemon=True)
        with _sockets_in(_folder()), _undisturbed():
            process.start()
        theirs.close()
        worker: _Worker[Task] = _Worker(process, ours, folder)
        self._workers.append(worker)
        return worker

    def _ended(self) -> list[tuple[_Worker[Task], Any]]:
        """Wait for an answer, an end or a deadline, and return which workers have come to which."""
        rest = min((worker.until for worker in self._busy()), default=0.0) - time.monotonic()
        try:
            worker, answer = self._answers.get(timeout=min(max(rest, 0.0), _STRETCH))
        except Empty:
            late = [worker for worker in self._busy() if worker.until <= time.monotonic()]
            return [(worker, self._lost(worker, How.HUNG)) for worker in late]
        if worker not in self._workers:  # it answered, or ended, when it had been let go
            return []
        if isinstance(answer, _Gone):
            return [(worker, self._lost(worker, How.DIED))]
        return [(worker, self._lost(worker, How.STARVED) if self.is_hungry(answer) else answer)]

    def _lost(self, worker: _Worker[Task], how: How) -> Lost:
        code = None
        if how is How.DIED:
            worker.process.join(_PATIENCE)  # its pipe may close a moment before it is gone
            code = worker.process.exitcode
        self._let_go(worker)
        return Lost(how, code)

    def _let_go(self, worker: _Worker[Task]) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        _dismiss(worker)


def _dismiss(worker: _Worker[Any]) -> None:
    """End a worker: one that is idle goes when its pipe closes, any other is killed; a pipe that is heard closes when its worker is gone."""
    is_idle = worker.task is None
    if is_idle:
        worker.pipe.close()
    else:
        worker.process.kill()
    worker.process.join(_PATIENCE)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()
    worker.process.close()
    if worker.ear:
        worker.ear.join(_PATIENCE)
    worker.pipe.close()
    rmtree(worker.folder, ignore_errors=True)


@cache
def _folder() -> Path:
    """Return the folder of this process for what its workers need on the disk; it goes with the process, at the latest with the next run."""
    scratch = Scratch(RUN)
    Finalize(None, scratch.close, exitpriority=_LAST)
    return scratch.path


@contextmanager
def _sockets_in(folder: Path) -> Iterator[None]:
    """Let the server of workers have its socket in `folder`, where it does not outlive a process that is killed."""
    before = tempfile.tempdir
    if len(os.fspath(folder)) < _SOCKET:
        tempfile.tempdir = os.fspath(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let what is started hear nothing of Ctrl-C, which a terminal sends to all; this process hears of it afterwards."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # which the server starts first, and which lets signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context(preload: tuple[str, ...]) -> _Context:
    """Return the way to start workers: from a server that has loaded what they need, where the system has that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context
