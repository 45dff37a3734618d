"""Faces of a document: its layout and its folders of fonts go in, the installed face of each role comes out, kept until a file changes."""

from __future__ import annotations

from bulletin import fonts
from bulletin.document import Document
from bulletin.fonts import Found
from bulletin.kept import Kept

_FACES = Kept[dict[str, Found]]()


def faces_of(document: Document) -> dict[str, Found]:
    """Return the installed face of each role of the document's layout; MachineError where one is missing."""
    layout, folders = document.layout, document.fonts
    state = (layout, fonts.stamps(folders))
    return _FACES.get((layout.key, folders), state, lambda: fonts.resolve(layout.faces.values(), folders))
