"""Boxes and quotations where a page turns: a box stays whole, and both outputs have the same lines on the same pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import fills
import pytest
from blocks import SENTENCES

from bulletin.typesetting.pages import Pages

TWO = f"> 知识链接：{SENTENCES}\n>\n> 末段。"
KINDS = {
    "a box": f"{TWO}\n\n{SENTENCES}",
    "a box at the end": f"甲。\n\n{TWO}",
    "a box behind the contributor": f"甲。\n\n（某县人大常委会 供稿）\n\n> 编后：{SENTENCES}",
    "two boxes": f"> 链接：甲。\n\n> 链接：{SENTENCES}\n\n{SENTENCES}",
    "a quotation": f"> {SENTENCES}\n\n{SENTENCES}",
}
Laid = Callable[[str], dict[int, Pages]]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    folder = tmp_path_factory.mktemp("boxes")
    return cache(lambda kind: fills.filled(folder, KINDS[kind], fills.heights((0, 4, 6, 8, 10))))


@pytest.mark.parametrize("kind", KINDS)
def test_word_shows_the_same_lines_on_the_same_pages(kind: str, laid_out: Laid) -> None:
    pages = laid_out(kind)
    assert fills.differing(fills.printed(pages), fills.in_word(fills.every_other(pages))) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "box" in kind])
def test_no_page_turns_in_a_box(kind: str, laid_out: Laid) -> None:
    boxed = {h: {line.page for line in pages.lines if line.style == "box"} for h, pages in laid_out(kind).items()}
    assert {len(pages) for pages in boxed.values()} == {1}
    assert len(set(map(frozenset, boxed.values()))) == 2
