"""Names for what the engine hands us: WeasyPrint, pydyf and cffi have no types, and these say at least what is meant.

Each is `Any`, in one place: a protocol of our own for them would be a second engine, and would be believed.
"""

from __future__ import annotations

from typing import Any, TypeAlias

# A box of a laid-out page: of a page, a paragraph, a line or a text; its `element` is the HTML's.
Box: TypeAlias = Any
# A document that has been laid out, with its pages.
Rendered: TypeAlias = Any
# The computed style of a box.
Computed: TypeAlias = Any
# Anything else of the engine's: what cffi points at, a stream or an object of a PDF, an argument that is passed on.
Foreign: TypeAlias = Any


def page_box(page: Foreign) -> Box:
    """Return the box of a laid-out page, in which all others stand."""
    return page._page_box  # noqa: SLF001  # there is no public name
