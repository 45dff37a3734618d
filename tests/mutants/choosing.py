"""A plugin of pytest's: the tests that a mutant is tried with, in their order; the first that fails is written down.

MUTANT names a JSON file: `first` are names of tests in their order, `near` how those begin that are run beside them if they are not
`measured`: before them, or behind them if they start processes, and those first that speak most of what it is `about`; `unfit` those that fail without the mutant, too; `enough` is how many seconds may be spent. What fails is written beside it, with the suffix .failed.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest

_FILE = Path(os.environ["MUTANT"])
_ASKED = json.loads(_FILE.read_text(encoding="utf-8"))
_ORDER = {name: number for number, name in enumerate(_ASKED["first"])}
_OUT = len(_ORDER) + 1
_begun = [0.0]
_NEAR, _MEASURED = tuple(_ASKED["near"]), set(_ASKED["measured"])


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the tests that are asked for: new ones, those that reach the mutant, those that start processes."""
    ranked = [(_rank(item), item) for item in items if item.nodeid not in _ASKED["unfit"]]
    items[:] = [item for rank, item in sorted(ranked, key=lambda pair: pair[0]) if rank < (_OUT, 0)]


def _rank(item: pytest.Item) -> tuple[int, int]:
    if item.nodeid in _ORDER:
        return _ORDER[item.nodeid], 0
    if item.nodeid in _MEASURED or not item.nodeid.startswith(_NEAR):
        return _OUT, 0
    return len(_ORDER) if item.get_closest_marker("process") else -1, -_mentions(item.path)


@cache
def _mentions(path: Path) -> int:
    """Count how often a file of tests speaks of the module."""
    return path.read_text(encoding="utf-8").count(_ASKED["about"])


def pytest_collection_finish() -> None:
    """Count from here on: what it takes to begin is spent for no test."""
    _begun[0] = _spent()


def _spent() -> float:
    """Return the seconds of processors that were spent, those of other processes too."""
    return sum(os.times()[:4])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol() -> bool | None:
    """Pass over what is left when enough time was spent."""
    return True if _spent() - _begun[0] > _ASKED["enough"] else None


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Write down what fails."""
    if report.failed:
        _FILE.with_suffix(".failed").write_text(report.nodeid, encoding="utf-8")
