"""Style attributes: elements whose attributes read alike get the same declarations, and with these one computed style.

WeasyPrint computes a style once for elements with the same parent style, rules and declarations, but parses the attribute of each
element anew, so no two declarations are the same (its css/__init__.py, `StyleFor`): each cell of a roster had a style of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bulletin.engine.register import Mend, Patch
from bulletin.engine.untyped import Foreign


class _Alone(NamedTuple):
    """An element as the tree that the engine walks through."""

    element: Foreign

    def iter(self) -> Iterator[Foreign]:
        """Yield the element, and nothing below it."""
        yield self.element


def found(tree: Foreign, *arguments: Foreign) -> Iterator[Foreign]:
    """Yield the declarations of each element of a `tree`: an attribute that reads like an earlier one is not parsed again."""
    known: dict[str, list[Foreign]] = {}
    for element in tree.iter():
        text = "" if element.get("id") or element.get("lang") else element.get("style", "")
        if text not in known:
            known[text] = list(FOUND.original(_Alone(element), *arguments))
        for specificity, _, declarations, base_url in known[text]:
            yield specificity, element, declarations, base_url
        if not text:
            del known[text]


FOUND = Patch(
    owner="weasyprint.css",
    name="find_style_attributes",
    ours=found,
    why="Cells that are set alike have one computed style.",
    takes=("tree", "presentational_hints", "base_url"),
    used_by=("StyleFor",),
)
MENDS = (Mend(records=(FOUND,), without="长表格排得慢"),)
