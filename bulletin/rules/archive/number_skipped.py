"""A number of the year that is passed over."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Place, Severity
from bulletin.proof import Proof
from bulletin.rules.rule import PlaceRule, Slip

# So many numbers are named one by one; of more, the first and the last.
_NAMED = 3
# What was printed so many issues ago is collected, not written: `bulletin ledger` lists what is missing there.
_NEAR = 3


def check(proof: Proof) -> Iterator[tuple[Place, Slip]]:
    """Find that the numbers right before that of the issue are nowhere; a draft holds its number as any issue does."""
    entry = proof.ledger and proof.ledger.entry(proof.issue.path)
    if not (proof.ledger and entry) or entry.misnamed or "number" not in proof.issue.places:
        return
    if proof.ledger.later(entry) > _NEAR:
        return
    missing = proof.ledger.missing(entry.row)
    due = entry.named
    while due - 1 in missing:
        due -= 1
    if due < entry.named:
        gap = [*range(due, entry.named)]
        told = "、".join(f"第{number}期" for number in gap) if len(gap) <= _NAMED else f"第{due}期到第{gap[-1]}期"
        message = f"{entry.year}年{entry.edition}缺{told}，期号跳到了 {entry.named}"
        yield proof.issue.places["number"], Slip(0, 0, message)


RULE = PlaceRule(
    Code(
        "number-skipped",
        family="archive",
        title="期号跳号",
        what="这一期前面的期号没有：有第12期、第14期，没有第13期；或者这一年不从第1期开始。库里最早的一年从哪一期开始都行，草稿也占一个号。只看最新的四期，以前各期缺哪些号，看 bulletin ledger。",
        why="期号每年从1连续编号，读者会以为缺了一期。",
        instead="编错了就改期号；前面一期还没有放进来的，放进 issues 文件夹；确实空着的号，在这一期的“规则”里关上这一条。",
        severity=Severity.WARNING,
        in_draft=Severity.NOTE,
        wrong={
            text: text
            for text in (
                (
                    "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-10\n"
                    "issues/2024/14.md：期号 14，总期号 714，日期 2024-07-20"
                ),
                (
                    "issues/2023/24.md：期号 24，总期号 700，日期 2023-12-10\n"
                    "issues/2024/2.md：期号 2，总期号 702，日期 2024-01-20"
                ),
                (
                    "issues/2024/增刊1.md：期号 1，刊别 增刊，日期 2024-01-10\n"
                    "issues/2024/增刊3.md：期号 3，刊别 增刊，日期 2024-03-10"
                ),
            )
        },
        right=(
            "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-10",
            (
                "issues/2024/1.md：期号 1，总期号 701，日期 2024-01-10\n"
                "issues/2024/8.md：期号 8，总期号 708，日期 2024-05-10\n"
                "issues/2024/9.md：期号 9，总期号 709，日期 2024-06-10\n"
                "issues/2024/10.md：期号 10，总期号 710，日期 2024-07-10\n"
                "issues/2024/11.md：期号 11，总期号 711，日期 2024-08-10\n"
                "issues/2024/7.md：期号 7，总期号 707，日期 2024-04-10"
            ),
            (
                "issues/2024/12.md：期号 12，总期号 712，日期 2024-07-10，草稿 是\n"
                "issues/2024/13.md：期号 13，总期号 713，日期 2024-07-20"
            ),
            (
                "issues/2023/24.md：期号 24，总期号 700，日期 2023-12-10\n"
                "issues/2024/1.md：期号 1，总期号 701，日期 2024-01-20"
            ),
        ),
    ),
    check,
)
