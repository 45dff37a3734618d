"""The marked content of a page: what the engine has drawn and marked goes in, marked anew by the parts it belongs to it comes out.

The engine marks each text by itself (its pdf/stream.py, `Stream.marked`), and what stands in a page's margin like any other. Here
what follows upon each other in one part is one sequence, and what belongs to no part is an artifact (ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pydyf

from bulletin.engine.output.structure import ARTIFACT, Origin, Part
from bulletin.engine.untyped import Box, Foreign
from bulletin.text.scripts import visible

_BEGIN, _END = (b"BDC", b"BMC"), b"EMC"
# The page number: 14.8.2.2.2, and table 330.
_FOLIO = {"Type": "/Pagination", "Subtype": "/Footer"}
_LEADER = {"Type": "/Layout"}
# Stands for what is no text.
_PICTURE = "\ufffc"


@dataclass(eq=False)
class Sequence:
    """A sequence of marked content: its `part`, the `first` and the `last` box in it, where it `begins` and `ends` in the stream.

    Its `text` stands behind a `space` where one is written that no line ends with.
    """

    part: Part
    first: Box
    last: Box
    begins: int
    ends: int
    text: str
    space: bool


def sequences(
    stream: Foreign, parts: Mapping[Origin, Part], seen: Mapping[Part, int], page: int, at: dict[Part, int]
) -> list[Sequence]:
    """Mark what is drawn on a `page` by the `parts` it belongs to; their place in the list is their number on the page.

    `seen` tells where parts that are drawn once were drawn first, `at` how much of its text has been drawn, which is brought up to date.
    """
    boxes = list(vars(stream)["_tags"])
    marking = _Marking(stream.stream, at)
    for begins, ends, number in _marked(stream.stream):
        if number is None:
            marking.part()
            continue
        box = boxes[number]
        part = _part(box, parts)
        marking.take(begins, ends, box, ARTIFACT if seen.get(part, page) != page else part)
    return marking.numbered(stream)


@dataclass
class _Marking:
    """The sequences of a stream in the making: those `found`, and which of the stream's `items` go; `parted` by white space.

    How much of each part's text has been drawn is in `at`.
    """

    items: list[Foreign]
    at: dict[Part, int]
    found: list[Sequence] = field(default_factory=list)
    dropped: set[int] = field(default_factory=set)
    current: Sequence | None = None
    parted: bool = False

    def part(self) -> None:
        """Let what comes next be a sequence of its own."""
        self.current = None

    def take(self, begins: int, ends: int, box: Box, part: Part) -> None:
        """Take in a box of `part`, whose mark begins and ends there."""
        text = visible(getattr(box, "text", _PICTURE))
        current, mark = self.current, {begins, begins + 1, begins + 2}
        if not text.strip():
            self.dropped |= {*mark, ends}
            self.parted = self.parted or (bool(text) and part.spaced)
            return
        space = not part.spaced and self._behind_space(part, text)
        same = current is not None and current.part is part
        parted = part.spaced and (self.parted or (same and _is_below(box, current)))
        if current is not None and same and not (space or parted):
            self.dropped |= {*mark, current.ends}
            current.ends, current.last, current.text = ends, box, current.text + text
        else:
            if current is not None and same:
                current.text += part.between
            self.current = Sequence(part, box, box, begins, ends, text, space)
            self.found.append(self.current)
        self.parted = False

    def _behind_space(self, part: Part, text: str) -> bool:
        """Tell whether a text stands behind a space that is not drawn, for a line ends there."""
        start = self.at.get(part, 0)
        at = part.text.find(text, start, start + len(text) + 2)
        self.at[part] = max(at, start) + len(text)
        return at == start + 1 and part.text[start] == " "

    def numbered(self, stream: Foreign) -> list[Sequence]:
        """Write the mark of each sequence into the stream; return those that are no artifacts."""
        kept: list[Sequence] = []
        for one in self.found:
            if one.part is ARTIFACT:
                mark = _artifact(one)
            elif one.space:
                kept += [one, one]
                tag, properties = _content(one, len(kept) - 1)
                mark = f"/Span\n<</MCID {len(kept) - 2}/ActualText( )>>\nBDC\nEMC\n{tag}", properties
            else:
                kept.append(one)
                mark = _content(one, len(kept) - 1)
            self.items[one.begins : one.begins + 2] = mark
        stream.stream = [item for index, item in enumerate(self.items) if index not in self.dropped]
        return kept


def _artifact(one: Sequence) -> tuple[str, Foreign]:
    """Return the mark of an artifact; the number of a page has no element."""
    return "/Artifact", pydyf.Dictionary(_FOLIO if one.first.element is None else _LEADER)


def _content(one: Sequence, number: int) -> tuple[str, Foreign]:
    """Return the mark of a sequence; of marks with /ActualText readers ask for that of a Span alone (poppler)."""
    properties = pydyf.Dictionary({"MCID": number})
    said = one.part.before + one.text if one.part.spaced else one.part.said
    if said:
        properties["ActualText"] = pydyf.String(said)
    return "/Span" if said else f"/{one.part.role}", properties


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


def _is_below(box: Box, before: Sequence | None) -> bool:
    """Tell whether a box begins a further line."""
    return before is not None and bool(box.position_x < before.last.position_x)
