"""The files are what they claim to be: PDF/A-3a, PDF/UA-1 and valid for Microsoft's SDK, whatever an issue is made of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import claims
import fills
import judges
import pytest
from claims import ACCENTS, REFUSED, awkward
from once import once
from opened import Opened
from soaking import EVERY

from bulletin.typesetting.pages import lay_out
from bulletin.writers import write_pages

# Issues of all constructs by their seeds, judged AT_ONCE; with those that test_random_issues.py asks for the same they are 300, in
# `make soak` ten times as many.
SEEDS = [
    f"{kind}:{number}"
    for kind, count in {"brief": 15, "little": 246}.items()
    for number in range(count * (10 if EVERY else 1))
]
AT_ONCE = 30
STARTS = range(0, len(SEEDS), AT_ONCE)
ROWS = "".join(f"| {'上半年' if number == 0 else '^^'} | {number}县 | 走访群众 |\n" for number in range(60))
BODIES = {
    "a heading that skips a level": "## 一、情况\n\n#### 1. 走访\n\n走访群众。\n\n## 二、打算\n\n##### （1）走访\n\n走访群众。\n",
    "an issue that begins two levels down": "#### 1. 走访\n\n走访群众。\n\n## 一、打算\n\n走访群众。\n",
    "accents apart from their letters": f"## 一、cafe\u0301\n\n{ACCENTS}\n\n- {ACCENTS}\n\n| 甲 | 乙 |\n|---|---|\n| {ACCENTS} | e\u0301 |\n",
    "a cell merged over page turns": f"| 时间 | 单位 | 做法 |\n|---|---|---|\n{ROWS}",
    "a page break before what begins a page": "走访群众。\n\n\\分页\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n\\分页\n\n# 附件1\n\n名单。\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("claims")


@cache
def written(kind: str, folder: Path) -> dict[str, bytes]:
    pages = lay_out(fills.issue(folder, BODIES[kind]))
    return {to: write_pages(pages.document, pages, to) for to in ("pdf", "docx")}


@pytest.mark.parametrize("judge", [*judges.PDF, *judges.DOCX])
@pytest.mark.parametrize("kind", BODIES)
def test_what_once_broke_a_claim_keeps_it(kind: str, judge: str, folder: Path) -> None:
    to = "pdf" if judge in judges.PDF else "docx"
    assert (judges.PDF | judges.DOCX)[judge](written(kind, folder)[to]) == []


@pytest.mark.parametrize("below", ["走访群众。", "## 一、情况\n\n走访群众。", "1. 走访。\n2. 其他。", "（某县　供稿）"])
@pytest.mark.parametrize("height", [12, 13, 14])
def test_no_paragraph_begins_a_page_twice_where_one_begins_there_anyway(
    height: int, below: str, tmp_path: Path
) -> None:
    pages = lay_out(fills.issue(tmp_path, f"\\分页\n\n{below}\n", before=height))
    opened = Opened(write_pages(pages.document, pages, "docx"))
    assert opened.find("//w:pPr[count(w:pageBreakBefore) > 1]") == []


def judged(factory: pytest.TempPathFactory, start: int) -> claims.Faults:
    """Judge some awkward issues from `start` on, once, whichever process comes first."""
    issues = {seed: awkward(seed) for seed in SEEDS[start : start + AT_ONCE]}
    return once(factory, f"claims-{start}", lambda folder: claims.faults(issues, folder))


@pytest.mark.wrong_pages("breaks of pages are thrown in anywhere, and leave pages short")
@pytest.mark.parametrize("start", STARTS)
def test_awkward_issues_keep_what_their_files_claim(start: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    wrong = {seed: found for seed, found in judged(tmp_path_factory, start).items() if found.keys() - {REFUSED}}
    assert wrong == {}


@pytest.mark.wrong_pages("the same")
def test_nine_of_ten_awkward_issues_compose(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = [one for start in STARTS for one in judged(tmp_path_factory, start).values()]
    assert sum(REFUSED in one for one in found) <= len(SEEDS) / 10


def test_awkward_issues_have_whole_blocks_of_every_kind() -> None:
    texts = "\n".join(awkward(seed).markdown() for seed in SEEDS)
    wanted = ("| ^^ |", "    - ", "![", "[^1]", "\n# ", "\n# 附件", "\\分页", "\u0301", "\n##### ")
    assert [mark for mark in wanted if mark not in texts] == []
