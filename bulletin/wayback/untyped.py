"""What pikepdf hands us has no types that say more than that: an object of a PDF goes by one name here."""

from __future__ import annotations

from typing import Any, TypeAlias

# A dictionary, an array, a stream, a name or a number of a PDF.
Thing: TypeAlias = Any
