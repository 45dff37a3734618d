"""Pydantic's plugins: it would look for them in the metadata of all that is installed; none is ours, and it is told so at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

_NAME = "pydantic.plugin._loader"


@contextmanager
def passed_over() -> Iterator[None]:
    """Let a module without plugins stand for the one that looks for them, as long as the context lasts."""
    if _NAME in sys.modules:
        yield
        return
    sys.modules[_NAME] = module = ModuleType(_NAME)
    vars(module).update(get_plugins=tuple, __getattr__=_own)
    try:
        yield
    finally:
        if sys.modules.get(_NAME) is module:
            del sys.modules[_NAME]


def _own(name: str) -> object:
    """Return what is asked for besides from pydantic's own module: another version may want more of it."""
    if name.startswith("__"):
        raise AttributeError(name)
    sys.modules.pop(_NAME, None)
    return getattr(import_module(_NAME), name)
