"""The colophon stands on a page without text.

What: the text fills its last page so far that the colophon does not fit below it, or ends with a landscape page.
Why: a 版记 belongs under the end of the text (GB/T 9704-2012, 7.4); alone it looks like a page gone astray.
Instead: shorten the text by the lines that the finding names; have some text behind a landscape table.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from bulletin.composition.neighbours import on_landscape
from bulletin.findings import Finding, Severity
from bulletin.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Find a colophon that stands alone, and say by how many lines the text is over."""
    standing = proof.pages.colophon
    if standing is None or not standing.alone:
        return
    page = proof.document.layout.page
    if standing.height > page.depth:
        return  # colophon-too-high
    place = proof.document.blocks[-1].place
    if len(proof.document.blocks) - 2 in on_landscape(proof.document.blocks, proof.document.layout):
        message = "报尾独占一页：正文最后是横排的表格，报尾不排在横页上"
        hint = "把横排的表格移到正文中间，或者移到前面的附件里"
        yield Finding(place, "colophon-alone", message, hint, Severity.WARNING)
        return
    over = math.ceil(standing.height / page.pitch)
    message = f"报尾独占一页：最后一页正文排满了，容不下报尾，最多多出 {over} 行"
    lines = "1 行" if over == 1 else f"1 行到 {over} 行"
    yield Finding(place, "colophon-alone", message, f"正文减少 {lines}，报尾就能接在正文下面", Severity.WARNING)
