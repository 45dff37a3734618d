"""A title is too long for a title.

What: it takes more than five lines; or it does not stand on one page with the line below it.
Why: a title is read at a glance; where it does not fit below the masthead, Word leaves the first page empty.
Instead: say in a few words what the article is about, and put the rest into the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from bulletin.document import Block, Heading, Paragraph
from bulletin.findings import Finding, Severity
from bulletin.proof import Proof
from bulletin.typesetting.pagination import SetLine

_TITLES = ("title", "title-over", "subtitle", "attachment-title")
_MOST = 5
_HINT = "标题写短些，其余的话写进正文"


def check(proof: Proof) -> Iterator[Finding]:
    """Find titles of too many lines, and those that do not stand on one page with what comes next."""
    found = groupby(proof.pages.lines, key=lambda line: line.place)
    lines = {place: list(paragraph) for place, paragraph in found if place != (0, 0)}
    for block, after in pairwise((*proof.document.blocks, None)):
        title = lines.get(_place(block), [])
        if not title or title[0].style not in _TITLES:
            continue
        behind = lines.get(_place(after), title)
        if max(title[-1].page, behind[0].page) > title[0].page:
            yield _finding(proof, title[0], "title-turned", "这一页放不下整个标题和下面一行", Severity.ERROR)
        elif len(title) > _MOST:
            yield _finding(proof, title[0], "title-too-long", f"标题有 {len(title)} 行", Severity.WARNING)


def _place(block: Block | None) -> tuple[int, int]:
    """Return where a paragraph stands in the source; a table or a picture may stand on the next page alone."""
    return (block.place.line, block.place.column) if isinstance(block, (Heading, Paragraph)) else (0, 0)


def _finding(proof: Proof, line: SetLine, code: str, message: str, severity: Severity) -> Finding:
    return Finding(proof.issue.source.place(*line.place), code, f"{message}：{line.text[:20]}……", _HINT, severity)
