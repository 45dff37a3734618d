"""Gaps before figures: a proof goes in, a note on each page that a figure leaves empty comes out."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.copyfit.notes import note
from bulletin.document import Figure
from bulletin.findings import Finding
from bulletin.proof import Proof
from bulletin.typesetting.reckoning.measures import shrunk_width

# From so many empty lines on a gap is told.
_GAP = 4
# A picture narrower than so many hundredths of the measure is no help.
_LEAST_WIDTH = 30


def gaps(proof: Proof) -> Iterator[Finding]:
    """Find pages that end in many empty lines because a figure did not fit."""
    pages = proof.pages
    figures = (block for block in pages.document.blocks if isinstance(block, Figure))
    for figure, stand in zip(figures, pages.stands, strict=False):
        if stand.free >= _GAP:
            message = f"第 {stand.page - 1} 页末尾空 {stand.free} 行：这幅图要 {stand.lines} 行，放不下"
            place = (figure.place.line, figure.place.column)
            yield note(proof, place, "copyfit-gap", message, "；".join(_ways_out(proof, figure, stand.room)))


def _ways_out(proof: Proof, figure: Figure, room: int) -> Iterator[str]:
    """Say what would fill the gap before a figure that `room` lines are left for."""
    if not figure.floats:
        yield "在图片的花括号里写“浮动”，后面的文字就能排到图的前面"
    width = shrunk_width(figure, room, proof.document) if room else 0
    if width >= _LEAST_WIDTH:
        yield f"或者把图宽改成 {width}%" if not figure.floats else f"把图宽改成 {width}%"
    yield "或者把图移到别的段落之间"
