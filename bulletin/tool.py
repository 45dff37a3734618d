"""The program as it names itself in what it writes: its name and its version, and those of the layout engine."""

from __future__ import annotations

from functools import cache
from importlib import metadata

NAME = "bulletin"
# The schema of what XMP has no word for; by RFC 6761 its address names no host.
SCHEMA = "http://bulletin.invalid/ns/issue/1/"


@cache
def version() -> str:
    """Return the version that is installed, such as 0.1.0; empty where the program is used without being installed."""
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return ""


@cache
def engine() -> str:
    """Return name and version of the layout engine."""
    return f"WeasyPrint {metadata.version('weasyprint')}"


def named() -> str:
    """Return name and version."""
    return f"{NAME} {version()}".strip()
