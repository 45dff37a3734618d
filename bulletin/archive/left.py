"""Outputs that no issue makes any more: a manifest and a house go in, the files that are left over come out, and go where that is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from bulletin import files
from bulletin.archive.manifest import Manifest, Seen, digest
from bulletin.archive.stale import in_house
from bulletin.findings import Finding, Place, Severity
from bulletin.manuscripts.archive import is_draft
from bulletin.manuscripts.house import House


class Left(NamedTuple):
    """A file that is left over: where it is, below the folder and whole, the issue that it was made of, what it was, and why it is."""

    name: str
    path: Path
    issue: str
    seen: Seen
    why: str


def outputs(house: House, manifest: Manifest, fresh: Collection[str] = ()) -> list[Left]:
    """Return the outputs whose issue is gone or a draft now, or makes them no longer; those that are gone themselves are not left.

    Issues that are known to be `fresh` are not looked at again.
    """
    shelf = {in_house(path, house): path for path in house.issues()}
    drafts = _drafts({issue: path for issue, path in shelf.items() if issue not in fresh}, manifest, house)
    found = manifest.left({issue: path for issue, path in shelf.items() if issue not in drafts})
    return [
        Left(name, manifest.out / name, issue, seen, _why(issue, shelf, drafts))
        for name, (issue, seen) in found.items()
        if (manifest.out / name).exists()
    ]


def _drafts(shelf: dict[str, Path], manifest: Manifest, house: House) -> set[str]:
    """Return the issues that were built and are drafts now; one whose source is the same is none."""
    built = {issue: entry.source for (issue, _), entry in manifest.entries.items()}
    changed = (issue for issue, source in built.items() if issue in shelf and digest(shelf[issue]) != source)
    return {issue for issue in changed if is_draft(shelf[issue], house)}


def _why(issue: str, shelf: dict[str, Path], drafts: set[str]) -> str:
    if issue not in shelf:
        return f"原文已经没有了：{issue}"
    return f"原文改成了草稿：{issue}" if issue in drafts else f"原文现在生成的文件不叫这个名字：{issue}"


def told(one: Left, house: House) -> Finding:
    """Say that a file is left over."""
    hint = "确实不要了，运行 bulletin archive --prune 删去；原文放错了地方，放回去"
    return Finding(Place(house.shown(one.path)), "output-left", one.why, hint, Severity.WARNING)


def changed(one: Left, house: House) -> Finding:
    """Say that a file that is left over was not removed."""
    message = f"多出来的文件生成以后改过，没有删去（{one.why}）"
    return Finding(
        Place(house.shown(one.path)), "output-changed", message, "自己看一看，不要的自己删去", Severity.WARNING
    )


def remove(spare: Sequence[Left], manifest: Manifest) -> tuple[list[str], list[Left]]:
    """Remove what is left over, but for what is not as it was built; return the names of the first and the latter."""
    kept = [one for one in spare if not one.seen.is_still(one.path, hashed=True)]
    gone = [one for one in spare if one not in kept]
    for one in gone:
        try:
            one.path.unlink(missing_ok=True)
        except OSError as error:
            raise files.refused(error, one.path) from None
        with suppress(OSError):  # a folder of a year that has other files stays
            one.path.parent.rmdir()
    if gone:
        manifest.prune(one.name for one in gone)
    return [one.name for one in gone], kept
