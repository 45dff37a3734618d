"""The command line: each verb calls the library and prints; errors become messages and exit codes."""

from __future__ import annotations

import datetime as dt
import json
import logging
import signal
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

from bulletin import chinese, reports  # isort: skip  # before typer, which asks for words when it is imported
import typer  # isort: skip

from bulletin.console import Format, Report, encode, fault, say
from bulletin.errors import BulletinError, Finding, Place, UsageError

if TYPE_CHECKING:
    from bulletin.house import House

app = typer.Typer(
    cls=chinese.Group,
    help="由 Markdown 生成简报《联络动态》：PDF 和 DOCX，版式一致。",
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数…]",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class To(StrEnum):
    """What can be built."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


HouseOption = Annotated[
    Path | None,
    typer.Option("--house", metavar="文件夹", help="刊物的文件夹；不写就从当前文件夹往上找 bulletin.yaml。"),
]
Issues = Annotated[
    list[str] | None,
    typer.Argument(metavar="期", help="文件、2024/12 或总期号 712；不写就是全部。", show_default=False),
]
Out = Annotated[Path, typer.Option("--out", metavar="文件夹", help="写到哪里，从刊物的文件夹算起。")]
FormatOption = Annotated[
    Format, typer.Option("--format", metavar="格式", help="检查意见的格式：text、json、github、sarif。")
]


@app.command(
    cls=chinese.Command, options_metavar="[选项]", help="新建下一期的文件：期号、总期号、日期和默认各项都已填好。"
)
def new(
    house: HouseOption = None,
    date: Annotated[
        dt.datetime | None,
        typer.Option("--date", metavar="日期", formats=["%Y-%m-%d"], help="印发日期；不写就是今天。"),
    ] = None,
) -> None:
    """Write the next issue's file and print its path."""
    from bulletin import files, ledger

    home = _house(house)
    day = date.date() if date else dt.datetime.now(tz=dt.UTC).astimezone().date()
    path, text = ledger.draft(home, day)
    files.create(path, text)
    say(home.shown(path))


@app.command(cls=chinese.Command, options_metavar="[选项]", help="生成 PDF 和 DOCX，写到 build/。")
def build(  # noqa: PLR0913, PLR0917  # the options of the verb
    issues: Issues = None,
    house: HouseOption = None,
    to: Annotated[
        str, typer.Option("--to", metavar="格式", help="生成什么，用逗号分开：pdf、docx、html。")
    ] = "pdf,docx",
    out: Out = Path("build"),
    strict_faces: Annotated[bool, typer.Option("--strict-faces", help="缺公文字体就算错误。")] = False,  # noqa: FBT002
    form: FormatOption = Format.TEXT,
) -> None:
    """Build issues; an issue with errors leaves its files as they were, the others are built."""
    from bulletin import files

    with Report(form) as report:
        home = _house(house)
        formats = _formats(to)
        paths = home.resolve(issues or [])
        with files.locked(home.root / out), closing(_progress(paths)) as awaited:
            for path in awaited:
                with report.one(home.shown(path)):
                    _build_one(path, home, formats, home.root / out, report, strict_faces=strict_faces)


@app.command(
    cls=chinese.Command, options_metavar="[选项]", help="看看这台机器上有什么：字体、程序库、写入权限，缺了该装什么。"
)
def doctor(house: HouseOption = None) -> None:
    """Show the table of faces, the libraries, the write rights; exit 3 where something needed is missing."""
    from bulletin import checkup

    lines, healthy = checkup.examine(_house_if_any(house))
    say("\n".join(lines))
    raise typer.Exit(0 if healthy else 3)


@app.command(
    cls=chinese.Command, options_metavar="[选项]", help="输出期刊文件头的 JSON Schema，供编辑软件提示和检查用。"
)
def schema(
    house: HouseOption = None,
    save: Annotated[bool, typer.Option("--save", help="写到 issues/.schema.json，供编辑软件使用。")] = False,  # noqa: FBT002
) -> None:
    """Print the JSON Schema of the front matter, or put it where new issues look for it."""
    from bulletin import files, issue

    text = json.dumps(issue.json_schema(), ensure_ascii=False, indent=2)
    if not save:
        encode(sys.stdout, encoding="utf-8")
        say(text)
        return
    target = _house(house).schema_file
    files.publish(target.parent, {target.name: f"{text}\n".encode()})
    say(_house(house).shown(target))


