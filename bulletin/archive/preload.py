"""What the server of workers loads before it makes the first one: all that building an issue needs, hurried as the command line itself."""

import atexit
import gc
from importlib import import_module

from bulletin.start import cupboard, hurried

# For good: what a worker loads later is taken from the cupboard as well.
_hurry = hurried()
_hurry.__enter__()
atexit.register(
    _hurry.__exit__, None, None, None
)  # where it is a process of its own; one that is forked has no such end
for _name in (
    "bulletin.build",
    "bulletin.archive.worker",
    "bulletin.typesetting.pages",
    "bulletin.writers.docx",
    "bulletin.writers.pdf",
):
    import_module(_name)
cupboard.put_away()
gc.collect()
gc.freeze()
