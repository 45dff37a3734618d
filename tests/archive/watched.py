"""What each worker of a cluster loads in tests: it writes down the issues that it begins, and is killed over the second, the first time."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

from bulletin.archive import afar
from bulletin.archive.afar import Answer, Task

# The variable that names the file.
LOG = "BULLETIN_TESTS_BEGUN"


def watched(make: Callable[[Task], Answer]) -> Callable[[Task], Answer]:
    def made(task: Task) -> Answer:
        log = Path(os.environ[LOG])
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{task.path.stem}\n")
        if task.path.stem == "2" and log.read_text(encoding="utf-8").split().count("2") == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return make(task)

    return made


if afar.made.__module__ == afar.__name__:  # it may be loaded twice
    vars(afar)["made"] = watched(afar.made)
