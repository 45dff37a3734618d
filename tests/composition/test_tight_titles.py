"""Titles that are a character or two too long for their line: drawn together where they ask for it and it saves a line."""

from __future__ import annotations

from pathlib import Path

import fills
import pytest
from houses import document

from bulletin.document import Heading, Text, ended, plain
from bulletin.errors import ContentError
from bulletin.typesetting.pages import lay_out

TITLE = "某某县人大常委会扎实推进和改进代表建议办理工作情况"
LATIN = "某县人大常委会推进GB/T 9704-2012标准的贯彻"


def set_as(root: Path, front: str) -> tuple[int, set[str]]:
    """Return how many lines the title has, and the styles of its text."""
    heading = next(block for block in document(root, front=front).blocks if isinstance(block, Heading))
    return len(ended(heading.inlines)), {inline.style for inline in heading.inlines if isinstance(inline, Text)}


@pytest.mark.parametrize(("length", "style"), [(20, ""), (21, "title-tight-1"), (22, "title-tight-2")])
def test_a_title_of_a_character_or_two_too_many_stands_on_one_line(tmp_path: Path, length: int, style: str) -> None:
    assert set_as(tmp_path, f"标题: {TITLE[:length]}{{紧}}\n") == (1, {style})


def test_a_longer_one_stands_on_two_lines_as_it_would_anyhow(tmp_path: Path) -> None:
    assert set_as(tmp_path, f"标题: {TITLE[:23]}{{紧}}\n") == (2, {""})


def test_a_title_that_does_not_ask_for_it_is_not_drawn_together(tmp_path: Path) -> None:
    assert set_as(tmp_path, f"标题: {TITLE[:21]}\n") == (2, {""})


def test_the_front_matter_asks_for_all_titles(tmp_path: Path) -> None:
    assert set_as(tmp_path, f"标题: {TITLE[:21]}\n紧排: 自动\n") == (1, {"title-tight-1"})


def test_the_mark_is_no_part_of_the_title(tmp_path: Path) -> None:
    made = document(tmp_path, front="标题: 一期简报{紧}\n")
    assert "紧" not in made.meta.title
    assert all("紧" not in plain(block.inlines) for block in made.blocks if isinstance(block, Heading))


@pytest.mark.parametrize("field", ["副标题", "供稿", "按语"])
def test_the_mark_in_another_field_is_refused(tmp_path: Path, field: str) -> None:
    with pytest.raises(ContentError) as caught:
        document(tmp_path, front=f"标题: 甲\n{field}: 乙{{紧}}\n")
    assert [(one.code, one.place.line) for one in caught.value.findings] == [("tight-misplaced", 6)]


def test_titles_have_the_same_lines_in_both_outputs(tmp_path: Path) -> None:
    titles = [
        *(TITLE[:length] for length in range(19, 26)),
        TITLE + TITLE[:18],
        *(f"{LATIN}{TITLE[:n]}" for n in range(5)),
    ]
    pages = {
        number: lay_out(
            fills.issue(tmp_path, "正文。\n", front=f"{fills.FRONT.replace('一期简报', title)}紧排: 自动\n")
        )
        for number, title in enumerate(titles)
    }
    assert fills.differing(fills.printed(pages), fills.in_word(pages)) == []
    assert {line.of for laid in pages.values() for line in laid.lines if line.style == "title"} >= {1, 2}
