"""What a run of tests needs once, in whichever process comes first: a name and how to make it go in, what was made comes out."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

_Made = TypeVar("_Made")


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], _Made]) -> _Made:
    """Return what `make` makes in a folder of its own; the other processes of this run wait for it and read it."""
    folder = _shared(factory)
    store = folder / f"{name}.made"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not store.exists():
            store.write_bytes(pickle.dumps(make(folder / name)))
        made: _Made = pickle.loads(store.read_bytes())  # noqa: S301  # our own, of this run
        return made


def _shared(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes share which test at once."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
