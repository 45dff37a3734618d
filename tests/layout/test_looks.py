"""Looks stand once, in layout.yaml: no length, no colour and no face's name in the program or in a template."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin import layout

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
SOURCES = sorted((ROOT / "bulletin").rglob("*.py"))
# What no issue is printed from has looks of its own: the catalogue is a page for the screen.
SHEETS = sorted(path for path in TEMPLATES.rglob("*.j2") if not path.parent.name.startswith("_"))
LENGTH = re.compile(r"(?<![\w.#])-?\d+(?:\.\d+)?(?:pt|mm|cm|in|px|r?em)\b")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|\brgba?\(")
FACES = {
    name
    for folder in (path.parent for path in TEMPLATES.glob("*/layout.yaml"))
    for face in layout.load(folder.name, [TEMPLATES]).faces.values()
    for name in (face.official, *face.alternatives)
}
# No looks of ours: hints show what an editor may write; a page for trial is never printed.
NO_LOOKS = ("写成“{width=80%}”", "<style>@page{size:", "这里应是长度，如 ")


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, value) of every string of a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, documented) and node.body]
    docstrings = {id(first.value) for first, *_ in bodies if isinstance(first, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def values(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of all that a file says to a machine: comments and docstrings are for people."""
    if path.suffix == ".py":
        yield from ((line, value) for line, value in strings(path) if not value.startswith(NO_LOOKS))
    else:
        text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        yield from enumerate(text.splitlines(), 1)


def looks(path: Path) -> list[str]:
    found = []
    for line, value in values(path):
        marks = [*LENGTH.findall(value), *COLOUR.findall(value)]
        marks += [name for name in FACES if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", value)]
        found += [f"{path.relative_to(ROOT)}:{line}: {mark}" for mark in marks]
    return found


@pytest.mark.parametrize("path", [*SOURCES, *SHEETS], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_look_stands_outside_the_layout(path: Path) -> None:
    assert looks(path) == []


def test_a_look_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text('"""16pt"""\nSIZE = "16pt"\nRED = "#E60012"\nFACE = "仿宋_GB2312, serif"\n', encoding="utf-8")
    found = [value for _, value in values(path)]
    assert found == ["16pt", "#E60012", "仿宋_GB2312, serif"]
    assert LENGTH.search(found[0])
    assert COLOUR.search(found[1])
    assert any(name in found[2] for name in FACES)


def test_the_layouts_faces_are_known() -> None:
    assert {"仿宋_GB2312", "FandolFang", "Liberation Serif"} <= FACES
