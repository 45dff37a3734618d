"""A paragraph or a title that is to be drawn together wins nothing by it, and stays as it was.

What: {紧} stands behind it, but within the bounds of the layout no line is won.
Why: its author thinks that a line is saved, and counts on it.
Instead: take the mark away, or take out as many characters as are said.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.document import Heading, Paragraph, Text
from bulletin.findings import Finding, Place, Severity
from bulletin.layout import untightened
from bulletin.proof import Proof

# Wherever characters go, lines end elsewhere, some of them a character or two early for the sake of marks and numbers.
_SPARE = 2


def check(proof: Proof) -> Iterator[Finding]:
    """Find the marks of paragraphs and titles that were not drawn together."""
    drawn = {one.place for one in proof.pages.drawn}
    last = {line.place: line for line in proof.pages.lines if line.number == line.of}
    for block in proof.document.blocks:
        if not isinstance(block, Heading | Paragraph) or not block.tight:
            continue
        place = (block.place.line, block.place.column)
        if place in drawn or (isinstance(block, Heading) and _is_drawn_title(block)):
            continue
        line = last.get(place)
        if line is None or line.of == 1:
            yield _finding(block.place, "只有一行", "删去“{紧}”")
        else:
            hint = f"删去“{{紧}}”，或者减 {len(line.text) + _SPARE} 个字，就少一行"
            yield _finding(block.place, f"末行有 {len(line.text)} 个字，收紧字距也收不回", hint)


def _is_drawn_title(heading: Heading) -> bool:
    return any(isinstance(inline, Text) and untightened(inline.style) != inline.style for inline in heading.inlines)


def _finding(place: Place, why: str, hint: str) -> Finding:
    return Finding(place, "tight-useless", f"“{{紧}}”没有用处：{why}", hint, Severity.WARNING)
