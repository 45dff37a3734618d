"""`bulletin new` writes the next issue's file and prints its path."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

import typer

from bulletin.cli.console import say
from bulletin.cli.options import HouseOption, find_house


class Edition(StrEnum):
    """What an issue may be that is none of the year's own count, as `刊别` says it (bulletin/manuscripts/issue.py)."""

    SUPPLEMENT = "增刊"
    SPECIAL = "特刊"


def new(
    house: HouseOption = None,
    date: Annotated[
        dt.datetime | None,
        typer.Option("--date", metavar="日期", formats=["%Y-%m-%d"], help="印发日期；不写就是今天。"),
    ] = None,
    edition: Annotated[
        Edition | None,
        typer.Option(
            "--edition",
            metavar="刊别",
            help=f"{Edition.SUPPLEMENT} 或 {Edition.SPECIAL}：期号各自另编，不占平常的期号和总期号。",
        ),
    ] = None,
) -> None:
    """Write the next issue's file and print its path."""
    from bulletin import files
    from bulletin.manuscripts.draft import draft

    home = find_house(house)
    day = date.date() if date else dt.datetime.now(tz=dt.UTC).astimezone().date()
    path, text = draft(home, day, edition or "")
    files.create(path, text)
    say(home.shown(path))
