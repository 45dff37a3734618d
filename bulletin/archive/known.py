"""What `bulletin build --stale` knows of an archive: an issue goes in, whether it is fresh comes out; what was built is noted."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.archive.manifest import Manifest, digest
from bulletin.archive.stale import Freshness
from bulletin.archive.work import entry
from bulletin.manuscripts.archive import is_draft
from bulletin.manuscripts.house import House

if TYPE_CHECKING:
    from bulletin.built import Built


class Known:
    """The manifest of the folder `out`, whose lock is held, for a run in this process."""

    def __init__(self, house: House, out: Path, formats: Sequence[str]) -> None:
        self.freshness = Freshness(house, Manifest.read(out), formats)
        self.freshness.ground.of(house.template)
        self._begun = time.time_ns()

    def before(self, path: Path) -> str:
        """Return the digest of an issue's source, which is taken before it is built."""
        return digest(path)

    def note(self, path: Path, source: str, built: Built) -> None:
        """Write down what was built, unless it is a draft or lies elsewhere: an archive has neither."""
        house = self.freshness.house
        if house.year_of(path) is not None and not is_draft(path, house):
            self.freshness.manifest.add(entry(path, source, built, self.freshness, self._begun))

    def close(self) -> None:
        """Write down what was looked up."""
        self.freshness.ground.remember()
        self.freshness.manifest.close()
