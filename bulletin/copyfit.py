"""How an issue fills its pages: a proof goes in, what an editor may want to mend comes out as notes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from bulletin.document import Heading
from bulletin.findings import Finding, Place, Severity
from bulletin.layout import Page
from bulletin.proof import Proof

if TYPE_CHECKING:  # it loads the layout engine, which a faulty issue never needs
    from bulletin.typesetting.pagination import SetLine

_MARKS = "，。、；：？！”’）》〉】…—,.;:?!)"
_TEXT = {"body", "list", "note"}


def report(proof: Proof) -> list[Finding]:
    """Report on the copy-fit: the last page, headings at a page's foot, last lines of one character."""
    return [*_last_page(proof), *_feet(proof), *_widows(proof)]


def _last_page(proof: Proof) -> Iterator[Finding]:
    """Say how many lines the last page has left, and what would save it."""
    pages = proof.pages
    standing = pages.colophon
    if standing is None or not pages.lines:
        return
    page = proof.document.layout.page
    free = int(standing.free / page.pitch)
    message = f"末页（第 {len(pages)} 页）还空 {free} 行"
    on_last = sum(line.page == len(pages) for line in pages.lines)
    over = on_last + math.ceil(standing.height / page.pitch)
    if len(pages) > 1 and on_last < page.lines:
        message += f"；正文少 {over} 行、约 {_characters(pages.lines, over, page)} 字，可以省一页"
    yield _note(proof, pages.lines[-1], "copyfit-last-page", message, "")


def _characters(lines: tuple[SetLine, ...], over: int, page: Page) -> int:
    """Count what has to go to save `over` lines: short last lines first, whole lines after them."""
    ends = sorted(len(line.text) for line in lines if line.number == line.of > 1 and line.style in _TEXT)
    return sum(ends[:over]) + max(over - len(ends), 0) * page.characters


def _feet(proof: Proof) -> Iterator[Finding]:
    """Find headings that are the last line of their page."""
    blocks = proof.document.blocks
    alone = {(b.place.line, b.place.column) for b in blocks if isinstance(b, Heading) and not b.run_in}
    for line, after in pairwise(proof.pages.lines):
        if line.place in alone and after.page > line.page and after.place != line.place:
            message = f"第 {line.page} 页末行是标题：{line.text[:20]}"
            yield _note(proof, line, "copyfit-heading-at-foot", message, "前面增减一两行，标题就能和下文在一起")


def _widows(proof: Proof) -> Iterator[Finding]:
    """Find last lines of a single character, with or without a mark behind it."""
    for line in proof.pages.lines:
        if line.number == line.of > 1 and line.style in _TEXT and len(line.text.rstrip(_MARKS)) == 1:
            message = f"第 {line.page} 页有一行只有一个字：{line.text}"
            yield _note(proof, line, "copyfit-single-character", message, "这一段减一个字，就少一行")


def _note(proof: Proof, line: SetLine, code: str, message: str, hint: str) -> Finding:
    number, column = line.place
    source = proof.issue.source
    place = source.place(number, column) if number else Place(source.path)
    return Finding(place, code, message, hint, Severity.NOTE)
