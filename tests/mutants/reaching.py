"""Which tests reach which line, and how long each takes: a tree of the project goes in, what tests of a mutant are to run comes out.

Coverage is asked once, in one run of the tests that start no process (in others it cannot see). What was not measured, those tests and
newer ones, is run behind the rest if it is of the mutated module's own room.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from coverage import CoverageData
from lxml import etree

# So many seconds of tests are run for a mutant at most: nearest first, fastest first.
ENOUGH = 40.0
# Rooms whose tests lie elsewhere than their name says.
_ELSEWHERE = {
    "__init__": ("tests/test_api.py",),
    "__main__": ("tests/cli/test_help.py", "tests/cli/test_exit_codes.py"),
    "build": ("tests/cli/test_building.py",),
    "tool": ("tests/writers/pdf/test_pdf_metadata.py",),
    "wayback": ("tests/cli/test_finished.py",),
}


@dataclass(frozen=True)
class Reach:
    """What was measured of the tree in `root`, kept in `store`."""

    root: Path
    store: Path

    @classmethod
    def of(cls, root: Path, store: Path, words: Sequence[str] = ()) -> Reach:
        """Measure, unless the sources are those of the last time."""
        found = cls(root, store)
        stamp, digest = store / "reach.stamp", _digest(root)
        if not stamp.is_file() or stamp.read_text(encoding="utf-8") != digest:
            store.mkdir(parents=True, exist_ok=True)
            found.measure(words)
            stamp.write_text(digest, encoding="utf-8")
        return found

    def measure(self, words: Sequence[str] = ()) -> None:
        """Run all tests that start no process, under coverage."""
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-m",
            "not process",
            "--cov",
            "--cov-context=test",
            "--cov-report=",
        ]
        command += ["--cov-fail-under=0", f"--junitxml={self.store / 'times.xml'}", *words]
        subprocess.run(
            command, cwd=self.root, env={**os.environ, "COVERAGE_FILE": str(self.store / "reach")}, check=False
        )

    @cached_property
    def times(self) -> dict[str, float]:
        """Return the seconds that each test took, by its name (tests/a/test_b.py::test_c[d])."""
        cases = etree.parse(self.store / "times.xml").iter("testcase")
        return {
            f"{case.attrib['classname'].replace('.', '/')}.py::{case.attrib['name']}": float(case.attrib["time"])
            for case in cases
        }

    @cached_property
    def _data(self) -> CoverageData:
        data = CoverageData(str(self.store / "reach"))
        data.read()
        return data

    def _by_line(self, module: str) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for line, contexts in self._data.contexts_by_lineno(str(self.root / module)).items():
            found[line] |= {context.partition("|")[0] for context in contexts if context}
        return found

    def tests(self, module: str, lines: Iterable[int]) -> list[str]:
        """Return the tests that reach a line, those of its room first, the fastest first, as many as are enough.

        What runs only as its module is imported is reached where its name is read, or anywhere in the module.
        """
        by_line = self._by_line(module)
        wanted = list(lines)
        groups = (wanted, readers((self.root / module).read_text(encoding="utf-8"), wanted), list(by_line))
        reached = next(
            filter(None, (set().union(*(by_line.get(line, ()) for line in group)) for group in groups)), set()
        )
        near = near_tests(module)
        ranked = sorted(
            reached & self.times.keys(), key=lambda test: (not test.startswith(near), self.times[test], test)
        )
        taken: list[str] = []
        spent = 0.0
        for test in ranked:
            spent += self.times[test]
            if spent > ENOUGH and taken:
                break
            taken.append(test)
        return taken


def room(module: str) -> str:
    """Return the room of a module: its folder in bulletin/, or the module itself where it lies in none."""
    return Path(module).parts[1].removesuffix(".py")


def near_tests(module: str) -> tuple[str, ...]:
    """Return how the names of the tests begin that are about the room of a module."""
    return f"tests/{room(module)}/", f"tests/test_{room(module)}.py", *_ELSEWHERE.get(room(module), ())


def readers(text: str, lines: Sequence[int]) -> list[int]:
    """Return the lines of functions that read a name that the statement on `lines` gives, or that lie within it."""
    tree = ast.parse(text)
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and node.lineno <= lines[-1] <= (node.end_lineno or 0)
    ]
    given = {
        name.id
        for node in around
        for name in ast.walk(node)
        if isinstance(name, ast.Name)
        and isinstance(name.ctx, ast.Store)
        and not isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    inner = {
        line
        for node in around
        if isinstance(node, ast.FunctionDef)
        for line in range(node.lineno + 1, (node.end_lineno or 0) + 1)
    }
    read = {
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in given
    }
    return sorted(inner | read)


def _digest(root: Path) -> str:
    paths = sorted(
        path
        for folder in ("bulletin", "templates")
        for path in (root / folder).rglob("*")
        if path.suffix in {".py", ".j2", ".yaml"}
    )
    return sha256(json.dumps([(str(path), path.read_text(encoding="utf-8")) for path in paths]).encode()).hexdigest()
