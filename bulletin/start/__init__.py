"""How a process of the command line starts and ends: what an earlier one has made is taken over, and nothing is tidied up for nobody.

Only the door of the command line comes in here: whoever imports the package has a process, and a cache folder, of their own.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

from bulletin.start import cupboard, patterns, texts

# Pydantic looks for plugins in the metadata of every package that is installed, and none is ours.
_PLUGINS = "PYDANTIC_DISABLE_PLUGINS"
_added: dict[str, str] = {}
# Python looks for garbage after every 700 new objects; what is loaded is none, and an issue makes fewer than this.
_PATIENCE = 100_000


@contextmanager
def hurried() -> Iterator[None]:
    """Spare the process inside what it need not do; what may spare the next one something is put away at the end."""
    if _PLUGINS not in os.environ:
        _added[_PLUGINS] = os.environ[_PLUGINS] = "1"
    usual = gc.get_threshold()
    gc.set_threshold(_PATIENCE)
    cupboard.unlock()
    with patterns.taken_over(), texts.taken_over():
        try:
            yield
        finally:
            cupboard.put_away()
            gc.set_threshold(*usual)
            gc.freeze()  # Python looks through all that there is for garbage once more before it ends


def given_environment() -> dict[str, str]:
    """Return the environment that the process was given, for what it starts itself."""
    return {name: value for name, value in os.environ.items() if name not in _added}
