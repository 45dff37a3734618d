"""A title is too long for a title.

What: it takes more than five lines; or it goes on on the next page, or its subtitle does.
Why: a title is read at a glance; where it does not fit below the masthead, Word leaves the first page empty.
Instead: say in a few words what the article is about, and put the rest into the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from bulletin.findings import Finding, Severity
from bulletin.proof import Proof
from bulletin.typesetting.pagination import SetLine

_TITLES = ("title", "title-over", "subtitle", "attachment-title")
_MOST = 5
_HINT = "标题写短些，其余的话写进正文"


def check(proof: Proof) -> Iterator[Finding]:
    """Find titles of too many lines, and those that do not stand on one page with their subtitle."""
    titles = [list(lines) for _, lines in groupby(proof.pages.lines, key=lambda line: line.place)]
    for lines, after in pairwise([*titles, []]):
        if lines[0].style not in _TITLES:
            continue
        turned = lines[-1].page > lines[0].page or (
            bool(after) and after[0].style == "subtitle" and after[0].page > lines[-1].page
        )
        if turned:
            yield _finding(proof, lines[0], "title-turned", "这一页放不下整个标题", Severity.ERROR)
        elif len(lines) > _MOST:
            yield _finding(proof, lines[0], "title-too-long", f"标题有 {len(lines)} 行", Severity.WARNING)


def _finding(proof: Proof, line: SetLine, code: str, message: str, severity: Severity) -> Finding:
    return Finding(proof.issue.source.place(*line.place), code, f"{message}：{line.text[:20]}……", _HINT, severity)
