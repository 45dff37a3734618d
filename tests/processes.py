"""Which tests start processes: a test's file goes in; whether it, or a helper that it imports, can start one comes out."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
_STARTERS = {"subprocess", "multiprocessing", "playwright.sync_api"}


@cache
def starts_processes(path: Path) -> bool:
    """Tell whether the module at `path` imports what starts processes, itself or through another module of the tests."""
    return any(name in _STARTERS or any(map(starts_processes, _helpers(name, path))) for name in _imported(path))


@cache
def _imported(path: Path) -> frozenset[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return frozenset(plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module})


def _helpers(name: str, path: Path) -> list[Path]:
    """Return the helper called `name`, beside the module or beside all tests."""
    return [file for folder in (path.parent, HERE) if (file := folder / f"{name}.py").is_file() and file != path]
