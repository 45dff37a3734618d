"""What was made from files is kept until one of them changes: a key and a state go in, the value made for both comes out.

A process may live on, as a preview does, while layouts, templates and faces are changed, replaced or added under it.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

Value = TypeVar("Value")
# Time of the last change in nanoseconds, size in bytes, inode: what a file has no longer when it was written anew.
Stamp: TypeAlias = "tuple[int, int, int]"


class Kept(Generic[Value]):
    """The values of the last `size` keys, each as long as the state that it was made in is the same."""

    def __init__(self, size: int = 8) -> None:
        self._size = size
        self._values: OrderedDict[Hashable, tuple[object, Value]] = OrderedDict()

    def get(self, key: Hashable, state: object, make: Callable[[], Value]) -> Value:
        """Return the value of `key`, made anew where its `state` is another; the old one is let go before.

        The state has to be taken before anything is read, so that what changes meanwhile is seen the next time.
        """
        if key not in self._values or self._values[key][0] != state:
            self._values.pop(key, None)
            self._values[key] = (state, make())
        self._values.move_to_end(key)
        while len(self._values) > self._size:
            self._values.popitem(last=False)
        return self._values[key][1]


def stamp(path: str | Path) -> Stamp | None:
    """Return the stamp of a file, None where there is none."""
    try:
        return _stamp(os.stat(path))  # noqa: PTH116  # may be a string, which is faster for the many files of a folder
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return None


def stamps(folder: Path, suffixes: tuple[str, ...] = ("",)) -> dict[str, Stamp]:
    """Return the stamps of the files below `folder` whose names end so, in any case, by path and in a fixed order.

    Links are followed, but never twice into one folder; what cannot be read is passed over, dangling links and pipes too.
    """
    return dict(_below(str(folder.absolute()), suffixes, set()))


def _below(folder: str, suffixes: tuple[str, ...], walked: set[tuple[int, int]]) -> Iterator[tuple[str, Stamp]]:
    try:
        own = os.stat(folder)  # noqa: PTH116  # as above
        entries = list(os.scandir(folder))
    except OSError:
        return
    if (own.st_dev, own.st_ino) in walked:
        return
    walked.add((own.st_dev, own.st_ino))
    folders, files = [], []
    for entry in entries:
        try:
            if entry.is_dir():
                folders.append(entry.path)
            elif entry.name.lower().endswith(suffixes) and entry.is_file():
                files.append((entry.path, _stamp(entry.stat())))
        except OSError:  # `suppress` takes longer than all else that is done here
            continue
    yield from sorted(files)
    for path in sorted(folders):
        yield from _below(path, suffixes, walked)


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_mtime_ns, found.st_size, found.st_ino
