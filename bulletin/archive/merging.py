"""Shards come together: the folders that several machines built parts of an archive in go in, one folder with one manifest comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from bulletin import files
from bulletin.archive.manifest import Entry, Manifest, Seen, digest
from bulletin.errors import UsageError
from bulletin.findings import Finding, Place


class Merging:
    """Takes shards of the house in `root` over into the folder of `manifest`, whose lock is held.

    `taken` are the issues that came, `found` what is wrong.
    """

    def __init__(self, manifest: Manifest, root: Path) -> None:
        self._manifest, self._root = manifest, root
        self._origins: dict[str, tuple[Path, str]] = {}
        self.taken: list[str] = []
        self.found: list[Finding] = []

    def take(self, folder: Path) -> None:
        """Take over a shard; UsageError where the folder is none."""
        shard = Manifest.read(folder)
        if not shard.entries:
            hint = "写 bulletin archive --shard 生成的文件夹，里面有 archive.jsonl"
            raise UsageError(Finding(Place(str(folder)), "shard-missing", "这里没有生成过的一份", hint))
        for entry in {id(one): one for one in shard.entries.values()}.values():
            self._take(shard.current(entry), shard)

    def _take(self, entry: Entry, shard: Manifest) -> None:
        data = {name: _read(shard.out / name) for name in entry.outputs}
        faults = [*self._foreign(entry, shard), *self._damaged(entry, data, shard), *self._conflicts(entry, shard)]
        self.found += faults
        if faults:
            return
        for name in entry.outputs:
            self._origins[name] = (shard.out, entry.outputs[name].digest)
        for year in dict.fromkeys(PurePosixPath(name).parent for name in data):
            own = {PurePosixPath(name).name: one for name, one in data.items() if PurePosixPath(name).parent == year}
            files.publish(self._manifest.out / year, own)
        if entry.grounds in shard.grounds:
            self._manifest.stand_on(shard.grounds[entry.grounds])
        outputs = {name: Seen(*seen).stamped(self._manifest.out / name) for name, seen in entry.outputs.items()}
        self._manifest.add(replace(entry, outputs=outputs))
        self.taken.append(entry.issue)

    def _foreign(self, entry: Entry, shard: Manifest) -> Iterator[Finding]:
        source = digest(self._root / entry.issue)
        if source and source != entry.source:
            message, hint = "不是照这里的原稿生成的，没有合并", "两处的原稿要一样；改好再做一遍这一份"
            yield Finding(Place(str(shard.out)), "shard-conflict", f"{message}：{entry.issue}", hint)

    @staticmethod
    def _damaged(entry: Entry, data: dict[str, bytes], shard: Manifest) -> Iterator[Finding]:
        for name, seen in entry.outputs.items():
            if sha256(data[name]).hexdigest() != seen.digest:
                message, hint = (
                    "这个文件和清单上的校验值对不上，这一期没有合并",
                    "重新取来这一份；还不行，在那台机器上重做",
                )
                yield Finding(Place(str(shard.out / name)), "shard-damaged", f"{message}：{entry.issue}", hint)

    def _conflicts(self, entry: Entry, shard: Manifest) -> Iterator[Finding]:
        for name, seen in entry.outputs.items():
            other, known = self._origins.get(name, (shard.out, seen.digest))
            if known != seen.digest:
                message = f"和 {other} 里的同名而不同，用了先来的：{entry.issue}"
                hint = "几台机器的字体、程序要一样：bulletin doctor；改好再各做一遍"
                yield Finding(Place(str(shard.out / name)), "shard-conflict", message, hint)


def merge(manifest: Manifest, folders: Sequence[Path], root: Path) -> Merging:
    """Take over all shards in `folders` of the house in `root`.

    What is damaged, another than in a shard before, or built from another source than the house's is told and left out.
    """
    merging = Merging(manifest, root)
    for folder in folders:
        merging.take(folder)
    return merging


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
