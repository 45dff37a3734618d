"""The program as it names itself in what it writes: its name and its version."""

from __future__ import annotations

from functools import cache
from importlib import metadata

NAME = "bulletin"


@cache
def version() -> str:
    """Return the version that is installed, such as 0.1.0; empty where the program is used without being installed."""
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return ""


def named() -> str:
    """Return name and version."""
    return f"{NAME} {version()}".strip()
