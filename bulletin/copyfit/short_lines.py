"""Last lines of hardly a character: a proof goes in, a note on each comes out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bulletin.copyfit.notes import SPARE, TEXT, note
from bulletin.findings import Finding
from bulletin.layout import untightened
from bulletin.proof import Proof
from bulletin.text.line_ends import MARKS

# Up to so many characters a last line is short at the head of a page.
_SHORT = 3


def short_lines(proof: Proof) -> Iterator[Finding]:
    """Find last lines of hardly a character: of one anywhere, of up to three at the head of a page."""
    lines = proof.pages.lines
    for before, line in pairwise(lines):
        characters = len(line.text.rstrip(MARKS))
        if not (line.number == line.of > 1) or untightened(line.style) not in TEXT:
            continue
        if line.page > before.page and 1 <= characters <= _SHORT:
            message = f"第 {line.page} 页的第一行是上一段的末行，只有 {characters} 个字：{line.text}"
            hint = f"这一段减 {len(line.text) + SPARE} 个字，末行就回到上一页"
            yield note(proof, line.place, "copyfit-short-line", message, hint)
        elif characters == 1:
            message = f"第 {line.page} 页有一行只有一个字：{line.text}"
            yield note(
                proof,
                line.place,
                "copyfit-single-character",
                message,
                f"这一段减 {len(line.text) + SPARE} 个字，就少一行",
            )
