"""Load the layout engine without what only slows it down: import this before anything of WeasyPrint.

WeasyPrint asks for each of its libraries under several names, and for a name that is none Python starts compilers and
linkers on Linux (ctypes.util.find_library). The real names end in .so.0 or .so.1 and are loaded without being looked for.
It loads three modules for what hardly any document has: variable fonts, an older HarfBuzz, colour profiles.

Of every face it copies the whole file before it embeds a part, and it spells out a C type for every list of glyphs, which
cffi then parses anew with all of the engine's declarations (its pdf/fonts.py).

pydyf, which writes the PDF, packs at zlib's level 9; level 6 takes a fraction of the time for half a percent more bytes.
And packed data may end with a carriage return: with the line feed that pydyf puts behind it, readers and validators take
both for the end of the line before `endstream`, and the stream for one byte shorter than it says (ISO 32000-1, 7.3.8.1).
It also asks every object for its bytes twice, for the file and for the file's identifier, and so packs every face twice.
"""

from __future__ import annotations

import ctypes.util
import sys
import zlib
from collections.abc import Callable
from functools import partial
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any


class Later(ModuleType):
    """Stands in for a module until one of its functions is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Give a function that imports the module, then calls the function of this name; what Python itself asks for is not there."""
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
            return getattr(import_module(self.__name__), name)(*arguments, **named)

        return call


_LATER = ("fontTools.subset", "fontTools.varLib.instancer", "PIL.ImageCms")
_stand_ins = {name: Later(name) for name in _LATER if name not in sys.modules}
_find = ctypes.util.find_library
sys.modules.update(_stand_ins)
if sys.platform == "linux":
    ctypes.util.find_library = lambda name: None  # noqa: ARG005  # its own signature
try:
    import pydyf
    from weasyprint.pdf import fonts, stream
finally:
    ctypes.util.find_library = _find
    for name in _stand_ins:
        del sys.modules[name]

_LEVEL = 6
_GLYPHS = "hb_codepoint_t["


class Packer:
    """Stands in for zlib's compressor, as pydyf uses it."""

    def __init__(self, level: int) -> None:  # noqa: ARG002  # the level that pydyf asks for
        self._packer = zlib.compressobj(_LEVEL)

    def compress(self, data: bytes) -> bytes:
        """Pack `data`, or keep it back."""
        return self._packer.compress(data)

    def flush(self) -> bytes:
        """Give what was kept back, closed by a byte that is no line end: what is behind a packed stream is not read."""
        end = self._packer.flush()
        return end + b"\0" if end.endswith(b"\r") else end


class Written(pydyf.Object):  # type: ignore[misc]  # pydyf is untyped
    """An object of a PDF that has its bytes at hand."""

    compressible = False
    data = b""

    def __init__(self, other: Any) -> None:  # noqa: ANN401
        super().__init__()
        self.number, self.generation, self.free = other.number, other.generation, other.free
        self.data = b"" if other.free == "f" else other.data
        self.compressible = other.compressible


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


class Foreign:
    """Stands in for cffi in the engine's module of fonts: one C type for lists of glyphs, whatever their length."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        """Give what cffi has under this name."""
        return getattr(_ffi, name)

    def new(self, kind: str, *initial: Any) -> Any:  # noqa: ANN401
        """Make a C object; a list is as long as what is put into it."""
        return _ffi.new("hb_codepoint_t[]" if kind.startswith(_GLYPHS) else kind, *initial)


_ffi, original_content, original_write = fonts.ffi, fonts.get_hb_object_data, pydyf.PDF.write


def content(face: Any, *table: Any) -> Any:  # noqa: ANN401
    """Give the bytes of a `table` of a face, and of a whole face a function that gives them."""
    return original_content(face, *table) if table else partial(original_content, face)


def write(pdf: Any, *arguments: Any, **named: Any) -> None:  # noqa: ANN401
    """Write `pdf` as pydyf does, each object put into bytes once."""
    pdf.objects = [Written(other) for other in pdf.objects]
    original_write(pdf, *arguments, **named)


pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=Packer)
pydyf.PDF.write = write
fonts.ffi, fonts.get_hb_object_data, stream.Font = Foreign(), content, Font
