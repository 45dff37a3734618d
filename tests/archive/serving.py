"""Workers that do as their tasks say, for tests of a crew: answer, die, hang, starve, or fail in one way or another the first time only."""

from __future__ import annotations

import multiprocessing
import os
import signal
import struct
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from bulletin.archive.crew import Crew
from bulletin.archive.worker import begin


def serve(pipe: Connection, own: Path, folder: Path) -> None:
    begin(own, 0)
    with suppress(EOFError, OSError):
        while True:
            task = pipe.recv()
            (folder / f"{task}-{os.getpid()}").touch()
            if tried(folder, task) == 1:
                fail(task, pipe)
            pipe.send(done(task))


def fail(task: str, pipe: Connection) -> None:
    """Do what a task asks for that fails the first time."""
    if "half" in task:  # the first kilobyte of an answer of a megabyte
        os.write(pipe.fileno(), struct.pack("!i", 1 << 20) + bytes(1024))
    if task.startswith("falter"):
        os.kill(os.getpid(), signal.SIGKILL)
    if task.startswith("stop"):
        os.kill(os.getpid(), signal.SIGSTOP)
    if task.startswith("wait"):
        time.sleep(60)


def done(task: str) -> str:
    if task.startswith("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    if task.startswith("hang"):
        time.sleep(60)
    return f"{task}!"


def is_hungry(answer: str) -> bool:
    return answer.startswith("starve")


def crew(folder: Path, jobs: int = 2, limit: float = 30) -> Crew[str]:
    folder.mkdir(exist_ok=True)
    return Crew(serve, (folder,), jobs, limit, is_hungry)


def tried(folder: Path, task: str) -> int:
    """Count the workers that a task was given to."""
    return len(workers(folder, task))


def workers(folder: Path, task: str) -> list[int]:
    """Return the workers that a task was given to, by their numbers."""
    return [int(path.name.rpartition("-")[2]) for path in folder.glob(f"{task}-*")]


def alive() -> list[int]:
    """Return the workers of this process that are there."""
    return [process.pid or 0 for process in multiprocessing.active_children()]
