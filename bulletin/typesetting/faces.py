"""Faces of a document: its layout and its folders of fonts go in, the installed face of each role comes out, kept until a file changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from bulletin import fonts
from bulletin.document import Contents, Document, faced_runs
from bulletin.fonts import Found
from bulletin.kept import Kept, Stamp
from bulletin.text.scripts import split, visible

# The folders that hold fonts, and the stamps of all fonts.
Looked: TypeAlias = "tuple[tuple[Path, ...], list[dict[str, Stamp]]]"
_FACES = Kept[dict[str, Found]]()
_BETWEEN = " | "
_OFFICIAL, _STANDING_IN = "正式", "代用"


class Used(NamedTuple):
    """A face that a file is set in: its role, the face that the layout asks for, the one that is used, and its PostScript name.

    A face that no role asked for, but the engine for want of a glyph, has neither role nor `official`.
    """

    role: str
    official: str
    name: str
    postscript: str = ""

    @property
    def stands_in(self) -> bool:
        """Tell whether another face than the official one is used."""
        return self.name != self.official

    @property
    def line(self) -> str:
        """Write it as a line of a list, for the metadata of a file."""
        return _BETWEEN.join((*self, _STANDING_IN if self.stands_in else _OFFICIAL))

    @classmethod
    def parsed(cls, line: str) -> Used | None:
        """Read a line of such a list; None for any other text."""
        parts = line.split(_BETWEEN)
        return cls(*parts[:-1]) if len(parts) == len(cls._fields) + 1 else None


def faces_of(document: Document, looked: Looked | None = None) -> dict[str, Found]:
    """Return the installed face of each role of the document's layout; MachineError where one is missing.

    Whoever has `looked` through the folders hands along what there was, which takes a thousandth of a second.
    """
    layout, (folders, stamps) = document.layout, looked or looked_through(document)
    return _FACES.get(
        (layout.key, folders), (layout, stamps), lambda: fonts.resolve(layout.faces.values(), document.fonts)
    )


def looked_through(document: Document) -> Looked:
    """Return the folders of the document's own that hold fonts, and the stamps of all fonts: where both are the same, so are the faces.

    So houses without fonts of their own share what was made from those of the system.
    """
    found = fonts.stamps(document.fonts)
    folders = tuple(folder for folder, held in zip(document.fonts, found, strict=False) if held)
    return folders, [held for held in found if held]


def used_in(document: Document) -> list[Used]:
    """Return the faces that the text of `document` asks for, in the order of the layout's."""
    faces = faces_of(document)
    asked = set(_asked(document, faces))
    return [Used(role, face.wanted, face.name) for role, face in faces.items() if role in asked]


def _asked(document: Document, faces: Mapping[str, Found]) -> Iterator[str]:
    """Yield the role of each run's face, and of what stands instead of a character that it lacks; the page numbers are runs too."""
    layout = document.layout
    body = layout.styles["body"].face
    numbers = [("folio", layout.folio.format(n=1, total=1))]
    numbers += [
        (entry.style, "1") for block in document.blocks if isinstance(block, Contents) for entry in block.entries
    ]
    runs = [(layout.styles[style].face or body, text) for style, text in numbers]
    for role, text in (*runs, *((role, text) for _, role, text in faced_runs(document))):
        for latin, run in split(visible(text)):
            face = layout.beside(role, latin=latin).role
            lacking = faces[face].lacks(run)
            if set(run) - lacking:
                yield face
            if lacking:
                yield layout.instead(role).role
