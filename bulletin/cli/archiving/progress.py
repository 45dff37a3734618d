"""How far a long run is: what is done goes in, a bar with rate and time left on a terminal, or a plain line now and then, comes out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from bulletin.cli.console import say

Item = TypeVar("Item")
# So many plain lines a run at the most, and no two of them within so many seconds.
_LINES, _PAUSE = 20, 5.0
# What takes no longer than so many seconds is over before anybody asks how far it is.
_MOMENT = 0.7


def waited_for(items: Iterable[Item], total: int, doing: str) -> Iterator[Item]:
    """Yield the items of a run that mostly takes no time, and tell how far it is on a terminal alone, once it does."""
    if not sys.stderr.isatty():
        yield from items
        return
    until, done = time.monotonic() + _MOMENT, 0
    rest = iter(items)
    for item in rest:
        yield item
        done += 1
        if time.monotonic() > until:
            break
    if done < total:
        yield from tracked(rest, total - done, doing)


def tracked(items: Iterable[Item], total: int, doing: str) -> Iterator[Item]:
    """Yield the items of a run of `total`, and tell on the standard error how far it is."""
    with (_bar if sys.stderr.isatty() else _plain)(total, doing) as advance:
        for item in items:
            yield item
            advance()


@contextmanager
def _bar(total: int, doing: str) -> Iterator[Callable[[], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("还要"),
    )
    # The bar may take over the output only where both are the same terminal: never what goes to a file or a program.
    shared = sys.stdout.isatty()
    bar = Progress(
        *columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True, redirect_stdout=shared
    )
    with bar:
        task, begun, done = bar.add_task(doing, total=total, rate=""), time.monotonic(), 0

        def advance() -> None:
            nonlocal done
            done += 1
            bar.update(task, advance=1, rate=_rate(done, time.monotonic() - begun))

        yield advance


@contextmanager
def _plain(total: int, doing: str) -> Iterator[Callable[[], None]]:
    begun = last = time.monotonic()
    done, told = 0, 0

    def advance() -> None:
        nonlocal done, told, last
        done += 1
        now = time.monotonic()
        if now - last >= _PAUSE and done * _LINES // total > told and done < total:
            told, last = done * _LINES // total, now
            left = (now - begun) / done * (total - done)
            say(f"{doing} {done}/{total}，{_rate(done, now - begun)}，还要 {_spoken(left)}", err=True)

    yield advance


def _rate(done: int, seconds: float) -> str:
    return f"每秒 {done / seconds:.1f} 期" if seconds > 0 else ""


def _spoken(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"
