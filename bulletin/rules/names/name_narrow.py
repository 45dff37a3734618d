"""A name of two characters that is not as wide as those of three beside it: in a column of names, or in a list with 、."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules import rosters
from bulletin.rules.rosters import Named
from bulletin.rules.rule import OWN, IssueRule, Slip
from bulletin.rules.tables import grids
from bulletin.text.surnames import may_name

_NAMES = re.compile("(?:代表|委员|负责人|联系人|主持人|发言人)?(?:姓名|名单)")
_TWO, _THREE = 2, 3


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find names of two characters without a gap beside those of three."""
    yield from _in_columns(proof)
    yield from _in_lists(proof)


def _in_columns(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Look in columns that are called 姓名."""
    for grid in grids(proof) if "名" in proof.text else ():
        for column, name in enumerate(grid.names):
            squares = [row[column] for row in grid.rows]
            if _NAMES.fullmatch(name) and any(len(one.text) == _THREE and may_name(one.text) for one in squares):
                yield from (
                    (one.passage, _slip(one.passage.text, 0))
                    for one in squares
                    if one.passage and _is_narrow(one.passage.text)
                )


def _in_lists(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Look among the persons of the roster, since nothing else tells names in prose."""
    names = rosters.known(proof)
    for passage in proof.passages if names.persons else ():
        if passage.region not in OWN:
            continue
        found = [Named(*one.span(), one[0], None) for one, _ in rosters.people(passage.own, names)]
        for listed in rosters.listed(passage.own, found):
            if any(len(one.name) == _THREE and one.name.isalpha() for one in listed):
                yield from ((passage, _slip(one.name, one.start)) for one in listed if len(one.name) == _TWO)


def _is_narrow(text: str) -> bool:
    return len(text) == _TWO and may_name(text)


def _slip(name: str, start: int) -> Slip:
    wide = "\u3000".join(name)
    return Slip(start, start + _TWO, f"“{name}”和三个字的姓名没有对齐", wide, "中间空一个全角空格")


_LIST = "名录.csv：姓名,职务\n名录.csv：李小明,主任\n名录.csv：王伟,副主任\n名录.csv：张强,副主任\n"
_HEAD = "| 姓名 | 单位 |\n|---|---|\n| 李小明 | 甲县 |\n"
RULE = IssueRule(
    Code(
        "name-narrow",
        family="names",
        title="两个字的姓名没有和三个字的对齐",
        what="栏名是“姓名”的一栏里，或者名录（名录.csv）里的人用顿号连着的时候，有三个字的姓名，两个字的中间没有空一个全角空格。",
        why="名单里两个字的姓名和三个字的同宽，才排得齐。",
        instead="写成“王　伟”。",
        severity=Severity.NOTE,
        fixable=True,
        wrong={
            f"{_HEAD}| 王伟 | 乙县 |": f"{_HEAD}| 王　伟 | 乙县 |",
            f"{_LIST}李小明、王伟参加会议。": f"{_LIST}李小明、王　伟参加会议。",
        },
        right=(
            f"{_HEAD}| 王　伟 | 乙县 |",
            f"{_LIST}李小明、王　伟参加会议。",
            f"{_LIST}王伟、张强参加会议，李小明请假。",
            "| 姓名 | 单位 |\n|---|---|\n| 李明 | 甲县 |\n| 王伟 | 乙县 |",
            "| 单位 | 件数 |\n|---|---|\n| 张家界 | 3 |\n| 常德 | 5 |",
        ),
    ),
    check,
)
