"""What a PDF's structure tree is made from: parts with their roles, and which part the text of each element belongs to.

Nothing of the engine is in it: whoever writes the markup says what it means, and tags.py asks the pages only what is drawn where.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bulletin.engine.untyped import Foreign

# An element of the markup, and which of its pseudo-elements; "" is the element itself.
Origin: TypeAlias = tuple[Foreign, str]


@dataclass(eq=False)
class Part:
    """An element of the structure tree (ISO 32000-1, 14.8.4), with what is known of it before it is drawn.

    Its `kids` stand in it in their order; parts `within` a line take their place when they are drawn. `attributes` are those of
    14.8.5, by their owner. One that `lasts` stays though nothing is drawn of it, such as an empty cell. Of one drawn `once` what is
    repeated on later pages is an artifact. A text that is `spaced` is said as it is written, without the gaps that it is drawn with,
    and white space in it is said as `between`, what stands `before` it is said with it; `said` is what is read in the place of what is drawn. `text` is what was written, with the spaces that lines end with. `label` tells where a link leads.
    """

    role: str
    parent: Part | None = None
    within: bool = False
    attributes: dict[str, dict[str, object]] = field(default_factory=dict)
    alternative: str = ""
    identifier: str = ""
    label: str = ""
    lasts: bool = False
    once: bool = False
    spaced: bool = False
    between: str = ""
    before: str = ""
    said: str = ""
    text: str = ""
    kids: list[Part] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.parent is not None and not self.within:
            self.parent.kids.append(self)


# Where what is drawn is no part of the document: leaders, text that is repeated.
ARTIFACT = Part("Artifact")


@dataclass(frozen=True)
class Note:
    """A note: the link at its mark in the text, and the link before the note that leads back."""

    call: Part
    back: Part


@dataclass(frozen=True, eq=False)
class Structure:
    """The structure of a document: its tree, its notes in order, and the part that each origin of text belongs to."""

    root: Part
    parts: Mapping[Origin, Part]
    notes: tuple[Note, ...]


def ancestors(part: Part) -> Iterator[Part]:
    """Yield a part, and each part that it stands in."""
    inner: Part | None = part
    while inner is not None:
        yield inner
        inner = inner.parent