@app.command(
    cls=chinese.Command, options_metavar="[选项]", help="把 PDF 里带的原稿取出来：期刊文件、图片和 bulletin.yaml。"
)
def extract(
    pdf: Annotated[Path, typer.Argument(metavar="PDF", help="用 bulletin build 生成的 PDF。", show_default=False)],
    folder: Annotated[
        Path, typer.Argument(metavar="文件夹", help="放到哪里；已有的文件不会覆盖。", show_default=False)
    ],
) -> None:
    """Give back the sources that a PDF carries, so that it can be built again."""
    from bulletin import extract as way_back
    from bulletin import files, sources

    contents = way_back.extract(sources.data(pdf, str(pdf), way_back.LARGEST), str(pdf))
    files.create_all(folder, contents)
    typer.echo("\n".join(str(folder / name) for name in contents))


@app.callback(invoke_without_command=True)
def _help(context: typer.Context) -> None:
    """Show the help where no verb is given."""
    if context.invoked_subcommand is None:
        say(context.get_help())


def main() -> None:
    """Run the command line; nothing a user does ends in a traceback."""
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        encode(stream, errors="backslashreplace")
    try:
        sys.exit(app(prog_name="bulletin", standalone_mode=False))
    except chinese.ParseError as error:
        say(f"bulletin: error[usage] {chinese.message(error)}\n    提示：bulletin --help 说明怎么用", err=True)
        sys.exit(2)
    except BulletinError as error:
        say(reports.text(error.findings), err=True)
        sys.exit(error.exit_code)
    except _Stopped as stopped:
        say("已中断；没有写完的期没有留下文件。", err=True)
        sys.exit(stopped.code)
    except Exception as error:  # noqa: BLE001  # the last resort: exit 70, never a traceback
        unexpected = fault(error, "bulletin")
        say(reports.text(unexpected.findings), err=True)
        sys.exit(unexpected.exit_code)


class _Stopped(SystemExit):
    """A signal ends the run; it is told where nothing else is being printed."""


def _house(given: Path | None) -> House:
    from bulletin.house import House

    return House.find(Path.cwd(), given)


def _house_if_any(given: Path | None) -> House | None:
    """Give the house; None where none was named and there is none around: a bare machine can be examined too."""
    try:
        return _house(given)
    except UsageError:
        if given is not None:
            raise
        return None


def _formats(written: str) -> list[To]:
    names = [name.strip() for name in written.split(",") if name.strip()]
    wrong = [name for name in names if name not in list(To)]
    if wrong or not names:
        hint = f"可以写 {'、'.join(To)}，用逗号分开"
        raise UsageError(
            Finding(Place("--to"), "format-unknown", f"不会生成这种格式：{'、'.join(wrong) or '（空）'}", hint)
        )
    return [To(name) for name in dict.fromkeys(names)]


def _build_one(  # noqa: PLR0913  # what the verb was asked
    path: Path, home: House, formats: Sequence[To], out: Path, report: Report, *, strict_faces: bool
) -> None:
    from bulletin import files
    from bulletin.build import build as build_issue

    start = time.perf_counter()
    built = build_issue(path, home, formats, strict_faces=strict_faces)
    folder = out / str(built.year)
    report.claim((folder / name for name in built.files), home.shown(path))
    files.publish(folder, built.files)
    report.show(built.findings)
    names = "、".join(built.files)
    seconds = time.perf_counter() - start
    report.say(f"{home.shown(path)} → {home.shown(folder)}/{names}：{built.pages} 页，{seconds:.2f} 秒")
    report.say_copyfit(built)
    report.say_faces(built)


def _progress(paths: Sequence[Path]) -> Generator[Path]:
    """Give the paths one by one, behind a progress bar where someone watches and there is something to wait for."""
    if len(paths) == 1 or not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import Progress

    # The bar may take over the output only where both are the same terminal: never what goes to a file or a program.
    shared = sys.stdout.isatty()
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=shared) as bar:
        yield from bar.track(paths, description="生成")


def _stop(number: int, _frame: FrameType | None) -> None:
    raise _Stopped(128 + number)
