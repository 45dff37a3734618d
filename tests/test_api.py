from __future__ import annotations

import ast
import itertools
from pathlib import Path

import pytest
from commands import ROOT, python

import bulletin

# Each way of coming by a public name, in a fresh process: Python sets `bulletin.layout` when the module is imported.
WAYS = [
    "from bulletin import compose; assert callable(compose)",
    "import bulletin.composition; from bulletin import compose; assert callable(compose)",
    "import bulletin; assert callable(bulletin.compose)",
    "import bulletin.manuscripts.issue; from bulletin import Issue, read; assert callable(read) and isinstance(Issue, type)",
    "import bulletin.layout; from bulletin import Layout; assert isinstance(Layout, type)",
    "import bulletin.writers; from bulletin import write; assert callable(write)",
    "import bulletin.rules; from bulletin import check; assert callable(check)",
    "import bulletin.document; from bulletin import Document; assert isinstance(Document, type)",
    "import bulletin.build; from bulletin import Proof, compose, check; assert callable(check)",
    "import bulletin.cli.program; from bulletin import *; assert callable(compose) and callable(read) and callable(write)",
]


@pytest.mark.parametrize("code", WAYS)
def test_public_names_come_whatever_was_imported_before(code: str, tmp_path: Path) -> None:
    assert python(code, cwd=tmp_path).stderr == ""


@pytest.mark.parametrize("names", list(itertools.permutations(bulletin.__all__, 3))[::199])
def test_public_names_come_in_any_order(names: tuple[str, ...], tmp_path: Path) -> None:
    code = "".join(f"from bulletin import {name}; assert callable({name}), {name};" for name in names)
    assert python(code, cwd=tmp_path).stderr == ""


def test_every_public_name_has_a_home_of_that_name() -> None:
    assert [name for name in bulletin.__all__ if getattr(bulletin, name).__name__ != name] == []


def test_public_names_are_listed_once_and_in_order() -> None:
    assert bulletin.__all__ == sorted(set(bulletin.__all__))


def test_type_checkers_see_every_public_name() -> None:
    tree = ast.parse((ROOT / "bulletin/__init__.py").read_text(encoding="utf-8"))
    seen = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert set(bulletin.__all__) <= seen


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        _ = bulletin.colour


# What takes time to load, and no name of the package is worth before it is used.
HEAVY = ("weasyprint", "docx", "pikepdf", "PIL", "lxml", "fontTools", "jinja2", "markdown", "pydantic", "budoux")


@pytest.mark.parametrize("what", ["bulletin", "bulletin.errors", "bulletin.findings", "bulletin.writers"])
def test_importing_the_package_loads_no_engine(what: str, tmp_path: Path) -> None:
    code = f"import {what}, sys; print([name for name in {HEAVY} if name in sys.modules])"
    assert python(code, cwd=tmp_path).stdout == "[]\n"


def test_the_whole_way_is_four_calls(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from bulletin import House, Proof, check, compose, read, write
house = House.find(Path({str(ROOT)!r}))
issue = read(house.root / "issues/2024/12.md", house)
document = compose(issue)
print(write(document, "pdf")[:5], write(document, "docx")[:2], [f.code for f in check(Proof(issue, document))])
"""
    assert python(code, cwd=tmp_path).stdout == "b'%PDF-' b'PK' []\n"
