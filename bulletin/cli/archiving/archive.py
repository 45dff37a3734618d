"""`bulletin archive` builds what is stale of all issues, in parallel; what has errors is named and stops no other issue."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli.archiving import told
from bulletin.cli.archiving.progress import tracked
from bulletin.cli.archiving.years import known
from bulletin.cli.build import formats_of
from bulletin.cli.console import Format, Report, here
from bulletin.cli.options import FormatOption, HouseOption, Out, find_house, folder_named
from bulletin.errors import UsageError
from bulletin.findings import Finding, Place, Severity
from bulletin.writers import WRITERS

if TYPE_CHECKING:
    from bulletin.archive.stale import Freshness
    from bulletin.archive.work import Done, Means, Start
    from bulletin.manuscripts.house import House

_MEGABYTE = 2**20


def archive(
    house: HouseOption = None,
    to: Annotated[
        str, typer.Option("--to", metavar="格式", help=f"生成什么，用逗号分开：{'、'.join(WRITERS)}。")
    ] = "pdf,docx",
    out: Out = Path("build"),
    only: Annotated[
        str | None, typer.Option("--only", metavar="年份", help="只管这一年，例如 2024；几年用逗号分开。")
    ] = None,
    shard: Annotated[
        str | None, typer.Option("--shard", metavar="第几份/共几份", help="分几台机器做时只做一份，例如 2/4。")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, metavar="个数", help="同时几个进程；不写就看处理器。")
    ] = None,
    executor: Annotated[
        str,
        typer.Option(
            "--executor", metavar="在哪里做", help="local 就在这台机器；dask://主机:端口 分给一个 dask 集群做。"
        ),
    ] = "local",
    force: Annotated[bool, typer.Option("--force", help="没有变的也重新生成。")] = False,
    hashed: Annotated[bool, typer.Option("--hash", help="逐个核对校验值，不只看文件的时间和大小。")] = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="期", help="只说明这一期为什么要重新生成，不生成。")
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="删去多出来的文件：原文已经没有、改成草稿或者改了名的。")
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="重新生成一遍，和现有的文件逐字节比较；不动现有的文件。")
    ] = False,
    compare: Annotated[
        Path | None,
        typer.Option(
            "--compare",
            parser=folder_named,
            metavar="文件夹",
            help="和以前生成的比较：文字、页数、行尾、位置；不生成。",
        ),
    ] = None,
    merge: Annotated[
        list[Path] | None,
        typer.Option(
            "--merge",
            parser=folder_named,
            metavar="文件夹",
            help="把几台机器分头生成的各份合到一处；每份写一次。",
        ),
    ] = None,
    deadline: Annotated[float, typer.Option("--deadline", min=0.1, metavar="秒", help="一期最多用多少秒。")] = 300,
    memory: Annotated[
        int, typer.Option("--memory", min=0, metavar="兆", help="一个进程最多用多少兆（MB）内存；0 是不限。")
    ] = 4096,
    strict_faces: Annotated[bool, typer.Option("--strict-faces", help="缺公文字体就算错误。")] = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """Build what is stale of the archive."""
    from bulletin import files
    from bulletin.archive.manifest import Manifest
    from bulletin.archive.stale import Freshness
    from bulletin.archive.work import Means, cores

    with Report(form) as report:
        _refuse_several(
            {"--explain": explain, "--verify": verify, "--compare": compare, "--merge": merge or None},
            force=force,
            prune=prune,
        )
        home = report.at(find_house(house))
        formats, folder = formats_of(to), home.root / out
        if explain is not None:
            (path,) = home.resolve([explain])
            _explain(path, Freshness(home, Manifest.read(folder), formats, hashed=hashed), report)
            return
        issues = _chosen(home, only, shard)
        means = Means(jobs or cores(), deadline, memory * _MEGABYTE, strict_faces)
        if compare is not None:
            told.compared(issues, home, folder, compare, means, report)
            return
        with files.read(folder) if verify else files.locked(folder):
            if merge:
                told.merged(Manifest.read(folder), merge, home.root, report)
                return
            freshness = Freshness(home, Manifest.read(folder), formats, hashed=hashed)
            start = _start(executor, jobs)
            if strict_faces:
                _refuse_replaced(freshness)
            if verify:
                _verify(issues, freshness, means, start, report)
                return
            try:
                _build(issues, freshness, means, start, report, force=force)
                _tidy(freshness, report, prune=prune)
            finally:
                freshness.manifest.close()


def _refuse_several(instead: Mapping[str, object], *, force: bool, prune: bool) -> None:
    """Refuse what cannot be done in one run: of the options that do something `instead` of building each stands alone."""
    given = [option for option, value in instead.items() if value is not None and value is not False]
    given += [option for option, value in (("--force", force), ("--prune", prune)) if value and given]
    if len(given) > 1:
        _refuse(given[1], "options-clash", f"{'、'.join(given)} 不能一起用", "一次写一个，分几次运行")


def _start(executor: str, jobs: int | None) -> Start:
    """Return what begins a run where it was asked for."""
    if executor == "local":
        from bulletin.archive.work import crew

        return crew
    from bulletin.archive import cluster

    return cluster.start(executor, jobs)


def _refuse_replaced(freshness: Freshness) -> None:
    """Refuse a run where faces are replaced; what has been built before may have been built with others, too."""
    from bulletin import fonts
    from bulletin.build import refuse_replaced
    from bulletin.layout import load

    house = freshness.house
    for template in {house.template, *(entry.template for entry in freshness.manifest.entries.values())}:
        faces = load(template, house.templates).faces
        refuse_replaced(fonts.resolve(list(faces.values()), house.font_folders))


def _chosen(home: House, only: str | None, shard: str | None) -> list[Path]:
    """Return the issues of the years and the share that were asked for."""
    issues = home.resolve([])
    if shard is not None:
        told = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", shard.strip())
        part, parts = (int(told[1]), int(told[2])) if told else (0, 0)
        if not 1 <= part <= parts:
            _refuse("--shard", "shard-invalid", f"--shard 写得不对：{shard}", "写成第几份/共几份，例如 2/4；从 1 数起")
        issues = issues[part - 1 :: parts]
    if only is not None:
        written = re.split(r"[,，、\s]+", only.strip(",，、 \u3000"))
        years = known(written, home, "--only")
        issues = [path for path in issues if home.year_of(path) in years]
    return issues


def _refuse(option: str, code: str, message: str, hint: str) -> None:
    raise UsageError(Finding(Place(option), code, message, hint))


def _explain(path: Path, freshness: Freshness, report: Report) -> None:
    from bulletin.manuscripts.archive import is_draft

    shown = freshness.house.shown(path)
    if is_draft(path, freshness.house):
        report.tell("explained", {"path": shown, "stale": False, "reasons": []})
        report.say(f"{shown}：草稿，不生成")
        return
    reasons = list(freshness.reasons(path))
    report.tell("explained", {"path": shown, "stale": bool(reasons), "reasons": reasons})
    if not reasons:
        report.say(f"{shown}：没有变，不必重新生成")
        return
    report.say(f"{shown}：要重新生成")
    for reason in reasons:
        report.say(f"  {reason}")


def _build(
    issues: Sequence[Path], freshness: Freshness, means: Means, start: Start, report: Report, *, force: bool
) -> None:
    from bulletin.archive import work

    begun = time.perf_counter()
    plan = work.plan(issues, freshness, force=force)
    report.show(freshness.house.passed_over())
    counts = Counter[object]({work.Outcome.FRESH: len(plan.fresh), work.Outcome.DRAFT: len(plan.drafts)})
    freshness.manifest.add(*(entry for path in plan.fresh for entry in freshness.renewed(path)))
    if plan.stale:
        done = tracked(work.build(plan.stale, freshness, means, start), len(plan.stale), "生成")
        counts += _told(done, report)
    freshness.ground.remember()
    _sum_up(counts, len(issues), time.perf_counter() - begun, report)


def _verify(issues: Sequence[Path], freshness: Freshness, means: Means, start: Start, report: Report) -> None:
    from bulletin.archive import work
    from bulletin.manuscripts.archive import is_draft

    begun = time.perf_counter()
    issued = [path for path in issues if not is_draft(path, freshness.house)]
    counts = Counter[object]({work.Outcome.DRAFT: len(issues) - len(issued)})
    counts += _told(tracked(work.verify(issued, freshness, means, start), len(issued), "核对"), report)
    _sum_up(counts, len(issues), time.perf_counter() - begun, report)


def _told(done: Iterable[Done], report: Report) -> Counter[object]:
    """Tell of each issue what went wrong, and count what became of them."""
    counts: Counter[object] = Counter()
    for one in done:
        counts[one.outcome] += 1
        report.exit_code = max(report.exit_code, one.exit_code)
        errors = [finding for finding in one.findings if finding.severity is Severity.ERROR or one.exit_code]
        report.show(one.findings if report.form is not Format.TEXT else errors)
        counts["警告"] += sum(finding.severity is Severity.WARNING for finding in one.findings) * (not one.exit_code)
        if one.built is not None:
            report.say_faces(one.built)
        report.tell("archived", {"path": here(one.path), "outcome": one.outcome.name.lower()})
    return counts


def _sum_up(counts: Counter[object], total: int, seconds: float, report: Report) -> None:
    from bulletin.archive.work import Outcome

    parts = [f"{counts[outcome]} 期{outcome.value}" for outcome in Outcome if counts[outcome]]
    report.say(f"{total} 期：{'，'.join(parts) or '没有要做的'}；{seconds:.1f} 秒")
    if counts["警告"]:
        report.say(f"生成的各期里有 {counts['警告']} 处警告：bulletin check 逐处说明")
    report.tell(
        "summary", {**{outcome.name.lower(): counts[outcome] for outcome in Outcome}, "seconds": round(seconds, 2)}
    )


def _tidy(freshness: Freshness, report: Report, *, prune: bool) -> None:
    """Name the outputs that no issue makes any more, or remove them where that is asked for."""
    from bulletin.archive import left

    spare = left.outputs(freshness.house, freshness.manifest, freshness.fresh)
    if not prune:
        report.show([left.told(one, freshness.house) for one in spare])
        return
    removed, changed = left.remove(spare, freshness.manifest)
    report.show([left.changed(one, freshness.house) for one in changed])
    if removed:
        report.say(f"删去 {len(removed)} 个多出来的文件：{'、'.join(removed)}")
