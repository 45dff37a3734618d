"""In which order tests run."""

from __future__ import annotations

from pathlib import Path

import pytest
from slowest import SLOWEST, dealt

TESTS = {"a.py": [1, 2, 3], SLOWEST[1]: [4, 5], "b.py": [6, 7], SLOWEST[0]: [8], SLOWEST[2]: [9, 10]}


@pytest.mark.parametrize("processes", [1, 2, 3, 4, 20])
def test_each_test_runs_once(processes: int) -> None:
    assert sorted(dealt(TESTS, processes)) == list(range(1, 11))


def test_each_process_begins_with_a_slow_module_and_has_as_many_tests() -> None:
    assert dealt(TESTS, 2) == [8, 9, 10, 1, 2, 4, 5, 3, 6, 7]


def test_the_slowest_modules_are_there() -> None:
    assert [name for name in SLOWEST if not (Path(__file__).parent / name).is_file()] == []
