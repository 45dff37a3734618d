"""Mutants of toy modules: each way to change one, what is left alone, and that they are texts of Python."""

from __future__ import annotations

import ast

import pytest
from making import mutants


def changed(text: str, kind: str = "") -> list[str]:
    """Return the mutants of a module, those of one kind if it is given."""
    return [one.applied(text) for one in mutants(text) if kind in {"", one.kind}]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("a < b", "comparison", ["a <= b"]),
        ("(a) not in (b)", "comparison", ["(a) in (b)"]),
        ("a == b is c", "comparison", ["a != b is c", "a == b is not c"]),
        ("a and b or c", "boolean", ["a or b or c", "a and b and c"]),
        ("not a", "boolean", ["(a)"]),
        ("a + b * c", "arithmetic", ["a - b * c", "a + b + c"]),
        ("f(2)", "number", ["f(1)", "f(3)"]),
        ("x = True", "constant", ["x = False"]),
        ("x = '，'", "string", ["x = '，XX'"]),
        ("def f(a=1): pass", "number", ["def f(a=0): pass", "def f(a=2): pass"]),
        ("def f(): return a", "return", ["def f(): return None"]),
        ("f(a)", "statement", ["pass"]),
        ("raise E", "statement", ["pass"]),
        ("a.b = c", "statement", ["pass"]),
        ("a += b", "statement", ["pass"]),
        ("x = f(a)", "call", ["x = (a)"]),
        ("x = a.f(b, c)", "call", ["x = (a)"]),
        ("f(a, b, c)", "arguments", ["f(b, a, c)"]),
        ("x = a if b else c", "condition", ["x = a if (not (b)) else c"]),
        ("x = [a for a in b if c]", "condition", ["x = [a for a in b if (not (c))]", "x = [a for a in b if True]"]),
    ],
)
def test_a_module_is_changed_at_one_point(text: str, kind: str, expected: list[str]) -> None:
    assert sorted(changed(text, kind)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"""A module."""', ""),
        ("def f(a: 'A') -> 'B':\n    '''Says what it does.'''", ""),
        ("x: Literal['a']", ""),
        ("y = cast('list[str]', y)", "string"),
        ("T = TypeVar('T')", "string"),
        ("if TYPE_CHECKING:\n    f(1)", ""),
        ("x = '表格太大，分成几个表'", ""),
        ("x = f'第{n}页'", ""),
        ("return_ = None", ""),
        ("f(a, a)", "arguments"),
        ("max(a, b)", "arguments"),
        ("zip(a, b, strict=True)", "constant"),
        ("import re\nx = re.split(a, b)", "call"),
        ("__all__ = ['a']", ""),
        ("f(a=1, description='a key')", "string"),
        ("assert_never(a)", ""),
        ("def f(): return False", "return"),
        ("def f(): return ''", "return"),
        ("x = bool(a)", "call"),
    ],
)
def test_what_no_test_is_to_hold_is_left_alone(text: str, kind: str) -> None:
    assert changed(text, kind) == []


def test_characters_of_several_bytes_do_not_shift_what_is_changed() -> None:
    assert changed("甲 = '中，文', 乙 < 1", "comparison") == ["甲 = '中，文', 乙 <= 1"]


def test_all_mutants_are_python() -> None:
    text = "def f(a, b=1):\n    if a and (b := len(a)) > 2:\n        return [x for x in (a or b).c(1) if x]\n    raise E(a, b)\n"
    assert [one for one in changed(text) if not ast.parse(one)] == []


def test_a_mutant_knows_the_lines_that_run_with_it() -> None:
    text = "x = f(\n    1,\n)\nif a < b:\n    y()\n"
    assert {one.kind: one.lines for one in mutants(text) if one.kind in {"number", "comparison"}} == {
        "number": range(1, 4),
        "comparison": range(4, 5),
    }


def test_a_mutant_is_shown_as_the_lines_before_and_after() -> None:
    (one,) = mutants("if a < b:\n    pass\n")
    assert one.shown("if a < b:\n    pass\n") == "- if a < b:\n+ if a <= b:"
