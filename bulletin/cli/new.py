"""`bulletin new` writes the next issue's file and prints its path."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from typing import Annotated

import typer

from bulletin.cli import reports
from bulletin.cli.console import here, say
from bulletin.cli.options import HouseOption, find_house, read_as


class Edition(StrEnum):
    """What an issue may be that is none of the year's own count, as `刊别` says it (bulletin/manuscripts/issue.py)."""

    SUPPLEMENT = "增刊"
    SPECIAL = "特刊"


class Kind(StrEnum):
    """How many articles a new issue is for."""

    ONE = "一篇"
    SEVERAL = "多篇"


def new(
    house: HouseOption = None,
    date: Annotated[
        dt.date | None,
        typer.Option(
            "--date",
            metavar="日期",
            parser=read_as("day", "2024-07-30"),
            help="印发日期：2024-07-30 或 2024年7月30日；不写就是今天。",
        ),
    ] = None,
    edition: Annotated[
        Edition | None,
        typer.Option(
            "--edition",
            metavar="刊别",
            help=f"{Edition.SUPPLEMENT} 或 {Edition.SPECIAL}：期号各自另编，不占平常的期号和总期号。",
        ),
    ] = None,
    number: Annotated[
        int | None,
        typer.Option(
            "--number", metavar="期号", parser=read_as("whole", "12"), help="期号；不写就接着当年最大的往下数。"
        ),
    ] = None,
    cumulative: Annotated[
        int | None,
        typer.Option(
            "--cumulative",
            metavar="总期号",
            parser=read_as("cumulative", "712"),
            help="总期号：712 或 七百一十二；不写就接着最大的往下数。",
        ),
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="标题", help="文章的标题；多篇的，是第一篇的。")] = "",
    kind: Annotated[
        Kind, typer.Option("--kind", metavar="篇数", help=f"{Kind.ONE} 或 {Kind.SEVERAL}：只有一篇文章，还是有几篇。")
    ] = Kind.ONE,
) -> None:
    """Write the next issue's file and print its path; refuse where the last one is a draft still, ask where the date runs back."""
    from bulletin import files
    from bulletin.manuscripts.beginnings import succession
    from bulletin.manuscripts.draft import Plan, draft

    home = find_house(house)
    home.refuse_hidden()
    day = date or dt.datetime.now(tz=dt.UTC).astimezone().date()
    row = edition or ""
    succession.refuse_heap(home, row)
    succession.refuse_taken(home, cumulative)
    path, text = draft(home, day, row, Plan(number, cumulative, title.strip(), kind is Kind.SEVERAL))
    if (doubt := succession.backwards(home, day, row)) is not None:
        say(reports.text([doubt]), err=True)
        if sys.stdin.isatty() and not typer.confirm("照这个日期新建吗？", err=True):
            raise typer.Exit(1)
    files.create(path, text)
    say(here(path))
