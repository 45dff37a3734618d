"""`bulletin init` puts up a house from nothing; what it is not told it asks, where somebody sits at a terminal."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli.console import here, say
from bulletin.cli.options import read_as
from bulletin.errors import UsageError
from bulletin.findings import Finding, Place


def init(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="建在哪里；不写就是当前文件夹。")] = Path(),
    name: Annotated[str | None, typer.Option("--name", metavar="刊名", help="刊名，例如 联络动态。")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", metavar="单位", help="编印单位的全称。")] = None,
    last_number: Annotated[
        int | None,
        typer.Option(
            "--last-number",
            metavar="期号",
            parser=read_as("whole", "12"),
            help="今年已经出到第几期；还没有出过的不写。",
        ),
    ] = None,
    last_cumulative: Annotated[
        int | None,
        typer.Option(
            "--last-cumulative",
            metavar="总期号",
            parser=read_as("cumulative", "712"),
            help="最近一期的总期号；还没有出过的不写。",
        ),
    ] = None,
    editor: Annotated[str | None, typer.Option("--editor", metavar="责任编辑", help="印在报尾，一行文字。")] = None,
    distribution: Annotated[
        list[str] | None, typer.Option("--distribution", metavar="单位", help="分送单位，一条写一次；或者用分号分开。")
    ] = None,
) -> None:
    """Put up a house: bulletin.yaml, issues/ with the first issue and the schema, assets/; never overwrite anything."""
    from bulletin import files
    from bulletin.manuscripts.beginnings import founding

    _refuse_there(folder)
    asked = _Asked()
    answers = founding.Answers(
        name=asked.text("刊名", name, "--name"),
        publisher=asked.text("编印单位（全称）", publisher, "--publisher"),
        number=asked.number("今年已经出到第几期（还没有出过的，直接回车）", last_number, "whole"),
        cumulative=asked.number("最近一期的总期号（还没有出过的，直接回车）", last_cumulative, "cumulative"),
        editor=asked.text("责任编辑（可以不写，直接回车）", editor),
        distribution=_split(distribution or [asked.text("分送单位，几条用分号分开（可以不写，直接回车）", None)]),
    )
    made = founding.found(folder, answers, dt.datetime.now(tz=dt.UTC).astimezone().date())
    kept = {path for path in made if path in {".gitignore", "assets/.gitkeep"} and (folder / path).exists()}
    files.create_all(folder, {path: text.encode() for path, text in made.items() if path not in kept})
    issue = next(path for path in made if path.endswith(".md"))
    for path in made:
        say(f"{'已有' if path in kept else '写好'}  {here(folder / path)}")
    inside = "" if folder.resolve() == Path.cwd() else f"cd {here(folder)}；"
    say(f"下一步：{inside}改写 {issue}，用 bulletin check 检查，用 bulletin build 生成。")


def _refuse_there(folder: Path) -> None:
    from bulletin.manuscripts.house import FILE

    if (folder / FILE).exists():
        hint = "这里已经有一个刊物：用 bulletin new 新建下一期，或者换一个文件夹"
        raise UsageError(Finding(Place(here(folder / FILE)), "file-exists", "文件已经有了，没有覆盖它", hint))


def _split(written: list[str]) -> tuple[str, ...]:
    return tuple(one.strip() for line in written for one in re.split("[;；\n]", line) if one.strip())


class _Asked:
    """Asks for what no option said, where somebody sits at a terminal."""

    def __init__(self) -> None:
        self.somebody = sys.stdin.isatty() and sys.stderr.isatty()

    def text(self, question: str, given: str | None, option: str = "") -> str:
        """Return what was given, or the answer; UsageError where an `option` is needed and nobody can be asked."""
        if given is None and self.somebody:
            given = str(typer.prompt(question, default=None if option else "", show_default=False, err=True))
        if option and not (given or "").strip():
            hint = f'写上 {option}，例如 bulletin init --name 联络动态 --publisher "某市人大常委会办公室"'
            raise UsageError(Finding(Place(option), "init-unsaid", f"还缺一项：{question}", hint))
        return (given or "").strip()

    def number(self, question: str, given: int | None, kind: str) -> int:
        """Return what was given, or the answer; nought where there is none."""
        if given is not None or not self.somebody:
            return given or 0
        while True:
            said = str(typer.prompt(question, default="", show_default=False, err=True)).strip()
            try:
                return int(read_as(kind, "12")(said)) if said else 0
            except typer.BadParameter:
                say(f"这里要写数字，例如 12：{said}", err=True)
