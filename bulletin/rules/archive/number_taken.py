"""Two files of a year with one number: 7.md and 007.md."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Place, Severity
from bulletin.proof import Proof
from bulletin.rules.rule import PlaceRule, Slip


def check(proof: Proof) -> Iterator[tuple[Place, Slip]]:
    """Find that another issue of the year has the number."""
    entry = proof.ledger and proof.ledger.entry(proof.issue.path)
    if not (proof.ledger and entry) or entry.misnamed or "number" not in proof.issue.places:
        return
    others = [one for one in proof.ledger.rows[entry.row] if one.named == entry.named and one is not entry]
    if others:
        names = "、".join(one.shown for one in others)
        message = f"{entry.title}有不止一个文件，另有 {names}"
        yield proof.issue.places["number"], Slip(0, 0, message)


RULE = PlaceRule(
    Code(
        "number-taken",
        family="archive",
        title="期号重复",
        what="同一年里，另一个文件也是这个期号，例如 7.md 和 007.md；增刊、特刊各算各的。",
        why="同一年的期号不能重复，读者引用、档案编目都靠它。",
        instead="留下定稿的一个，另一个改期号和文件名，或者移出 issues 文件夹。",
        severity=Severity.WARNING,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                (
                    "issues/2024/7.md：期号 7，总期号 707，日期 2024-04-10\n"
                    "issues/2024/007.md：期号 7，总期号 708，日期 2024-04-20"
                ),
            )
        },
        right=(
            (
                "issues/2023/7.md：期号 7，总期号 683，日期 2023-04-10\n"
                "issues/2024/7.md：期号 7，总期号 707，日期 2024-04-10"
            ),
            (
                "issues/2024/1.md：期号 1，总期号 701，日期 2024-01-10\n"
                "issues/2024/增刊1.md：期号 1，刊别 增刊，日期 2024-01-20"
            ),
        ),
    ),
    check,
)
