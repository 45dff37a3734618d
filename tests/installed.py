"""The faces that this machine has: a role goes in, the name that its face has in a PDF comes out."""

from __future__ import annotations

from functools import cache

from blocks import lianluo
from fontTools.ttLib import TTFont

from bulletin import fonts
from bulletin.fonts import Found

_POSTSCRIPT = 6


@cache
def _found() -> dict[str, Found]:
    return fonts.resolve(lianluo().faces.values(), ())


@cache
def named(role: str, *, bold: bool = False) -> str:
    """Return the PostScript name of a role's face, or of its bold one."""
    face = fonts.bold(_found()[role]) if bold else _found()[role]
    assert face is not None
    with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
        return str(font["name"].getDebugName(_POSTSCRIPT))


def every_name() -> set[str]:
    """Return the names of the faces of all roles, and of their bold ones."""
    return {
        named(role, bold=bold) for role in _found() for bold in (False, True) if not bold or fonts.bold(_found()[role])
    }
