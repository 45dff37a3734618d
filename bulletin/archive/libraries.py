"""What bytes depend on besides a house: the program's own code and the libraries of this machine go in, a version of each comes out.

Nothing of it is loaded that is not loaded anyhow: a run with nothing to do must not wait for the engine.
"""

from __future__ import annotations

import ctypes
import os
import platform
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from bulletin import tool

# The distributions that pages are made with; their versions stand in the names of folders beside them.
PACKAGES = (
    "brotli", "cffi", "cssselect2", "fonttools", "jinja2", "lxml", "markdown", "markupsafe", "pikepdf", "pillow", "pydantic",
    "pydantic-core", "pydyf", "pyphen", "python-docx", "pyyaml", "rjieba", "tinycss2", "tinyhtml5", "uharfbuzz", "weasyprint", "zopfli",
)  # fmt: skip
# What the engine asks of the system, by the names that it is loaded under, and what tells its version.
_SYSTEM = {
    "Pango": ("pango-1.0", 0, "pango_version_string"),
    "HarfBuzz": ("harfbuzz", 0, "hb_version_string"),
    "Fontconfig": ("fontconfig", 1, "FcGetVersion"),
}
_PACKAGE = Path(__file__).resolve().parents[1]
# Rooms above the building of an issue: what they are like changes no byte of it.
_ABOVE = {"archive", "cli", "desk", "wayback", "__pycache__"}


@cache
def versions() -> dict[str, str]:
    """Return name and version of all that bytes depend on; the program's own goes with a digest of its code."""
    packages: dict[str, str] = {}
    for name, version in _packages():
        packages.setdefault(name, version)
    found = {
        tool.NAME: f"{packages.pop(tool.NAME, '')}+{_code()}",
        "Python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    return found | dict(_system()) | dict(sorted(packages.items()))


def _code() -> str:
    digest = sha256()
    for path in sorted(_files()):
        digest.update(f"{path.removeprefix(str(_PACKAGE)).replace(os.sep, '/')}\0".encode())
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:12]


def _files() -> Iterator[str]:
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = [name for name in folders if name not in _ABOVE and name != "templates"]
        yield from (f"{folder}{os.sep}{name}" for name in names if not name.startswith("."))


def _packages() -> Iterator[tuple[str, str]]:
    for folder in filter(os.path.isdir, sys.path):
        with suppress(OSError):
            for path in Path(folder).iterdir():
                told = re.fullmatch(r"(.+)-([^-]+)\.(?:dist|egg)-info", path.name)
                if told and (package := re.sub(r"[-_.]+", "-", told[1]).lower()) in {tool.NAME, *PACKAGES}:
                    yield package, told[2]


def _system() -> Iterator[tuple[str, str]]:
    """Ask the system's libraries; one that is not to be had has no version."""
    for name, (stem, major, function) in _SYSTEM.items():
        for file in (f"lib{stem}.so.{major}", f"lib{stem}.{major}.dylib", f"lib{stem}-{major}.dll"):
            with suppress(OSError, AttributeError):
                yield name, _told(getattr(ctypes.CDLL(file), function))
                break


def _told(function: ctypes._NamedFuncPointer) -> str:
    """Return a version that is a text, or a number of five digits: 21402 is 2.14.2."""
    if function.__name__ == "FcGetVersion":
        number = int(function())
        return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    function.restype = ctypes.c_char_p
    return str(function().decode())
