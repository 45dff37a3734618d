"""Embed faces in less time: WeasyPrint copies the whole file of each before it embeds a part (its pdf/fonts.py).

Of a face with CFF outlines only those are embedded, and only of what is used (compact.py).
And it spells out a C type for every list of glyphs, which cffi then parses anew with all of the engine's declarations.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi

from bulletin.engine.output import compact
from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.untyped import Foreign

_OUTLINES, _VARIABLE = "CFF ", "fvar"
_GLYPHS = "hb_codepoint_t["


class Font(fonts.Font):  # type: ignore[misc]  # WeasyPrint is untyped
    """A face that is embedded; its file is read when somebody asks for it."""

    _content: bytes | Callable[[], bytes]

    @property
    def file_content(self) -> bytes:
        """The bytes of the file, or of the part that is embedded."""
        if callable(self._content):
            self._content = self._content()
        return self._content

    @file_content.setter
    def file_content(self, content: bytes | Callable[[], bytes]) -> None:
        self._content = content

    @property
    def type(self) -> str:
        """Say of which kind the outlines are, as the engine does; bare ones are of OpenType's kind."""
        return "otf" if compact.is_bare(self.file_content) else str(super().type)

    def _harfbuzz_subset(self, to_unicode: Foreign, hinting: Foreign) -> None:
        """Keep the outlines of what is used, or what the engine keeps of other kinds of faces."""
        plain = _OUTLINES in self.tables and not (self.png or self.svg or self.colr or _VARIABLE in self.tables)
        glyphs = [glyph for glyph in to_unicode if glyph < self.glyph_count]
        found = compact.outlines(self.hb_face, glyphs, hinting=hinting, blank=bool(self.missing)) if plain else None
        if found:
            self.file_content = found
        else:
            super()._harfbuzz_subset(to_unicode, hinting)


class OneListType:
    """Stands in for cffi in the engine's module of fonts: one C type for lists of glyphs, whatever their length."""

    def __getattr__(self, name: str) -> Foreign:
        """Return what cffi has under this name."""
        return getattr(ffi, name)

    def new(self, kind: str, *initial: Foreign) -> Foreign:
        """Make a C object; a list is as long as what is put into it."""
        return ffi.new("hb_codepoint_t[]" if kind.startswith(_GLYPHS) else kind, *initial)


def content(face: Foreign, *table: Foreign) -> Foreign:
    """Return the bytes of a `table` of a face, and of a whole face a function that gives them."""
    return CONTENT.original(face, *table) if table else partial(CONTENT.original, face)


def _lists(_faces: object) -> bool:
    """Make two lists of glyphs in the engine's module: they are of one type, and hold what was put in."""
    two, three = (fonts.ffi.new(f"{_GLYPHS}{count}]", list(range(count))) for count in (2, 3))
    return bool(fonts.ffi.typeof(two) is fonts.ffi.typeof(three)) and list(three) == [0, 1, 2]


CONTENT = Patch(
    owner="weasyprint.pdf.fonts",
    name="get_hb_object_data",
    ours=content,
    why="The file of a face is read only where the whole of it is needed.",
    takes=("hb_object", "ot_color", "glyph"),
    used_by=("Font.__init__",),
)
EMBEDDED = Patch(
    owner="weasyprint.pdf.stream",
    name="Font",
    ours=Font,
    why="A face that is embedded knows how to read its file later.",
    takes=("self", "pango_font", "description", "font_size"),
    names=("file_content",),
    used_by=("Stream.add_font",),
)
KEPT = Lean(
    owner="weasyprint.pdf.fonts:Font",
    name="_harfbuzz_subset",
    why="Of a face with CFF outlines nothing is kept but those of what is used.",
    takes=("self", "to_unicode", "hinting"),
    names=("hb_subset_or_fail", "hb_face", "missing", "file_content"),
)
WRITTEN = Lean(
    owner="weasyprint.pdf.fonts",
    name="build_fonts_dictionary",
    why="What is kept is written as a stream whose kind is put right when the file is finished.",
    takes=("pdf", "fonts", "compress", "subset", "options"),
    names=("type", "file_content", "clean", "Stream"),
)
LISTS = Patch(
    owner="weasyprint.pdf.fonts",
    name="ffi",
    ours=OneListType(),
    why="cffi parses one type for lists of glyphs, not one for each length.",
    used_by=("Font._harfbuzz_subset",),
)
MENDS = (
    Mend(records=(CONTENT, EMBEDDED, KEPT, WRITTEN), without="PDF 生成得慢，占的内存多，文件也大"),
    Mend(records=(LISTS,), trial=_lists, without="PDF 生成得慢"),
)
