"""Builds that are killed: a folder and a number of kills go in; what stood on the disk after each of them is counted.

In each round the issue says something else than before, a build runs in a process of its own, and SIGKILL ends it: in one round of
eight at a moment drawn from its whole life, in one from the time in which its files are written beside the old ones, in six from
that in which they change places. The processes are forked from a program that is loaded, or are started anew, as people do.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

from commands import PROGRAM, environment, run
from houses import found, text
from loaded import LOADED

from bulletin import files
from bulletin.files.staging import STAGED
from bulletin.files.swap import JOURNAL

SEED = 712
TEXTS = (text("第一稿，说明情况。\n"), text("第二稿，补充说明情况。\n\n## 一、办理\n\n逐件答复。\n"))
# How many marks are waited for, round by round: none, the first file, the swap. Behind one round of so many a whole run follows.
_BEHIND, _WHOLE_RUNS = ("", "<", "<[", "<[", "<[", "<[", "<[", "<["), 10
# Seconds after the first staged file in which files change places, for processes that do not tell; and seconds to wait for it.
_SWAP, _HANGING = 0.03, 60.0
_Contents = Mapping[str, bytes]

# Forks a child that builds in a folder, and kills it some seconds behind the marks that are waited for; with no seconds it lets
# it end. Marks are written where files.publish begins and ends, < and >, and its swap, [ and ].
_BUILDER = f"""
import json, os, signal, sys, time
from bulletin import files

def marked(call, pipe, begins, ends):
    def marking(*given):
        os.write(pipe, begins)
        made = call(*given)
        os.write(pipe, ends)
        return made
    return marking

def child(folder, pipe):
    signal.alarm({_HANGING:.0f})
    os.chdir(folder)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nothing, descriptor)
    files.publish = marked(files.publish, pipe, b"<", b">")
    files.swap = marked(files.swap, pipe, b"[", b"]")
    sys.argv = ["bulletin", "build"]
    program.main()

def asked(folder, behind, seconds):
    reads, writes = os.pipe()
    start = time.monotonic()
    process = os.fork()
    if not process:
        try:
            child(folder, writes)
        except SystemExit as end:
            os._exit(end.code or 0)
        finally:
            os._exit(99)
    os.close(writes)
    marks = {{}}
    while len(marks) < len(behind) and (mark := os.read(reads, 1)):
        marks[mark.decode()] = time.monotonic() - start
    if seconds is not None:
        time.sleep(seconds)
        os.kill(process, signal.SIGKILL)
    while mark := os.read(reads, 1):
        marks[mark.decode()] = time.monotonic() - start
    _, status = os.waitpid(process, 0)
    os.close(reads)
    return [marks, os.waitstatus_to_exitcode(status), time.monotonic() - start]

for line in sys.stdin:
    print(json.dumps(asked(*json.loads(line))), flush=True)
"""


class Ended(NamedTuple):
    """How a build ended: the marks that it wrote with their seconds, its exit code, the seconds of its life."""

    marks: dict[str, float]
    code: int
    life: float


class Builder:
    """A loaded program that forks builds, and kills them."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", LOADED + _BUILDER],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def build(self, folder: Path, behind: str = "", seconds: float | None = None) -> Ended:
        """Build in `folder`, and kill that so many `seconds` behind the marks that are named, or its start."""
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([str(folder), behind, seconds]), file=self._process.stdin, flush=True)
        return Ended(*json.loads(self._process.stdout.readline()))


