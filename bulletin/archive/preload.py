"""What the server of workers loads before it makes the first one: all that building an issue needs, hurried as the command line itself."""

import gc
from importlib import import_module

from bulletin.start import cupboard, hurried

# For good: what a worker loads later is taken from the cupboard as well.
_hurry = hurried()
_hurry.__enter__()
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
