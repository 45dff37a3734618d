"""The colophon stands on a page without text.

What: the text fills its last page so far that the colophon does not fit below it.
Why: a 版记 belongs under the end of the text (GB/T 9704-2012, 7.4); alone it looks like a page gone astray.
Instead: shorten the text by the lines that the finding names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

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
    over = math.ceil(standing.height / page.pitch)
    message = f"报尾独占一页：最后一页正文排满了，容不下报尾，最多多出 {over} 行"
    place = proof.document.blocks[-1].place
    yield Finding(place, "colophon-alone", message, f"正文压缩 {over} 行以内，报尾就能接在正文下面", Severity.WARNING)
