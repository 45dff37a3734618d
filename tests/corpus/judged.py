"""A case is put on the disk and run; what was wrong with what came of it comes out, in sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from case import Case
from forking import Ran
from opened import Opened
from shell import in_shell

from bulletin.rules import MANUAL

# What every run keeps to: seconds of processor time, bytes of memory.
MOST_SECONDS, MOST_MEMORY = 10, 10**9
# What these remark on is how a text reads: inputs are short, and say little that a reader would like.
_OF_WORDING = frozenset({"marks", "numerals", "structure", "leftovers", "wording", "names", "archive"})
_TOLD = re.compile(r"^(\S.*?): (error|warning)\[([a-z-]+)\]", re.MULTILINE)


class Runner(Protocol):
    """Runs a command line in a folder."""

    def run(self, folder: Path, words: tuple[str, ...]) -> Ran:
        """Return what came of it."""


@dataclass(frozen=True)
class Judged:
    """What a case came to, and what was wrong with that."""

    case: Case
    ran: Ran
    wrong: tuple[str, ...]


def judge(case: Case, folder: Path, runner: Runner) -> Judged:
    """Run a case in an empty folder."""
    case.put(folder)
    ran = in_shell(case.shell, folder, case.words) if case.shell else runner.run(folder, case.words)
    return Judged(case, ran, tuple(_wrong(case, folder, ran)))


def findings(ran: Ran) -> set[tuple[str, str]]:
    """Return the code and the place of each error and warning, however it was told."""
    lines = [json.loads(line) for line in ran.out.splitlines() if line.startswith("{")]
    told = {(one["code"], _place(one)) for one in lines if one.get("severity") in {"error", "warning"}}
    return told | {(code, place) for place, _, code in _TOLD.findall(ran.err)}


def _is_beside(code: str, case: Case) -> bool:
    """Tell whether a finding is none of the case's: one that it allows, or one about the wording, which it is not about."""
    about_wording = code in MANUAL and MANUAL[code].family in _OF_WORDING
    return code in case.besides or (about_wording and code not in dict(case.found))


def _within(place: str, folder: Path) -> str:
    """Name a place from the folder of the case."""
    return place.removeprefix(str(folder)).removeprefix("/") if place.startswith(str(folder)) else place


def _place(one: dict[str, object]) -> str:
    return ":".join(str(part) for part in (one["path"], one["line"], one["column"]) if part)


def _wrong(case: Case, folder: Path, ran: Ran) -> Iterator[str]:
    told = findings(ran)
    found = {(code, _within(place, folder)) for code, place in told if not _is_beside(code, case)}
    if ran.code != case.code:
        yield f"exit code {ran.code}, not {case.code}: {ran.err[-300:]}"
    if found != case.found:
        yield f"found {sorted(found)}, not {sorted(case.found)}"
    if "Traceback" in ran.err + ran.out:
        yield f"a traceback: {ran.err[-300:]}"
    if ran.seconds > MOST_SECONDS or ran.memory > MOST_MEMORY:
        yield f"{ran.seconds:.1f} s, {ran.memory >> 20} MB"
    yield from _wrong_files(case, folder)


def _wrong_files(case: Case, folder: Path) -> Iterator[str]:
    there = {path.relative_to(folder).as_posix() for path in folder.glob("build/**/*") if path.is_file()}
    made = {path for path in there if Path(path).name != ".bulletin.lock"}
    if made != set(case.built):
        yield f"built {sorted(made)}, not {sorted(case.built)}"
    for path in sorted(made & set(case.built)):
        data = (folder / path).read_bytes()
        if path.endswith(".pdf") and not (data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")):
            yield f"{path} is no whole PDF"
        if path.endswith(".docx"):
            text = Opened(data).text()
            yield from (f"{path} lacks {shown}" for shown in case.shown if shown not in text)
