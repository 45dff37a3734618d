"""The manifest: what an archive was built from, a line of JSON for each issue; lines go in, the last word on each output comes out.

It only grows, and each line is down on the disk before the next: what a killed run has done is known, and nothing else. Kinds of lines:

{"grounds": "…", "files": {"bulletin.yaml": "…"}, "faces": {"仿宋": "FangSong …"}, "versions": {"weasyprint": "70.0"}}
{"looked": "…", "template": "lianluo", "faces": {…}}
{"issue": "issues/2024/12.md", "source": "…", "pictures": {"assets/a.png": […]}, "grounds": "…", "outputs": {"2024/12.pdf": […]}}
{"pruned": ["2024/12.pdf"]}

A file is [SHA-256, bytes, time of the last change in nanoseconds, inode].
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from io import BufferedRandom, FileIO
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from bulletin import files, kept
from bulletin.files.staging import sync

NAME = "archive.jsonl"
# So many lines for each that still counts, and the manifest is written anew.
_WORN, _FEW = 4, 200
# Bytes that are read at a time: they are still in the processor's cache when they are hashed.
_PIECE = 2**16
Faces: TypeAlias = "Mapping[str, str]"


class Seen(NamedTuple):
    """A file as it was: the SHA-256 of its bytes, and what it has no longer when it was written anew."""

    digest: str
    size: int
    mtime: int
    inode: int

    def is_stamped(self, now: kept.Stamp | None) -> bool:
        """Tell whether this is the stamp of a file that was not written anew."""
        return now == (self.mtime, self.size, self.inode)

    def is_still(self, path: Path | str, *, hashed: bool = False) -> bool:
        """Tell whether a file is as it was: by its stamp, or, where that is another or `hashed` is asked for, by its bytes."""
        return self.is_still_at(path, kept.stamp(path), hashed=hashed)

    def is_still_at(self, path: Path | str, now: kept.Stamp | None, *, hashed: bool) -> bool:
        """Tell the same of a file whose stamp is known."""
        if now is None or not self.digest:
            return False
        if not hashed and self.is_stamped(now):
            return True
        return now[1] == self.size and digest(path) == self.digest

    def stamped(self, path: Path | str) -> Seen:
        """Return the same bytes with the stamp that the file has now."""
        now = kept.stamp(path)
        return Seen(self.digest, now[1], now[0], now[2]) if now else self


@dataclass(frozen=True)
class Grounds:
    """What all issues of a template stand on: digests of files by name, faces by role, versions by name."""

    files: Mapping[str, str]
    faces: Faces
    versions: Mapping[str, str]

    @cached_property
    def key(self) -> str:
        """Return what no other grounds have."""
        return sha256(json.dumps([dict(self.files), dict(self.faces), dict(self.versions)]).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Entry:
    """An issue as it was built: its path in the house, its template, the digest of its source, its pictures, its outputs by path below the folder.

    `rivals` are files that might be taken for one of its pictures.
    """

    issue: str
    template: str
    source: str
    pictures: Mapping[str, Seen]
    grounds: str
    outputs: Mapping[str, Seen]
    rivals: tuple[str, ...] = ()


@dataclass
class Manifest:
    """The manifest in the folder `out`: the last entry of each issue and format, who made each output, and what grounds there were."""

    out: Path
    grounds: dict[str, Grounds] = field(default_factory=dict)
    looked: dict[str, tuple[str, Faces]] = field(default_factory=dict)
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    outputs: dict[str, tuple[str, Seen]] = field(default_factory=dict)
    lines: int = 0
    _file: BufferedRandom | None = None

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.out / NAME

    @classmethod
    def read(cls, out: Path) -> Manifest:
        """Read the manifest of a folder; lines that cannot be read say nothing, so what they told of is built again."""
        manifest = cls(out)
        try:
            data = manifest.path.read_bytes()
        except FileNotFoundError:
            return manifest
        except OSError as error:
            raise files.refused(error, manifest.path) from None
        for line in data.splitlines(keepends=True):
            manifest.lines += 1
            if line.endswith(b"\n"):
                manifest._take(_parsed(line))
        return manifest

    def latest(self, issue: str, formats: Iterable[str]) -> list[Entry]:
        """Return the last entries of an issue in `formats`, each once."""
        found = (self.entries.get((issue, to)) for to in formats)
        return list({id(entry): entry for entry in found if entry}.values())

    def current(self, entry: Entry) -> Entry:
        """Return an entry with those of its outputs that it has the last word on."""
        return replace(entry, outputs=self.own(entry))

    def own(self, entry: Entry) -> dict[str, Seen]:
        """Return the outputs of an entry that it has the last word on."""
        return {n: seen for n, seen in entry.outputs.items() if self.entries.get((entry.issue, ending(n))) is entry}

    def left(self, is_source: Mapping[str, object]) -> dict[str, tuple[str, Seen]]:
        """Return the outputs, with their issues, of which `is_source` has none, or that the last entry of their issue no longer has."""
        return {
            name: (issue, seen)
            for name, (issue, seen) in self.outputs.items()
            if issue not in is_source or not self._has(issue, name)
        }

    def _has(self, issue: str, name: str) -> bool:
        entry = self.entries.get((issue, ending(name)))
        return entry is not None and name in entry.outputs

    def add(self, *entries: Entry) -> None:
        """Write down entries, lasting before this returns. MachineError where the disk does not allow it."""
        self._write([_written(entry) for entry in entries])

    def stand_on(self, grounds: Grounds) -> str:
        """Write down grounds, if they are new, and return their key."""
        if grounds.key not in self.grounds:
            told = {"files": dict(grounds.files), "faces": dict(grounds.faces), "versions": dict(grounds.versions)}
            self._write([{"grounds": grounds.key, **told}])
        return grounds.key

    def look(self, template: str, key: str, faces: Faces) -> None:
        """Write down which faces were found for a template while what was looked through had the digest `key`."""
        if self.looked.get(template) != (key, faces):
            self._write([{"looked": key, "template": template, "faces": dict(faces)}])

    def prune(self, names: Iterable[str]) -> None:
        """Write down that outputs are gone."""
        self._write([{"pruned": list(names)}])

    def close(self) -> None:
        """Close the file, and write it anew where most of its lines no longer count."""
        if self._file:
            self._file.close()
            self._file = None
        if self.lines > _FEW + _WORN * len(self.entries):
            lines = list(self._counting())
            files.publish(self.out, {NAME: b"".join(map(_line, lines))})
            self.lines = len(lines)

    def _counting(self) -> Iterator[dict[str, Any]]:
        """Yield the lines that still count."""
        kept_ = {id(entry): entry for entry in self.entries.values()}
        used = {entry.grounds for entry in kept_.values()}
        for key, grounds in self.grounds.items():
            if key in used:
                told = {"files": dict(grounds.files), "faces": dict(grounds.faces), "versions": dict(grounds.versions)}
                yield {"grounds": key, **told}
        for template, (key, faces) in self.looked.items():
            yield {"looked": key, "template": template, "faces": dict(faces)}
        for name, (issue, seen) in self.outputs.items():
            if not self._has(issue, name):
                yield {"issue": issue, "left": {name: list(seen)}}
        yield from (_written(self.current(entry)) for entry in kept_.values())

    def _write(self, lines: list[dict[str, Any]]) -> None:
        try:
            file = self._file = self._file or _opened(self.path)
            file.write(b"".join(map(_line, lines)))
            file.flush()
            os.fsync(file.fileno())
        except OSError as error:
            raise files.refused(error, self.path) from None
        self.lines += len(lines)
        for line in lines:
            self._take(line)

    def _take(self, line: dict[str, Any]) -> None:
        """Let a line say what it says; one that is none says nothing."""
        try:
            if "grounds" in line and "issue" not in line:
                parts = (_texts(line[part]) for part in ("files", "faces", "versions"))
                self.grounds[_text(line["grounds"])] = Grounds(*parts)
            elif "looked" in line:
                self.looked[_text(line["template"])] = (_text(line["looked"]), _texts(line["faces"]))
            elif "left" in line:
                issue = _text(line["issue"])
                self.outputs |= {name: (issue, one) for name, one in _outputs(line["left"]).items()}
            elif "issue" in line:
                self._enter(_entry(line))
            elif "pruned" in line:
                self._forget([_text(name) for name in line["pruned"]])
        except (KeyError, TypeError, ValueError, AttributeError):
            return

    def _enter(self, entry: Entry) -> None:
        for name, seen in entry.outputs.items():
            self.entries[entry.issue, ending(name)] = entry
            self.outputs[name] = (entry.issue, seen)

    def _forget(self, names: Iterable[str]) -> None:
        gone = {name: self.outputs.pop(name) for name in names if name in self.outputs}
        for name, (issue, _) in gone.items():
            if self._has(issue, name):
                del self.entries[issue, ending(name)]


def digest(path: Path | str) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal; nothing where it cannot be read."""
    state = sha256()
    try:
        with FileIO(path) as file:  # takes a text, which is quicker than a path, for thousands of files
            while piece := file.read(_PIECE):
                state.update(piece)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return ""
    return state.hexdigest()


