"""What stands together at a page turn, wherever the page turns within it and in both outputs."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import fills
import pytest
from blocks import heading, lianluo, paragraph

from bulletin.composition.neighbours import keeps_with_next
from bulletin.document import Text
from bulletin.typesetting.pages import Pages
from bulletin.typesetting.reckoning.company import least_lines

CLAUSE = "走访群众，"
# A text, and how many of its lines stand together, from the first heading on.
KINDS = {
    "a heading of two lines": (
        f"## 一、提高政治站位，切实增强做好新时代人大工作的责任感、使命感、紧迫感\n\n{CLAUSE * 13}",
        4,
    ),
    "a chain, three lines": (f"## 一、总体情况\n\n### （一）走访情况\n\n#### 1. 走访\n\n{CLAUSE * 13}", 5),
    "a chain, two lines": (f"## 一、总体情况\n\n### （一）走访情况\n\n#### 1. 走访\n\n{CLAUSE * 8}", 5),
    "a short text": ("## 一、总体情况\n\n### （一）走访情况\n\n走访群众。", 3),
    "a list": (f"## 一、总体情况\n\n1. {CLAUSE * 13}\n2. 其他。", 3),
    "a heading in its text": (f"### （一）走访情况。{CLAUSE * 13}", 2),
    "a long heading in its text": (f"### （一）{CLAUSE * 5}走访情况。{CLAUSE * 11}", 3),
    "a contributor": (f"## 一、总体情况\n\n{CLAUSE * 8}\n\n（某某县人大常委会　供稿）", 4),
    "a contributor of two lines": (
        f"## 一、情况\n\n走访。\n\n（{'某某县人大常委会代表工作委员会、' * 2}某县　供稿）",
        4,
    ),
}


def together(pages: Pages, count: int) -> bool:
    """Tell whether so many lines from the heading on stand on one page."""
    lines = pages.lines
    first = next(number for number, line in enumerate(lines) if line.text.startswith(("一、", "（一）")))
    return lines[first].page == lines[first + count - 1].page


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def laid_out(kind: str, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Pages]:
    """Lay out a kind of text, none of which has more than nine lines."""
    folder = tmp_path_factory.mktemp("company")
    return fills.filled(folder, KINDS[kind][0] + "\n", fills.heights(fills.TURNS))


def test_a_heading_is_whole_and_two_lines_of_its_text_go_with_it(kind: str, laid_out: dict[int, Pages]) -> None:
    assert [height for height, pages in laid_out.items() if not together(pages, KINDS[kind][1])] == []


def test_word_turns_the_page_at_the_same_line(laid_out: dict[int, Pages]) -> None:
    assert fills.differing(fills.printed(laid_out), fills.in_word(fills.every_other(laid_out))) == []


# What a contributor stands below.
ABOVE = {
    "a table": "| 编号 | 做法 |\n|---|---|\n" + "".join(f"| {number}县 | 已办结 |\n" for number in range(8)),
    "a picture": fills.shown("wide"),
    "a list": f"1. {CLAUSE * 9}\n2. 其他。",
    "a long list": f"1. 走访。\n2. {CLAUSE * 26}",
    "a paragraph": CLAUSE * 26,
}


@pytest.mark.parametrize("kind", ABOVE)
def test_a_contributor_takes_what_stands_above_it_along_in_both_outputs(kind: str, tmp_path: Path) -> None:
    laid_out = fills.filled(tmp_path, f"{ABOVE[kind]}\n\n（某某县人大常委会　供稿）\n", range(3, 10))
    printed = fills.printed(laid_out)
    assert {height for height, paper in printed.items() if begins_a_page(paper)} == set()
    assert fills.differing(printed, fills.in_word(fills.every_other(laid_out))) == []


@pytest.mark.parametrize("below", ["", "（某某县人大常委会　供稿）"], ids=["colophon", "contributor"])
def test_what_ends_an_issue_takes_two_lines_along_in_both_outputs_and_no_page_is_forced(
    below: str, tmp_path: Path
) -> None:
    laid_out = fills.filled(tmp_path, f"{CLAUSE * 26}\n\n{below}\n", range(3, 10))
    alone = {height for height, pages in laid_out.items() if pages.pagination.starts or lines_on_the_last(pages) < 2}
    assert alone == set()
    assert fills.differing(fills.printed(laid_out), fills.in_word(fills.every_other(laid_out))) == []


def lines_on_the_last(pages: Pages) -> int:
    """Return how many lines of the text stand on the last page."""
    return sum(line.page == len(pages) and line.style == "body" for line in pages.lines)


def begins_a_page(paper: fills.Paper) -> bool:
    """Tell whether a page begins with the contributor."""
    return any(after.page > before.page and "供稿" in after.text for before, after in pairwise(paper.lines))


def test_a_heading_keeps_with_the_next_block() -> None:
    assert keeps_with_next(heading("一、总体情况"), lianluo())


def test_a_heading_that_text_runs_on_behind_stands_for_itself() -> None:
    assert not keeps_with_next(heading("（一）走访。", Text("走访群众。", "body")), lianluo())


def test_a_paragraph_keeps_with_nothing() -> None:
    assert not keeps_with_next(paragraph("走访群众。"), lianluo())


@pytest.mark.parametrize(
    ("lead", "lines"), [("（一）走访。", 2), ("走" * 25, 2), ("走" * 27, 3), ("A" * 48 + "。", 2), ("A" * 49 + "。", 3)]
)
def test_the_lines_of_a_heading_in_its_text_and_one_more_stand_together(lead: str, lines: int) -> None:
    assert least_lines(heading(lead, Text("走访群众。", "body")), lianluo()) == lines
