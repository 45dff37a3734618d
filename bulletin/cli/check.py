"""`bulletin check` says all that may be wrong with issues; it writes nothing."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin.cli.console import Format, Report
from bulletin.cli.options import FormatOption, HouseOption, Issues, find_house


def check(
    issues: Issues = None,
    house: HouseOption = None,
    quick: Annotated[bool, typer.Option("--quick", help="不排版，快得多；满不满页、缺不缺字不说。")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算没有通过。")] = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """Say all that may be wrong with issues; exit code 1 where there are errors, or warnings that are to count as errors."""
    from bulletin.desk import checking

    with Report(form, asked=True, strict=strict) as report:
        home = find_house(house)
        paths = home.resolve(issues or [])
        if not issues:
            report.show(home.passed_over())
        for path in paths:
            with report.one(home.shown(path)):
                report.show(checking.check(path, home, pages=not quick))
        report.count()
