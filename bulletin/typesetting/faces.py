"""Faces of a document: its layout and its folders of fonts go in, the installed face of each role comes out, kept until a file changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from bulletin import fonts
from bulletin.document import Contents, Document, faced_runs
from bulletin.fonts import Found
from bulletin.kept import Kept, Stamp
from bulletin.text.scripts import split, visible

_FACES = Kept[dict[str, Found]]()
_HEAVY = Kept[dict[str, Found]]()
_Looked: TypeAlias = "tuple[tuple[Path, ...], list[dict[str, Stamp]]]"
_LOOKED: WeakKeyDictionary[Document, _Looked] = WeakKeyDictionary()
_CHARACTERS: WeakKeyDictionary[Document, Mapping[tuple[str, bool], frozenset[str]]] = WeakKeyDictionary()
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


def faces_of(document: Document) -> dict[str, Found]:
    """Return the installed face of each role of the document's layout; MachineError where one is missing."""
    layout, (folders, stamps) = document.layout, looked_through(document)
    return _FACES.get(
        (layout.key, folders), (layout, stamps), lambda: fonts.resolve(layout.faces.values(), document.fonts)
    )


def heavy_of(document: Document) -> dict[str, Found]:
    """Return the bold face of each role whose face has one installed beside it."""
    faces, (folders, stamps) = faces_of(document), looked_through(document)

    def found() -> dict[str, Found]:
        return {role: heavy for role, face in faces.items() if (heavy := fonts.bold(face))}

    return _HEAVY.get((document.layout.key, folders), (document.layout, stamps), found)


def characters(document: Document) -> Mapping[tuple[str, bool], frozenset[str]]:
    """Return the characters of the document by the role of the Chinese face that they stand in, and whether they are Latin."""
    if document not in _CHARACTERS:
        found: dict[tuple[str, bool], set[str]] = {}
        for _, role, text in faced_runs(document):
            for latin, run in split(text):
                found.setdefault((role, latin), set()).update(run)
        _CHARACTERS[document] = {key: frozenset(chars) for key, chars in found.items()}
    return _CHARACTERS[document]


def looked_through(document: Document) -> _Looked:
    """Return the folders of the document's own that hold fonts, and the stamps of all fonts: where both are the same, so are the faces.

    So houses without fonts of their own share what was made from those of the system. It is looked once for a document.
    """
    if document not in _LOOKED:
        _LOOKED[document] = _look(document)
    return _LOOKED[document]


def _look(document: Document) -> _Looked:
    found = fonts.stamps(document.fonts)
    folders = tuple(folder for folder, held in zip(document.fonts, found, strict=False) if held)
    return folders, [held for held in found if held]


def used_in(document: Document) -> list[Used]:
    """Return the faces that the text of `document` asks for, in the order of the layout's."""
    faces = faces_of(document)
    asked = set(_asked(document, faces))
    return [Used(role, face.wanted, face.name) for role, face in faces.items() if role in asked]


def _asked(document: Document, faces: Mapping[str, Found]) -> Iterator[str]:
    """Yield the role of each face, and of what stands instead of a character that it lacks; the page numbers are texts too."""
    layout = document.layout
    body = layout.styles["body"].face
    numbers = [("folio", layout.folio.format(n=1, total=1))]
    numbers += [
        (entry.style, "1") for block in document.blocks if isinstance(block, Contents) for entry in block.entries
    ]
    runs = [(layout.styles[style].face or body, text) for style, text in numbers]
    printed = [((role, latin), frozenset(run)) for role, text in runs for latin, run in split(text)]
    for (role, latin), chars in (*printed, *characters(document).items()):
        face = layout.beside(role, latin=latin).role
        seen = set(visible("".join(chars)))
        lacking = faces[face].lacks(seen)
        if seen - lacking:
            yield face
        if lacking:
            yield layout.instead(role).role
