"""Gaps before figures: a proof goes in, a note on each page that a figure leaves empty comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bulletin.copyfit.notes import note
from bulletin.document import Figure
from bulletin.errors import ContentError
from bulletin.findings import Finding
from bulletin.proof import Proof
from bulletin.typesetting.reckoning.measures import shrunk_width

if TYPE_CHECKING:  # these load the layout engine
    from bulletin.typesetting.pages import Pages
    from bulletin.typesetting.reading.standing import Stand

# From so many empty lines on a gap is told.
_GAP = 4
# A picture narrower than so many hundredths of the measure is no help.
_LEAST_WIDTH = 30


def gaps(proof: Proof) -> Iterator[Finding]:
    """Find pages that end in many empty lines because a figure did not fit; what is proposed has been tried."""
    pages = proof.pages
    figures = (block for block in pages.document.blocks if isinstance(block, Figure))
    for figure, stand in zip(figures, pages.stands, strict=False):
        if stand.free >= _GAP:
            message = f"第 {stand.page - 1} 页末尾空 {stand.free} 行：{_why(stand)}"
            place = (figure.place.line, figure.place.column)
            ways = [*_ways_out(proof, figure, stand), "把图移到别的段落之间"]
            yield note(proof, place, "copyfit-gap", message, "；或者".join(ways))


def _why(stand: Stand) -> str:
    if stand.free >= stand.lines:
        return f"这幅图要 {stand.lines} 行，还要和后面的供稿单位、版记排在一起，放不下"
    return f"这幅图要 {stand.lines} 行，放不下"


def _ways_out(proof: Proof, figure: Figure, stand: Stand) -> Iterator[str]:
    """Say what would fill the gap before a figure."""
    if not figure.floats and _helps(proof, figure, floats=True):
        yield "在图片的花括号里写“浮动”，后面的文字就能排到图的前面"
    width = shrunk_width(figure, stand.room, proof.document) if stand.room < stand.lines else 0
    if width >= _LEAST_WIDTH and _helps(proof, figure, lines=stand.room):
        yield f"把图宽改成 {width}%"


def _helps(proof: Proof, figure: Figure, **changes: int | bool) -> bool:
    """Tell whether fewer pages end in a gap where a figure has these fields: the issue is laid out with them."""
    blocks = (
        replace(block, **changes) if isinstance(block, Figure) and block.place == figure.place else block  # type: ignore[arg-type]
        for block in proof.document.blocks
    )
    try:
        tried = Proof(proof.issue, replace(proof.document, blocks=tuple(blocks))).pages
    except ContentError:
        return False
    return _count(tried) < _count(proof.pages)


def _count(pages: Pages) -> int:
    return sum(stand.free >= _GAP for stand in pages.stands)
