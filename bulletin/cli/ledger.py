"""`bulletin ledger` lists the archive's numbers by year: what is missing, taken twice, or still a draft."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from bulletin.cli.console import encode, say
from bulletin.cli.options import HouseOption, find_house


def ledger(
    house: HouseOption = None,
    form: Annotated[
        Literal["text", "json", "csv"],
        typer.Option("--format", metavar="格式", help="text 是一张表；json；csv 每期一行，电子表格打得开。"),
    ] = "text",
) -> None:
    """Print the archive's numbers by year."""
    from bulletin.cli.machine.checkup import columns
    from bulletin.desk.numbers import Numbers
    from bulletin.manuscripts import archive

    home = find_house(house)
    home.refuse_hidden()
    numbers = Numbers(home.name, archive.read(home))
    if form != "text":
        encode(sys.stdout, encoding="utf-8", newline="")
        say(numbers.json() if form == "json" else numbers.csv().rstrip("\r\n") + "\r")
    elif not numbers.ledger.entries:
        say(f"{home.name}：还没有任何一期")
    else:
        say(
            "\n".join(
                [f"{home.name}：共 {len(numbers.ledger.entries)} 期", *columns(numbers.table()), *numbers.remarks()]
            )
        )
