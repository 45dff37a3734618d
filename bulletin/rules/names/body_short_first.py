"""A body that is named by its short form before its full name."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof, Region
from bulletin.rules import rosters
from bulletin.rules.rule import IssueRule, Slip

_READ = frozenset({Region.TEXT, Region.ITEM})


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find the first short form in each article where the full name did not come before it."""
    names = rosters.known(proof)
    told: set[tuple[int, str]] = set()
    for passage in proof.passages if names.bodies else ():
        if passage.region not in _READ:
            continue
        for mention in rosters.mentions(passage.own, names):
            key = (passage.part, mention.body.name)
            if mention.form == "short" and key not in told:
                short = passage.text[mention.start : mention.end]
                hint = f"改为“{mention.body.name}（以下简称{short}）”，后面再用简称"
                yield passage, Slip(mention.start, mention.end, f"第一次写到这个单位，用了简称“{short}”", hint=hint)
            told.add(key)


_LIST = "名录.csv：名称,简称\n名录.csv：某市人民代表大会常务委员会,市人大常委会\n名录.csv：某市人民代表大会,市人大\n"
RULE = IssueRule(
    Code(
        "body-short-first",
        family="names",
        title="单位先用了简称",
        what="一篇文章里，第一次写到名录（名录.csv）里的单位，写的是简称。标题、小标题、引文里的不算。",
        why="先用全称，注明简称，再用简称，读者才知道说的是哪一个单位。",
        instead="第一次写全称，后面加“（以下简称……）”。",
        severity=Severity.NOTE,
        wrong={
            text: text
            for text in (
                f"{_LIST}近日，市人大常委会开展检查。某市人民代表大会常务委员会高度重视。",
                f"{_LIST}由市人大组织代表视察。",
            )
        },
        right=(
            f"{_LIST}某市人民代表大会常务委员会（以下简称市人大常委会）开展检查。市人大常委会高度重视。",
            f"{_LIST}邻市市人大常委会、长沙市人大常委会都来交流。",
            f"{_LIST}全市人大代表积极履职，市人大代表进站接待。",
            f"{_LIST}## 一、市人大常委会抓得紧\n\n各地都在学习。",
            "近日，市人大常委会开展检查。",
        ),
    ),
    check,
)
