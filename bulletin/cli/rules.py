"""`bulletin rules` is the manual of what is checked: all codes by family, or the page of one."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

import typer

from bulletin.cli.console import LEVELS, say
from bulletin.errors import UsageError
from bulletin.findings import Finding, Place


def rules(
    code: Annotated[
        str | None, typer.Argument(metavar="规则", help="意见里方括号内的名称；不写就列出全部。", show_default=False)
    ] = None,
) -> None:
    """Print the page of a rule, or what rules there are."""
    from bulletin.codes.families import FAMILIES
    from bulletin.records.keys import nearest
    from bulletin.rules import MANUAL

    if code is None:
        order = [*FAMILIES]
        listed = sorted(MANUAL.values(), key=lambda page: order.index(page.family))
        for family, of_family in groupby(listed, key=lambda page: page.family):
            say(f"{FAMILIES[family]}：")
            for one in of_family:
                say(f"  {one.name}  {LEVELS[one.severity]}  {one.title}{'（可以自动改）' if one.fixable else ''}")
        return
    page = MANUAL.get(code.strip("[]［］【】 "))
    if page is None:
        close = nearest(code, MANUAL)
        hint = f"您是不是要写 {close}？" if close else "bulletin rules 列出全部规则"
        raise UsageError(Finding(Place(code), "rule-unknown", f"没有这条规则：{code}", hint))
    fixable = "，可以自动改" if page.fixable else ""
    say(f"{page.name}：{page.title}\n{FAMILIES[page.family]}，{LEVELS[page.severity]}{fixable}\n{page.manual}")
