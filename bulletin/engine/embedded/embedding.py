"""Embed faces in less time: WeasyPrint copies the whole file of each before it embeds a part (its pdf/fonts.py).

Of a face with CFF outlines only those are embedded, and only of what is used, of a TrueType face what readers ask for (compact.py).
And it spells out a C type for every list of glyphs, which cffi then parses anew with all of the engine's declarations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi, gobject, pango

from bulletin.engine.embedded import compact
from bulletin.engine.faces import Faces
from bulletin.engine.register import Lean, Mend, Patch
from bulletin.engine.untyped import Foreign

_OUTLINES, _TRUETYPE, _VARIABLE = "CFF ", "glyf", "fvar"
_GLYPHS = "hb_codepoint_t["
# The engine measures a face of any size but 0, which takes longer.
_SIZE = 1024


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
        found = self.part(to_unicode, hinting=hinting, blank=self.missing)
        if found:
            self.file_content = found
        else:
            super()._harfbuzz_subset(to_unicode, hinting)

    def part(self, to_unicode: Iterable[int], **how: bool) -> bytes | None:
        """Return the outlines of what is used; None where the engine has to see to it, nothing where HarfBuzz makes none."""
        glyphs = [glyph for glyph in to_unicode if glyph < self.glyph_count]
        if self.png or self.svg or self.colr or _VARIABLE in self.tables:
            return None
        if _OUTLINES in self.tables:
            return compact.outlines(self.hb_face, glyphs, **how)
        return compact.truetype(self.hb_face, glyphs, **how) if _TRUETYPE in self.tables else None


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


def tried(faces: Faces) -> Font:
    """Return the face of the first Latin role as one that is embedded, for a trial."""
    context = ffi.gc(pango.pango_font_map_create_context(faces.font_map), gobject.g_object_unref)
    description = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    pango.pango_font_description_set_family(description, ffi.new("char[]", min(faces.latins).encode()))
    pango.pango_font_description_set_absolute_size(description, _SIZE)
    return Font(pango.pango_font_map_load_font(faces.font_map, context, description), description, 0)


def _parts(faces: Faces) -> bool:
    """Keep one glyph of a face: its part has something in it, or is left to the engine."""
    return tried(faces).part([1], hinting=False, blank=False) != b""


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
    why="Of a face nothing is kept but the outlines of what is used.",
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
    Mend(
        records=(CONTENT, EMBEDDED, KEPT, WRITTEN, compact.BUILDER),
        trial=_parts,
        without="PDF 生成得慢，占的内存多，文件也大",
    ),
    Mend(records=(LISTS,), trial=_lists, without="PDF 生成得慢"),
)
