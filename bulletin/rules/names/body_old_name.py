"""A body that is named as it is not called any more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules import rosters
from bulletin.rules.rule import OWN, IssueRule, Slip

_THEN = re.compile(r"(?:原|原来的|前|时任|曾任|当时的|历任|先后任)$")
_RENAMED = re.compile("更名|改名|改称|改为|改组|组建|合并|撤销|[（(]现|前身")
_BEFORE = 6


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find old names of bodies, but for 原 before them and sentences that tell how they were renamed."""
    names = rosters.known(proof)
    for passage in proof.passages if names.bodies else ():
        if passage.region not in OWN or _RENAMED.search(passage.own):
            continue
        for mention in rosters.mentions(passage.own, names):
            if mention.form == "old" and not _THEN.search(passage.own[max(mention.start - _BEFORE, 0) : mention.start]):
                old = passage.text[mention.start : mention.end]
                hint = f"改为“{mention.body.name}”；说的是从前的事，前面加“原”"
                yield (
                    passage,
                    Slip(mention.start, mention.end, f"“{old}”是旧称，现在叫“{mention.body.name}”", hint=hint),
                )


_LIST = "名录.csv：名称,简称,旧称\n名录.csv：某市农业农村局,市农业农村局,某市农业局；市农委\n"
RULE = IssueRule(
    Code(
        "body-old-name",
        family="names",
        title="用了单位的旧称",
        what="文中写的是名录（名录.csv）“旧称”一栏里的名称，前面没有“原”，这一段也没有说到更名。",
        why="单位改了名，沿用旧称就是错的；底稿、往年的材料里最多。",
        instead="换成现在的名称；说的是从前的事，前面加“原”。",
        severity=Severity.NOTE,
        wrong={text: text for text in (f"{_LIST}市农委负责落实。", f"{_LIST}承办单位是某市农业局。")},
        right=(
            f"{_LIST}市农业农村局负责落实。",
            f"{_LIST}原市农委负责人介绍了情况。",
            f"{_LIST}2019年，市农委更名为市农业农村局。",
            f"{_LIST}他说：“市农委来过三次。”",
        ),
    ),
    check,
)
