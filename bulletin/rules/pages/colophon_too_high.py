"""The colophon is higher than a page.

What: so many bodies stand in 分送 that the 版记 does not fit on one page.
Why: it is one block on the last page (GB/T 9704-2012, 7.4); Word would let it run off the paper.
Instead: name bodies together (各市、县人大常委会) or attach a list.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from bulletin.document import Colophon, Paragraph, plain
from bulletin.findings import Finding
from bulletin.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Find a colophon that no page holds, at its longest entry."""
    standing, page = proof.pages.colophon, proof.document.layout.page
    if standing is None or standing.height <= page.depth:
        return
    over = math.ceil((standing.height - page.depth) / page.pitch)
    message = f"报尾比一页还高，多出 {over} 行，印不下"
    hint = "把分送单位合并起来写（如“各县市区人大常委会”），或者另附名单"
    for block in proof.document.blocks:
        if isinstance(block, Colophon):
            yield Finding(_longest(block).place, "colophon-too-high", message, hint)


def _longest(block: Colophon) -> Paragraph:
    return max((paragraph for part in block.parts for paragraph in part), key=lambda one: len(plain(one.inlines)))
