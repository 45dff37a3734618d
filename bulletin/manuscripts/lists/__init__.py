"""The lists of a house: names.csv (名录.csv) and wording.csv (用语.csv) go in, its bodies, persons and wordings come out.

They lie beside bulletin.yaml or in assets/. What was read is kept until a file changes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.findings import Severity
from bulletin.kept import Kept, stamp
from bulletin.manuscripts.lists import spreadsheets

if TYPE_CHECKING:
    from bulletin.manuscripts.house import House

NAMES, WORDING = ("名录.csv", "names.csv"), ("用语.csv", "wording.csv")
_SHEETS = {".csv", ".xlsx", ".xls", ".et", ".ods", ".txt", ".tsv"}
_COLUMNS = {
    "名称": "name", "全称": "name", "姓名": "name", "name": "name",
    "类别": "kind", "kind": "kind",
    "简称": "short", "short": "short",
    "旧称": "old", "曾用名": "old", "old": "old",
    "职务": "post", "post": "post",
    "次序": "order", "排序": "order", "order": "order",
}  # fmt: skip
_PHRASES = {
    "错": "wrong", "禁用": "wrong", "wrong": "wrong",
    "对": "right", "改为": "right", "right": "right",
    "级别": "level", "level": "level",
    "理由": "reason", "说明": "reason", "reason": "reason",
}  # fmt: skip
_KINDS = {"单位": "body", "机构": "body", "body": "body", "人员": "person", "人": "person", "person": "person"}
_LEVELS = {
    "": Severity.WARNING,
    "错误": Severity.ERROR, "禁用": Severity.ERROR, "error": Severity.ERROR,
    "警告": Severity.WARNING, "warning": Severity.WARNING,
    "提醒": Severity.NOTE, "建议": Severity.NOTE, "note": Severity.NOTE,
}  # fmt: skip
_SEVERAL = re.compile(r"[;；|/\n]|(?<=.)、(?=.)")
_BLANKS = re.compile(r"[\s\u3000]+")


@dataclass(frozen=True)
class Body:
    """A body: its full name, its short forms, what it was called before, and its place in a list of bodies."""

    name: str
    short: tuple[str, ...]
    old: tuple[str, ...]
    order: float | None


@dataclass(frozen=True)
class Person:
    """A person: the name without a gap, the posts, and the place in a list of persons."""

    name: str
    posts: tuple[str, ...]
    order: float | None


@dataclass(frozen=True)
class Phrase:
    """A wording that the house does not want, what it wants instead (which may be empty), how grave it is, and why."""

    wrong: str
    right: str
    level: Severity
    reason: str


@dataclass(frozen=True)
class Names:
    """The bodies and persons of a house; `file` is where they stand."""

    bodies: tuple[Body, ...] = ()
    persons: tuple[Person, ...] = ()
    file: str = ""


_kept_names: Kept[Names] = Kept()
_kept_phrases: Kept[tuple[Phrase, ...]] = Kept()


def names(house: House) -> Names:
    """Return the bodies and persons of a house; none where it has no such list. ListError at the line that cannot be read."""
    path = _found(house, NAMES)
    return _kept_names.get(path, stamp(path), lambda: _names(path, house.shown(path))) if path else Names()


def phrases(house: House) -> tuple[Phrase, ...]:
    """Return the wordings that a house has listed; ListError at the line that cannot be read."""
    path = _found(house, WORDING)
    return _kept_phrases.get(path, stamp(path), lambda: _phrases(path, house.shown(path))) if path else ()


def _found(house: House, known: tuple[str, ...]) -> Path | None:
    paths = (f"{folder}/{name}" for folder in (house.root, house.assets) for name in known)
    return next((Path(path) for path in paths if os.path.lexists(path)), None)


def unread(house: House) -> Iterator[str]:
    """Yield the files that are called as a list, lie where one may lie, and are none that is read: 名录.xlsx."""
    for known in (NAMES, WORDING):
        stems = {name.partition(".")[0] for name in known}
        if _found(house, known) is None:
            files = (file for folder in (house.root, house.assets) if folder.is_dir() for file in folder.iterdir())
            yield from sorted(
                house.shown(file) for file in files if file.stem in stems and file.suffix.lower() in _SHEETS
            )


def _names(path: Path, shown: str) -> Names:
    bodies: list[Body] = []
    persons: dict[str, Person] = {}
    for line in spreadsheets.read(path, shown, _COLUMNS, ["name"]):
        cells = line.cells
        kind = _KINDS.get(cells["kind"].lower(), "") if cells["kind"] else "person" if cells["post"] else "body"
        if not kind:
            spreadsheets.refuse(shown, line.number, f"类别不能写“{cells['kind']}”", "写“单位”或者“人员”")
        if not cells["name"]:
            spreadsheets.refuse(shown, line.number, "这一行没有写名称", "补上单位的全称或者姓名，不要的删去这一行")
        order = _order(cells["order"], shown, line.number)
        if kind == "body":
            bodies.append(Body(cells["name"], tuple(_several(cells["short"])), tuple(_several(cells["old"])), order))
        else:
            name = _BLANKS.sub("", cells["name"])
            before = persons.get(name)
            posts = (*(before.posts if before else ()), *_several(cells["post"]))
            persons[name] = Person(name, posts, before.order if before else order)
    return Names(tuple(bodies), tuple(persons.values()), shown)


def _order(written: str, shown: str, line: int) -> float | None:
    try:
        return float(written) if written else None
    except ValueError:
        spreadsheets.refuse(shown, line, f"次序应是数字：{written}", "写 1、2、3……；不排次序的，空着")


def _several(cell: str) -> Iterator[str]:
    yield from (part.strip() for part in _SEVERAL.split(cell) if part.strip())


def _phrases(path: Path, shown: str) -> tuple[Phrase, ...]:
    found = []
    for line in spreadsheets.read(path, shown, _PHRASES, ["wrong"]):
        cells = line.cells
        if not cells["wrong"]:
            spreadsheets.refuse(shown, line.number, "这一行没有写不用的词语", "补上，不要的删去这一行")
        if cells["level"].lower() not in _LEVELS:
            spreadsheets.refuse(shown, line.number, f"级别不能写“{cells['level']}”", "写“错误”“警告”或者“提醒”")
        found.append(Phrase(cells["wrong"], cells["right"], _LEVELS[cells["level"].lower()], cells["reason"]))
    return tuple(found)
