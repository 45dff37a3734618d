"""The index of font files: folders go in, the faces that lie in them come out, with their names.

Reading the names of all fonts of a machine takes long, so what was read is kept in the cache folder, by path, time of
change and size. The index only saves time: without it, or with a broken one, everything is found all the same.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bulletin import kept, tool
from bulletin.fonts import sfnt
from bulletin.kept import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LOG = logging.getLogger(__name__)
_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_VERSION = 1


@dataclass(frozen=True)
class Font:
    """A face in a file: `index` counts from 0 and is 0 but in a collection."""

    path: Path
    index: int
    names: sfnt.Names

    @property
    def place(self) -> tuple[Path, int]:
        """Return what no other face has: file and index."""
        return self.path, self.index


class _Entry(NamedTuple):
    """What is known of a file; `faces` is empty for a file that is no font."""

    mtime: int
    size: int
    faces: tuple[sfnt.Names, ...]


def read(folders: Iterable[Path]) -> list[list[Font]]:
    """Return the fonts in and below each of the folders, ordered by path; a folder that is not there has none."""
    return [
        [Font(Path(path), i, names) for path, entry in entries.items() for i, names in enumerate(entry.faces)]
        for entries in _entries(folders)
    ]


def unreadable(folders: Iterable[Path]) -> list[Path]:
    """Return the files in and below the folders that are named as fonts are and are none, or are cut off."""
    return [Path(path) for entries in _entries(folders) for path, entry in entries.items() if not entry.faces]


def stamps(folders: Iterable[Path]) -> list[dict[str, Stamp]]:
    """Return the stamps of the font files in and below each of the folders, by path and in its order."""
    return [kept.stamps(folder, _SUFFIXES) for folder in folders]


def _entries(folders: Iterable[Path]) -> list[dict[str, _Entry]]:
    """Return what is known of the font files in and below each of the folders, by path; what was learnt is kept."""
    known = _load()
    files = stamps(folders)
    seen = {path: _entry(path, *stat, known.get(path)) for stats in files for path, stat in stats.items()}
    if any(known.get(path) is not entry for path, entry in seen.items()):
        _save({path: entry for path, entry in known.items() if Path(path).exists()} | seen)
    return [{path: seen[path] for path in stats} for stats in files]


def _entry(path: str, mtime: int, size: int, _inode: int, known: _Entry | None) -> _Entry:
    if known and known[:2] == (mtime, size):
        return known
    try:
        return _Entry(mtime, size, sfnt.names(Path(path)))
    except Exception as error:  # noqa: BLE001 (a broken font fails in any way it likes, and is no reason to stop)
        _LOG.warning("字体文件无法读取，已跳过：%s（%s）", path, error)
        return _Entry(mtime, size, ())


def index_file(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Say where the index is kept."""
    return tool.cache_folder(environment, platform) / "fonts.json"


def _load() -> dict[str, _Entry]:
    try:
        content = json.loads(index_file().read_text(encoding="utf-8"))
        return {path: _parse(*row) for path, row in content["files"].items()} if content["version"] == _VERSION else {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _parse(mtime: int, size: int, faces: list[tuple[list[str], list[str], int, bool]]) -> _Entry:
    rows = (
        sfnt.Names(tuple(families), tuple(names), int(weight), bool(italic))
        for families, names, weight, italic in faces
    )
    return _Entry(mtime, size, tuple(rows))


def _save(entries: dict[str, _Entry]) -> None:
    """Write the index whole or not at all; where it cannot be written, the next run reads the fonts again."""
    file = index_file()
    new = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps({"version": _VERSION, "files": entries}, ensure_ascii=False), encoding="utf-8")
        new.replace(file)
    except OSError as error:
        _LOG.info("字体索引无法保存：%s", error)
        with suppress(OSError):
            new.unlink(missing_ok=True)
