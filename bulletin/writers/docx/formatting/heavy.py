"""Type beside a heavy face: a role of faces goes in, the character styles of its letters, digits and rare characters come out.

Word's bold holds for Chinese and Latin alike, so a title's style cannot be bold for its digits: Word would thicken 小标宋, which
is heavy already. So the digits that we write have a character style, Times New Roman and bold; and the title's own style names the
Chinese face for Latin too, so that a digit typed in Word is heavy by the style alone, as 小标宋 draws it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from bulletin.layout import Face, Layout
from bulletin.writers.docx.xml import element


def own_latin(layout: Layout, role: str) -> str:
    """Return the official family that a style whose Chinese face has the `role` names for letters and digits."""
    latin = layout.beside(role, latin=True)
    return layout.faces[role].family if latin.heavy else latin.family


class Beside(NamedTuple):
    """How letters and digits beside a face are set, and what the official face lacks; empty where the paragraph's style will do."""

    latin: str = ""
    rare: str = ""


def beside(layout: Layout, role: str, *, styled: bool) -> Beside:
    """Return the properties of what stands beside the face of a `role`: a character style, or what it says where the run is `styled`."""
    return Beside(*(_chosen(layout, layout.faces[one], styled=styled) for one in _around(layout, role)))


def _around(layout: Layout, role: str) -> tuple[str, str]:
    face = layout.faces[role]
    return face.latin, face.fallback


def _chosen(layout: Layout, face: Face, *, styled: bool) -> str:
    if not face.heavy:
        return ""
    return _properties(layout, face) if styled else element("rStyle", val=_ids(layout)[face.role])


def _properties(layout: Layout, face: Face) -> str:
    """Return what the character style of a heavy face sets."""
    latins = {one.latin for one in layout.faces.values()}
    named = {"ascii": face.family, "hAnsi": face.family, "cs": face.family} if face.role in latins else {}
    fonts = element("rFonts", **named) if named else element("rFonts", hint="eastAsia", eastAsia=face.family)
    return fonts + element("b") + element("bCs")


def styles(layout: Layout) -> Iterator[tuple[str, str, str]]:
    """Yield id, Chinese name and properties of each character style."""
    for role, key in _ids(layout).items():
        yield key, role, _properties(layout, layout.faces[role])


def parted(text: str) -> list[tuple[bool, str]]:
    """Part a Chinese text into (rare, run): rare is what GB/T 2312 lacks, and with it the faces that are named after it."""
    return [(rare, "".join(run)) for rare, run in groupby(text, _is_rare)]


def _is_rare(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return char.isalpha()
    return False


def _ids(layout: Layout) -> dict[str, str]:
    """Return the ids of the character styles by the heavy roles that stand beside others."""
    named = dict.fromkeys(one for role in layout.faces for one in _around(layout, role))
    heavy = (role for role in named if layout.faces[role].heavy)
    return {role: f"heavy-{number}" for number, role in enumerate(heavy, 1)}
