"""Regular expressions that are looked for in a process of their own."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from bulletin.archive.search import matcher
from bulletin.archive.search.expressions import Expressions
from bulletin.errors import LimitError, UsageError

# Two to the number of characters ways to part them.
RUNAWAY, TEXT = "(x+x+)+y", "x" * 60


def find(expression: str, text: str) -> list[str]:
    with Expressions([expression]) as sought:
        return [text[hit.start : hit.end] for hit in sought.find([text])[0]]


def test_an_expression_is_found_wherever_it_matches() -> None:
    assert find("第.届", "第一届、第二届") == ["第一届", "第二届"]


def test_what_matches_nothing_is_no_hit() -> None:
    assert find("甲*", "乙甲甲乙") == ["甲甲"]


def test_texts_are_asked_about_one_after_the_other() -> None:
    with Expressions(["甲", "乙"]) as sought:
        assert [[hit.word for hit in hits] for text in ("甲", "乙甲") for hits in sought.find([text])] == [[0], [1, 0]]


def test_one_that_runs_away_is_ended() -> None:
    with Expressions([RUNAWAY], limit=0.2) as sought, pytest.raises(LimitError) as refused:
        sought.find([TEXT])
    assert refused.value.findings[0].code == "expression-endless"


@pytest.mark.parametrize(
    ("expression", "column", "said"),
    [
        ("(甲", 1, "少了右边的一个"),
        ("甲)", 2, "多了右边的一个"),
        ("[甲", 1, "方括号没有成对"),
        ("*甲", 1, "没有可以重复的字"),
        ("甲**", 3, "连写了两个"),
        ("甲{3,1}", 3, "前面的比后面的大"),
        ("[乙-一]", 2, "写反了"),
        (r"\q", 1, "反斜杠"),
        (r"(甲)\2", 5, "引用了没有的括号"),
        ("(?<=甲*)乙", 1, "固定"),
        ("(?甲)", 2, "没有这种写法"),
        ("甲(?i)", 2, "写在最前面"),
        ("甲{99999999999}", 1, "次数太大"),
    ],
)
def test_one_that_cannot_be_read_is_told_at_its_place(expression: str, column: int, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        Expressions([expression])
    finding = refused.value.findings[0]
    assert (finding.place.column, finding.code) == (column, "expression-invalid")
    assert said in finding.message


@pytest.mark.filterwarnings("error")
def test_of_one_that_python_may_read_otherwise_some_day_nothing_is_said() -> None:
    assert Expressions(["[[甲]"])


def test_one_that_is_nested_too_deep_is_told() -> None:
    with pytest.raises(UsageError, match="套得太深"):
        Expressions(["(" * 5000 + ")" * 5000])


def test_the_matcher_runs_on_pythons_own_library_alone() -> None:
    asked = '["a"]\n["ba", "c"]\n'
    ran = subprocess.run(
        [sys.executable, "-I", "-S", matcher.__file__, "9"], input=asked, capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines() == ["[]", "[[[1, 2, 0]], []]"]


def test_the_matcher_finds_what_python_finds() -> None:
    assert list(matcher.hits("甲乙甲", [re.compile("甲")])) == [(0, 1, 0), (2, 3, 0)]


WRONG = ["[", "(", ")", "*", "a**", "a{2,1}", "[b-a]", r"\p", "\\", r"(\1)", r"\1", "(?<=a*)", "(?z", "a(?i)", "(?P<", "(?P", "(?P<1>a)", "(?P=a)", r"\x1", "(?#", "(?P<a>a)(?P<a>b)", "(?i-:", r"\N", r"\N{x}", "(a)(?(1)b|c|d)", "(?i-i:a)", "(?(1"]  # fmt: skip


@pytest.mark.parametrize("expression", WRONG)
def test_what_is_wrong_is_said_in_chinese(expression: str) -> None:
    with pytest.raises(UsageError) as refused:
        Expressions([expression])
    said = refused.value.findings[0].message.rpartition("：")[2].replace(expression, "")
    assert re.search("[\u4e00-\u9fff]", said)


@pytest.mark.skipif(sys.platform == "win32", reason="alarms")
def test_one_that_runs_away_ends_though_nobody_is_there_to_end_it() -> None:
    told = f"{json.dumps([RUNAWAY])}\n{json.dumps([TEXT])}\n"
    ended = subprocess.run([sys.executable, matcher.__file__, "1"], input=told, text=True, check=False, timeout=60)
    assert ended.returncode < 0
