"""Whether only the repairs change what is printed: an issue's proof before and after goes in, the first place where more does comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntFlag

from bulletin.desk.changes import Change, Moved
from bulletin.document import Block, Figure, Items
from bulletin.findings import Finding, Severity
from bulletin.manuscripts.issue import FrontMatter
from bulletin.proof import Proof

# What is compared: where it stood before the repairs, and what it is.
_Row = tuple[int, *tuple[str, ...]]


class _Reach(IntFlag):
    """What the changes may do to a character: it is replaced; one is in its paragraph; its paragraph may change more."""

    REPLACED = 1
    NEAR = 2
    OTHER_KIND = 4
    OTHER_TEXT = 8


def other_change(before: Proof, after: Proof, changes: Sequence[Change]) -> int | None:
    """Return the first character of `before` that is printed otherwise though no change says so; None where all is as they say.

    Each character that no change replaces stays in its place, and each block what it is. A paragraph with a change may take
    another form (a salutation, a signature); another kind, only where the change is in front of its text or is a line end; one
    with an error may hold more than was printed of it. The front matter is one paragraph.
    """
    reach, stood = _reached(before, changes), Moved(changes)
    differences = (
        _first_other([*_letters(before, Moved(()), reach)], [*_letters(after, stood, reach)]),
        _first_other([*_blocks(before, Moved(()), reach)], [*_blocks(after, stood, reach)]),
        _other_value(before, after, changes),
        0 if _errors(after) - _errors(before) else None,
    )
    return next((one for one in differences if one is not None), None)


def _reached(before: Proof, changes: Sequence[Change]) -> bytearray:
    """Return for each character of the text before what the changes may do to it, as flags."""
    source = before.issue.source
    body = source.offsets(source.place(before.issue.body_line, 1))[0]
    errors = [source.offsets(finding.place)[0] for finding in _grave(before)]
    printed = sorted(row[0] for row in _letters(before, Moved(()), bytearray(len(source.text) + 1)))
    reach = bytearray(len(source.text) + 1)
    for change in changes:
        start, end = _paragraph(source.text, change, body)
        flags = _Reach.NEAR
        if start < body or any(start <= at <= end for at in errors):
            flags |= _Reach.OTHER_TEXT | _Reach.OTHER_KIND
        first = next((at for at in printed if at >= start), end)
        if change.start <= first or "\n" in change.text + source.text[change.start : change.end]:
            flags |= _Reach.OTHER_KIND
        for at in range(start, end + 1):
            reach[at] |= flags
        for at in range(change.start, change.end):
            reach[at] |= _Reach.REPLACED
    return reach


def _paragraph(text: str, change: Change, body: int) -> tuple[int, int]:
    """Return where the paragraph of a change begins and ends, between blank lines."""
    if change.start < body:
        return 0, max(body - 1, change.end)
    first, last = text.rfind("\n\n", 0, change.start), text.find("\n\n", change.end)
    return max(first + 1, body), last if last >= 0 else len(text)


def _letters(proof: Proof, stood: Moved, reach: bytearray) -> Iterator[_Row]:
    """Yield what is printed of what the author wrote, character by character, without what the changes replace or write."""
    for passage in proof.passages:
        for run in passage.runs:
            for start, source, count in run.origin.pieces if run.origin else ():
                for n, char in enumerate(run.text[start : start + count]):
                    at, was = stood.back(source + n)
                    if was and not reach[at] & (_Reach.REPLACED | _Reach.OTHER_TEXT):
                        yield (at, char) if reach[at] & _Reach.NEAR else (at, char, passage.style)


def _blocks(proof: Proof, stood: Moved, reach: bytearray) -> Iterator[_Row]:
    """Yield the blocks that the author wrote: their kind, and where no change is near, their looks."""
    source = proof.issue.source
    for block in proof.document.blocks:
        if block.place.line < proof.issue.body_line:
            continue
        at, _ = stood.back(source.offsets(block.place)[0])
        if not reach[at] & _Reach.OTHER_KIND:
            kind = type(block).__name__
            yield (at, kind) if reach[at] & _Reach.NEAR else (at, kind, _looks(block))


def _looks(block: Block) -> str:
    if isinstance(block, Figure):
        return "、".join(image.name for image in block.images)
    return f"{block.style} {len(block.items)}" if isinstance(block, Items) else getattr(block, "style", "")


def _first_other(old: Sequence[_Row], new: Sequence[_Row]) -> int | None:
    """Return where two rows of what is printed differ first."""
    for one, other in zip(old, new, strict=False):
        if one != other:
            return min(one[0], other[0])
    longer = max(old, new, key=len)
    return longer[min(len(old), len(new))][0] if len(old) != len(new) else None


def _other_value(before: Proof, after: Proof, changes: Sequence[Change]) -> int | None:
    """Return where the front matter says something that is read otherwise now, though no change is on its line."""
    old, new, source = before.issue, after.issue, before.issue.source
    spans = [source.span(change.start, change.end) for change in changes]
    for name in FrontMatter.model_fields:
        own = [place for key, place in old.places.items() if key.partition(".")[0] == name]
        changed = name not in old.faulty and getattr(old, name) != getattr(new, name)
        if changed and own and not any(span.line <= place.line <= span.end_line for span in spans for place in own):
            return source.offsets(own[0])[0]
    return None


def _errors(proof: Proof) -> Counter[str]:
    return Counter(finding.code for finding in _grave(proof))


def _grave(proof: Proof) -> list[Finding]:
    """Return what keeps an issue from being printed whole."""
    found = (*proof.issue.findings, *proof.document.findings)
    return [finding for finding in found if finding.severity is Severity.ERROR]
