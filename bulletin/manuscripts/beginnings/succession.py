"""Whether a new issue may follow the last one: a house and what is planned go in; a refusal, or what to ask about, comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin import sources
from bulletin.errors import ContentError, UsageError
from bulletin.findings import Finding, Place, Severity
from bulletin.manuscripts import front
from bulletin.manuscripts.draft import untouched
from bulletin.manuscripts.ledger import last

if TYPE_CHECKING:
    import datetime as dt

    from bulletin.manuscripts.house import House


def refuse_heap(house: House, edition: str) -> None:
    """Raise UsageError where the last issue is a draft that nobody has written into: one more would only take numbers."""
    path = last(house, edition)
    if path is not None and untouched(sources.read(path, house.shown(path)).text):
        message = "上一次新建的这一期还没有写，没有再新建"
        hint = "先写这一期，或者删去它；要换期号、日期，直接在它的头部改"
        raise UsageError(Finding(Place(house.shown(path)), "draft-untouched", message, hint))


def refuse_taken(house: House, cumulative: int | None) -> None:
    """Raise UsageError where an issue has this 总期号 already."""
    for path in house.issues() if cumulative else ():
        try:
            taken = front.numbers(sources.read(path, house.shown(path))).cumulative
        except ContentError:
            continue
        if taken == cumulative:
            message = f"总期号 {cumulative} 已经用了"
            hint = "换一个；不写 --cumulative 就接着最大的往下数"
            raise UsageError(Finding(Place(house.shown(path)), "cumulative-taken", message, hint))


def backwards(house: House, day: dt.date, edition: str) -> Finding | None:
    """Return a warning where `day` is before the date of the last issue."""
    path = last(house, edition)
    if path is None:
        return None
    try:
        before = front.numbers(sources.read(path, house.shown(path))).day
    except ContentError:
        return None
    if before is None or before <= day:
        return None
    message = f"日期 {day.isoformat()} 比上一期的 {before.isoformat()} 早"
    return Finding(
        Place(house.shown(path)), "new-date-backwards", message, "日期写错了，就改头部的日期", Severity.WARNING
    )
