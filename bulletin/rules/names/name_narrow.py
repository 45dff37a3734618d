"""A name of two characters in a column of names that is not as wide as those of three."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.codes import Code
from bulletin.findings import Severity
from bulletin.proof import Passage, Proof
from bulletin.rules.rule import IssueRule, Slip
from bulletin.rules.tables import grids
from bulletin.text.surnames import may_name

_NAMES = re.compile("(?:代表|委员|负责人|联系人|主持人|发言人)?(?:姓名|名单)")
_TWO, _THREE = 2, 3


def check(proof: Proof) -> Iterator[tuple[Passage, Slip]]:
    """Find names of two characters without a gap beside those of three, in columns that are called 姓名."""
    for grid in grids(proof) if "名" in proof.text else ():
        for column, name in enumerate(grid.names):
            squares = [row[column] for row in grid.rows]
            if _NAMES.fullmatch(name) and any(len(one.text) == _THREE and may_name(one.text) for one in squares):
                yield from (_told(one.passage) for one in squares if one.passage and _is_narrow(one.passage.text))


def _is_narrow(text: str) -> bool:
    return len(text) == _TWO and may_name(text)


def _told(passage: Passage) -> tuple[Passage, Slip]:
    wide = "\u3000".join(passage.text)
    return passage, Slip(0, _TWO, f"“{passage.text}”和三个字的姓名没有对齐", wide, "中间空一个全角空格")


_HEAD = "| 姓名 | 单位 |\n|---|---|\n| 李小明 | 甲县 |\n"
RULE = IssueRule(
    Code(
        "name-narrow",
        family="names",
        title="表格里两个字的姓名没有对齐",
        what="栏名是“姓名”的一栏里，有三个字的姓名，两个字的中间没有空一个全角空格。",
        why="名单里两个字的姓名和三个字的同宽，才排得齐。",
        instead="写成“王　伟”。",
        severity=Severity.NOTE,
        fixable=True,
        wrong={f"{_HEAD}| 王伟 | 乙县 |": f"{_HEAD}| 王　伟 | 乙县 |"},
        right=(
            f"{_HEAD}| 王　伟 | 乙县 |",
            "| 姓名 | 单位 |\n|---|---|\n| 李明 | 甲县 |\n| 王伟 | 乙县 |",
            "| 单位 | 件数 |\n|---|---|\n| 张家界 | 3 |\n| 常德 | 5 |",
        ),
    ),
    check,
)
