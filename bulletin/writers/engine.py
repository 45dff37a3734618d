"""Load the layout engine without what only slows it down: import this before anything of WeasyPrint.

WeasyPrint asks for each of its libraries under several names, and for a name that is none Python starts compilers and
linkers on Linux (ctypes.util.find_library). The real names end in .so.0 or .so.1 and are loaded without being looked for.

pydyf, which writes the PDF, packs at zlib's level 9; level 6 takes a fraction of the time for half a percent more bytes.
And packed data may end with a carriage return: with the line feed that pydyf puts behind it, readers and validators take
both for the end of the line before `endstream`, and the stream for one byte shorter than it says (ISO 32000-1, 7.3.8.1).
"""

from __future__ import annotations

import ctypes.util
import sys
import zlib
from types import SimpleNamespace

_find = ctypes.util.find_library
if sys.platform == "linux":
    ctypes.util.find_library = lambda name: None  # noqa: ARG005  # its own signature
try:
    import pydyf
    import weasyprint  # noqa: F401  # loading it is all
finally:
    ctypes.util.find_library = _find

_LEVEL = 6


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


pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=Packer)
