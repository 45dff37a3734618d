"""How much an issue may hold: counted in lines before any work, so no big document is built here."""

from __future__ import annotations

import pytest

from bulletin.errors import LimitError
from bulletin.findings import Source
from bulletin.markdown.limits import MOST, refuse_too_much, work
from bulletin.markdown.segments import split


def counted(text: str) -> int:
    return sum(map(work, split(text, 1)))


def refuse(lines: int) -> None:
    text = "\n\n".join(["甲"] * lines)
    refuse_too_much(split(text, 1), Source("1.md", text))


def test_an_issue_of_as_many_lines_as_the_limit_is_taken() -> None:
    refuse(MOST)


def test_the_line_beyond_the_limit_is_named() -> None:
    with pytest.raises(LimitError) as refused:
        refuse(MOST + 1)
    assert [(one.code, one.place.line) for one in refused.value.findings] == [("issue-too-large", 2 * MOST + 1)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲" * 28, 1),
        ("甲" * 29, 2),
        ("甲\n乙", 2),
        ("## 甲", 3),
        ("# 甲", 20),
        ("# " + "甲" * 20, 40),
        ("**甲**乙", 2),
        ("甲 12 乙 Word 丙", 2),
        ("- 甲\n- 乙", 4),
        ("[^1]: 甲", 13),
        ("![甲](a.png)", 6),
        ("![甲](a.png) ![乙](b.png)", 11),
        ("|甲|乙|\n|-|-|\n|丙|丁|", 6),
        ("甲|乙\n-|-\n丙|丁", 6),
        ("|甲|乙|\n|-|-|\n|1|**2**3|", 8),
        ("|甲|\n|-|\n|" + "乙" * 54 + "|", 4),
        ("\\分页", 1),
    ],
)
def test_what_is_more_trouble_than_a_line_counts_as_several(text: str, lines: int) -> None:
    assert counted(text) == lines