def seen(path: Path) -> Seen | None:
    """Return a file as it is; None where there is none. Its stamp is taken before it is read, so a change meanwhile is seen later."""
    stamp = kept.stamp(path)
    found = digest(path) if stamp else ""
    return Seen(found, stamp[1], stamp[0], stamp[2]) if stamp and found else None


def is_output(name: str) -> bool:
    """Tell whether the name of an output leads into the folder of a year: a manifest that was tampered with leads nowhere else."""
    year, _, file = name.partition("/")
    return year.isdecimal() and bool(file) and not file.startswith(".") and not {"/", "\\"} & set(file)


def ending(name: str) -> str:
    """Return the format of an output by its name."""
    return name.rpartition(".")[2]


def _opened(path: Path) -> BufferedRandom:
    """Open a manifest to write on behind its last whole line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666), "r+b")
    whole = file.read().rfind(b"\n") + 1
    file.seek(whole)
    file.truncate()
    if is_new:
        sync(path.parent)
    return file


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _line(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def _written(entry: Entry) -> dict[str, Any]:
    return {
        "issue": entry.issue,
        "template": entry.template,
        "source": entry.source,
        "pictures": {name: list(one) for name, one in entry.pictures.items()},
        **({"rivals": list(entry.rivals)} if entry.rivals else {}),
        "grounds": entry.grounds,
        "outputs": {name: list(one) for name, one in entry.outputs.items()},
    }


def _entry(line: Mapping[str, Any]) -> Entry:
    pictures = {_text(name): _seen(one) for name, one in line["pictures"].items()}
    rivals = tuple(_text(name) for name in line.get("rivals", ()))
    issue, template, source, grounds = (_text(line[key]) for key in ("issue", "template", "source", "grounds"))
    return Entry(issue, template, source, pictures, grounds, _outputs(line["outputs"]), rivals)


def _outputs(told: Mapping[str, Any]) -> dict[str, Seen]:
    """Return outputs as a line tells of them; ValueError where one would not lie in the folder of a year."""
    if not all(map(is_output, told)):
        raise ValueError
    return {name: _seen(one) for name, one in told.items()}


def _seen(told: Sequence[object]) -> Seen:
    made, size, mtime, inode = told
    return Seen(_text(made), _whole(size), _whole(mtime), _whole(inode))


def _texts(told: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(one) for name, one in told.items()}


def _text(told: object) -> str:
    """Return a text; TypeError where it is none, ValueError where it is one that could not be written down again."""
    if not isinstance(told, str):
        raise TypeError
    told.encode()
    return told


def _whole(told: object) -> int:
    if not isinstance(told, int):
        raise TypeError
    return told
