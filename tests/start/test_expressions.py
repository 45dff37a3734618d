"""Regular expressions that an earlier process has compiled are the same expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from bulletin.start import cupboard, patterns
from bulletin.start.cupboard import Drawer

# Names, references, sets of every kind, cases, looks ahead and behind, greed of every kind, conditions.
EXPRESSIONS = [
    ("", 0),
    ("[〇㐀-䶿一-鿿𠀀-𿿿]+", 0),
    (r"(?P<mark>[，。；])(?P=mark)|(?P<other>x)?(?(other)y|z)", 0),
    (r"(?<=年)\d{1,2}(?=月)|(?<!\w)[^\s\d]*?(?!$)", re.MULTILINE),
    ("(?i:straße)|[à-ý]ſ", re.IGNORECASE),
    ("a  # a comment", re.VERBOSE),
    ("(?s)a.*+b++", 0),
    (r"\w\b\W", re.ASCII | re.DOTALL),
]


@pytest.fixture
def drawer(tmp_path: Path) -> Iterator[Drawer]:
    """Fill a drawer with the expressions as a first process does."""
    cupboard.unlock(tmp_path)
    filled = Drawer("patterns")
    with patterns.taken_over(filled):
        for text, flags in EXPRESSIONS:
            compiled(text, flags)
    filled.put_away()
    yield filled
    cupboard.lock()


def compiled(text: str, flags: int) -> re.Pattern[str]:
    """Compile an expression, whatever `re` itself has kept of it."""
    re.purge()
    return re.compile(text, flags)


@pytest.mark.parametrize(("text", "flags"), EXPRESSIONS)
def test_an_expression_that_is_taken_over_is_the_one_that_python_makes(drawer: Drawer, text: str, flags: int) -> None:
    with patterns.taken_over(drawer):
        taken = compiled(text, flags)
    made = compiled(text, flags)
    assert (taken, taken.groupindex, taken.groups) == (made, made.groupindex, made.groups)


def test_what_is_known_is_not_compiled_again(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    with patterns.taken_over(drawer):
        monkeypatch.setattr(import_module("re._parser"), "parse", None)
        assert compiled(*EXPRESSIONS[1]).fullmatch("甲乙")


def test_the_same_expression_with_other_flags_is_another(drawer: Drawer) -> None:
    with patterns.taken_over(drawer):
        found = [bool(compiled("a  # a comment", flags).fullmatch("a")) for flags in (0, re.VERBOSE)]
    assert found == [False, True]


def test_a_wrong_expression_is_refused_as_ever(drawer: Drawer) -> None:
    with patterns.taken_over(drawer), pytest.raises(re.error, match="unterminated"):
        compiled("[", 0)


def test_bytes_are_compiled_as_ever(drawer: Drawer) -> None:
    with patterns.taken_over(drawer):
        assert re.compile(rb"\d+").fullmatch(b"12")


def test_afterwards_python_compiles_as_before(drawer: Drawer) -> None:
    compiler = vars(import_module("re._compiler"))
    before = compiler["compile"]
    with patterns.taken_over(drawer):
        assert compiler["compile"] is not before
    assert compiler["compile"] is before


def test_where_what_is_kept_is_another_program_python_compiles_as_ever(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = drawer.get(f"0 {EXPRESSIONS[0][0]}")
    monkeypatch.setattr(drawer, "get", lambda _: other)
    compiler = vars(import_module("re._compiler"))
    before = compiler["compile"]
    with patterns.taken_over(drawer):
        assert compiler["compile"] is before


def test_where_python_has_no_such_name_it_compiles_as_ever(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(import_module("_sre"), "compile")
    compiler = vars(import_module("re._compiler"))
    before = compiler["compile"]
    with patterns.taken_over(drawer):
        assert compiler["compile"] is before
