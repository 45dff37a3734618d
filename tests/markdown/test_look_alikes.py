"""A character that looks like another, as text from a PDF has them (⽥ for 田), is told, and is otherwise read as that other one."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from marked import body

USUAL, LIKE = "田", "\u2f65"
TEXTS = [
    "甲田**乙**[丙](https://example.org)。",
    "- 甲田**乙**\n    - 丙田",
    "## 一、甲田",
    "> 编者按：田**乙**",
    "（某田县 供稿）",
    "| 甲 | 田**乙** |\n|---|---|\n| 田 | 2 |",
    "| 甲 | 乙 |\n|---|---|\n| 田 |",
    "|田|",
    "甲[^1]。\n\n[^1]: 注田**粗**。",
    "![图田](a.png)\n\n图1 甲田",
    "# 附件1 田单\n\n甲**乙**田",
    "甲田**乙",
    "<b>甲田</b>",
]


@pytest.mark.parametrize("text", TEXTS)
def test_it_leaves_what_it_stands_in_as_it_is(text: str) -> None:
    usual, like = (body(f"# 标题\n\n{written}\n") for written in (text, text.replace(USUAL, LIKE)))
    told = [one for one in like.findings if one.code == "character-look-alike"]
    assert len(told) == text.count(USUAL)
    assert [(one.code, one.severity) for one in like.findings if one not in told] == [
        (one.code, one.severity) for one in usual.findings
    ]
    shown = [str({**asdict(one), "findings": ()}).replace(LIKE, USUAL) for one in (usual, like)]
    assert shown[0] == shown[1]
