"""What a worker of a cluster does: a task with the path of an issue comes in, what was built of it goes back, with what it stands on there.

The house lies in a folder that all machines share. A process builds one issue at a time, however many threads it was given.
"""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from bulletin.archive.grounds import Ground
from bulletin.archive.manifest import Grounds, Manifest, digest
from bulletin.archive.memory import Memory
from bulletin.archive.worker import Failed, Made, Setting, builder
from bulletin.errors import MachineError
from bulletin.findings import Finding, Place
from bulletin.manuscripts.house import FILE, House

_one_at_a_time = Lock()
_memory = Memory()


class Task(NamedTuple):
    """An issue to be built in the run called `run`; `source` is the digest that it has for whoever asks, `limit` its seconds."""

    run: str
    setting: Setting
    path: Path
    source: str
    limit: float


class Answer(NamedTuple):
    """What was made, and the key of the grounds that it stands on; no key where nothing was."""

    made: Made
    grounds: str


def look(root: Path, template: str) -> Grounds | None:
    """Return what issues in `template` stand on here; None where the house is not in this folder."""
    return _ground(root).of(template) if (root / FILE).is_file() else None


def make(task: Task) -> Answer:
    """Build an issue; a process that takes longer than the limit ends, and whoever manages it starts another."""
    with _one_at_a_time, Path(os.devnull).open("wb") as nowhere:
        faulthandler.dump_traceback_later(task.limit, exit=True, file=nowhere)
        try:
            return made(task)
        finally:
            faulthandler.cancel_dump_traceback_later()
            _memory.done()


def made(task: Task) -> Answer:
    """Build an issue that is here as it is for whoever asks."""
    if digest(task.path) != task.source:
        hint = "等共享文件夹同步好再试；各台机器要看到同样的原文"
        place = Place(task.path.relative_to(task.setting.root).as_posix())
        error = MachineError(Finding(place, "cluster-differs", "集群的机器上，这一期的原文和这里的不一样", hint))
        return Answer(Failed(error.exit_code, error.findings), "")
    build, ground = _begun(task.run, task.setting)
    what = build(task.path)
    return Answer(what, "" if isinstance(what, Failed) else ground.of(what.template).key)


@lru_cache(maxsize=1)
def _begun(_run: str, setting: Setting) -> tuple[Callable[[Path], Made], Ground]:
    """Return the builder of a run, and what it stands on; the next run looks anew."""
    return builder(setting), _ground(setting.root)


def _ground(root: Path) -> Ground:
    return Ground(House.find(root, root), Manifest(root))
