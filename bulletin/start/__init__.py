"""How a process of the command line starts and ends: what an earlier one has made is taken over, and nothing is tidied up for nobody.

Only the door of the command line comes in here: whoever imports the package has a process, and a cache folder, of their own.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from bulletin.start import cupboard, patterns

# New objects before Python looks for garbage; an issue has a hundred thousand, and what is loaded stays anyhow.
_OBJECTS = 50_000


@contextmanager
def hurried() -> Iterator[None]:
    """Spare the process inside what it need not do; what may spare the next one something is put away at the end."""
    gc.set_threshold(_OBJECTS)
    cupboard.unlock()
    with patterns.taken_over():
        try:
            yield
        finally:
            cupboard.put_away()
            gc.freeze()  # Python looks through all that there is for garbage once more before it ends
