"""Write files so that nothing is ever torn or half there: whole sets at once, one writer at a time."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin.errors import UsageError
from bulletin.files.locking import hold, locked, read
from bulletin.files.refusals import refused, unconfirmed
from bulletin.files.staging import settle, stage, sync
from bulletin.files.swap import is_half_done, swap
from bulletin.findings import Finding, Place

__all__ = ["create", "create_all", "hold", "is_half_done", "locked", "publish", "read", "refused"]


def publish(folder: Path, contents: Mapping[str, bytes], mode: int | None = None) -> list[Path]:
    """Write files of `folder` by name, all of them or none: old files stay whole until every new one is on the disk.

    They have the rights of new files, or those of `mode`. Raises MachineError where the disk or a right does not allow it; then the folder is as it was, or the finding is
    write-unconfirmed and the new files are there.
    """
    staged: dict[str, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in contents.items():
            staged[name] = stage(folder, data, mode)
        swap(folder, staged)
    except OSError as error:
        raise refused(error, folder) from None
    finally:
        if not is_half_done(folder):
            _remove(staged.values())
    _confirm(folder)
    return [folder / name for name in contents]


def create(path: Path, text: str) -> None:
    """Write a new text file; UsageError if there is one already, so that nothing is ever overwritten."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = stage(path.parent, text.encode())
        try:
            settle(staged, path)
        finally:
            staged.unlink(missing_ok=True)
    except OSError as error:
        if isinstance(error, FileExistsError) and os.path.lexists(path):
            hint = "换一个期号，或者先移走这个文件"
            raise UsageError(Finding(Place(str(path)), "file-exists", "文件已经有了，没有覆盖它", hint)) from None
        raise refused(error, path.parent) from None
    _confirm(path.parent)


def create_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write new files below `folder` by their paths in it; UsageError, and nothing written, if one is there already.

    Where the file system takes two of the paths for one, such as A.png and a.png, the second is refused, too.
    """
    _refuse_there([folder / name for name in contents])
    for name, data in contents.items():
        target = folder / name
        _refuse_there([target])
        publish(target.parent, {target.name: data})


def _refuse_there(paths: Iterable[Path]) -> None:
    if there := [path for path in paths if path.exists()]:
        hint = "换一个空的文件夹"
        raise UsageError([Finding(Place(str(path)), "file-exists", "文件已经有了，没有覆盖它", hint) for path in there])


def _confirm(folder: Path) -> None:
    """Make the new names of `folder` last."""
    try:
        sync(folder)
    except OSError as error:
        raise unconfirmed(error, folder) from None


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
