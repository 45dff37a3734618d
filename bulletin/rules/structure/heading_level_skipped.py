"""A heading skips a level.

What: a `###` heading follows without a `##` heading above it, and so on.
Why: 一、 （一） 1. （1） are steps of one ladder (GB/T 9704-2012, 7.3.3); a missing step misleads the reader.
Instead: raise the heading by as many levels, or write the heading that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.document import Heading
from bulletin.findings import Finding, Severity
from bulletin.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Find headings more than one level below the heading before them."""
    above = 1
    for block in proof.document.blocks:
        if isinstance(block, Heading):
            if block.level > above + 1:
                marks = "#" * (above + 1)
                message = f"标题跳了级：{block.label[:20]}"
                hint = f"上一级标题之下应先用“{marks}”"
                yield Finding(block.place, "heading-level-skipped", message, hint, Severity.WARNING)
            above = block.level
