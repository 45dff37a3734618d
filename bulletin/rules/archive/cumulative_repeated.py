"""A 总期号 that another issue has."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Place, Severity
from bulletin.proof import Proof
from bulletin.rules.rule import PlaceRule, Slip

# So many of the others are named.
_NAMED = 3


def check(proof: Proof) -> Iterator[tuple[Place, Slip]]:
    """Find that another issue of the archive has the 总期号; both hear of it."""
    entry = proof.ledger and proof.ledger.entry(proof.issue.path)
    if not (proof.ledger and entry) or entry.cumulative is None:
        return
    others = [one for one in proof.ledger.by_cumulative[entry.cumulative] if one is not entry]
    if others and "cumulative" in proof.issue.places:
        more = f"等 {len(others)} 期" if len(others) > _NAMED else ""
        names = "、".join(one.title for one in others[:_NAMED]) + more
        yield proof.issue.places["cumulative"], Slip(0, 0, f"总期号 {entry.cumulative} 已经用在{names}")


RULE = PlaceRule(
    Code(
        "cumulative-repeated",
        family="archive",
        title="总期号重复",
        what="另一期也写了这个总期号。",
        why="总期号从创刊起连续累计，一个号只有一期。",
        instead="查对两期的总期号，改正其中一期。",
        severity=Severity.WARNING,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                (
                    "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-10\n"
                    "issues/2024/13.md：期号 13，总期号 712，日期 2024-07-20"
                ),
                (
                    "issues/2024/12.md：期号 12，总期号 七百一十二，日期 2024-07-10\n"
                    "issues/2024/13.md：期号 13，总期号 712，日期 2024-07-20"
                ),
            )
        },
        right=(
            (
                "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-10\n"
                "issues/2024/13.md：期号 13，总期号 713，日期 2024-07-20"
            ),
        ),
    ),
    check,
)
