"""Which tests reach which line, and how long each takes: a tree of the project goes in, what tests of a mutant are to run comes out.

Coverage is asked once, in a run of all tests of what they reach in their own process, and in one of those that start the command line,
whose processes say which test they are of. It does not see all: what one test has made may be kept for the next (a fixture, a cache), and what runs as a
module is imported is of no test. So the other tests of the mutated module's room are run as well, nearest and fastest first.
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
from itertools import chain
from pathlib import Path

from coverage import CoverageData
from lxml import etree

# So many seconds of tests are run for a mutant at most; tracing made them about twice as long as they are.
ENOUGH = 60.0
_TRACED = 2
# What a test costs beyond what it takes: of two fast ones the nearer one is first.
_EACH = 0.1
# How much further away tests are that are known for less than to be of the room and reach the line: they reach it from another room, are
# named after the module, stand beside the nearest, or are only of the room. One that takes half a minute, the only one to reach a line, comes
# before all of these.
_ABROAD, _NAMED, _BESIDE, _FAR = 2, 4, 10, 100
# What is measured of the processes of the command line, and by which tests.
_PROCESSES = """[run]
branch = false
source = bulletin.cli, bulletin.archive, bulletin.wayback, bulletin.desk, bulletin.start, bulletin.build, bulletin.files, bulletin.tool
patch = subprocess
parallel = true
"""
_STARTING = ("tests/cli", "tests/archive", "tests/wayback", "tests/desk")
_MEASURES = ("reach", "processes")
# Of every room: what holds for all modules.
_OF_ALL = ("tests/test_house_rules.py::test_no_dataclass",)
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
        """Run all tests under coverage, then those of the command line, whose processes are measured."""
        # Before it begins, coverage erases all files whose names begin like its data's, with a dot behind.
        config = self.store / "of_processes.ini"
        config.write_text(_PROCESSES, encoding="utf-8")
        self._measure("reach", words)
        starting = [folder for folder in _STARTING if (self.root / folder).is_dir()]
        if starting:
            config_of_them = ["-m", "process", "-p", "telling", f"--cov-config={config}"]
            self._measure("processes", [*config_of_them, *words, *starting])

    def _measure(self, name: str, words: Sequence[str]) -> None:
        command = [sys.executable, "-m", "pytest", "-q", "--cov", "--cov-report=", "--cov-fail-under=0"]
        command += ["--cov-context=test"]
        command += [f"--junitxml={self.store / name}.xml", *words]
        own = {"COVERAGE_FILE": str(self.store / name), "PYTHONPATH": str(Path(__file__).parent)}
        subprocess.run(command, cwd=self.root, env={**os.environ, **own}, check=False)

    @cached_property
    def times(self) -> dict[str, float]:
        """Return the seconds that each test took, by its name (tests/a/test_b.py::test_c[d])."""
        files = (self.store / f"{name}.xml" for name in _MEASURES)
        cases = chain.from_iterable(etree.parse(file).iter("testcase") for file in files if file.is_file())
        return {
            f"{case.attrib['classname'].replace('.', '/')}.py::{case.attrib['name']}": float(case.attrib["time"])
            for case in cases
        }

    @cached_property
    def _data(self) -> list[CoverageData]:
        found = [CoverageData(str(self.store / name)) for name in _MEASURES if (self.store / name).is_file()]
        for data in found:
            data.read()
        return found

    def _by_line(self, module: str) -> dict[int, set[str]]:
        """Return the tests that reach each line; a context is a test's name, and which part of it (name|run)."""
        found: dict[int, set[str]] = defaultdict(set)
        for data in self._data:
            for line, contexts in data.contexts_by_lineno(str(self.root / module)).items():
                found[line] |= {context.partition("|")[0] for context in contexts if context}
        return found

    def tests(self, module: str, lines: Iterable[int]) -> list[str]:
        """Return the tests that may notice a change of lines, the nearest and fastest first, as many as are enough.

        Nearest are those of its room that reach it; next those that reach it from elsewhere, are named after the module, or stand beside these.
        What runs only as its module is imported is reached where its name is read, or anywhere in the module.
        """
        by_line = self._by_line(module)
        wanted = list(lines)
        groups = (wanted, readers((self.root / module).read_text(encoding="utf-8"), wanted), list(by_line))
        reached = next(
            filter(None, (set().union(*(by_line.get(line, ()) for line in group)) for group in groups)), set()
        )
        near, about = near_tests(module), Path(module).stem.replace("_", "-")
        own = {test for test in self.times if test.startswith(near)}
        first = {test for test in own if test in reached or about in test.rpartition("/")[2].replace("_", "-")}
        files = {test.partition("::")[0] for test in first}

        def cost(test: str) -> float:
            if test.startswith(_OF_ALL):
                far = 1
            elif test in reached:
                far = 1 if test in own else _ABROAD
            else:
                far = _NAMED if test in first else _BESIDE if test.partition("::")[0] in files else _FAR
            return (self.times[test] + _EACH) * far

        ranked = sorted(own | (reached & self.times.keys()), key=lambda test: (cost(test), test))
        taken: list[str] = []
        spent = 0.0
        for test in ranked:
            spent += self.times[test]
            if spent > _TRACED * ENOUGH and taken:
                break
            taken.append(test)
        return taken


def room(module: str) -> str:
    """Return the room of a module: its folder in bulletin/, or the module itself where it lies in none."""
    return Path(module).parts[1].removesuffix(".py")


def near_tests(module: str) -> tuple[str, ...]:
    """Return how the names of the tests begin that are about the room of a module."""
    return f"tests/{room(module)}/", f"tests/test_{room(module)}.py", *_ELSEWHERE.get(room(module), ()), *_OF_ALL


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
