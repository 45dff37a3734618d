"""`bulletin fmt` makes the repairs that are safe; `--diff` shows them, `--check` only says whether there are any."""

from __future__ import annotations

import difflib
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli.console import Format, Report, here, say
from bulletin.cli.options import HouseOption, Issues, find_house

if TYPE_CHECKING:
    from bulletin.desk.repairing import Repaired


def fmt(
    issues: Issues = None,
    house: HouseOption = None,
    diff: Annotated[bool, typer.Option("--diff", help="只列出要改的各行，不写文件。")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="不写文件；有要改的，退出码是 1。供持续集成和提交前的检查用。")
    ] = False,
) -> None:
    """Make the repairs that are safe, and say how many of which rule; what is no repair stays byte for byte."""
    from bulletin.desk import repairing

    with Report(Format.TEXT) as report:
        home = report.at(find_house(house))
        counts: Counter[str] = Counter()
        files = 0
        for path in home.resolve(issues or []):
            with report.one(home.shown(path)):
                repaired = repairing.repair(path, home)
                report.show(repaired.left)
                if not repaired.changed:
                    continue
                if diff:
                    say(_diff(repaired, here(path)))
                elif not check:
                    repairing.write(repaired)
                files += 1
                counts += repaired.counts
                say(_told(repaired, here(path), done=not (diff or check)), err=diff)
        if files and check:
            report.exit_code = max(report.exit_code, 1)
        verb = "可以自动改" if diff or check else "改了"
        say(f"{verb} {counts.total()} 处，{files} 个文件" if files else "没有可以自动改的", err=diff)


def _told(repaired: Repaired, shown: str, *, done: bool) -> str:
    rules = "、".join(f"{code} {count}" for code, count in sorted(repaired.counts.items()))
    return f"{shown}：{'改了' if done else '可以改'} {repaired.counts.total()} 处（{rules}）"


def _diff(repaired: Repaired, shown: str) -> str:
    """Return what would change as a unified diff; line ends are shown as they are in the file."""
    before, after = (_lines(data.decode()) for data in (repaired.before, repaired.after))
    rows = difflib.unified_diff(before, after, f"a/{shown}", f"b/{shown}")
    whole = (row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows)
    return "".join(whole).removesuffix("\n")


def _lines(text: str) -> list[str]:
    """Return the lines with their ends, as a diff counts them: by line feeds."""
    return [line for line in text.replace("\n", "\n\0").split("\0") if line]
