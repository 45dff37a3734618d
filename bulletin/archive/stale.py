"""Which issues are stale, and why: a house and its manifest go in, reasons in Chinese come out; an issue without one is fresh."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bulletin import kept
from bulletin.archive.grounds import Ground
from bulletin.archive.manifest import Entry, Grounds, Manifest, Seen, digest, ending
from bulletin.manuscripts.house import FILE, House

# How many names of one kind a reason tells.
_TOLD = 3


class Freshness:
    """What is known of the issues of `house` in the folder of `manifest`; `hashed` reads outputs and pictures, whatever their stamps say."""

    def __init__(self, house: House, manifest: Manifest, formats: Sequence[str], *, hashed: bool = False) -> None:
        self.house, self.manifest, self.formats, self.hashed = house, manifest, tuple(formats), hashed
        self.ground = Ground(house, manifest)
        self._root, self._out = str(house.root), str(manifest.out)
        # Issues that were found fresh.
        self.fresh: set[str] = set()
        # Issues of which a file has the bytes that it had, but another stamp.
        self._moved: set[str] = set()

    def is_fresh(self, issue: Path) -> bool:
        """Tell whether all outputs of an issue are there, and would be the same if they were built."""
        if next(self.reasons(issue), None) is not None:
            return False
        self.fresh.add(in_house(issue, self.house))
        return True

    def reasons(self, issue: Path) -> Iterator[str]:
        """Yield why an issue is stale."""
        shown = in_house(issue, self.house)
        entries = self.manifest.latest(shown, self.formats)
        lacking = [to for to in self.formats if (shown, to) not in self.manifest.entries]
        if not entries:
            yield "还没有生成过"
            return
        if lacking:
            yield f"还没有生成过这种文件：{'、'.join(lacking)}"
        source = digest(issue)
        said = [reason for entry in entries for reason in self._of(entry, source)]
        yield from dict.fromkeys(said)

    def _of(self, entry: Entry, source: str) -> Iterator[str]:
        if entry.source != source:
            yield f"原文改了：{entry.issue}"
        for name, seen in entry.pictures.items():
            path = f"{self._root}/{name}"
            if not self._is_still(entry, seen, path):
                yield f"图片改了：{name}" if kept.stamp(path) else f"图片没有了：{name}"
        if more := set(rivals(self.house, entry.issue, entry.pictures)) ^ set(entry.rivals):
            yield f"和图片同名的文件多了或者少了：{_listed(sorted(more))}"
        now = self.ground.of(entry.template)
        if now.key != entry.grounds:
            yield from differences(self.manifest.grounds.get(entry.grounds), now)
        for name, seen in self.manifest.own(entry).items():
            path = f"{self._out}/{name}"
            if ending(name) in self.formats and not self._is_still(entry, seen, path):
                yield f"生成的文件在别处改过：{name}" if kept.stamp(path) else f"生成的文件没有了：{name}"

    def _is_still(self, entry: Entry, seen: Seen, path: str) -> bool:
        now = kept.stamp(path)
        if not seen.is_stamped(now):
            self._moved.add(entry.issue)
        return seen.is_still_at(path, now, hashed=self.hashed)

    def renewed(self, issue: Path) -> list[Entry]:
        """Return the entries of a fresh issue with the stamps of its files as they are now, where these are others: after a checkout."""
        shown = in_house(issue, self.house)
        if shown in self.fresh and shown not in self._moved:
            return []
        entries = map(self.manifest.current, self.manifest.latest(shown, self.formats))
        return [new for entry in entries if (new := self._stamped(entry)) != entry]

    def _stamped(self, entry: Entry) -> Entry:
        pictures = {name: seen.stamped(f"{self.house.root}/{name}") for name, seen in entry.pictures.items()}
        outputs = {
            name: seen.stamped(f"{self.manifest.out}/{name}") if ending(name) in self.formats else seen
            for name, seen in entry.outputs.items()
        }
        return replace(entry, pictures=pictures, outputs=outputs)


def in_house(issue: Path, house: House) -> str:
    """Return the path of an issue in its house, as House.shown does; there are hundreds, and texts are quicker than paths."""
    whole, root = os.fspath(issue), f"{house.root}{os.sep}"
    return whole.removeprefix(root).replace(os.sep, "/") if whole.startswith(root) else house.shown(issue)


def rivals(house: House, issue: str, pictures: Iterable[str]) -> list[str]:
    """Return the files that stand where a reference to one of an issue's pictures might lead before, or instead of, where it does."""
    beside = f"{house.root}/{issue.rpartition('/')[0]}"
    found: list[str] = []
    for name in pictures:
        inside = name.removeprefix(f"{house.assets.name}/")
        places = (f"{beside}/{inside}", f"{beside}/{name}", f"{house.assets}/{name}")
        found += [path.removeprefix(f"{house.root}/") for path in places if kept.stamp(path)]
    return found


def differences(before: Grounds | None, now: Grounds) -> Iterator[str]:
    """Yield what is other now in what issues stand on."""
    if before is None:
        yield "不知道上次是照什么生成的"
        return
    files = _changed(before.files, now.files)
    house = [name for name in files if name == FILE]
    templates = [name for name in files if "templates/" in name]
    others = [name for name in files if name not in (*house, *templates)]
    for what, names in (("刊物的设置", house), ("名录、用语", others), ("模板", templates)):
        if names:
            yield f"{what}改了：{_listed(names)}"
    if faces := _changed(before.faces, now.faces):
        yield f"字体换了：{_listed(faces)}"
    if versions := _changed(before.versions, now.versions):
        told = [
            f"{name} {before.versions.get(name, '（没有）')} → {now.versions.get(name, '（没有）')}"
            for name in versions
        ]
        yield f"程序换了：{_listed(told)}"


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [name for name in {**before, **now} if before.get(name) != now.get(name)]


def _listed(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 项" if len(names) > _TOLD else ""
    return "、".join(names[:_TOLD]) + more
