"""`bulletin check` says all that may be wrong with issues; it writes nothing."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from bulletin.cli.console import Format, Report, here
from bulletin.cli.options import FormatOption, HouseOption, Issues, find_house


def check(
    issues: Issues = None,
    house: HouseOption = None,
    quick: Annotated[bool, typer.Option("--quick", help="不排版，快得多；满不满页、缺不缺字不说。")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算没有通过。")] = False,
    with_: Annotated[
        str,
        typer.Option("--with", metavar="命令", help="另外问本单位的校对程序：正文逐段给它，意见和本程序的一起列出。"),
    ] = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """Say all that may be wrong with issues; exit code 1 where there are errors, or warnings that are to count as errors."""
    from bulletin.desk import checking
    from bulletin.manuscripts import archive

    asked = None
    if with_:
        from bulletin.desk import service

        asked = partial(service.ask, with_)
    with Report(form, asked=True, strict=strict) as report:
        home = report.at(find_house(house))
        paths = home.resolve(issues or [])
        if not issues:
            report.show(home.passed_over())
        ledger = archive.read(home)
        for path in paths:
            with report.one(home.shown(path)):
                checked = checking.check(path, home, ledger, pages=not quick, service=asked)
                report.show(checked.findings)
                if checked.asked:
                    report.say(f"{here(path)}：问过 {with_}，{checked.asked} 段")
                if checked.failed:
                    raise checked.failed
        report.count()
