"""How a process of the command line starts and ends: what an earlier one has made is taken over, and nothing is tidied up for nobody.

Only the door of the command line comes in here: whoever imports the package has a process, and a cache folder, of their own.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bulletin.start import cupboard, patterns, plugins, texts

# Python looks for garbage after every 700 new objects; what is loaded is none, and a process has so many before it has checked an issue.
_PATIENCE = 100_000


@contextmanager
def _patient() -> Iterator[None]:
    """Let the collector of garbage begin late, and be then as it was."""
    usual = gc.get_threshold()

    def begun(_phase: str, _told: Mapping[str, int]) -> None:
        # Only once: a signal that comes while Python looks for garbage would be heard in here at the end, where it is lost.
        gc.callbacks.remove(begun)
        gc.set_threshold(*usual)

    gc.set_threshold(_PATIENCE)
    gc.callbacks.append(begun)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        if begun in gc.callbacks:
            gc.callbacks.remove(begun)


@contextmanager
def hurried() -> Iterator[None]:
    """Spare the process inside what it need not do; what may spare the next one something is put away at the end."""
    cupboard.unlock()
    with _patient(), patterns.taken_over(), texts.taken_over(), plugins.passed_over():
        try:
            yield
        finally:
            cupboard.put_away()
            gc.freeze()  # Python looks through all that there is for garbage once more before it ends
