"""A run over the archive: issues go in, what is stale is built and put down, and what became of each comes out, one by one."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bulletin import files
from bulletin.archive.manifest import Entry, Seen, digest, seen
from bulletin.archive.stale import Freshness, rivals
from bulletin.errors import BulletinError, ContentError, LimitError, MachineError
from bulletin.findings import Finding, Place
from bulletin.manuscripts import archive
from bulletin.manuscripts.house import House

# Workers are loaded late: a run with nothing to do needs none.
if TYPE_CHECKING:
    from bulletin.archive.crew import Crew, Lost
    from bulletin.archive.worker import Failed, Made
    from bulletin.built import Built


class Outcome(Enum):
    """What became of an issue, in the order of a summary."""

    BUILT = "生成"
    SAME = "相同"
    FRESH = "没有变"
    DRAFT = "草稿，不生成"
    DIFFERENT = "不同"
    FAILED = "没有生成"


@dataclass(frozen=True)
class Done:
    """What became of the issue at `path`: built, or why not, with the exit code of that."""

    path: Path
    outcome: Outcome
    built: Built | None = None
    findings: tuple[Finding, ...] = ()
    exit_code: int = 0


@dataclass(frozen=True)
class Means:
    """What a run may take: so many workers, so many seconds for an issue, so much memory for a worker in bytes (0: as it likes), and other faces or not."""

    jobs: int
    limit: float = 300.0
    memory: int = 0
    strict_faces: bool = False


class Executor(Protocol):
    """Whatever runs tasks: paths go in, each comes out with what was made of it, or with the Lost of it."""

    def run(self, tasks: Iterable[Path]) -> Iterator[tuple[Path, Any]]:
        """Yield each path with what was made of it."""


Start = Callable[[House, Sequence[str], Means], AbstractContextManager[Executor]]


def crew(house: House, formats: Sequence[str], means: Means) -> Crew[Path]:
    """Return workers on this machine, which build the issues of `house`."""
    from bulletin.archive.crew import Crew
    from bulletin.archive.worker import Setting, is_hungry, serve

    setting = Setting(house.root, tuple(formats), means.memory, means.strict_faces)
    return Crew(serve, (setting,), means.jobs, means.limit, is_hungry, ("bulletin.archive.preload",))


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@dataclass(frozen=True)
class Plan:
    """The issues of a run: the `stale` with the digests of their sources, the `fresh`, the `drafts`."""

    stale: dict[Path, str]
    fresh: tuple[Path, ...]
    drafts: tuple[Path, ...]


def plan(issues: Iterable[Path], freshness: Freshness, *, force: bool = False) -> Plan:
    """Look what is stale of `issues`, or take all where it is `force`d."""
    stale: dict[Path, str] = {}
    fresh, drafts = [], []
    for path in issues:
        if not force and freshness.is_fresh(path):
            fresh.append(path)
        elif archive.is_draft(path, freshness.house):
            drafts.append(path)
        else:
            stale[path] = digest(path)
    return Plan(stale, tuple(fresh), tuple(drafts))


def build(stale: dict[Path, str], freshness: Freshness, means: Means, start: Start = crew) -> Iterator[Done]:
    """Build issues, given with the digests of their sources, and put down what was built; the lock of the folder is held by the caller.

    What is wrong with an issue is in what became of it; MachineError ends the run where nothing can be written any more.
    """
    house, manifest = freshness.house, freshness.manifest
    if house.file_name:
        from bulletin.manuscripts import filenames  # late: it loads what reads an issue

        name = filenames.parsed(house.file_name, Place("--name"))
        filenames.refuse_shared(name, stale, house)
    freshness.ground.of(house.template)  # before anything is read, so that what changes meanwhile is built again
    begun = time.time_ns()
    with start(house, freshness.formats, means) as executor:
        for path, made in executor.run(stale):
            if failed := _failed(made, house.shown(path), means):
                yield Done(path, Outcome.FAILED, findings=failed.findings, exit_code=failed.exit_code)
                continue
            files.publish(manifest.out / str(made.year), made.files)
            manifest.add(entry(path, stale[path], made, freshness, begun))
            yield Done(path, Outcome.BUILT, made, made.findings)


def entry(path: Path, source: str, built: Built, freshness: Freshness, begun: int) -> Entry:
    """Return the entry of an issue that was built since `begun` (in nanoseconds) and put down; `source` is the digest it had before."""
    house, manifest = freshness.house, freshness.manifest
    assets = f"{house.assets.name}/"
    pictures = {name: _unchanged(house.root / name, begun) for name in built.sources if name.startswith(assets)}
    outputs = {
        f"{built.year}/{name}": _put_down(manifest.out / str(built.year) / name, data)
        for name, data in built.files.items()
    }
    grounds = manifest.stand_on(freshness.ground.of(built.template))
    shown = house.shown(path)
    return Entry(shown, built.template, source, pictures, grounds, outputs, tuple(rivals(house, shown, pictures)))


def verify(issues: Iterable[Path], freshness: Freshness, means: Means, start: Start = crew) -> Iterator[Done]:
    """Build issues again and compare them with what is put down, which stays; what differs is kept in a folder for temporary files."""
    import tempfile

    house, out = freshness.house, freshness.manifest.out
    kept: Path | None = None
    with start(house, freshness.formats, means) as executor:
        for path, made in executor.run(issues):
            if failed := _failed(made, house.shown(path), means):
                yield Done(path, Outcome.FAILED, findings=failed.findings, exit_code=failed.exit_code)
                continue
            unlike = {
                f"{made.year}/{name}": data for name, data in made.files.items() if not _is(out, made.year, name, data)
            }
            if unlike:
                kept = kept or Path(tempfile.mkdtemp(prefix="bulletin-verify-"))
                files.publish(kept / str(made.year), {Path(name).name: data for name, data in unlike.items()})
                found = tuple(_unlike(out / name, kept / name, house) for name in unlike)
                yield Done(path, Outcome.DIFFERENT, made, found, ContentError.exit_code)
            else:
                yield Done(path, Outcome.SAME, made)


def _is(out: Path, year: int, name: str, data: bytes) -> bool:
    return digest(out / str(year) / name) == sha256(data).hexdigest()


def _unlike(there: Path, again: Path, house: House) -> Finding:
    place = Place(house.shown(there))
    if not there.exists():
        return Finding(
            place, "output-differs", "没有这个文件，重新生成却有", f"运行 bulletin archive；新的一份在 {again}"
        )
    if not digest(there):
        hint = f"检查读取权限；新的一份在 {again}"
        return Finding(place, "output-differs", "读不了这个文件，没有核对", hint)
    hint = f"新的一份在 {again}，两份对照；bulletin archive --explain 说明变了什么，--force 重新生成"
    return Finding(place, "output-differs", "和重新生成的不同", hint)


def _failed(made: Made | Lost, shown: str, means: Means) -> Failed | None:
    """Return why nothing was made; None where something was."""
    from bulletin.archive.crew import Lost
    from bulletin.archive.worker import Failed

    if isinstance(made, Lost):
        error = lost(made, shown, means)
        return Failed(error.exit_code, error.findings)
    return made if isinstance(made, Failed) else None


def lost(made: Lost, shown: str, means: Means) -> BulletinError:
    """Say over which issue two workers were lost, and what to do."""
    from bulletin.archive.crew import How

    place, again = Place(shown), "又试了一次，还是这样"
    if made.how is How.HUNG:
        message = f"生成这一期超过 {means.limit:g} 秒，已经停下；{again}"
        return LimitError(Finding(place, "worker-hung", message, "把内容分成几期，或者用 --deadline 放宽"))
    if made.how is How.STARVED:
        message = f"生成这一期，{means.memory >> 20} MB 内存不够；{again}"
        return LimitError(Finding(place, "worker-starved", message, "把内容分成几期、缩小图片，或者用 --memory 放宽"))
    why = "" if made.code is None else f"（信号 {-made.code}）" if made.code < 0 else f"（退出码 {made.code}）"
    hint = f"多半是内存不够：关掉别的程序，用 --jobs 1 再试；还不行，单独运行 bulletin build {shown}，把结果告诉维护者"
    return MachineError(Finding(place, "worker-died", f"生成这一期的进程中途没有了{why}；{again}", hint))


def _put_down(path: Path, data: bytes) -> Seen:
    """Return a file that was just written; its digest is that of what was meant to be."""
    return Seen(sha256(data).hexdigest(), len(data), 0, 0).stamped(path)


def _unchanged(path: Path, begun: int) -> Seen:
    """Return a picture as it is; without a digest, which no file has, where it may have changed while it was built from."""
    found = seen(path)
    if found is None or max(found.mtime, path.stat().st_ctime_ns) >= begun:
        return Seen("", 0, 0, 0)
    return found
