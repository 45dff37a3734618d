"""Builds that are killed: a folder and a number of rounds go in; what stood on the disk after each kill is counted.

In each round the issue says something else than before, `bulletin build` runs in a process of its own, and SIGKILL ends it: in
every other round at a moment drawn from its whole life, else within some milliseconds of the first file that it stages, where
old and new files change places.
"""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from pathlib import Path

from commands import PROGRAM, environment, run
from houses import found, text

from bulletin import files
from bulletin.files.staging import STAGED
from bulletin.files.swap import JOURNAL

SEED = 712
TEXTS = (text("第一稿，说明情况。\n"), text("第二稿，补充说明情况。\n\n## 一、办理\n\n逐件答复。\n"))
# Seconds after the first staged file in which the files change places, and a little more.
_SWAP = 0.03
_HANGING = 60.0
# Behind each so many-th kill a whole run follows.
_WHOLE_RUNS = 10
_Contents = Mapping[str, bytes]


@dataclass
class Struck:
    """What `rounds` of kills came to: how many left the old files, the new ones, or a swap half done with its journal.

    `torn` are files that are neither the old nor the new one, `mixed` sets of both kinds that no journal tells of, `unmended`
    the rounds after which the next run did not find, or leave, whole files and nothing else. All three are to be none.
    """

    rounds: int = 0
    old: int = 0
    new: int = 0
    half: int = 0
    torn: int = 0
    mixed: int = 0
    unmended: int = 0

    def __add__(self, other: Struck) -> Struck:
        """Return the counts of both."""
        return Struck(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


def strike(root: Path, rounds: int, seed: int = SEED) -> Struck:
    """Kill so many builds; behind each the first step of the next run follows, behind some the whole of it."""
    delay = random.Random(seed)
    whole, life = _whole(root)
    struck = Struck()
    for number in range(rounds):
        old, new = whole[number % 2], whole[1 - number % 2]
        found(root, {"2024/1": TEXTS[1 - number % 2]})
        _kill(root, delay.uniform(0, 1.1 * life) if number % 2 else None, delay.uniform(0, _SWAP))
        _count(struck, root, old, new)
        _mend(struck, root, old, new, again=number % _WHOLE_RUNS == 0)
    return struck


def strike_at_once(root: Path, rounds: int) -> Struck:
    """Kill so many builds, in four folders at once."""
    folders = range(4)
    with ThreadPoolExecutor(len(folders)) as pool:
        all_struck = pool.map(lambda n: strike(root / str(n), rounds // len(folders), SEED + n), folders)
        return sum(all_struck, Struck())


def _whole(root: Path) -> tuple[tuple[_Contents, _Contents], float]:
    """Build both texts, the first one last, so that it is there; return their files, and the seconds that a run takes."""
    built = []
    for text_ in reversed(TEXTS):
        found(root, {"2024/1": text_})
        start = time.monotonic()
        run("build", cwd=root)
        life = time.monotonic() - start
        built.append(_visible(root))
    return (built[1], built[0]), life


def _kill(root: Path, moment: float | None, behind: float) -> None:
    """Run a build and kill it at a moment of its life, or so long behind the first file that it stages."""
    with subprocess.Popen([*PROGRAM, "build"], cwd=root, env=environment(), stdout=subprocess.DEVNULL) as process:
        if moment is None:
            end = time.monotonic() + _HANGING
            while not _staged(root) and process.poll() is None and time.monotonic() < end:
                time.sleep(0.0005)
        time.sleep(behind if moment is None else moment)
        process.send_signal(signal.SIGKILL)


def _count(struck: Struck, root: Path, old: _Contents, new: _Contents) -> None:
    """Count what stands on the disk before anything else has run."""
    seen = _visible(root)
    struck.rounds += 1
    struck.torn += any(data not in {old.get(name), new.get(name)} for name, data in seen.items())
    if seen in (old, new):
        struck.old += seen == old
        struck.new += seen == new
    elif JOURNAL in _names(root):
        struck.half += 1
    else:
        struck.mixed += 1


def _mend(struck: Struck, root: Path, old: _Contents, new: _Contents, *, again: bool) -> None:
    """Let the next run come, and count where it leaves anything else than whole files."""
    with files.locked(root / "build"):
        mended = _visible(root) in (old, new) and not _staged(root)
    if again:
        ran = run("build", cwd=root)
        mended = mended and ran.returncode == 0 and _visible(root) == new and not _staged(root)
    elif _visible(root) != new:
        _put(root, new)
    struck.unmended += not mended


def _put(root: Path, contents: _Contents) -> None:
    """Write files as a run that is not killed would leave them."""
    files.publish(root / "build/2024", contents)


def _names(root: Path) -> list[str]:
    folder = root / "build/2024"
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []


def _staged(root: Path) -> list[str]:
    return [name for name in _names(root) if name.startswith(STAGED)]


def _visible(root: Path) -> dict[str, bytes]:
    """Return the files that people see."""
    return {name: (root / "build/2024" / name).read_bytes() for name in _names(root) if not name.startswith(".")}
