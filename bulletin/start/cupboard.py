"""What processes would make anew each time, in the user's cache folder: bytes by key go in, and come out in the next process.

Each drawer is a file. It is passed over where it is damaged, was filled by another Python, or could have been
written by anyone but its user, for what is in it is run; and where it cannot be written, nothing is. A drawer is locked, that is
always empty, until `unlock` is called.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from bulletin import tool

# More than this is not read, in bytes; all there is takes less than one million.
_MOST = 1 << 23
_DIGEST = 32
_DRAWERS: list[Drawer] = []
_folder: list[Path] = []


class Drawer:
    """Bytes by key in the file `name`; fewer than `worth` new ones are not put away."""

    def __init__(self, name: str, worth: int = 1) -> None:
        self._name, self._worth = name, worth
        self._stored: dict[str, bytes] | None = None
        self._used: set[str] = set()
        self._new: dict[str, bytes] = {}
        _DRAWERS.append(self)

    def get(self, key: str) -> bytes | None:
        """Return what was put under `key`, by this process or an earlier one."""
        if not _folder:
            return None
        self._used.add(key)
        return self._new.get(key) or self._there().get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep `data`, for the next process too once it is put away."""
        if _folder:
            self._new[key] = data

    def put_away(self) -> None:
        """Write what is new to the disk, with what was there; where that would be too much, with what was used of it."""
        if _folder and len(self._new) >= self._worth:
            there = self._there()
            used = {key: data for key, data in there.items() if key in self._used}
            if not _write(_folder[0] / self._name, there | self._new):
                _write(_folder[0] / self._name, used | self._new)
        self.forget()

    def _there(self) -> dict[str, bytes]:
        """Return what an earlier process has put away."""
        if self._stored is None:
            self._stored = _read(_folder[0] / self._name)
        return self._stored

    def forget(self) -> None:
        """Be as if nothing had been looked for."""
        self._stored, self._used, self._new = None, set(), {}


def unlock(folder: Path | None = None) -> None:
    """Let drawers be read and written, in `folder` or in the user's own cache folder where there is one."""
    lock()
    home = folder or tool.cache_folder() / "start"
    if home.is_absolute() and _made(home):
        _folder.append(home)


def lock() -> None:
    """Let drawers be empty again, and forget what was in them."""
    _folder.clear()
    for drawer in _DRAWERS:
        drawer.forget()


def put_away() -> None:
    """Write what is new in any drawer to the disk."""
    for drawer in _DRAWERS:
        drawer.put_away()


def _made(folder: Path) -> bool:
    """Make the folder where it is missing and what it would stand in is ours; tell whether it is there, and ours alone to write."""
    try:
        if not folder.exists():
            above = next(path for path in folder.parents if path.exists())
            if not _ours(above.stat()):
                return False
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _ours(folder.stat())
    except OSError:
        return False


def _ours(status: os.stat_result) -> bool:
    """Tell whether nobody but the user can write something; on Windows a user's folders are theirs."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _seal(body: bytes) -> bytes:
    """Return a digest of a drawer's contents and of the Python that filled it, to its build and its flag -O."""
    return sha256(f"{sys.version} {sys.flags.optimize}".encode() + body).digest()


def _read(path: Path) -> dict[str, bytes]:
    """Return what a drawer holds, nothing where anything is wrong with it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            data = file.read() if _ours(status) and stat.S_ISREG(status.st_mode) and status.st_size <= _MOST else b""
    except OSError:
        return {}
    seal, body = data[:_DIGEST], data[_DIGEST:]
    if seal != _seal(body):
        return {}
    found: dict[str, bytes] = marshal.loads(body)
    return found


def _write(path: Path, contents: Mapping[str, bytes]) -> bool:
    """Write a drawer's file at one stroke, if that is possible; tell whether it is small enough."""
    body = marshal.dumps(dict(contents))
    if len(body) + _DIGEST > _MOST:
        return False
    written = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with suppress(OSError):
            descriptor = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(_seal(body) + body)
            written.replace(path)
    finally:
        with suppress(OSError):
            written.unlink(missing_ok=True)
    return True
