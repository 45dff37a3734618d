"""`bulletin new` writes the next issue's file and prints its path."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from bulletin.cli.console import say
from bulletin.cli.options import HouseOption, find_house


def new(
    house: HouseOption = None,
    date: Annotated[
        dt.datetime | None,
        typer.Option("--date", metavar="日期", formats=["%Y-%m-%d"], help="印发日期；不写就是今天。"),
    ] = None,
) -> None:
    """Write the next issue's file and print its path."""
    from bulletin import files
    from bulletin.manuscripts.draft import draft

    home = find_house(house)
    day = date.date() if date else dt.datetime.now(tz=dt.UTC).astimezone().date()
    path, text = draft(home, day)
    files.create(path, text)
    say(home.shown(path))