@dataclass
class Struck:
    """What `rounds` of kills came to.

    They met builds `before` their writing of files, while they were `staging` new ones beside the old, within the `swap`, or
    `after` it, and left the `old` files, the `new` ones, or a swap
    `half` done with its journal. `torn` are files that are neither the old nor the new one, `mixed` sets of both kinds that no
    journal tells of, `unmended` the rounds after which the next run did not find, or leave, whole files and nothing else. The
    last three are to be none.
    """

    rounds: int = 0
    before: int = 0
    staging: int = 0
    swap: int = 0
    after: int = 0
    old: int = 0
    new: int = 0
    half: int = 0
    torn: int = 0
    mixed: int = 0
    unmended: int = 0

    def __add__(self, other: Struck) -> Struck:
        """Return the counts of both."""
        return Struck(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


_Made = TypeVar("_Made")


def strike_forked(root: Path, rounds: int) -> Struck:
    """Kill builds that are forked from a loaded program."""
    delay = random.Random(SEED)
    with Builder() as builder:
        (new, first), (old, second) = _both(root, lambda: builder.build(root))
        longest = {
            behind: max(one.marks[ends] - one.marks[begins] for one in (first, second))
            for behind, begins, ends in (("<", "<", "["), ("<[", "[", "]"))
        } | {"": max(first.life, second.life)}

        def kill(number: int) -> str:
            behind = _BEHIND[number % len(_BEHIND)]
            return "".join(builder.build(root, behind, delay.uniform(0, longest[behind])).marks)

        return _Killing(root, old, new, kill, lambda: builder.build(root).code).rounds(rounds)


def strike_processes(root: Path, rounds: int) -> Struck:
    """Kill processes that are started as people start them."""
    delay = random.Random(SEED)
    start = time.monotonic()
    (new, _), (old, _) = _both(root, lambda: _run(root))
    life = (time.monotonic() - start) / 2

    def kill(number: int) -> str:
        _kill_process(root, None if number % len(_BEHIND) else delay.uniform(0, life), delay.uniform(0, _SWAP))
        if JOURNAL in _names(root):
            return "<["
        after = _visible(root) == (old if number % 2 else new)
        return "<" if _staged(root) else "<[]" if after else ""

    return _Killing(root, old, new, kill, lambda: _run(root)).rounds(rounds)


def _run(root: Path) -> int:
    return run("build", cwd=root).returncode


def _both(root: Path, build: Callable[[], _Made]) -> list[tuple[_Contents, _Made]]:
    """Build the second text and then the first, which stays; return the files of each, and what the build returned."""
    built: list[tuple[_Contents, _Made]] = []
    for text_ in reversed(TEXTS):
        found(root, {"2024/1": text_})
        made = build()
        built.append((_visible(root), made))
    return built


def _kill_process(root: Path, moment: float | None, behind: float) -> None:
    """Start a build and kill it at a moment of its life, or so long behind the first file that it stages."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen([*PROGRAM, "build"], cwd=root, env=environment(), stdout=quiet, stderr=quiet) as process:
        if moment is None:
            end = time.monotonic() + _HANGING
            while not _staged(root) and process.poll() is None and time.monotonic() < end:
                time.sleep(0.0005)
        time.sleep(behind if moment is None else moment)
        process.send_signal(signal.SIGKILL)


@dataclass
class _Killing:
    """Rounds of kills in one folder: what it holds before the first and after it, how a build is killed, and how it runs whole.

    `kill` takes the number of the round and returns the marks that the build had written, `whole` returns an exit code.
    """

    root: Path
    old: _Contents
    new: _Contents
    kill: Callable[[int], str]
    whole: Callable[[], int]

    def rounds(self, count: int) -> Struck:
        """Kill so many builds; behind each the first step of the next run follows, behind some the whole of it."""
        struck = Struck()
        for number in range(count):
            old, new = (self.new, self.old) if number % 2 else (self.old, self.new)
            found(self.root, {"2024/1": TEXTS[1 - number % 2]})
            struck += self._phase(self.kill(number)) + self._left(old, new)
            struck.unmended += not self._mended(old, new, again=number % _WHOLE_RUNS == 0)
        return struck

    @staticmethod
    def _phase(marks: str) -> Struck:
        return Struck(before=marks == "", staging=marks == "<", swap=marks == "<[", after="]" in marks)

    def _left(self, old: _Contents, new: _Contents) -> Struck:
        """Count what stands on the disk before anything else has run."""
        seen = _visible(self.root)
        torn = any(data not in {old.get(name), new.get(name)} for name, data in seen.items())
        half = seen not in (old, new) and JOURNAL in _names(self.root)
        mixed = seen not in (old, new) and not half
        return Struck(1, old=seen == old, new=seen == new, half=half, torn=torn, mixed=mixed)

    def _mended(self, old: _Contents, new: _Contents, *, again: bool) -> bool:
        """Let the next run come; tell whether it leaves whole files and nothing else. What is new stands there at the end."""
        with files.locked(self.root / "build"):
            mended = _visible(self.root) in (old, new) and not _staged(self.root)
        if again:
            return self.whole() == 0 and _visible(self.root) == new and not _staged(self.root) and mended
        if _visible(self.root) != new:
            files.publish(self.root / "build/2024", new)
        return mended


def _names(root: Path) -> list[str]:
    folder = root / "build/2024"
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []


def _staged(root: Path) -> list[str]:
    return [name for name in _names(root) if name.startswith(STAGED)]


def _visible(root: Path) -> dict[str, bytes]:
    """Return the files that people see."""
    return {name: (root / "build/2024" / name).read_bytes() for name in _names(root) if not name.startswith(".")}
