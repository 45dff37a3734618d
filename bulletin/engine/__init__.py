"""The layout engine, WeasyPrint taught to set Chinese; it knows text and font files, and nothing of a bulletin.

`check` and `start` come before anything is laid out; register.py says what they do.
"""

from bulletin.engine.register import Register, missing, unloadable
from bulletin.errors import MachineError

try:
    from bulletin.engine import loading  # noqa: F401  # isort: skip  # before anything of WeasyPrint

    from cssselect2 import ElementWrapper
    from weasyprint import CSS, HTML, Attachment
    from weasyprint.formatting_structure import boxes
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    from bulletin.engine import faces, inside, styles
    from bulletin.engine.embedded import embedding, naming, widths
    from bulletin.engine.lines import justify, long_runs
    from bulletin.engine.output import attaching, embolden, inks, joining, metadata, order, packing, tags
    from bulletin.engine.shortcuts import borders, decoration, flow, lengths, walking
    from bulletin.engine.turns import page_turns, tables
except OSError as error:
    raise MachineError(unloadable(error)) from error
except (ImportError, AttributeError) as error:
    raise MachineError(missing(str(error), "不能排版")) from error

# In the order in which their mends are put.
MODULES = (
    inside,
    styles,
    faces,
    metadata,
    attaching,
    packing,
    embedding,
    naming,
    widths,
    inks,
    justify,
    long_runs,
    page_turns,
    embolden,
    tables,
    order,
    tags,
    joining,
    lengths,
    flow,
    decoration,
    borders,
    walking,
)
REGISTER = Register(mend for module in MODULES for mend in module.MENDS)
check, start = REGISTER.check, REGISTER.start

__all__ = [
    "CSS",
    "HTML",
    "REGISTER",
    "Attachment",
    "ElementWrapper",
    "FatalURLFetchingError",
    "URLFetcher",
    "URLFetcherResponse",
    "boxes",
    "check",
    "start",
]
