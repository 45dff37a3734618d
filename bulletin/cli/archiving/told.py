"""What comparing and merging archives say: folders go in, findings and a last line that counts come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.cli.archiving.progress import tracked
from bulletin.cli.console import Report, here
from bulletin.errors import ContentError, MachineError, UsageError
from bulletin.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from bulletin.archive.comparing.judging import Outcome, Verdict
    from bulletin.archive.comparing.page import Shown
    from bulletin.archive.manifest import Manifest
    from bulletin.archive.work import Means
    from bulletin.manuscripts.house import House


def compared(issues: Sequence[Path], home: House, out: Path, old: Path, means: Means, report: Report) -> None:
    """Compare the PDFs of `issues` in `out` with those in the folder `old`, several at a time."""
    if not old.is_dir():
        hint = "写以前生成的文件夹，里面是各年的文件夹，例如 build-old"
        raise UsageError(Finding(Place(str(old)), "compare-missing", "没有这个文件夹", hint))
    from bulletin.archive.comparing.judging import Outcome, judged
    from bulletin.archive.comparing.page import Shown

    names = [f"{home.year_of(issue)}/{issue.stem}" for issue in issues]
    pairs = {name: (old / f"{name}.pdf", out / f"{name}.pdf") for name in names}
    counts: Counter[Outcome] = Counter()
    shown: list[Shown] = []
    for name, verdict in tracked(judged(pairs, means), len(issues), "比较"):
        counts[verdict.outcome] += 1
        report.show(_findings(verdict, *pairs[name]))
        if verdict.outcome in {Outcome.MOVED, Outcome.TEXT}:
            shown.append(Shown(name, verdict.told, verdict.sides))
    always = {Outcome.SAME, Outcome.MOVED, Outcome.TEXT}
    said = [f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome] or outcome in always]
    summary = f"{counts.total()} 期：{'，'.join(said)}"
    report.say(summary)
    page = _page(home, out, old, summary, shown)
    if page:
        report.say(f"有变动的各期，原来、现在和不同的地方并排画在 {page}")
    told = {outcome.name.lower(): counts[outcome] for outcome in Outcome}
    report.tell("compared", {**told, "page": page})
    if counts[Outcome.TEXT] or counts[Outcome.UNREAD]:
        report.exit_code = max(report.exit_code, ContentError.exit_code)


def _findings(verdict: Verdict, before: Path, now: Path) -> list[Finding]:
    """Return what is to be said of an issue: nothing where it is the same."""
    from bulletin.archive.comparing.judging import Outcome

    place, told = Place(here(now)), verdict.told
    match verdict.outcome:
        case Outcome.SAME:
            return []
        case Outcome.MOVED:
            return [Finding(place, "output-moved", told, "看一眼这一页", Severity.WARNING)]
        case Outcome.TEXT:
            return [Finding(place, "output-text-differs", told, "两份对照，看是不是该变的")]
        case Outcome.ALONE:
            where = here((before if before.is_file() else now).parents[1])
            return [Finding(place, "output-alone", f"只有 {where} 里有，比不了", severity=Severity.NOTE)]
        case Outcome.UNREAD:
            return [Finding(place, "pdf-unreadable", told, "给出用 bulletin 生成的 PDF")]


def _page(home: House, out: Path, old: Path, summary: str, shown: Sequence[Shown]) -> str | None:
    """Write the page with pictures of what differs, or over one that there is; return where it is, if it shows something.

    Where nothing may be written it is in a folder for temporary files.
    """
    from bulletin import files
    from bulletin.archive.comparing import page

    path = out / page.NAME
    if not shown and not path.exists():
        return None
    made = {page.NAME: page.make(home, here(old), summary, shown)}
    try:
        with files.locked(out):
            files.publish(out, made)
    except MachineError as error:
        if error.findings[0].code != "write-refused":
            raise
        return str(_elsewhere(made)) if shown else None
    return here(path) if shown else None


def _elsewhere(made: Mapping[str, bytes]) -> Path:
    """Write a file into a new folder for temporary files; return where it is."""
    import tempfile

    from bulletin import files

    (path,) = files.publish(Path(tempfile.mkdtemp(prefix="bulletin-compare-")), made)
    return path


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
