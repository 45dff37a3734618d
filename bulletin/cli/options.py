"""What several verbs take: the house, the issues, the folder to write to, the form of findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli.console import Format

if TYPE_CHECKING:
    from bulletin.manuscripts.house import House

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
    Format, typer.Option("--format", metavar="格式", help=f"检查意见的格式：{'、'.join(Format)}。")
]


def find_house(given: Path | None) -> House:
    """Find the house that `--house` names, or the nearest upwards."""
    from bulletin.manuscripts.house import House

    return House.find(Path.cwd(), given)
