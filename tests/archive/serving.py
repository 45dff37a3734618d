"""Workers that do as their tasks say, for tests of a crew: answer, die, hang, starve, or die the first time only."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from bulletin.archive.crew import Crew
from bulletin.archive.worker import begin


def serve(pipe: Connection, folder: Path) -> None:
    begin(0)
    with suppress(EOFError, OSError):
        while True:
            task = pipe.recv()
            (folder / f"{task}-{os.getpid()}").touch()
            pipe.send(done(task, folder))


def done(task: str, folder: Path) -> str:
    if task.startswith("die") or (task.startswith("falter") and len(list(folder.glob(f"{task}-*"))) == 1):
        os.kill(os.getpid(), signal.SIGKILL)
    if task.startswith("hang"):
        time.sleep(60)
    time.sleep(0.02)
    return f"{task}!"


def is_hungry(answer: str) -> bool:
    return answer.startswith("starve")


def crew(folder: Path, jobs: int = 2, limit: float = 30) -> Crew[str]:
    folder.mkdir(exist_ok=True)
    return Crew(serve, (folder,), jobs, limit, is_hungry)


def tried(folder: Path, task: str) -> int:
    """Count the workers that a task was given to."""
    return len(list(folder.glob(f"{task}-*")))


def alive() -> list[int]:
    """Return the workers of this process that are there."""
    return [process.pid or 0 for process in multiprocessing.active_children()]
