"""Runs over an archive of generated issues: a number goes in, docs/archive.md comes out, each run with its time, memory and proof.

    measure.py [712] [--keep FOLDER]

Memory is that of the largest process and of all together, looked at ten times a second. Equal bytes are told by one digest over all outputs.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generate import generate

from bulletin.archive.crew import cores

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/archive.md"
MEGABYTE = 2**20
HEAD = """# The archive, measured

`make archive` writes this page anew: `bulletin archive` over {count} generated issues (`benchmarks/archive/generate.py`, seed 1: most are short, one in ten is long; pictures, tables, notes, lists,
attachments), on {cores} processors, Python {python}. Other work on the machine weighs on all rows. Memory is that of the largest process, and of all processes together. Outputs are the same bytes
where their digests are.

| run | says | seconds | MB, largest | MB, together | outputs |
|---|---|---|---|---|---|
"""


class Ran(NamedTuple):
    """A run: its name, its last line, its seconds, the memory of its largest process and of all in bytes, the digest of all outputs."""

    name: str
    said: str
    seconds: float
    largest: int
    together: int
    digest: str

    @property
    def row(self) -> str:
        said = self.said.rpartition("；")[0] or self.said
        memory = f"{self.largest / MEGABYTE:.0f} | {self.together / MEGABYTE:.0f}"
        return f"| {self.name} | {said} | {self.seconds:.1f} | {memory} | `{self.digest[:8]}` |\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=712)
    parser.add_argument("--keep", type=Path, help="a folder that holds the archive already, or is to hold it")
    asked = parser.parse_args()
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="bulletin-archive-"))
    if not (folder / "bulletin.yaml").exists():
        generate(folder, asked.count)
    rows = []
    for ran in runs(folder):
        print(ran.row, end="", flush=True)
        rows.append(ran.row)
    PAGE.write_text(
        HEAD.format(count=asked.count, cores=cores(), python=platform.python_version()) + "".join(rows),
        encoding="utf-8",
    )
    if not asked.keep:
        shutil.rmtree(folder)


def runs(folder: Path) -> Iterator[Ran]:
    """Run what keepers of archives run, one after another."""
    yield _ran("everything", folder)
    yield _ran("nothing to do, by stamps", folder)
    yield _ran("nothing to do, outputs hashed", folder, "--hash")
    issue = max(folder.glob("issues/*/1.md"))
    text = issue.read_bytes()
    issue.write_bytes(text + "\n另起一段，补充说明情况。\n".encode())
    yield _ran("one issue changed", folder)
    issue.write_bytes(text)
    yield _ran("and changed back", folder)
    yield _ran("killed 5 times, and gone on", folder, before=lambda: _kill(folder, 5))
    yield _ran("verified", folder, "--verify")


def _kill(folder: Path, times: int) -> None:
    """Begin anew, and kill the run again and again."""
    shutil.rmtree(folder / "build")
    for _ in range(times):
        with subprocess.Popen(_words(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(10)
            process.kill()


def _words(folder: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "bulletin", "archive", "--house", str(folder), *options]


def _ran(name: str, folder: Path, *options: str, before: Callable[[], None] | None = None) -> Ran:
    if before:
        before()
    start = time.perf_counter()
    largest = together = 0
    with subprocess.Popen(
        _words(folder, *options), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        while process.poll() is None:
            sizes = list(_sizes(process.pid))
            largest, together = max([largest, *sizes]), max(together, sum(sizes))
            time.sleep(0.1 if len(sizes) > 1 else 0.01)
        seconds = time.perf_counter() - start
        said = [line for line in process.stdout or () if "期：" in line]
    return Ran(
        name, said[-1].strip() if said else f"exit {process.returncode}", seconds, largest, together, _digest(folder)
    )


def _sizes(pid: int) -> Iterator[int]:
    """Yield what each process of a tree has in memory; shared pages count in each."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
    yield int(found[0]) * 1024 if found else 0
    for child in children:
        yield from _sizes(int(child))


def _digest(folder: Path) -> str:
    total = sha256()
    for path in sorted((folder / "build").glob("*/[0-9]*")):
        total.update(path.name.encode() + sha256(path.read_bytes()).digest())
    return total.hexdigest()


if __name__ == "__main__":
    main()
