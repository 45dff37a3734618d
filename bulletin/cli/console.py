"""What a run of the command line says: findings in the form asked for, lines for people, and the exit code at the end."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Self

import typer

from bulletin import files
from bulletin.cli import reports
from bulletin.errors import BulletinError, ContentError, MachineError
from bulletin.faults import fault
from bulletin.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from bulletin.archive.volume import Laid
    from bulletin.built import Built
    from bulletin.manuscripts.house import House


# How grave a finding is, as people say it.
LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提醒"}


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    GITLAB = "gitlab"
    JUNIT = "junit"
    RDJSON = "rdjson"


class Report:
    """Prints findings in the form asked for, and ends with the gravest exit code.

    They stand beside the output for people, unless they are `asked` for: then they are it. A `strict` one takes warnings for errors.
    """

    def __init__(self, form: Format, *, asked: bool = False, strict: bool = False) -> None:
        self.form = form
        self.asked = asked or form is not Format.TEXT
        self.strict = strict
        self.exit_code = 0
        self.held: list[Finding] = []
        self.told: set[Finding] = set()
        self.said: set[str] = set()
        self.written: dict[Path, str] = {}
        self.root: Path | None = None
        self.looked: list[str] = []
        if form is not Format.TEXT:
            encode(sys.stdout, encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, BulletinError):
            self.fail(error)
        elif error is not None:
            return
        if self.form is Format.JUNIT:
            say(reports.junit(self.held, list(dict.fromkeys(self.looked)), strict=self.strict))
        elif self.form in reports.WHOLE:
            say(reports.WHOLE[self.form](self.held))
        raise typer.Exit(self.exit_code)

    def at(self, house: House) -> House:
        """Name files from here on as they are reached from where the command runs, not from the house."""
        self.root = house.root
        return house

    def fail(self, error: BulletinError) -> None:
        """Show what is wrong; the run ends with the gravest exit code of all."""
        self.exit_code = max(self.exit_code, error.exit_code)
        self.show(error.findings)

    def show(self, findings: Sequence[Finding]) -> None:
        """Print findings, or hold them where the form is one whole; what every issue of a run has is shown with the first."""
        new = [finding for finding in map(self._here, dict.fromkeys(findings)) if finding not in self.told]
        self.told.update(new)
        self.held.extend(new)
        if new and self.form in reports.FORMATS:
            say(reports.FORMATS[self.form](new), err=not self.asked)

    def _here(self, finding: Finding) -> Finding:
        """Return a finding about a file of the house with its path from where the command runs."""
        fix = tuple(replace(edit, place=self._place(edit.place)) for edit in finding.fix)
        return replace(finding, place=self._place(finding.place), fix=fix)

    def _place(self, place: Place) -> Place:
        file = self.root / place.path if self.root else None
        return replace(place, path=here(file)) if file and _exists(file) else place

    def count(self) -> None:
        """Say how many findings there are of which gravity; errors, and what counts as one, end in exit code 1."""
        numbers = {level: sum(one.severity is level for one in self.held) for level in LEVELS}
        said = "、".join(f"{LEVELS[level]} {number}" for level, number in numbers.items() if number)
        repairable = sum(bool(one.fix) for one in self.held)
        self.say((said or "没有发现问题") + (f"；其中 {repairable} 处可以用 bulletin fmt 自动改" if repairable else ""))
        if numbers[Severity.ERROR] or (self.strict and numbers[Severity.WARNING]):
            self.exit_code = max(self.exit_code, ContentError.exit_code)

    def say_faces(self, built: Built | Laid) -> None:
        """Say once a run, in one line, which faces others stand in for."""
        lacking = [face for face in built.faces.values() if face.replaced and face.wanted not in self.said]
        self.said.update(face.wanted for face in lacking)
        if len(lacking) == 1:
            self.say(f"字体：没有 {lacking[0].wanted}，用 {lacking[0].name} 代替")
        elif lacking:
            names = "、".join(dict.fromkeys(face.wanted for face in lacking))
            self.say(f"字体：没有 {names}，用别的代替；各用什么，运行 bulletin doctor 看")

    def say(self, line: str) -> None:
        """Say what was done: on the output for people, beside it where a program reads the output."""
        say(line, err=self.form is not Format.TEXT)

    def tell(self, name: str, values: Mapping[str, object]) -> None:
        """Print an object called `name` for programs that read JSON line by line."""
        if self.form is Format.JSON:
            say(json.dumps({name: values}, ensure_ascii=False))

    @contextmanager
    def one(self, shown: str) -> Iterator[None]:
        """Let one issue fail for its content or a fault of ours; what is wrong with the machine ends the run."""
        self.looked.append(self._place(Place(shown)).path)
        try:
            yield
        except MachineError:
            raise
        except BulletinError as error:
            self.fail(error)
        except Exception as error:  # noqa: BLE001  # the other issues are still to be built
            self.fail(fault(error, shown))

    def claim(self, targets: Iterable[Path], shown: str) -> None:
        """Note that the issue `shown` writes `targets`; ContentError where another issue of this run has."""
        for target in targets:
            other = self.written.setdefault(target, shown)
            if other != shown:
                message = f"和 {other} 生成的文件同名：{target.name}"
                hint = "检查两期的日期：文件放在“年份/文件名”之下"
                raise ContentError(Finding(Place(shown), "target-taken", message, hint))


def _exists(path: Path) -> bool:
    """Tell whether there is such a file; there is none whose name no disk takes, such as a word of the command line may be."""
    try:
        return path.exists()
    except OSError:
        return False


def say(text: str, *, err: bool = False) -> None:
    """Print a text; where nobody reads any more (`| head -1`) the work goes on in silence."""
    stream = sys.stderr if err else sys.stdout
    try:
        typer.echo(text, file=stream)
    except BrokenPipeError:
        return
    except OSError as error:
        raise files.refused(error, Path("标准错误" if err else "标准输出")) from None


def here(path: Path) -> str:
    """Name a file as it is reached from where the command runs; one on another drive whole."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        return path.as_posix()


def open_streams() -> None:
    """Make both streams fit to print on; one that was closed before the program began (`2>&-`) goes nowhere."""
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        encode(stream, errors="backslashreplace")


def encode(stream: object, **options: str) -> None:
    """Change how a stream is encoded: what a terminal cannot show is written as its number, not a crash."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(**options)  # type: ignore[arg-type]  # the names of its options
