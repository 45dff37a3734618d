"""A heading's number does not follow the one before it, or one heading among its fellows has none.

What: 一、 is followed by 三、; or 一、 by a heading without a number.
Why: the author's numbers are printed as they are (GB/T 9704-2012, 7.3.3); nobody else counts them.
Instead: write the number that is due, or let `numbering: auto` write them all.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.document import Heading, texts_of
from bulletin.findings import Edit, Finding, Place, Severity
from bulletin.markdown import numbering
from bulletin.proof import Proof

_ARTICLE = 1


def check(proof: Proof) -> Iterator[Finding]:
    """Find headings whose number is not the next of their level."""
    counter = numbering.Counter()
    numbered: dict[int, bool] = {}
    for block in proof.document.blocks:
        if not isinstance(block, Heading):
            continue
        level = block.level - _ARTICLE
        numbered = {key: value for key, value in numbered.items() if key <= level}
        if level < 1:
            counter = numbering.Counter()
            continue
        number, _ = numbering.written(level, block.label)
        number = numbering.meant(level, block.label) if number is None else number
        due = counter.next(level)
        if not numbered.setdefault(level, number is not None) and number is None:
            continue
        if number != due:
            yield _finding(block, level, due, proof.issue.called("numbering"))


def _finding(block: Heading, level: int, due: int, key: str) -> Finding:
    expected = numbering.form(level, due)
    message = f"标题的序号不对：{block.label[:20]}"
    hint = f"这里应为“{expected}”；也可以在文件开头写 {key}: {'auto' if key.isascii() else '自动'}，由程序编号"
    place, fix = _marked(block, numbering.parted(level, block.label)[0], expected)
    return Finding(place, "heading-number-wrong", message, hint, Severity.WARNING, fix)


def _marked(block: Heading, written: str, expected: str) -> tuple[Place, tuple[Edit, ...]]:
    """Return where the number stands and what to write there; where there is none, the heading, and no change."""
    _, first = next(texts_of(block.style, block.inlines))
    place = first.origin.at(0, len(written)) if first.origin and written else None
    return (place, (Edit(place, expected),)) if place else (block.place, ())
