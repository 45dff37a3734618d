from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.rules.structure import title_full_stop

ARTICLE = "# {}\n\n正文。\n"


@pytest.mark.parametrize("mark", "。，；、")
def test_a_title_that_ends_with_a_stop_is_found_on_its_line(tmp_path: Path, mark: str) -> None:
    (finding,) = title_full_stop.check(proof(tmp_path, ARTICLE.format(f"关于工作的情况{mark}"), ""))
    assert (finding.code, finding.place.line) == ("title-full-stop", 6)


def test_the_message_shows_the_end_of_the_title(tmp_path: Path) -> None:
    (finding,) = title_full_stop.check(proof(tmp_path, ARTICLE.format("关于代表工作的情况报告。"), ""))
    assert finding.message == "标题末尾有标点：工作的情况报告。"


@pytest.mark.parametrize("title", ["关于工作的情况", "怎么办？", "干得好！", "《条例》", "甲。乙"])
def test_other_titles_are_right(tmp_path: Path, title: str) -> None:
    assert list(title_full_stop.check(proof(tmp_path, ARTICLE.format(title), ""))) == []


def test_a_title_in_the_front_matter_is_looked_at_too(tmp_path: Path) -> None:
    (finding,) = title_full_stop.check(proof(tmp_path, "正文。\n", "标题: 情况。\n"))
    assert finding.place.line == 5


def test_the_title_of_an_attachment_is_looked_at_too(tmp_path: Path) -> None:
    body = "正文。\n\n# 附件1 检查清单。\n\n正文。\n"
    assert [f.place.line for f in title_full_stop.check(proof(tmp_path, body))] == [9]


def test_a_section_heading_that_ends_with_a_full_stop_is_no_title(tmp_path: Path) -> None:
    assert list(title_full_stop.check(proof(tmp_path, "## 一、甲。\n\n正文。\n"))) == []
