"""One writer at a time, and no reader meanwhile: an output folder goes in, its lock and a tidy folder come out."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bulletin.errors import MachineError
from bulletin.files import swap
from bulletin.files.refusals import refused
from bulletin.files.staging import HIDDEN, STAGED
from bulletin.findings import Finding, Place

_LOCK = f"{HIDDEN}.lock"
_NO_WRITING = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of an output folder; MachineError if another process holds it. It ends with its process.

    Whoever holds it is the only writer, so a swap that a killed process left half done is carried to its end first, and what
    it left half written is swept away. MachineError where the system does not allow that.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise refused(error, folder) from None
    try:
        _lock(descriptor, folder)
        _tidy(folder)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def read(folder: Path) -> Iterator[None]:
    """Keep writers out of an output folder that is only read; MachineError if there is one already.

    It is done as for a writer, save where this process may not write: there others may read beside it, and where nobody has ever
    written there is no lock. Where there is no folder, none is made.
    """
    if not folder.exists():
        yield
        return
    if _may_write(folder):
        with locked(folder):
            yield
        return
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(FileNotFoundError, PermissionError):
            descriptor = os.open(folder / _LOCK, os.O_RDONLY)
            stack.callback(os.close, descriptor)
            _lock(descriptor, folder, alone=False)
        yield


def _may_write(folder: Path) -> bool:
    try:
        os.close(os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644))
    except OSError as error:
        if error.errno in _NO_WRITING:
            return False
        raise refused(error, folder) from None
    return True


def hold(descriptor: int, *, alone: bool = True) -> bool:
    """Lock an open file as long as it is open, beside others that are not `alone` either, or say that another process has locked it."""
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415  # only there on Windows

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # noqa: PLC0415  # not there on Windows

            fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _lock(descriptor: int, folder: Path, *, alone: bool = True) -> None:
    if not hold(descriptor, alone=alone):
        hint = "等它结束再试，或者用 --out 换一个文件夹"
        message = "另一个 bulletin 正在写这个文件夹"
        raise MachineError(Finding(Place(str(folder)), "folder-locked", message, hint))


def _tidy(folder: Path) -> None:
    for inner in (folder, *filter(Path.is_dir, folder.iterdir())):
        try:
            swap.resume(inner)
        except OSError as error:
            raise refused(error, inner) from None
        for left in inner.glob(f"{STAGED}*"):
            with contextlib.suppress(OSError):
                left.unlink()
