"""How an issue fills its pages: a proof goes in, what an editor may want to mend comes out as notes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from bulletin.document import Figure
from bulletin.findings import Finding, Place, Severity
from bulletin.layout import Page
from bulletin.proof import Proof
from bulletin.typesetting.measures import shrunk_width

if TYPE_CHECKING:  # it loads the layout engine, which a faulty issue never needs
    from bulletin.typesetting.pagination import SetLine

_MARKS = "，。、；：？！”’）》〉】…—,.;:?!)"
_TEXT = {"body", "list", "note"}
# From so many empty lines on a gap is told; up to so many characters a last line is short.
_GAP, _SHORT = 4, 3
# A picture narrower than so many hundredths of the measure is no help.
_LEAST_WIDTH = 30


def report(proof: Proof) -> list[Finding]:
    """Report on the copy-fit: the last page, gaps before figures, headings at a page's foot, last lines of hardly a character."""
    return [*_last_page(proof), *_gaps(proof), *_feet(proof), *_widows(proof)]


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
    """Find headings that a page ends with: only a page break behind them, or more headings than a page holds, can part them."""
    for page, place in proof.pages.feet:
        message = f"第 {page} 页末行是标题"
        yield _found(
            proof, place, "copyfit-heading-at-foot", message, "把标题后面的“\\分页”移到标题前面，标题就能和下文在一起"
        )


def _gaps(proof: Proof) -> Iterator[Finding]:
    """Find pages that end in many empty lines because a figure did not fit."""
    pages = proof.pages
    figures = (block for block in pages.document.blocks if isinstance(block, Figure))
    for figure, stand in zip(figures, pages.stands, strict=False):
        if stand.free >= _GAP:
            message = f"第 {stand.page - 1} 页末尾空 {stand.free} 行：这幅图要 {stand.lines} 行，放不下"
            place = (figure.place.line, figure.place.column)
            yield _found(proof, place, "copyfit-gap", message, "；".join(_ways_out(proof, figure, stand.room)))


def _ways_out(proof: Proof, figure: Figure, room: int) -> Iterator[str]:
    """Say what would fill the gap before a figure that `room` lines are left for."""
    if not figure.floats:
        yield "在图片的花括号里写“浮动”，后面的文字就能排到图的前面"
    width = shrunk_width(figure, room, proof.document) if room else 0
    if width >= _LEAST_WIDTH:
        yield f"或者把图宽改成 {width}%" if not figure.floats else f"把图宽改成 {width}%"
    yield "或者把图移到别的段落之间"


def _widows(proof: Proof) -> Iterator[Finding]:
    """Find last lines of hardly a character: of one anywhere, of up to three at the head of a page."""
    lines = proof.pages.lines
    for before, line in pairwise(lines):
        characters = len(line.text.rstrip(_MARKS))
        if not (line.number == line.of > 1) or line.style not in _TEXT:
            continue
        if line.page > before.page and 1 <= characters <= _SHORT:
            message = f"第 {line.page} 页的第一行是上一段的末行，只有 {characters} 个字：{line.text}"
            hint = f"这一段减 {characters} 个字，末行就回到上一页"
            yield _note(proof, line, "copyfit-short-line", message, hint)
        elif characters == 1:
            message = f"第 {line.page} 页有一行只有一个字：{line.text}"
            yield _note(proof, line, "copyfit-single-character", message, "这一段减一个字，就少一行")


def _note(proof: Proof, line: SetLine, code: str, message: str, hint: str) -> Finding:
    return _found(proof, line.place, code, message, hint)


def _found(proof: Proof, where: tuple[int, int], code: str, message: str, hint: str) -> Finding:
    number, column = where
    source = proof.issue.source
    place = source.place(number, column) if number else Place(source.path)
    return Finding(place, code, message, hint, Severity.NOTE)
