"""Last lines of hardly a character: a proof goes in, a note on each comes out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from bulletin.copyfit.notes import SPARE, TEXT, note
from bulletin.document import Paragraph
from bulletin.findings import Finding
from bulletin.layout import untightened
from bulletin.proof import Proof
from bulletin.text.line_ends import MARKS

if TYPE_CHECKING:  # it loads the layout engine
    from bulletin.typesetting.pagination import SetLine

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
            hint = f"这一段减 {len(line.text) + SPARE} 个字，末行就回到上一页{_or_draw(proof, line)}"
            yield note(proof, line.place, "copyfit-short-line", message, hint)
        elif characters == 1:
            message = f"第 {line.page} 页有一行只有一个字：{line.text}"
            hint = f"这一段减 {len(line.text) + SPARE} 个字，就少一行{_or_draw(proof, line)}"
            yield note(proof, line.place, "copyfit-single-character", message, hint)


def _or_draw(proof: Proof, line: SetLine) -> str:
    """Say how a paragraph may be drawn together instead; nothing where that has been tried, or cannot be."""
    document = proof.document
    asked = document.tight or any(
        isinstance(block, Paragraph) and block.tight and (block.place.line, block.place.column) == line.place
        for block in document.blocks
    )
    return "" if asked or not document.layout.tighter(line.style, 1) else "；或者在段末写“{紧}”，字距收得回这一行就收紧"
