"""Runs over an archive of generated issues: a number goes in, docs/archive.md comes out, each run with its time, memory and proof.

    measure.py [712] [--keep FOLDER] [--to FILE]

Memory is that of the largest process and of all together, looked at five times a second; the processor's time is that of all processes. Equal
bytes are told by one digest over all outputs. With fewer than 200 issues it is a trial: it kills less often.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import killing
import running
from fontTools.ttLib import TTFont
from generate import generate
from running import Ran, Watched, run

from bulletin import fonts
from bulletin.archive.work import cores
from bulletin.layout import load
from bulletin.manuscripts.house import House

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/archive.md"
PROSE = Path(__file__).with_name("page.md")
MEGABYTE = 2**20
JOBS = 2
# Fewer issues are a trial, which kills less often.
TRIAL = 200
OWN = "extends: lianluo\n"
# One line more below each title: all that stands below it moves.
MOVED = f"{OWN}styles:\n  title: {{ after: 2 }}\n"


class Row(NamedTuple):
    """A line of the table: what was done, what came of it, the run itself, the digest of all outputs, and the one that it should have."""

    name: str
    said: str
    ran: Ran | None
    digest: str = ""
    expected: str = ""
    right: bool = True

    @property
    def is_right(self) -> bool:
        return self.right and (not self.expected or self.digest == self.expected)

    def __str__(self) -> str:
        equal = f"`{self.digest[:8]}`" if self.digest else ""
        mark = "" if self.is_right else " **not as it should be**"
        if self.ran is None:
            return f"| {self.name} | {self.said}{mark} | | | | | {equal} |\n"
        told = f"{self.ran.seconds:.1f} | {self.ran.processor:.1f}"
        memory = f"{self.ran.largest / MEGABYTE:.0f} | {self.ran.together / MEGABYTE:.0f}"
        return f"| {self.name} | {self.said}{mark} | {told} | {memory} | {equal} |\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=712)
    parser.add_argument("--keep", type=Path, help="a folder that is to hold the archive, and stays")
    parser.add_argument("--to", type=Path, default=PAGE, help="where the page goes")
    asked = parser.parse_args()
    running.adopt()
    folder = (asked.keep or Path(tempfile.mkdtemp(prefix="bulletin-archive-"))).resolve()
    archive = Archive(folder, asked.count)
    rows, start = [], time.monotonic()
    for row in archive.rows():
        minutes, seconds = divmod(int(time.monotonic() - start), 60)
        print(f"[{minutes:02}:{seconds:02}] {row}", end="", flush=True)
        rows.append(row)
    values = {"count": str(asked.count), "cores": str(cores()), "python": platform.python_version()}
    values |= {"minutes": f"{(time.monotonic() - start) / 60:.0f}", "rows": "".join(map(str, rows)).rstrip()}
    text = PROSE.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    asked.to.write_text(text, encoding="utf-8")
    if not asked.keep:
        shutil.rmtree(folder)
    if wrong := [row.name for row in rows if not row.is_right]:
        sys.exit(f"not as it should be: {', '.join(wrong)}")


class Archive:
    """A house of generated issues in `folder`, with a template and a face of its own, which can be changed."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder, self.count = folder, count
        self.is_trial = count < TRIAL
        issues = generate(folder, count)
        self.order = [path.relative_to(folder).as_posix() for path in issues]
        self._layout = folder / "templates/own/layout.yaml"
        self._layout.parent.mkdir(parents=True, exist_ok=True)
        self._layout.write_text(OWN, encoding="utf-8")
        house = folder / "bulletin.yaml"
        house.write_text(house.read_text(encoding="utf-8") + "template: own\n", encoding="utf-8")
        self._face = _own_face(folder)
        self.first = ""

    def rows(self) -> Iterator[Row]:
        """Do what keepers of archives do, one after another."""
        ran = run(self.folder, "--jobs", str(JOBS))
        self.first = self.digest()
        course = ", ".join(f"{size / MEGABYTE:.0f}" for size in ran.course)
        yield self.row("everything", ran, same=True)
        yield Row("a worker's memory in that run, after each quarter", f"{course} MB", None)
        yield self.row("nothing to do, by stamps", run(self.folder), same=True)
        yield self.row("nothing to do, outputs hashed", run(self.folder, "--hash"), same=True)
        yield from self._one_changed()
        yield self.row("verified", run(self.folder, "--verify"), same=True)
        yield from self._template_changed()
        yield from self._killed()
        yield from self._face_changed()
        yield from self._workers_killed()
        yield from self._sharded()
        yield self._on_a_cluster()

    def _one_changed(self) -> Iterator[Row]:
        issue = self.folder / self.order[-1]
        text = issue.read_bytes()
        issue.write_bytes(text + "\n另起一段，补充说明情况。\n".encode())
        yield self.row("one issue changed", run(self.folder))
        issue.write_bytes(text)
        yield self.row("and changed back", run(self.folder), same=True)

    def _template_changed(self) -> Iterator[Row]:
        shutil.copytree(self.folder / "build", self.folder / "build-old")
        self._layout.write_text(MOVED, encoding="utf-8")
        yield self.row("template changed: a line more below each title", run(self.folder))
        ran = run(self.folder, "--compare", str(self.folder / "build-old"))
        yield self.row("compared with what was there before", ran)
        shutil.rmtree(self.folder / "build-old")
        self._layout.write_text(OWN, encoding="utf-8")

    def _killed(self) -> Iterator[Row]:
        stopped = killing.interrupted(self.folder, 3 if self.is_trial else 20, self.count)
        yield Row(
            f"changed back, killed {stopped.times} times in the middle",
            f"{stopped.seconds:.0f} s in all; {stopped.alive} processes alive {killing.GONE:.0f} s after",
            None,
            right=not stopped.alive,
        )
        yield self.row("and gone on", run(self.folder), same=True)

    def _face_changed(self) -> Iterator[Row]:
        data = self._face.read_bytes()
        face = TTFont(self._face)
        face["head"].fontRevision += 0.5
        face.save(self._face)
        yield self.row("face changed: another file with the same glyphs", run(self.folder))
        self._face.write_bytes(data)

    def _workers_killed(self) -> Iterator[Row]:
        found = killing.murdered(self.folder, self.order, JOBS, self.count // 4 if self.is_trial else 200)
        name = f"face changed back, {found.kills} kills of workers over {found.runs} runs; the last run"
        lost = f"{found.twice} issues built twice, {found.lost} lost"
        row = self.row(name, found.ran, same=True)
        yield row._replace(said=f"{row.said}; {lost}", right=row.right and not found.twice and not found.lost)

    def _sharded(self) -> Iterator[Row]:
        for part in (1, 2):
            yield self.row(f"shard {part} of 2", run(self.folder, "--shard", f"{part}/2", "--out", f"shard{part}"))
        words = [word for part in (1, 2) for word in ("--merge", str(self.folder / f"shard{part}"))]
        yield self.row("merged", run(self.folder, "--out", "merged", *words), same=True, out="merged")

    def _on_a_cluster(self) -> Row:
        log, killed = killing.Log(self.folder / "afar"), []

        def kill(_: Watched) -> None:
            there = running.children(cluster)
            if there and not killed and len(log.built()) >= self.count // 3:
                killed.append(max(there, key=_resident))
                with suppress(OSError):
                    os.kill(killed[0], signal.SIGKILL)

        with _cluster() as (cluster, address):
            words = ("--out", "afar", "--executor", f"dask://{address}")
            ran = run(self.folder, *words, meanwhile=kill, spared=[cluster])
        name = f"on a dask cluster of {JOBS} processes, {len(killed)} of them killed in the middle"
        return self.row(name, ran, same=True, out="afar")

    def row(self, name: str, ran: Ran, *, same: bool = False, out: str = "build") -> Row:
        said = ran.said.rpartition("；")[0] or ran.said
        code = f"exit {ran.code}: " if ran.code else ""
        digest = "" if "shard" in name else self.digest(out)
        is_compared = "compared" in name  # texts that differ end it with 1
        right = not ran.code or is_compared
        return Row(name, f"{code if not is_compared else ''}{said}", ran, digest, self.first if same else "", right)

    def digest(self, out: str = "build") -> str:
        """Return a digest of all outputs in a folder."""
        total = sha256()
        for path in sorted((self.folder / out).glob("*/[0-9]*")):
            total.update(f"{path.parent.name}/{path.name}".encode() + sha256(path.read_bytes()).digest())
        return total.hexdigest()


def _own_face(folder: Path) -> Path:
    """Put the face of the text into the house, and return where it is there."""
    house = House.find(folder, folder)
    face = load("lianluo", house.templates).faces["仿宋"]
    found = fonts.resolve([face], house.font_folders)[face.role]
    own = folder / "assets/fonts" / found.path.name
    own.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(found.path, own)
    return own


def _resident(pid: int) -> int:
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return 0


@contextmanager
def _cluster() -> Iterator[tuple[int, str]]:
    """Start a cluster on this machine; yield its process and the address of its scheduler."""
    words = [sys.executable, str(ROOT / "tests/archive/gathered.py"), str(JOBS)]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        if process.stdout and process.stdin:
            yield process.pid, process.stdout.readline().strip()
            process.stdin.close()


if __name__ == "__main__":
    main()
