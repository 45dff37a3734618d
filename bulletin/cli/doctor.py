"""`bulletin doctor` shows what this machine has, or what a finished PDF is, and tells by its exit code whether all is well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli.console import say
from bulletin.cli.options import HouseOption, find_house
from bulletin.errors import UsageError

if TYPE_CHECKING:
    from bulletin.manuscripts.house import House


def doctor(
    pdf: Annotated[
        Path | None,
        typer.Argument(
            metavar="PDF", help="改为检查一个生成好的 PDF：里面有什么，能不能重新生成。", show_default=False
        ),
    ] = None,
    house: HouseOption = None,
    layout: Annotated[bool, typer.Option("--layout", help="只列出本刊版式与 GB/T 9704-2012 逐条的异同。")] = False,
) -> None:
    """Show the faces, the libraries, the write rights, and exit 3 where something needed is missing; or describe a PDF.

    Of a PDF, exit 1 says that it is not as it was built.
    """
    if pdf is not None:
        lines, healthy = _describe(pdf, house)
        say("\n".join(lines))
        raise typer.Exit(0 if healthy else 1)
    from bulletin.cli.machine import checkup

    if layout:
        say("\n".join(checkup.beside_the_standard(_house_if_any(house))))
        return
    lines, healthy = checkup.examine(_house_if_any(house))
    say("\n".join(lines))
    raise typer.Exit(0 if healthy else 3)


def _describe(pdf: Path, house: Path | None) -> tuple[list[str], bool]:
    """Describe a PDF; what can read one is only loaded for a file that is there."""
    from bulletin import sources
    from bulletin.typesetting.enclosed import LARGEST

    data = sources.data(pdf, str(pdf), LARGEST)
    from bulletin.cli.machine import finished

    return finished.describe(data, str(pdf), _house_if_any(house))


def _house_if_any(given: Path | None) -> House | None:
    """Return the house; None where none was named and there is none around: a bare machine can be examined too."""
    try:
        return find_house(given)
    except UsageError:
        if given is not None:
            raise
        return None
