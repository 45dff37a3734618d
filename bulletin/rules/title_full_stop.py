"""A title ends with a full stop.

What: 标题 ends with 。 or ； or ，.
Why: titles carry no final mark but ？ and ！ (GB/T 15834-2011, 4.1; GB/T 9704-2012, 7.3.1).
Instead: delete the mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.document import Heading, plain
from bulletin.findings import Finding, Severity
from bulletin.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Find titles of articles and attachments that end with a stop."""
    for block in proof.document.blocks:
        if isinstance(block, Heading) and block.level == 1 and plain(block.inlines).endswith(tuple("。，；、")):
            message = f"标题末尾有标点：{plain(block.inlines)[-8:]}"
            yield Finding(block.place, "title-full-stop", message, "删去末尾的标点", Severity.WARNING)
