"""A date before that of the issue before."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Place, Severity
from bulletin.manuscripts.archive import Entry
from bulletin.proof import Proof
from bulletin.rules.rule import PlaceRule, Slip
from bulletin.text.numerals import date_text


def check(proof: Proof) -> Iterator[tuple[Place, Slip]]:
    """Find a date before that of the issue before; a date of another year than its folder's is told where it is read."""
    entry = proof.ledger and proof.ledger.entry(proof.issue.path)
    if not (proof.ledger and entry and entry.day) or not _of_its_year(entry) or "date" not in proof.issue.places:
        return
    before = next((one for one in proof.ledger.before(entry) if one.day and _of_its_year(one)), None)
    if before and before.day and entry.day < before.day:
        message = f"日期{date_text(entry.day)}比上一期早：{before.title}是{date_text(before.day)}"
        yield proof.issue.places["date"], Slip(0, 0, message)


def _of_its_year(entry: Entry) -> bool:
    return entry.day is not None and entry.day.year == entry.year


RULE = PlaceRule(
    Code(
        "date-out-of-order",
        family="archive",
        title="日期比上一期早",
        what="这一期的日期在上一期的前面；增刊、特刊只和自己的上一期比。",
        why="期号、总期号按印发的先后编，号大的一期日期在前，两者必有一个写错。",
        instead="查对这一期和上一期的日期、期号。",
        severity=Severity.WARNING,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                (
                    "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-20\n"
                    "issues/2024/13.md：期号 13，总期号 713，日期 2024-07-10"
                ),
                (
                    "issues/2024/增刊1.md：期号 1，刊别 增刊，日期 2024-07-20\n"
                    "issues/2024/增刊2.md：期号 2，刊别 增刊，日期 2024-07-10"
                ),
            )
        },
        right=(
            (
                "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-20\n"
                "issues/2024/13.md：期号 13，总期号 713，日期 2024-07-20"
            ),
            (
                "issues/2023/24.md：期号 24，总期号 700，日期 2024-02-10\n"
                "issues/2024/1.md：期号 1，总期号 701，日期 2024-01-20"
            ),
            (
                "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-20\n"
                "issues/2024/增刊1.md：期号 1，刊别 增刊，日期 2024-07-10"
            ),
        ),
    ),
    check,
)
