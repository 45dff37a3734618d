"""Code that libraries write as text and run while they are loaded: an earlier process has compiled it, as Python's own modules.

A dataclass writes its methods, a tuple with names its constructor, a selector of CSS its test, an annotation in quotes itself: a
thousand texts, a tenth of the time of one issue. Each of these modules calls `exec`, `eval` or `compile`, and finds ours.
"""

from __future__ import annotations

import builtins
import marshal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import CodeType

from bulletin.start.cupboard import Drawer

# A module, and the function of Python's by which it runs what it has written.
_WRITERS = {"dataclasses": "exec", "collections": "eval", "typing": "compile"}
_DRAWER = Drawer("texts", worth=20)


@contextmanager
def taken_over() -> Iterator[None]:
    """Let code be taken from the drawer, and be put there, as long as the context lasts."""
    modules = [(vars(import_module(name)), call) for name, call in _WRITERS.items()]
    for module, call in modules:
        module[call] = getattr(KEPT, call)
    try:
        yield
    finally:
        for module, call in modules:
            module.pop(call, None)


class Kept:
    """Takes the place of Python's own functions in a module: they do the same, and compile a text once."""

    def __init__(self, drawer: Drawer) -> None:
        self._drawer = drawer

    def exec(self, text: str, names: dict[str, object], own: Mapping[str, object]) -> None:
        """Run statements."""
        builtins.exec(self.compile(text, "<string>", "exec"), names, own)

    def eval(self, text: str, names: dict[str, object], own: Mapping[str, object] | None = None) -> object:
        """Work out an expression."""
        return builtins.eval(self.compile(text, "<string>", "eval"), names, own)

    def compile(self, text: str, name: str, mode: str) -> CodeType:
        """Compile a text; SyntaxError as Python has it."""
        key = f"{mode} {name} {text}"
        if code := self._drawer.get(key):
            known: CodeType = marshal.loads(code)
            return known
        made: CodeType = builtins.compile(text, name, mode, dont_inherit=True)
        self._drawer.put(key, marshal.dumps(made))
        return made


# For a module that is loaded later; as long as the cupboard is locked, it compiles each text anew, as Python does.
KEPT = Kept(_DRAWER)
