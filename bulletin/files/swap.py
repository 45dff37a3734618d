"""Several new files take their places together: staged files go in, all the new ones or all the old ones stay.

A journal in the folder says what is meant before anything is moved. Whoever finds one carries it out to its end; so a set of
files that a killed process left mixed is mended by the next run, and nothing else ever has to be guessed.
"""

from __future__ import annotations

import contextlib
import json
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TypeAlias

from bulletin.files.staging import STAGED, stage, sync

JOURNAL = f"{STAGED}swap"
# The name of a file, and that of the staged file that becomes it; None for a file that is to go.
Plan: TypeAlias = "Mapping[str, str | None]"


def swap(folder: Path, staged: Mapping[str, Path]) -> None:
    """Put every staged file in the place of its name in `folder`; where one cannot be, all stays as it was.

    Ctrl-C waits until the swap is over. Passes the system's OSError on.
    """
    with _undisturbed():
        if len(staged) == 1:
            ((name, path),) = staged.items()
            path.replace(folder / name)
        else:
            _swap_all(folder, {name: path.name for name, path in staged.items()})


def resume(folder: Path) -> None:
    """Carry out what a journal in `folder` says, if there is one; it is the only thing that a killed process meant."""
    journal = folder / JOURNAL
    with contextlib.suppress(FileNotFoundError):
        plan = _read(journal.read_bytes())
        with _undisturbed():
            _carry_out(folder, plan)
            journal.unlink()
            sync(folder)


def is_half_done(folder: Path) -> bool:
    """Tell whether a killed process left a swap half done in `folder`."""
    return (folder / JOURNAL).is_file()


def _swap_all(folder: Path, plan: Plan) -> None:
    before = {name: (folder / name).read_bytes() if (folder / name).exists() else None for name in plan}
    try:
        _write(folder, plan)
        _carry_out(folder, plan)
    except OSError:
        _put_back(folder, before)
        raise
    with contextlib.suppress(OSError):  # a journal whose files are all in their places says nothing any more
        (folder / JOURNAL).unlink()


def _put_back(folder: Path, before: Mapping[str, bytes | None]) -> None:
    """Return the files that were there; what cannot be put back now is carried forward by the next run, by the journal."""
    with contextlib.suppress(OSError):
        changed = {name: data for name, data in before.items() if _content(folder / name) != data}
        back = {name: None if data is None else stage(folder, data).name for name, data in changed.items()}
        _write(folder, back)
        _carry_out(folder, back)
        (folder / JOURNAL).unlink()


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(folder: Path, plan: Plan) -> None:
    """Write the journal, whole and down to the disk."""
    stage(folder, json.dumps(plan).encode()).replace(folder / JOURNAL)
    sync(folder)


def _read(data: bytes) -> Plan:
    """Read a journal; one that is none, or names other folders, says nothing."""
    try:
        plan = json.loads(data)
    except ValueError:
        return {}
    whole = isinstance(plan, dict) and all(_is_name(name) for pair in plan.items() for name in pair if name is not None)
    return plan if whole else {}


def _is_name(name: object) -> bool:
    return isinstance(name, str) and Path(name).name == name


def _carry_out(folder: Path, plan: Plan) -> None:
    """Move what is not in its place yet."""
    for name, staged in plan.items():
        if staged is None:
            (folder / name).unlink(missing_ok=True)
        elif (folder / staged).exists():
            (folder / staged).replace(folder / name)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let SIGINT and SIGTERM wait for the end; other threads than the main one never hear of them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []

    def wait(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)

    handlers = {number: signal.signal(number, wait) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for kind, handler in handlers.items():
            signal.signal(kind, handler or signal.SIG_DFL)
        for number in waiting[:1]:
            signal.raise_signal(number)
