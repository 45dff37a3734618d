"""A plugin of pytest's: the tests that a mutant is tried with, in their order; the first that fails is written down.

MUTANT names a JSON file: `first` are names of tests in their order, `near` how those begin that come behind them if they are not
`measured`, `unfit` those that fail without the mutant, too. What fails is written beside it, with the suffix .failed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

_FILE = Path(os.environ["MUTANT"])
_ASKED = json.loads(_FILE.read_text(encoding="utf-8"))
_ORDER = {name: number for number, name in enumerate(_ASKED["first"])}
_NEAR, _MEASURED = tuple(_ASKED["near"]), set(_ASKED["measured"])


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the tests that are asked for."""
    left = [item for item in items if item.nodeid not in _ASKED["unfit"] and (item.nodeid in _ORDER or _behind(item))]
    items[:] = sorted(left, key=lambda item: _ORDER.get(item.nodeid, len(_ORDER)))


def _behind(item: pytest.Item) -> bool:
    return item.nodeid.startswith(_NEAR) and item.nodeid not in _MEASURED


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Write down what fails."""
    if report.failed:
        _FILE.with_suffix(".failed").write_text(report.nodeid, encoding="utf-8")
