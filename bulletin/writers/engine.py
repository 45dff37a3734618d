"""Load the layout engine without what only slows it down: import this before anything of WeasyPrint.

WeasyPrint asks for each of its libraries under several names, and for a name that is none Python starts compilers and
linkers on Linux (ctypes.util.find_library). The real names end in .so.0 or .so.1 and are loaded without being looked for.

pydyf, which writes the PDF, packs at zlib's level 9; level 6 takes a fraction of the time for half a percent more bytes.
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
pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=lambda level: zlib.compressobj(_LEVEL))  # noqa: ARG005
