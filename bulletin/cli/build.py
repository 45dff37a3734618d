"""`bulletin build` builds issues: an issue with errors leaves its files as they were, the others are built."""

from __future__ import annotations

import hashlib
import sys
import time
from collections import Counter
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin.cli.console import Format, Report, here
from bulletin.cli.options import FormatOption, HouseOption, Issues, Out, find_house
from bulletin.errors import ContentError, UsageError
from bulletin.findings import Finding, Place, Severity
from bulletin.writers import WRITERS

if TYPE_CHECKING:
    from bulletin.archive.known import Known
    from bulletin.built import Built
    from bulletin.manuscripts.house import House
    from bulletin.manuscripts.patterns import Piece


def build(
    issues: Issues = None,
    house: HouseOption = None,
    to: Annotated[
        str, typer.Option("--to", metavar="格式", help=f"生成什么，用逗号分开：{'、'.join(WRITERS)}。")
    ] = "pdf,docx",
    out: Out = Path("build"),
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="文件名", help="另存一份的文件名，例如 {刊名}-{年}-{期号}[-总{总期号}]。"),
    ] = None,
    record: Annotated[bool, typer.Option("--record", help="每期另写一份著录：都柏林核心和 DA/T 46 各项。")] = False,
    strict_faces: Annotated[bool, typer.Option("--strict-faces", help="缺公文字体就算错误。")] = False,
    stale: Annotated[bool, typer.Option("--stale", help="只生成有变动的，和 bulletin archive 一样看。")] = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """Build issues; an issue with errors leaves its files as they were, the others are built."""
    from bulletin import files
    from bulletin.manuscripts import archive

    with Report(form) as report:
        home = report.at(find_house(house))
        formats = formats_of(to)
        if stale and (name is not None or record):
            hint = "要另存一份、另写著录的，去掉 --stale；文件名写在 bulletin.yaml 里的，可以用 --stale"
            raise UsageError(Finding(Place("--stale"), "options-clash", "--stale 不能和 --name、--record 一起用", hint))
        paths = home.resolve(issues or [])
        named = _name(name, home, paths)
        asked = {
            "formats": formats,
            "strict_faces": strict_faces,
            "name": named,
            "record": record,
            "ledger": archive.read(home),
        }
        if not issues:
            report.show(home.passed_over())
        with files.locked(home.root / out), closing(_progress(paths)) as awaited:
            known = _known(home, home.root / out, asked) if stale else None
            for path in awaited:
                with report.one(home.shown(path)):
                    if known and known.freshness.is_fresh(path):
                        report.say(f"{here(path)}：没有变")
                        continue
                    source = known.before(path) if known else ""
                    built = _build_one(path, home, asked, home.root / out, report)
                    if known:
                        known.note(path, source, built)
            if known:
                known.close()


def formats_of(written: str, known: Collection[str] = WRITERS) -> list[str]:
    """Read the formats of `--to`; UsageError where one is not `known`."""
    names = [name.strip() for name in written.split(",") if name.strip()]
    wrong = [name for name in names if name not in known]
    if wrong or not names:
        hint = f"可以写 {'、'.join(known)}，用逗号分开"
        raise UsageError(
            Finding(Place("--to"), "format-unknown", f"不会生成这种格式：{'、'.join(wrong) or '（空）'}", hint)
        )
    return list(dict.fromkeys(names))


def _name(given: str | None, home: House, paths: Sequence[Path]) -> tuple[Piece, ...]:
    """Read the pattern for names that was given, or the house's; UsageError where two issues would have one name."""
    from bulletin.manuscripts import filenames

    pattern = given if given is not None else home.file_name
    if not pattern:
        return ()
    name = tuple(filenames.parsed(pattern, Place("--name")))
    filenames.refuse_shared(name, paths, home)
    return name


def _known(home: House, out: Path, asked: Mapping[str, Any]) -> Known:
    from bulletin.archive.known import Known

    return Known(home, out, asked["formats"])


def _build_one(path: Path, home: House, asked: Mapping[str, Any], out: Path, report: Report) -> Built:
    from bulletin import files
    from bulletin.build import build as build_issue

    start = time.perf_counter()
    built = build_issue(path, home, **asked)
    folder = out / str(built.year)
    report.claim((folder / name for name in built.files), home.shown(path))
    _refuse_covering(path, home, asked["name"], built, folder)
    files.publish(folder, built.files)
    report.show(built.findings)
    names = "、".join(built.files)
    seconds = time.perf_counter() - start
    report.say(f"{here(path)} → {here(folder)}/{names}：{built.pages} 页，{seconds:.2f} 秒")
    report.show(built.copyfit)
    report.tell("built", _told(built, here(path), here(folder), seconds))
    report.say_faces(built)
    return built


def _told(built: Built, shown: str, folder: str, seconds: float) -> dict[str, object]:
    """Return what programs want to know of a built issue: its files, its pages, its faces, how much was found."""
    found = Counter(finding.severity for finding in (*built.findings, *built.copyfit))
    return {
        "path": shown,
        "files": [
            {"path": f"{folder}/{name}", "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in built.files.items()
        ],
        "pages": built.pages,
        "faces": [
            {"role": role, "wanted": face.wanted, "used": face.name, "replaced": face.replaced}
            for role, face in built.faces.items()
        ],
        "warnings": found[Severity.WARNING],
        "notes": found[Severity.NOTE],
        "seconds": round(seconds, 2),
    }


def _refuse_covering(path: Path, home: House, name: Sequence[Piece], built: Built, folder: Path) -> None:
    """Raise ContentError where a file from elsewhere would take the place of what an issue on the shelf was built to."""
    from bulletin.manuscripts import filenames

    there = [file for file in built.files if (folder / file).exists()]
    own = filenames.owner(name, there, built.year, home) if there and home.year_of(path) is None else None
    if own is not None:
        message = f"会盖住 {home.shown(own)} 生成的文件"
        hint = f"改文件名，或用 --out 放到别的文件夹；正式的一期放进 {home.shown(own.parent)}/"
        raise ContentError(Finding(Place(home.shown(path)), "target-taken", message, hint))


def _progress(paths: Sequence[Path]) -> Generator[Path]:
    """Yield the paths one by one, behind a progress bar where someone watches and there is something to wait for."""
    if len(paths) == 1 or not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import Progress

    # The bar may take over the output only where both are the same terminal: never what goes to a file or a program.
    shared = sys.stdout.isatty()
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=shared) as bar:
        yield from bar.track(paths, description="生成")
