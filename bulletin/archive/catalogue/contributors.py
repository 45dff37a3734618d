"""Who contributed, by one name each: contributors as they are written go in, bodies by their full names come out.

The house's list of names (名录.csv) says which short and former names are whose; a name that two bodies have stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bulletin.errors import ContentError
from bulletin.findings import Finding
from bulletin.manuscripts import lists
from bulletin.manuscripts.lists import Names
from bulletin.manuscripts.lists.spreadsheets import ListError

if TYPE_CHECKING:
    from bulletin.manuscripts.house import House

_PARTED = re.compile("[、；;]")
_JOINTLY = re.compile(r"联合(?:供稿)?$|供稿$")
_BLANKS = re.compile(r"\s+")


class Roster:
    """The bodies of a house by all their names."""

    def __init__(self, names: Names) -> None:
        known: dict[str, set[str]] = defaultdict(set)
        for body in names.bodies:
            for name in (body.name, *body.short, *body.old):
                known[_plain(name)].add(body.name)
        self._names = {name: next(iter(bodies)) for name, bodies in known.items() if len(bodies) == 1}
        self._names.update((_plain(body.name), body.name) for body in names.bodies)

    @classmethod
    def of(cls, house: House) -> Roster:
        """Read the house's list; ContentError at the line that cannot be read: one body would be counted as several."""
        try:
            return cls(lists.names(house))
        except ListError as error:
            raise ContentError(Finding(error.place, "names-list-unreadable", error.message, error.hint)) from None

    def contributors(self, written: str) -> tuple[str, ...]:
        """Return the bodies that a contributor's line names, each once: 甲、乙 are two, unless the list has them as one."""
        whole = _plain(_JOINTLY.sub("", written.strip()))
        parts = [whole] if whole in self._names else _PARTED.split(_JOINTLY.sub("", written.strip()))
        return tuple(dict.fromkeys(self._named(parts)))

    def _named(self, parts: list[str]) -> Iterator[str]:
        for part in parts:
            name = " ".join(part.split())
            if name:
                yield self._names.get(_plain(name), name)


def _plain(name: str) -> str:
    return _BLANKS.sub("", name)
