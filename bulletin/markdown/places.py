"""How a piece of HTML knows its place in the issue."""

from __future__ import annotations

from bulletin.errors import Place


def at(place: Place) -> str:
    """Give the attribute that names `place`, with the space before it."""
    return f" data-at='{place.line}:{place.column}'"
