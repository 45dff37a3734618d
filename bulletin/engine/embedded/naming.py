"""The names of the faces in a PDF, and what their glyphs mean: the engine names them after the role that asked for them, here they get their own.

What is embedded is FandolFang, whoever asked for 仿宋: whoever keeps the file must be able to read that (ISO 32000-1, 9.6.2 and 9.8.1).
"""

from __future__ import annotations

import re
from io import BytesIO
from unicodedata import combining

from fontTools.ttLib import TTFont
from weasyprint.text.ffi import ffi, harfbuzz

from bulletin.engine.embedded.embedding import tried
from bulletin.engine.faces import Faces
from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.untyped import Foreign
from bulletin.fonts import sfnt

# What a name of PDF may not hold as it is (ISO 32000-1, 7.3.5).
_ESCAPED = re.compile(rb"[^!-~]|[()<>\[\]{}/%#]")
# What a glyph is that no character of its own leads to: a space without width.
_UNSEEN = "\u200b"


def named(pdf: Foreign, faces: Foreign, *arguments: Foreign) -> Foreign:
    """Write the faces of a `pdf` under their own names; each keeps in `role` what it was asked for as, in `postscript` its name."""
    for face in faces.values():
        rename(face)
        read(face)
    return BUILT.original(pdf, faces, *arguments)


def rename(face: Foreign) -> None:
    """Give a face that the engine embeds the names that its file says; what says none keeps the role's."""
    face.role = face.family
    face.postscript, family = sfnt.called(_table(face.hb_face))
    face.family = family or face.role
    if face.postscript:
        name = _ESCAPED.sub(lambda byte: b"#%02X" % byte[0][0], face.postscript.encode())
        face.name = b"/" + face.hash.encode() + b"+" + name


def read(face: Foreign) -> None:
    """Say what each glyph of a letter and an accent apart is: the engine gives the letter nothing, and the accent both or itself.

    A glyph without text is no Unicode for whoever reads the file (ISO 14289-1, 7.21.7).
    """
    if not any(not text or (len(text) > 1 and combining(text[-1])) for text in face.to_unicode.values()):
        return
    font = TTFont(BytesIO(face.file_content), fontNumber=face.index, lazy=True)
    own = {font.getGlyphID(name): chr(char) for char, name in sorted(font.getBestCmap().items(), reverse=True)}
    for glyph, text in face.to_unicode.items():
        alone = own.get(glyph, "")
        if not text or (alone and combining(alone)):
            face.to_unicode[glyph] = alone or _UNSEEN


def _table(face: Foreign) -> bytes:
    """Return the table of names of HarfBuzz's `face`."""
    blob = harfbuzz.hb_face_reference_table(face, harfbuzz.hb_tag_from_string(b"name", -1))
    try:
        length = ffi.new("unsigned int *")
        data = harfbuzz.hb_blob_get_data(blob, length)
        return bytes(ffi.buffer(data, length[0])) if length[0] else bytes(6)
    finally:
        harfbuzz.hb_blob_destroy(blob)


def _renames(faces: Faces) -> bool:
    """Rename one of the faces: its name was the role's, and is its own now."""
    face, role = tried(faces), min(faces.latins)
    before = face.name
    rename(face)
    renamed = face.name != before and face.name.endswith(face.postscript.encode())
    return bool(face.postscript) and face.role == role and renamed


BUILT = Patch(
    owner="weasyprint.pdf",
    name="build_fonts_dictionary",
    ours=named,
    why="The faces in a PDF are called what their files call them.",
    takes=("pdf", "fonts", "compress", "subset", "options"),
    used_by=("generate_pdf",),
)
NAMED = Lean(
    owner="weasyprint.pdf.fonts:Font",
    name="__init__",
    why="A face that is embedded knows its role, its names in the PDF, and its tables.",
    takes=("self", "pango_font", "description", "font_size"),
    names=("hb_face", "hash", "name", "family", "index", "to_unicode"),
)
MENDS = (Mend(records=(BUILT, NAMED), trial=_renames, without="PDF 里的字体叫的是用途的名字，不是字体自己的名字"),)
