"""Runs over small archives in this very process: a house goes in, its outputs, and what became of its issues, come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import houses

from bulletin import files
from bulletin.archive import work
from bulletin.archive.manifest import Manifest
from bulletin.archive.stale import Freshness
from bulletin.archive.work import Executor, Means, Outcome
from bulletin.archive.worker import Made, Setting, builder
from bulletin.manuscripts.house import House

FORMATS = ("pdf", "docx")
NAMES = [f"2024/{number}" for number in (1, 2, 3)]


class Inline:
    """An executor that builds here, one after another."""

    def __init__(self, house: House, formats: Sequence[str]) -> None:
        self._make = builder(Setting(house.root, tuple(formats), 0))

    def run(self, tasks: Iterable[Path]) -> Iterator[tuple[Path, Made]]:
        return ((task, self._make(task)) for task in tasks)


def inline(house: House, formats: Sequence[str], _means: Means) -> AbstractContextManager[Executor]:
    return nullcontext(Inline(house, formats))


def archive(root: Path, count: int = 3, years: int = 1) -> House:
    """Put up a house with so many issues of a few lines in each year."""
    names = [(2024 + year, number) for year in range(years) for number in range(1, count + 1)]
    texts = {
        f"{year}/{number}": houses.text(f"第{number}期的情况。\n", number=number, date=f"{year}-07-30")
        for year, number in names
    }
    return houses.found(root, texts)


def freshness(house: House, formats: Sequence[str] = FORMATS, *, hashed: bool = False) -> Freshness:
    return Freshness(House.find(house.root), Manifest.read(house.root / "build"), formats, hashed=hashed)


def build(house: House, formats: Sequence[str] = FORMATS, *, force: bool = False) -> dict[str, Outcome]:
    """Bring an archive up to date; return what became of each issue."""
    known = freshness(house, formats)
    plan = work.plan(known.house.issues(), known, force=force)
    with files.locked(known.manifest.out):
        found = {one.path: one.outcome for one in work.build(plan.stale, known, Means(1), inline)}
        known.ground.remember()
    known.manifest.close()
    found |= dict.fromkeys(plan.fresh, Outcome.FRESH) | dict.fromkeys(plan.drafts, Outcome.DRAFT)
    return {path.relative_to(house.issues_folder).with_suffix("").as_posix(): found[path] for path in sorted(found)}


def reasons(house: House, name: str = "2024/1", formats: Sequence[str] = FORMATS, *, hashed: bool = False) -> list[str]:
    """Return why an issue is stale."""
    return list(freshness(house, formats, hashed=hashed).reasons(house.issues_folder / f"{name}.md"))


def outputs(house: House) -> dict[str, bytes]:
    """Return the files that were built."""
    return {
        path.relative_to(house.root).as_posix(): path.read_bytes()
        for path in sorted((house.root / "build").glob("*/*.*"))
        if not path.name.startswith(".")
    }
