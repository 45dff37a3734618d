"""Headings at a page's foot: a proof goes in, a note on each comes out."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.copyfit.notes import note
from bulletin.findings import Finding
from bulletin.proof import Proof


def feet(proof: Proof) -> Iterator[Finding]:
    """Find headings that a page ends with: only a page break behind them, or more headings than a page holds, can part them."""
    for page, place in proof.pages.feet:
        message = f"第 {page} 页末行是标题"
        hint = "标题后面有“\\分页”的，移到标题前面；标题后面是横排的表格的，在中间写一段文字"
        yield note(proof, place, "copyfit-heading-at-foot", message, hint)
