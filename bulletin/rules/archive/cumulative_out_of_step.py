"""A 总期号 that does not follow from that of the issue before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin.codes import Code
from bulletin.findings import Place, Severity
from bulletin.manuscripts.archive import Entry, Ledger
from bulletin.proof import Proof
from bulletin.rules.rule import PlaceRule, Slip


def check(proof: Proof) -> Iterator[tuple[Place, Slip]]:
    """Find a 总期号 that is not as far from the one before as their numbers are; one that is taken is told as that."""
    ledger = proof.ledger
    entry = ledger and ledger.entry(proof.issue.path)
    if not (ledger and entry) or entry.edition or entry.misnamed or "cumulative" not in proof.issue.places:
        return
    if entry.cumulative is None or len(ledger.by_cumulative[entry.cumulative]) > 1:
        return
    before = [one for one in ledger.before(entry) if one.cumulative is not None]
    if message := _out_of_step(entry, entry.cumulative, before) if before else _before_first(entry, ledger):
        yield proof.issue.places["cumulative"], Slip(0, 0, message)


def _before_first(entry: Entry, ledger: Ledger) -> str:
    if ledger.first is None or entry.cumulative == ledger.first:
        return ""
    return f"这是库里最早的一期，总期号写的是 {entry.cumulative}，bulletin.yaml 的起始总期号是 {ledger.first}"


def _out_of_step(entry: Entry, written: int, before: Sequence[Entry]) -> str:
    """Say what is due; nothing where the issue before the last one agrees, for then it is the last one that is wrong."""
    due = [one for one in before[:2] if written == _due(entry, one)]
    last = before[0]
    if due or last.cumulative is None:
        return ""
    if last.year < entry.year - 1 and written > last.cumulative:
        return ""
    return f"总期号 {written} 和上一期对不上：{last.title}是 {last.cumulative}，这一期应是 {_due(entry, last)}"


def _due(entry: Entry, before: Entry) -> int:
    steps = entry.named - (before.named if before.year == entry.year else 0)
    return (before.cumulative or 0) + steps


RULE = PlaceRule(
    Code(
        "cumulative-out-of-step",
        family="archive",
        title="总期号和上一期接不上",
        what="从上一期的总期号往下数，不是这一期写的；或者库里最早一期的总期号不是 bulletin.yaml 的“起始总期号”。增刊、特刊不算。",
        why="总期号连续累计、从不归零；一期数错，后面各期都会跟着错。",
        instead="查对这一期和上一期的总期号，改正写错的一期。",
        severity=Severity.WARNING,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                (
                    "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-10\n"
                    "issues/2024/13.md：期号 13，总期号 731，日期 2024-07-20"
                ),
                (
                    "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-10\n"
                    "issues/2024/13.md：期号 13，总期号 703，日期 2024-07-20"
                ),
                (
                    "issues/2023/24.md：期号 24，总期号 700，日期 2023-12-10\n"
                    "issues/2024/1.md：期号 1，总期号 1，日期 2024-01-20"
                ),
            )
        },
        right=(
            (
                "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-10\n"
                "issues/2024/14.md：期号 14，总期号 714，日期 2024-07-20"
            ),
            (
                "issues/2023/24.md：期号 24，总期号 700，日期 2023-12-10\n"
                "issues/2024/1.md：期号 1，总期号 701，日期 2024-01-20"
            ),
            (
                "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-10\n"
                "issues/2024/13.md：期号 13，总期号 771，日期 2024-07-20\n"
                "issues/2024/14.md：期号 14，总期号 714，日期 2024-07-30"
            ),
        ),
    ),
    check,
)
