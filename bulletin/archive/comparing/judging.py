"""Issues of two archives compared, several at a time: the paths of their PDFs go in, what became of each comes out, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import Enum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, TypeAlias

from bulletin.archive.comparing import pictures
from bulletin.archive.comparing.differences import compare
from bulletin.archive.comparing.pictures import Sides
from bulletin.archive.crew import Crew, How, Lost
from bulletin.archive.work import Means
from bulletin.archive.worker import begin

Pair: TypeAlias = "tuple[Path, Path]"


class Outcome(Enum):
    """What became of an issue between two archives, as it is said, in the order of a summary."""

    SAME = "期相同"
    MOVED = "期有变动"
    TEXT = "期文字有变化"
    ALONE = "期只有一边有"
    UNREAD = "期读不出来"


class Verdict(NamedTuple):
    """What became of an issue, what differs in words, and pictures of it where any difference is seen."""

    outcome: Outcome
    told: str = ""
    sides: Sides | None = None


def judged(pairs: Mapping[str, Pair], means: Means) -> Iterator[tuple[str, Verdict]]:
    """Yield the verdict on each pair of PDFs, before and now, by the name of its issue; nothing of those that are on neither side.

    Equal files are told from their bytes; the others are read by so many workers as `means` has, each within its limits.
    """
    there = {name: pair for name, pair in pairs.items() if any(path.is_file() for path in pair)}
    found = {name: _at_a_glance(*pair) for name, pair in there.items()}
    names = {pair: name for name, pair in there.items() if found[name] is None}
    with Crew[Pair](_serve, (means.memory,), means.jobs, means.limit, preload=(__name__,)) as crew:
        answers = crew.run(names)
        for name in there:
            while (verdict := found[name]) is None:
                pair, answer = next(answers)
                found[names[pair]] = _lost(answer, means) if isinstance(answer, Lost) else answer
            yield name, verdict


def judge(before: Path, now: Path) -> Verdict:
    """Compare two PDFs that are there."""
    old, new = before.read_bytes(), now.read_bytes()
    try:
        difference = compare(old, new)
        sides = pictures.first(old, new) if difference else None
    except ValueError:
        return Verdict(Outcome.UNREAD, "两个 PDF 里有一个读不出来")
    if not difference:
        return Verdict(Outcome.SAME)
    return Verdict(Outcome.TEXT if difference.text else Outcome.MOVED, difference.told, sides)


def _at_a_glance(before: Path, now: Path) -> Verdict | None:
    """Return the verdict on what need not be read page by page; None on all else."""
    if not (before.is_file() and now.is_file()):
        return Verdict(Outcome.ALONE)
    return Verdict(Outcome.SAME) if before.read_bytes() == now.read_bytes() else None


def _lost(lost: Lost, means: Means) -> Verdict:
    why = f"超过 {means.limit:g} 秒，已经停下" if lost.how is How.HUNG else "进程中途没有了"
    return Verdict(Outcome.UNREAD, f"比较这一期，{why}；又试了一次，还是这样")


def _serve(connection: Connection, folder: Path, memory: int) -> None:
    """Compare the pairs that come in until no more come."""
    begin(folder, memory)
    with suppress(EOFError, OSError):
        while True:
            connection.send(judge(*connection.recv()))
