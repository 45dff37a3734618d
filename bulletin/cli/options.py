"""What several verbs take: the house, the issues, the folder to write to, the form of findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin.cli.console import Format

if TYPE_CHECKING:
    from bulletin.manuscripts.house import House


def folder_named(value: str | Path) -> Path:
    """Read the name of a folder; an empty one is refused, which would mean the folder that the run is in."""
    if not str(value).strip():
        wrong = "'（空）' is not written as build."
        raise typer.BadParameter(wrong)
    return Path(value)


HouseOption = Annotated[
    Path | None,
    typer.Option("--house", metavar="文件夹", help="刊物的文件夹；不写就从当前文件夹往上找 bulletin.yaml。"),
]
Issues = Annotated[
    list[str] | None,
    typer.Argument(metavar="期", help="文件、2024/12 或总期号 712；不写就是全部。", show_default=False),
]
Out = Annotated[
    Path, typer.Option("--out", parser=folder_named, metavar="文件夹", help="写到哪里，从刊物的文件夹算起。")
]
FormatOption = Annotated[
    Format, typer.Option("--format", metavar="格式", help=f"检查意见的格式：{'、'.join(Format)}。")
]


def read_as(kind: str, example: str) -> Callable[[str], Any]:
    """Return a parser of an option's value that reads it as the front matter does: a `day`, a `whole` number, a `cumulative` one."""

    def parsed(value: str) -> object:
        from bulletin.manuscripts import quantities

        try:
            return getattr(quantities, kind)(value.strip())
        except ValueError as error:
            wrong = f"'{value}' is not written as {example}."
            raise typer.BadParameter(wrong) from error

    return parsed


def find_house(given: Path | None) -> House:
    """Find the house that `--house` names, or the nearest upwards."""
    from bulletin.errors import UsageError
    from bulletin.findings import Finding, Place
    from bulletin.manuscripts.house import House

    try:
        here = Path.cwd()
    except OSError:
        message, hint = "当前文件夹已经不在了", "换到刊物的文件夹里再运行"
        raise UsageError(Finding(Place("bulletin"), "house-missing", message, hint)) from None
    return House.find(here, given)
