"""Tests in an order that keeps all processes busy to the end: tests in order and the number of processes go in, the tests dealt out come out.

Each process begins with an equal part of the list, and takes from the end of another one's when it has done its own. So the
modules with tests that take longest stand where a part begins, those of a module together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

# The longest first.
SLOWEST = (
    "writers/test_claims.py",
    "fidelity/test_random_issues.py",
    "fidelity/test_agreement.py",
    "test_benchmarks.py",
    "fidelity/test_edited.py",
    "fidelity/test_line_breaks.py",
    "test_setup.py",
    "archive/test_cluster.py",
    "test_killed.py",
    "writers/html/test_in_a_browser.py",
    "test_offline.py",
    "archive/test_catalogue_in_a_browser.py",
)
_Test = TypeVar("_Test")


def dealt(tests: Mapping[str, Sequence[_Test]], processes: int) -> list[_Test]:
    """Return the tests of modules (by their paths below the folder of tests): SLOWEST are dealt to the processes, the others fill up their parts."""
    parts: list[list[_Test]] = [[] for _ in range(processes)]
    for number, module in enumerate(module for module in SLOWEST if module in tests):
        parts[number % processes] += tests[module]
    others = [test for module, own in tests.items() if module not in SLOWEST for test in own]
    count = sum(map(len, tests.values()))
    taken = 0
    for number, part in enumerate(parts):
        share = (count - sum(map(len, parts[:number]))) // (processes - number)
        lacking = len(others) - taken if number == processes - 1 else max(0, share - len(part))
        part.extend(others[taken : taken + lacking])
        taken += lacking
    return [test for part in parts for test in part]
