"""`bulletin doctor` shows what this machine has, and exits with 3 where something needed is missing."""

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
    house: HouseOption = None,
    layout: Annotated[bool, typer.Option("--layout", help="只列出本刊版式与 GB/T 9704-2012 逐条的异同。")] = False,  # noqa: FBT002  # an option
) -> None:
    """Show the table of faces, the libraries, the write rights; exit 3 where something needed is missing."""
    from bulletin.cli import checkup

    if layout:
        say("\n".join(checkup.beside_the_standard(_house_if_any(house))))
        return
    lines, healthy = checkup.examine(_house_if_any(house))
    say("\n".join(lines))
    raise typer.Exit(0 if healthy else 3)


def _house_if_any(given: Path | None) -> House | None:
    """Return the house; None where none was named and there is none around: a bare machine can be examined too."""
    try:
        return find_house(given)
    except UsageError:
        if given is not None:
            raise
        return None
