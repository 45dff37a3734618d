"""What comparing and merging archives say: folders go in, findings and a last line that counts come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.cli.archiving.progress import tracked
from bulletin.cli.console import Report, here
from bulletin.errors import ContentError, UsageError
from bulletin.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from bulletin.archive.comparing.page import Shown
    from bulletin.archive.manifest import Manifest
    from bulletin.manuscripts.house import House

# What became of an issue, in the order of the summary; the first three are always told.
_SAME, _MOVED, _TEXT, _ALONE, _UNREAD = "期相同", "期有变动", "期文字有变化", "期只有一边有", "期读不出来"


def compared(issues: Sequence[Path], home: House, out: Path, old: Path, report: Report) -> None:
    """Compare the PDFs of `issues` in `out` with those in the folder `old`."""
    if not old.is_dir():
        hint = "写以前生成的文件夹，里面是各年的文件夹，例如 build-old"
        raise UsageError(Finding(Place(str(old)), "compare-missing", "没有这个文件夹", hint))
    counts: Counter[str] = Counter()
    shown: list[Shown] = []
    for outcome, findings, sides in tracked(_compared(issues, home, out, old), len(issues), "比较"):
        counts[outcome] += 1
        report.show(findings)
        if outcome in {_MOVED, _TEXT}:
            shown.append(sides)
    total = counts.total()
    always = [f"{counts[kind]} {kind}" for kind in (_SAME, _MOVED, _TEXT)]
    summary = (
        f"{total} 期：{'，'.join([*always, *(f'{counts[kind]} {kind}' for kind in (_ALONE, _UNREAD) if counts[kind])])}"
    )
    report.say(summary)
    page = _page(home, out, old, summary, shown)
    if page and shown:
        report.say(f"有变动的各期，原来、现在和不同的地方并排画在 {here(page)}")
    names = {_SAME: "same", _MOVED: "moved", _TEXT: "text", _ALONE: "alone", _UNREAD: "unread"}
    told = {name: counts[kind] for kind, name in names.items()}
    report.tell("compared", {**told, "page": here(page) if page and shown else None})
    if counts[_TEXT] or counts[_UNREAD]:
        report.exit_code = max(report.exit_code, ContentError.exit_code)


def _page(home: House, out: Path, old: Path, summary: str, shown: Sequence[Shown]) -> Path | None:
    """Write the page with pictures of what differs, or over one that there is; return where it is."""
    from bulletin import files
    from bulletin.archive.comparing import page

    path = out / page.NAME
    if not shown and not path.exists():
        return None
    with files.locked(out):
        files.publish(out, {page.NAME: page.make(home, here(old), summary, shown)})
    return path


def _compared(issues: Sequence[Path], home: House, out: Path, old: Path) -> Iterator[tuple[str, list[Finding], Shown]]:
    """Yield what became of each issue, with findings, and what is shown of it; nothing of those that are on neither side."""
    from bulletin.archive.comparing import pictures
    from bulletin.archive.comparing.differences import compare
    from bulletin.archive.comparing.page import Shown

    for issue in issues:
        name = f"{home.year_of(issue)}/{issue.stem}"
        before, now = old / f"{name}.pdf", out / f"{name}.pdf"
        place, nothing = Place(here(now)), Shown(name, "", None)
        if not before.exists() or not now.exists():
            if before.exists() or now.exists():
                where = old if before.exists() else out
                message = f"只有 {here(where)} 里有，比不了"
                yield _ALONE, [Finding(place, "output-alone", message, severity=Severity.NOTE)], nothing
            continue
        data = before.read_bytes(), now.read_bytes()
        if data[0] == data[1]:
            yield _SAME, [], nothing
            continue
        try:
            difference = compare(*data)
            shown = Shown(name, difference.told, pictures.first(*data)) if difference else nothing
        except ValueError:
            hint = "给出用 bulletin 生成的 PDF"
            yield _UNREAD, [Finding(place, "pdf-unreadable", "两个 PDF 里有一个读不出来", hint)], nothing
            continue
        if not difference:
            yield _SAME, [], nothing
        elif difference.text:
            yield _TEXT, [Finding(place, "output-text-differs", difference.told, "两份对照，看是不是该变的")], shown
        else:
            yield _MOVED, [Finding(place, "output-moved", difference.told, "看一眼这一页", Severity.WARNING)], shown


def merged(manifest: Manifest, folders: Sequence[Path], root: Path, report: Report) -> None:
    """Take the shards in `folders` of the house in `root` over into the folder of `manifest`."""
    from bulletin.archive.merging import merge

    try:
        merging = merge(manifest, folders, root)
    finally:
        manifest.close()
    report.show(merging.found)
    if merging.found:
        report.exit_code = max(report.exit_code, ContentError.exit_code)
    report.say(f"合并 {len(folders)} 份，共 {len(set(merging.taken))} 期")
    report.tell("merged", {"shards": len(folders), "issues": len(set(merging.taken))})
