"""A wording that the house has listed with the level 错误."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules import house_wording
from bulletin.rules.rule import IssueRule, Slip


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find wordings of that level."""
    yield from house_wording.found(proof, Severity.ERROR)


_LIST = "用语.csv：错,对,级别,理由\n用语.csv：人大主任,人大常委会主任,错误,职务写全\n"
RULE = IssueRule(
    Code(
        "wording-forbidden",
        family="names",
        title="本刊禁用的词语",
        what="文中有本刊用语表（用语.csv）里级别是“错误”的词语。引号、书名号里的，引文里的，不算。",
        why="各刊有各刊的规定，写在用语表里，程序照着查。",
        instead="照用语表“对”一栏改；表里的规定变了，改用语表。",
        severity=Severity.ERROR,
        wrong={text: text for text in (f"{_LIST}人大主任到会讲话。", f"{_LIST}他是县人大主任，也是代表。")},
        right=(
            f"{_LIST}人大常委会主任到会讲话。",
            f"{_LIST}群众说：“人大主任来过。”",
            "人大主任到会讲话。",
        ),
    ),
    check,
)
