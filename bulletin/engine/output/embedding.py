"""Embed faces in less time: WeasyPrint copies the whole file of each before it embeds a part (its pdf/fonts.py).

And it spells out a C type for every list of glyphs, which cffi then parses anew with all of the engine's declarations.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi

from bulletin.engine.register import Mend, Patch
from bulletin.engine.untyped import Foreign

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
LISTS = Patch(
    owner="weasyprint.pdf.fonts",
    name="ffi",
    ours=OneListType(),
    why="cffi parses one type for lists of glyphs, not one for each length.",
    used_by=("Font._harfbuzz_subset",),
)
MENDS = (
    Mend(records=(CONTENT, EMBEDDED), without="PDF 生成得慢，占的内存多"),
    Mend(records=(LISTS,), trial=_lists, without="PDF 生成得慢"),
)
