"""A worker: paths of issues come in through a pipe, what was built of each goes out; it ends with the process that asks.

One at a time, with one style sheet and one set of faces for all; what an issue took is given back before the next (memory.py).
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from bulletin import faults
from bulletin.archive.memory import Memory
from bulletin.errors import BulletinError
from bulletin.findings import Finding, Place

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from bulletin.built import Built


@dataclass(frozen=True)
class Setting:
    """What a worker is told at its start: the house's folder, the formats, and how much memory it may take in bytes (0: as it likes).

    Where `strict_faces` is asked for, an issue whose faces would be replaced is not built.
    """

    root: Path
    formats: tuple[str, ...]
    memory: int
    strict_faces: bool = False


class Failed(NamedTuple):
    """An issue that was not built: the exit code of its error, and what was found. A `hungry` one had no more memory."""

    exit_code: int
    findings: tuple[Finding, ...]
    hungry: bool = False


Made: TypeAlias = "Built | Failed"


def is_hungry(made: Made) -> bool:
    """Tell whether a worker had no more memory; then it is gone."""
    return isinstance(made, Failed) and made.hungry


def serve(connection: Connection, folder: Path, setting: Setting) -> None:
    """Build the issues whose paths come in until no more come; what is needed on the disk meanwhile lies in `folder`."""
    begin(folder, setting.memory)
    import_module("bulletin.archive.preload")
    make = builder(setting)
    memory = Memory()
    with suppress(EOFError, OSError):
        while True:
            made = make(connection.recv())
            connection.send(made)
            if is_hungry(made):
                return
            del made
            memory.done()


def begin(folder: Path, memory: int) -> None:
    """Be a worker: leave Ctrl-C to the process that asks, end when it does, and take no more than so much memory; temporary files go into `folder`."""
    try:
        folder.mkdir(exist_ok=True)
    except FileNotFoundError:  # who asked has ended meanwhile, and has taken the folder of all workers with it
        os._exit(1)
    tempfile.tempdir = os.environ["TMPDIR"] = os.fspath(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if memory and sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory if hard < 0 else min(memory, hard), hard))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def builder(setting: Setting) -> Callable[[Path], Made]:
    """Return what builds an issue of a house; the house is read with the first one."""
    # Late: who sets workers to work need not load what they work with.
    from bulletin.build import build
    from bulletin.manuscripts import archive, filenames
    from bulletin.manuscripts.house import House

    known: dict[str, Any] = {}

    def make(path: Path) -> Made:
        try:
            if not known:
                house = House.find(setting.root, setting.root)
                name = filenames.parsed(house.file_name, Place("--name")) if house.file_name else ()
                known.update(house=house, name=name, ledger=archive.read(house))
            return build(path, formats=setting.formats, strict_faces=setting.strict_faces, **known)
        except BulletinError as error:
            return Failed(error.exit_code, error.findings)
        except Exception as error:  # noqa: BLE001  # the other issues are still to be built
            return _failed(error, path, setting.root)

    return make


def _failed(error: Exception, path: Path, root: Path) -> Failed:
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    told = faults.fault(error, shown)
    return Failed(told.exit_code, told.findings, hungry=faults.is_exhausted(error, (MemoryError,)))
