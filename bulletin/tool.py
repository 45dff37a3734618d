"""The program as it names itself in what it writes, its name and its version and those of the layout engine; where it may keep something."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

NAME = "bulletin"
# The schema of what XMP has no word for; by RFC 6761 its address names no host.
SCHEMA = "http://bulletin.invalid/ns/issue/1/"


@cache
def version() -> str:
    """Return the version that is installed, such as 0.1.0; empty where the program is used without being installed."""
    try:
        return _version(NAME)
    except ModuleNotFoundError:
        return ""


@cache
def engine() -> str:
    """Return name and version of the layout engine."""
    return f"WeasyPrint {_version('weasyprint')}"


def _version(distribution: str) -> str:
    """Return a distribution's version; PackageNotFoundError, a kind of ModuleNotFoundError, where it is not installed."""
    from importlib import metadata  # noqa: PLC0415  # late: it loads all of Python's ways with mail

    return metadata.version(distribution)


def named() -> str:
    """Return name and version."""
    return f"{NAME} {version()}".strip()


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Say where what only saves time is kept: in our folder inside the user's cache folder."""
    usual = {"win32": "AppData/Local", "darwin": "Library/Caches"}.get(platform, ".cache")
    named = environment.get("LOCALAPPDATA" if platform == "win32" else "XDG_CACHE_HOME")
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # Path.home() raises where a user has none
    return Path(named or home / usual) / NAME
