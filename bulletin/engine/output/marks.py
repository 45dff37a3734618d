"""The marked content of a page: what the engine has drawn and marked goes in, marked anew by the parts it belongs to it comes out.

The engine marks each text by itself (its pdf/stream.py, `Stream.marked`), and what stands in a page's margin like any other. Here
what follows upon each other in one part is one sequence, and what belongs to no part is an artifact (ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pydyf

from bulletin.engine.output.structure import ARTIFACT, Origin, Part
from bulletin.engine.untyped import Box, Foreign
from bulletin.text.scripts import visible

_BEGIN, _END = (b"BDC", b"BMC"), b"EMC"
# The page number: 14.8.2.2.2, and table 330.
_FOLIO = {"Type": "/Pagination", "Subtype": "/Footer"}


@dataclass(eq=False)
class Sequence:
    """A sequence of marked content: its `part`, what it reads as where that is said, and the `first` box in it.

    `begins` is where its mark stands in the stream, which is drawn up to `ends`.
    """

    part: Part
    first: Box
    begins: int
    ends: int
    text: str = ""
    last: Box = None

    def __post_init__(self) -> None:
        self.last = self.first


def sequences(stream: Foreign, parts: Mapping[Origin, Part], seen: Mapping[Part, int], page: int) -> list[Sequence]:
    """Mark what is drawn on a `page` by the `parts` it belongs to; their place in the list is their number on the page.

    `seen` tells on which page each part was drawn first.
    """
    found: list[Sequence] = []
    items, dropped = stream.stream, set[int]()
    boxes = list(stream._tags)  # noqa: SLF001  # see tags.py
    current: Sequence | None = None
    parted = False
    for begins, ends, number in _marked(items):
        if number is None:
            current = None
            continue
        box = boxes[number]
        text = visible(getattr(box, "text", "￼"))
        part = _part(box, parts)
        blank = not text.strip()
        if blank:
            dropped |= {begins, begins + 1, begins + 2, ends}
            parted = parted or (bool(text) and part.spaced)
            continue
        if part.once and seen.get(part, page) != page:
            part = ARTIFACT
        anew = current is None or current.part is not part or (part.spaced and (parted or _is_below(box, current.last)))
        if current is not None and not anew:
            dropped |= {current.ends, begins, begins + 1, begins + 2}
            current.ends, current.last = ends, box
            current.text += text
        else:
            if current is not None and current.part is part:
                current.text += part.between
            current = Sequence(part, box, begins, ends, text)
            found.append(current)
        parted = False
    kept = _numbered(items, found)
    stream.stream = [item for index, item in enumerate(items) if index not in dropped]
    return kept


def _numbered(items: list[Foreign], found: list[Sequence]) -> list[Sequence]:
    """Write the mark of each sequence; return those that are no artifacts."""
    kept = []
    for one in found:
        if one.part is ARTIFACT:
            folio = one.first.element is None
            items[one.begins : one.begins + 2] = ["/Artifact", pydyf.Dictionary(_FOLIO if folio else {"Type": "/Layout"})]
            continue
        properties = pydyf.Dictionary({"MCID": len(kept)})
        said = one.part.before + one.text if one.part.spaced else one.part.said
        if said:
            properties["ActualText"] = pydyf.String(said)
        # Readers ask for the text of a Span alone (poppler).
        items[one.begins : one.begins + 2] = ["/Span" if said else f"/{one.part.role}", properties]
        kept.append(one)
    return kept


def _marked(items: list[Foreign]) -> Iterator[tuple[int, int, int | None]]:
    """Yield where each outermost sequence of a stream begins and ends, and its number; None where it is none of the engine's texts."""
    depth = begins = 0
    for index, item in enumerate(items):
        if item in _BEGIN:
            begins = begins if depth else index
            depth += 1
        elif item == _END:
            depth -= 1
            if not depth:
                properties = items[begins - 1]
                known = items[begins] == _BEGIN[0] and isinstance(properties, pydyf.Dictionary)
                yield begins - 2, index, properties.get("MCID") if known else None


def _part(box: Box, parts: Mapping[Origin, Part]) -> Part:
    """Return the part that a box belongs to; what stands in a page's margin has no element."""
    pseudo = (box.element_tag or "").partition("::")[2]
    return parts.get((box.element, pseudo), ARTIFACT)


def _is_below(box: Box, before: Box) -> bool:
    """Tell whether a box begins a further line."""
    return bool(box.position_x < before.position_x)
