from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.findings import Finding, Severity
from bulletin.rules.pages import title_too_long

WORDS = "关于进一步加强和改进全市各级人大常委会代表联络站规范化建设工作情况的调研报告"


def found(root: Path, title: int, subtitle: int = 0) -> list[Finding]:
    front = f"标题: {(WORDS * 9)[:title]}\n" + (f"副标题: {(WORDS * 9)[:subtitle]}\n" if subtitle else "")
    return list(title_too_long.check(proof(root, "第一段文字，说明情况。\n", front)))


@pytest.mark.parametrize(("title", "subtitle"), [(10, 0), (80, 0), (40, 60)])
def test_a_title_of_a_few_lines_is_right(tmp_path: Path, title: int, subtitle: int) -> None:
    assert found(tmp_path, title, subtitle) == []


def test_a_title_of_many_lines_is_told(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, 160)
    assert (finding.code, finding.severity, finding.place.line) == ("title-too-long", Severity.WARNING, 5)


def test_a_title_that_its_page_does_not_hold_is_an_error(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, 300)
    assert (finding.code, finding.severity, finding.place.line) == ("title-turned", Severity.ERROR, 5)


def test_so_is_a_subtitle_that_goes_on_on_the_next_page(tmp_path: Path) -> None:
    assert [finding.code for finding in found(tmp_path, 40, 340)] == ["title-turned"]


def test_so_is_one_that_leaves_no_room_for_text(tmp_path: Path) -> None:
    codes = [finding.code for title in range(200, 300, 20) for finding in found(tmp_path / str(title), title)]
    assert set(codes) == {"title-too-long", "title-turned"}
