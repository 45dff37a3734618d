"""Lists of names at every height of a page, in both outputs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import fills
import pytest

from bulletin.typesetting.pages import Pages

NAMES = "　".join(["王　伟", "李小明", "张敏", "欧阳明", "黄　丽（女）", "诸葛青云"] * 3)
KINDS = {
    "below a heading": f"## 一、名单\n\n{NAMES}\n\n正文。",
    "behind labels": f"主任：王　伟\n副主任：李小明　张敏\n委员：{NAMES}\n\n正文。",
    "before a contributor": f"名单：\n\n{NAMES}\n\n（某县人大常委会 供稿）",
    "at the end": f"领导小组和办公室组成人员：{NAMES}",
}


@pytest.fixture(scope="module", params=KINDS)
def laid_out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Pages]:
    folder = tmp_path_factory.mktemp("names")
    return fills.filled(folder, KINDS[str(request.param)] + "\n", fills.heights(fills.TURNS))


def alone(pages: Pages) -> list[str]:
    """Return the lists of several lines of which a page holds one."""
    lines = [line for line in pages.lines if line.style.startswith("names") and line.of > 1]
    count = Counter((line.place, line.page) for line in lines)
    return [line.text for line in lines if count[line.place, line.page] == 1]


def test_no_line_of_names_stands_alone(laid_out: dict[int, Pages]) -> None:
    assert {height: alone(pages) for height, pages in laid_out.items() if alone(pages)} == {}


def test_word_has_the_same_lines_on_the_same_pages(laid_out: dict[int, Pages]) -> None:
    assert fills.differing(fills.printed(laid_out), fills.in_word(fills.every_other(laid_out))) == []


def test_a_list_of_names_stands_where_two_pages_meet(laid_out: dict[int, Pages]) -> None:
    assert any(
        len({line.page for line in pages.lines if line.style.startswith("names")}) > 1 for pages in laid_out.values()
    )


def test_names_are_found_without_their_gaps_in_the_pdf(tmp_path: Path) -> None:
    (pages,) = fills.filled(tmp_path, f"## 一、名单\n\n{NAMES}\n", [0]).values()
    assert any(line.text.startswith("王伟李小明") for line in pages.lines)
