"""A title ends with a full stop.

What: 标题 ends with 。 or ； or ，.
Why: titles carry no final mark but ？ and ！ (GB/T 15834-2011, B.4).
Instead: delete the mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.document import Heading, plain, texts_of
from bulletin.findings import Edit, Finding, Place, Severity
from bulletin.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Find titles of articles and attachments that end with a stop."""
    for block in proof.document.blocks:
        if isinstance(block, Heading) and block.level == 1 and plain(block.inlines).endswith(tuple("。，；、")):
            message = f"标题末尾有标点：{plain(block.inlines)[-8:]}"
            mark = _last_character(block)
            fix = (Edit(mark, ""),) if mark else ()
            yield Finding(mark or block.place, "title-full-stop", message, "删去末尾的标点", Severity.WARNING, fix)


def _last_character(block: Heading) -> Place | None:
    """Return where the last character of a heading stands in the source, if it does."""
    *_, (_, last) = (pair for pair in texts_of(block.style, block.inlines) if pair[1].text.strip())
    return last.origin.at(len(last.text) - 1) if last.origin else None
