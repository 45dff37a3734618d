"""Paragraphs that are drawn together: only where that wins a line, by the least that wins it, with the same lines in both outputs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import fills
import pytest
from blocks import SENTENCES
from opened import Opened

from bulletin.document import Document
from bulletin.text.numerals import to_chinese
from bulletin.text.widths import width
from bulletin.typesetting.pages import Pages, lay_out
from bulletin.typesetting.tighten import tighten
from bulletin.writers import write_pages

AUTO = f"{fills.FRONT}紧排: 自动\n"
FIGURES = "共提出建议1247件，办结率98.6%，其中“回头看”32件，（街道）提出15件，GDP增长5.1%，"
NAMED = "王　伟、李　娜、张　敏、刘　洋、陈　静、杨　帆等代表参加了活动，"
# What a paragraph begins with, and the text that fills it; each kind is tried at lengths around the turn of a line.
KINDS = {
    "plain text": ("", "坚持问题导向，深入基层走访群众，听取意见推动解决困难，"),
    "figures and Latin": ("", FIGURES),
    "bold": ("**一是坚持问题导向。**", SENTENCES),
    "a heading that text runs on behind": ("## 一、坚持问题导向。**听取意见，**", SENTENCES),
    "names with gaps": ("", NAMED),
    "a footnote": ("这项工作[^1]已经开展三年，", SENTENCES),
    "a link": ("[联络站](https://www.example.org/)已经建成，", SENTENCES),
}
# So many full characters turn the fourth line, or nearly; so many lengths are tried from there on.
FULL, TRIED = 108, 10
LINE = 28
Laid = Callable[[str], Pages]


def text(filling: str, length: int) -> str:
    return (filling * 9)[:length].rstrip("，。、“（") + "。"


def lengths(opening: str, filling: str) -> range:
    """Return the lengths of the filling at which paragraphs turn a line, or nearly."""
    shown = sum(map(width, re.sub(r"[*#\[\]^]|\(.*\)", "", opening)))
    start = next(n for n in range(200) if shown + sum(map(width, text(filling, n))) >= FULL)
    return range(start, start + TRIED)


def body(kind: str) -> str:
    """Write paragraphs of a kind that grow by a character each, and are all asked to be drawn together."""
    opening, filling = KINDS[kind]
    written = [
        f"{opening.replace('[^1]', f'[^{n}]').replace('一、', f'{to_chinese(n)}、')}{text(filling, length)}{{紧}}\n"
        for n, length in enumerate(lengths(opening, filling), 1)
    ]
    notes = [f"[^{n}]: 2021年的数据不含新设的乡镇。\n" for n in range(1, TRIED + 1) if "[^1]" in opening]
    return "\n".join([*written, *notes])


def text_of(paper: fills.Paper) -> list[tuple[int, str]]:
    """Return the lines of the text, without those of notes: their numbers stand beside them or above them."""
    return [(page, line) for page, line in paper.shown if not line.isdecimal() and "不含新设" not in line]


def counts(pages: Pages) -> dict[tuple[int, int], int]:
    """Return how many lines each paragraph has."""
    return {line.place: line.of for line in pages.lines}


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    folder = tmp_path_factory.mktemp("tighten")
    return cache(lambda kind: lay_out(fills.issue(folder, body(kind))))


@pytest.mark.parametrize("kind", KINDS)
def test_word_shows_the_same_lines_on_the_same_pages(kind: str, laid_out: Laid) -> None:
    pages = {0: laid_out(kind)}
    ours, theirs = fills.printed(pages), fills.in_word(pages)
    assert laid_out(kind).drawn
    assert text_of(ours[0]) == text_of(theirs[0])


@pytest.mark.parametrize("kind", KINDS)
def test_a_paragraph_is_drawn_together_where_that_wins_a_line_and_nowhere_else(
    kind: str, laid_out: Laid, tmp_path: Path
) -> None:
    pages, usual = laid_out(kind), lay_out(fills.issue(tmp_path, body(kind).replace("{紧}", "")))
    drawn = {one.place for one in pages.drawn}
    assert counts(pages) == {place: count - (place in drawn) for place, count in counts(usual).items()}
    assert {one.place for one in pages.lines if one.style.startswith("body-tight-")} <= drawn


def test_a_line_is_won_by_the_least_spacing_that_wins_it(laid_out: Laid) -> None:
    steps = {one.style for kind in KINDS for one in laid_out(kind).drawn}
    assert steps == {"body-tight-1", "body-tight-2"}


def test_text_is_drawn_together_by_styles(laid_out: Laid) -> None:
    pages = laid_out("bold")
    opened = Opened(write_pages(pages.document, pages, "docx"))
    drawn = "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'body-tight-')]"
    assert len(opened.find(drawn)) == len(pages.drawn)
    assert set(opened.find(f"{drawn}//w:rPr/w:spacing/@w:val")) <= {"0"}  # Latin text is never drawn together


def test_an_issue_that_asks_for_nothing_is_laid_out_once(tmp_path: Path) -> None:
    asked: list[Document] = []

    def lay(document: Document) -> Pages:
        asked.append(document)
        return lay_out(document)

    document = fills.issue(tmp_path, body("plain text").replace("{紧}", ""))
    assert tighten(document, lay)[0] is document
    assert asked == [document]


@pytest.mark.parametrize(("rest", "drawn"), [("人", 1), ("人员", 1), ("工作者", 1), ("工作人员", 0)])
def test_an_issue_that_asks_for_it_has_last_lines_of_up_to_three_characters_drawn_in(
    tmp_path: Path, rest: str, drawn: int
) -> None:
    full = "字" * (26 + LINE * 5)
    pages = lay_out(fills.issue(tmp_path, f"{full}{rest}。\n\n后文。\n", front=AUTO))
    assert [one.won for one in pages.drawn] == [f"{rest}。"] * drawn


@pytest.mark.parametrize(("before", "lines"), [(18, 0), (19, 1), (20, 2), (21, 0)])
def test_lines_are_drawn_in_for_the_sake_of_a_page_and_for_nothing_else(
    tmp_path: Path, before: int, lines: int
) -> None:
    long = "字" * (26 + LINE * 5) + "工作人员。\n"
    asked = fills.issue(tmp_path, f"{long}\n{long}", before=before, front=AUTO)
    pages, usual = lay_out(asked), lay_out(replace(asked, tight=False))
    assert [one.saves for one in pages.drawn] == [True] * lines
    assert len(usual) - len(pages) == bool(lines)


@pytest.mark.parametrize("opening", ["", "#### 1. 标题。"])
def test_a_figure_floats_behind_text_that_is_drawn_in(tmp_path: Path, opening: str) -> None:
    behind = "\n\n".join(opening + "字" * (26 + LINE * 5 - len(opening[5:])) + "作者。" for _ in range(3))
    body = f"{fills.shown('wide', '{浮动}')}\n\n{behind}\n"
    pages = {n: lay_out(fills.issue(tmp_path, body, before=n, front=AUTO)) for n in (6, 8, 10)}
    assert all(len(laid.drawn) == 3 for laid in pages.values())
    assert fills.differing(fills.printed(pages), fills.in_word(pages)) == []
