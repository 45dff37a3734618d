"""Coverage that costs little: under what it is switched off, as tracing makes all Python about three times as slow.

Until Python 3.12, a tracer is told of each line of whatever runs, the layout engine's too, which is most of what runs. So
it sleeps while the engine works, but in the engine's own tests; in tests that start processes, whose work is done elsewhere;
and in four of five tests of the same text at many heights of a page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from pkgutil import walk_packages
from typing import ParamSpec, TypeVar

import pytest

import bulletin

_P = ParamSpec("_P")
_R = TypeVar("_R")
_EACH = 5

# Whether the test that runs is one of the engine's own.
_through = [False]


def is_one_of_many(item: pytest.Item) -> bool:
    """Tell whether a test does at another height of a page what is measured at one in five."""
    parameters: dict[str, object] = getattr(getattr(item, "callspec", None), "params", {})
    height = parameters.get("height")
    return isinstance(height, int) and height % _EACH > 0


def load_all() -> None:
    """Import all modules while the tracer is awake, if there is one: one that a test imports late might find it asleep."""
    if sys.gettrace():
        for module in walk_packages(bulletin.__path__, "bulletin."):
            if not module.name.endswith("__main__"):
                import_module(module.name)


@contextmanager
def asleep() -> Iterator[None]:
    """Run what stands in this context without the tracer, if there is one."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


@contextmanager
def through_the_engine(*, wanted: bool) -> Iterator[None]:
    """Say whether the tracer stays awake in the engine."""
    _through[0] = wanted
    try:
        yield
    finally:
        _through[0] = False


def engine_asleep(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return a function of the engine's that runs without the tracer where it may sleep."""

    @wraps(function)
    def quiet(*arguments: _P.args, **named: _P.kwargs) -> _R:
        if _through[0]:
            return function(*arguments, **named)
        with asleep():
            return function(*arguments, **named)

    return quiet
