"""The command line: each verb calls the library and prints; errors become messages and exit codes."""

from __future__ import annotations

import datetime as dt
import io
import json
import logging
import os
import signal
import sys
import time
import traceback
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Self

from bulletin import chinese, reports  # isort: skip  # before typer, which asks for words when it is imported
import typer  # isort: skip

from bulletin.errors import (
    BulletinError,
    ContentError,
    Finding,
    InternalError,
    LimitError,
    MachineError,
    Place,
    UsageError,
)

if TYPE_CHECKING:
    from bulletin.build import Built
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


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


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
    _print(home.shown(path))


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

    with _Report(form) as report:
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
    _print("\n".join(lines))
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
        _encode(sys.stdout, encoding="utf-8")
        _print(text)
        return
    target = _house(house).schema_file
    files.publish(target.parent, {target.name: f"{text}\n".encode()})
    _print(_house(house).shown(target))


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
        _print(context.get_help())


def main() -> None:
    """Run the command line; nothing a user does ends in a traceback."""
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        _encode(stream, errors="backslashreplace")
    try:
        sys.exit(app(prog_name="bulletin", standalone_mode=False))
    except chinese.ParseError as error:
        _print(f"bulletin: error[usage] {chinese.message(error)}\n    提示：bulletin --help 说明怎么用", err=True)
        sys.exit(2)
    except BulletinError as error:
        _print(reports.text(error.findings), err=True)
        sys.exit(error.exit_code)
    except _Stopped as stopped:
        _print("已中断；没有写完的期没有留下文件。", err=True)
        sys.exit(stopped.code)
    except Exception as error:  # noqa: BLE001  # the last resort: exit 70, never a traceback
        fault = _fault(error, "bulletin")
        _print(reports.text(fault.findings), err=True)
        sys.exit(fault.exit_code)


class _Stopped(SystemExit):
    """A signal ends the run; it is told where nothing else is being printed."""


class _Report:
    """Prints findings in the form asked for, and ends with the gravest exit code."""

    def __init__(self, form: Format) -> None:
        self.form = form
        self.exit_code = 0
        self.held: list[Finding] = []
        self.said: set[str] = set()
        self.written: dict[Path, str] = {}
        if form is not Format.TEXT:
            _encode(sys.stdout, encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, BulletinError):
            self.fail(error)
        elif error is not None:
            return
        if self.form is Format.SARIF:
            _print(reports.sarif(self.held))
        raise typer.Exit(self.exit_code)

    def fail(self, error: BulletinError) -> None:
        self.exit_code = max(self.exit_code, error.exit_code)
        self.show(error.findings)

    def show(self, findings: Sequence[Finding]) -> None:
        self.held.extend(findings)
        if findings and self.form is not Format.SARIF:
            _print(reports.FORMATS[self.form](findings), err=self.form is Format.TEXT)

    def say_faces(self, built: Built) -> None:
        """Say once a run, a line each, which face stands in for which."""
        for face in built.faces.values():
            if face.replaced and face.wanted not in self.said:
                self.said.add(face.wanted)
                self.say(f"字体：没有 {face.wanted}，用 {face.name} 代替")

    def say_copyfit(self, built: Built) -> None:
        """Say how the issue fills its pages, a line each."""
        for note in built.copyfit:
            self.say(f"  版面：{note.message}（{note.place}）")

    def say(self, line: str) -> None:
        """Say what was done: on the output for people, beside it where a program reads the output."""
        _print(line, err=self.form is not Format.TEXT)

    @contextmanager
    def one(self, shown: str) -> Iterator[None]:
        """Let one issue fail for its content or a fault of ours; what is wrong with the machine ends the run."""
        try:
            yield
        except MachineError:
            raise
        except BulletinError as error:
            self.fail(error)
        except Exception as error:  # noqa: BLE001  # the other issues are still to be built
            self.fail(_fault(error, shown))

    def claim(self, targets: Iterable[Path], shown: str) -> None:
        """Note that the issue `shown` writes `targets`; ContentError where another issue of this run has."""
        for target in targets:
            other = self.written.setdefault(target, shown)
            if other != shown:
                message = f"和 {other} 生成的文件同名：{target.name}"
                hint = "检查两期的日期：文件放在“年份/文件名”之下"
                raise ContentError(Finding(Place(shown), "target-taken", message, hint))


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
    path: Path, home: House, formats: Sequence[To], out: Path, report: _Report, *, strict_faces: bool
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


def _print(text: str, *, err: bool = False) -> None:
    """Print a text; where nobody reads any more (`| head -1`) the work goes on in silence."""
    stream = sys.stderr if err else sys.stdout
    try:
        typer.echo(text, file=stream)
    except BrokenPipeError:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123  # not a file
            os.dup2(nowhere.fileno(), stream.fileno())


def _encode(stream: object, **options: str) -> None:
    """Change how a stream is encoded: what a terminal cannot show is written as its number, not a crash."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(**options)  # type: ignore[arg-type]  # the names of its options


def _fault(error: Exception, shown: str) -> BulletinError:
    """Make an error of ours out of any other; the trace goes where BULLETIN_TRACE names a file."""
    if isinstance(error, (RecursionError, MemoryError)):
        hint = "把内容分成几期，或者减少嵌套"
        return LimitError(Finding(Place(shown), "too-deep", "内容太大或嵌套太深，处理不了", hint))
    if isinstance(error, OSError) and error.errno:
        from bulletin import files

        return files.refused(error, Path(shown))
    trace = os.environ.get("BULLETIN_TRACE")
    if trace:
        Path(trace).write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    message = f"程序内部出错：{type(error).__name__}: {error}"
    hint = "这是程序的错，请把上面一行和这一期的文件发给维护者"
    return InternalError(Finding(Place(shown), "internal", message, hint))
