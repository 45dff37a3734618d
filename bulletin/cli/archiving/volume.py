"""`bulletin volume` binds the issues of a year into one file, or lists what is in them; with an error in any of them nothing is written."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli.archiving.progress import tracked
from bulletin.cli.archiving.years import known
from bulletin.cli.build import formats_of
from bulletin.cli.console import Format, Report, here
from bulletin.cli.finding.catalogue import read
from bulletin.cli.options import FormatOption, HouseOption, Out, find_house
from bulletin.errors import UsageError
from bulletin.findings import Finding, Place, Severity
from bulletin.writers import BINDERS

if TYPE_CHECKING:
    from bulletin.archive.volume import Laid
    from bulletin.manuscripts.house import House
    from bulletin.proof import Proof


def volume(
    year: Annotated[str, typer.Argument(metavar="年份", help="哪一年，例如 2024。", show_default=False)],
    house: HouseOption = None,
    to: Annotated[
        str, typer.Option("--to", metavar="格式", help=f"生成什么，用逗号分开：{'、'.join(BINDERS)}。")
    ] = "pdf",
    out: Out = Path("build"),
    contents: Annotated[bool, typer.Option("--contents", help="只要总目录：各期的文章和供稿单位，按月排。")] = False,
    no_folio: Annotated[
        bool,
        typer.Option("--no-folio", help="不另印全年连续的页码：PDF 和各期印出来的完全一样，总目录写各期自己的页码。"),
    ] = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """Bind the issues of a year that are no drafts, or list them."""
    from bulletin import files

    with Report(form) as report:
        home, begun = report.at(find_house(house)), time.perf_counter()
        formats, folder = formats_of(to, BINDERS), home.root / out
        (number,) = known([year.strip()], home, "年份")
        paths, drafts = _issues(home, number)
        report.show(home.passed_over())
        with files.locked(folder):
            if contents:
                made = _listed(home, number, paths, formats, report)
            else:
                made = _bound(home, number, paths, formats, report, folio=not no_folio)
            if not made:
                report.say(f"没有生成：{number} 年有的期有错误，改正以后再来")
                return
            files.publish(folder / str(number), made)
        seconds = time.perf_counter() - begun
        report.say(f"{here(folder / str(number))}/{'、'.join(made)}：{len(paths)} 期，{seconds:.1f} 秒")
        if drafts:
            report.say(f"草稿 {len(drafts)} 期，没有收入：{'、'.join(home.shown(path) for path in drafts)}")
        report.tell(
            "volume",
            {
                "files": [f"{here(folder / str(number))}/{name}" for name in made],
                "issues": len(paths),
                "drafts": [here(path) for path in drafts],
            },
        )


def _issues(home: House, year: int) -> tuple[list[Path], list[Path]]:
    """Return the issues of a year in their order, and its drafts; UsageError where it has only these."""
    from bulletin.manuscripts.archive import is_draft

    own = [path for path in home.issues() if home.year_of(path) == year]
    drafts = [path for path in own if is_draft(path, home)]
    if len(drafts) == len(own):
        hint = "草稿定了稿，删去“草稿”一项，再来"
        raise UsageError(Finding(Place("年份"), "year-unknown", f"{year} 年只有草稿，没有可以收入的", hint))
    return [path for path in own if path not in drafts], drafts


def _bound(
    home: House, year: int, paths: Sequence[Path], formats: Sequence[str], report: Report, *, folio: bool
) -> dict[str, bytes]:
    """Return the files of a volume; none where an issue has errors, each of which is shown."""
    from bulletin.archive import volume as binding
    from bulletin.build import prove
    from bulletin.manuscripts import archive

    ledger = archive.read(home)
    proofs: dict[Path, Proof] = {}
    for path in paths:
        with report.one(home.shown(path)):
            proofs[path] = prove(path, home, ledger)
    binding.refuse_unlike(year, home, [*proofs.values()], formats)
    laid: list[Laid] = []
    with _growing() as settle:
        for path in tracked([*proofs], len(proofs), "排版"):
            with report.one(home.shown(path)):
                laid.append(binding.laid_out(path, proofs.pop(path)))
                report.say_faces(laid[-1])
            settle()
    if len(laid) < len(paths):
        return {}
    warnings = [one for issue in laid for one in issue.findings if one.severity is Severity.WARNING]
    if report.form is not Format.TEXT:
        report.show(warnings)
    made = binding.bind(year, home, laid, formats, folio=folio)
    if warnings:
        report.say(f"各期里有 {len(warnings)} 处警告：bulletin check 逐处说明")
    return made


@contextmanager
def _growing() -> Iterator[Callable[[], None]]:
    """Keep the collector of garbage from walking through all that was laid out before, which stays; it comes when the yielded function is called."""

    def settle() -> None:
        gc.collect()
        gc.freeze()

    gc.disable()
    try:
        yield settle
    finally:
        gc.unfreeze()
        gc.enable()


def _listed(home: House, year: int, paths: Sequence[Path], formats: Sequence[str], report: Report) -> dict[str, bytes]:
    """Return the files of the contents of a year; none where an issue has errors."""
    from bulletin.archive import volume as binding

    said, _ = read(home, paths, report)
    return binding.contents(year, home, said, formats) if len(said) == len(paths) else {}
