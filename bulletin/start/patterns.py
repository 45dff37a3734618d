"""Regular expressions that an earlier process has compiled: hundreds, and compiling them takes a quarter of a second.

Python's `re` reads an expression, writes a program for its matcher and hands it on (`_sre.compile`), which checks it. What is handed
on is kept, by the expression and its flags, and handed on again. Names that are not public are used for it: where they are not as
we know them, or what comes out is not what Python makes itself, everything is compiled as ever.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from bulletin.start.cupboard import Drawer

Compile = Callable[..., "re.Pattern[str]"]

# A few new ones are not worth writing: some issues make one or two of their own.
_DRAWER = Drawer("patterns", worth=20)
_DEBUG = int(re.DEBUG)
# Any expression whose program has names, sets and cases in it.
_PROBE = r"(?P<name>[〇一-丁]+)(?:a|(?P<other>[^\s]))*?(?i:b)\Z"


@contextmanager
def taken_over(drawer: Drawer = _DRAWER) -> Iterator[None]:
    """Let expressions be taken from the drawer, and be put there, as long as the context lasts."""
    compiler, matcher = vars(import_module("re._compiler")), vars(import_module("_sre"))
    original, handed = compiler.get("compile"), matcher.get("compile")
    if original is None or handed is None:
        yield
        return
    kept = Kept(drawer, original, handed)
    compiler["compile"], matcher["compile"] = kept.compile, kept.note
    try:
        if not kept.works():
            compiler["compile"], matcher["compile"] = original, handed
        yield
    finally:
        compiler["compile"], matcher["compile"] = original, handed


class Kept:
    """Takes the place of `re`'s own `original`, and of what that has its programs `handed` to."""

    def __init__(self, drawer: Drawer, original: Compile, handed: Compile) -> None:
        self._drawer, self._original, self._handed = drawer, original, handed
        self._noted: dict[tuple[object, int], tuple[Any, ...]] = {}

    def compile(self, pattern: object, flags: int = 0) -> re.Pattern[str]:
        """Compile `pattern`, a text, bytes or what `re` has read; hand its program to the matcher if it is known."""
        if not isinstance(pattern, str) or flags & _DEBUG:
            return self._original(pattern, flags)
        key = f"{int(flags)} {pattern}"
        if program := self._drawer.get(key):
            return self._handed(pattern, *marshal.loads(program))
        made = self._original(pattern, flags)
        with suppress(KeyError, ValueError):  # handed on by another way, or in a form that cannot be written
            self._drawer.put(key, marshal.dumps(self._noted.pop((pattern, made.flags))))
        return made

    def note(self, pattern: object, flags: int, code: list[int], *program: object) -> re.Pattern[str]:
        """Hand a program on, and remember it; numbers in it may be of kinds that have names."""
        self._noted[pattern, flags] = (int(flags), [int(number) for number in code], *program)
        return self._handed(pattern, flags, code, *program)

    def works(self) -> bool:
        """Try it out, as it is made and as it is kept: patterns are equal if their programs are."""
        try:
            return all(self.compile(_PROBE) == self._original(_PROBE) for _ in range(2))
        except Exception:  # noqa: BLE001  # a Python that we do not know fails in any way it likes
            return False
