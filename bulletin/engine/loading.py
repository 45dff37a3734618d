"""Load the layout engine without what only slows it down: import this before anything of WeasyPrint.

WeasyPrint asks for each of its libraries under several names, and for a name that is none Python starts compilers and
linkers on Linux (ctypes.util.find_library). The real names end in .so.0 or .so.1 and are loaded without being looked for.
It loads three modules for what hardly any document has: variable fonts, an older HarfBuzz, colour profiles.
Its own style sheets have three hundred selectors, each a text that is compiled: an earlier process may have done that.
"""

from __future__ import annotations

import ctypes.util
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType

from bulletin.engine.untyped import Foreign
from bulletin.start.texts import KEPT


class LazyModule(ModuleType):
    """Stands in for a module until one of its functions is called."""

    def __getattr__(self, name: str) -> Callable[..., Foreign]:
        """Return a function that imports the module, then calls the function of this name; what Python itself asks for is not there."""
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*arguments: Foreign, **named: Foreign) -> Foreign:
            return getattr(import_module(self.__name__), name)(*arguments, **named)

        return call


_LAZY = ("fontTools.subset", "fontTools.varLib.instancer", "PIL.ImageCms")


@contextmanager
def _shortcuts() -> Iterator[None]:
    """Let modules be loaded late, libraries by their real names, and selectors as an earlier process has compiled them."""
    selectors = vars(import_module("cssselect2.compiler"))
    stand_ins = {name: LazyModule(name) for name in _LAZY if name not in sys.modules}
    find = ctypes.util.find_library
    sys.modules.update(stand_ins)
    selectors["eval"] = KEPT.eval
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005  # its own signature
    try:
        yield
    finally:
        ctypes.util.find_library = find
        del selectors["eval"]
        for name in stand_ins:
            del sys.modules[name]


with (
    suppress(OSError),
    _shortcuts(),
    # A system without fonts of its own it tells in English; the faces are put in one by one, whatever fontconfig finds.
    warnings.catch_warnings(action="ignore", category=UserWarning),
):  # where a library is not found so, the engine looks for it itself when it is imported again
    import_module("weasyprint.pdf")
