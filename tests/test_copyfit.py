"""What an editor is told about how the pages are filled: only what is true, and what helps."""

from __future__ import annotations

import re
from pathlib import Path

import fills
import houses
import pytest
from blocks import picture

from bulletin import compose, copyfit, read
from bulletin.findings import Finding
from bulletin.proof import Proof

CLAUSE = "走访群众，"
TWO_LINES = CLAUSE * 10 + "走访"


def told(folder: Path, body: str, code: str, before: int = 0) -> list[Finding]:
    """Return the remarks of one code about `body` behind so many short paragraphs."""
    root = folder / f"{before}-{len(list(folder.iterdir()))}"
    text = "".join(f"第{number}段。\n\n" for number in range(before)) + body
    house = houses.found(root, {"2024/1": houses.text(text, front=fills.FRONT)}, fills.FILE)
    (root / "assets").mkdir()
    (root / "assets/plan.png").write_bytes(picture().data)
    issue = read(root / "issues/2024/1.md", house)
    return [one for one in copyfit.report(Proof(issue, compose(issue))) if one.code == code]


def test_a_gap_before_a_figure_is_told_with_the_figures_line(tmp_path: Path) -> None:
    (remark,) = told(tmp_path, fills.shown("plan", "{width=80%}") + "\n\n后文。\n", "copyfit-gap", before=5)
    assert (remark.message, remark.place.line) == ("第 1 页末尾空 7 行：这幅图要 11 行，放不下", 19)


def test_what_the_remark_on_a_gap_says_helps(tmp_path: Path) -> None:
    body = fills.shown("plan", "{width=80%}") + f"\n\n{TWO_LINES * 5}\n"
    (remark,) = told(tmp_path, body, "copyfit-gap", before=5)
    assert "浮动" in remark.hint
    assert told(tmp_path, body.replace("80%", "80% 浮动"), "copyfit-gap", before=5) == []


def test_the_width_that_the_remark_on_a_gap_names_helps(tmp_path: Path) -> None:
    body = fills.shown("plan", "{width=80%}") + "\n\n后文。\n"
    (remark,) = told(tmp_path, body, "copyfit-gap", before=5)
    width = remark.hint.split("图宽改成 ")[1].split("；")[0]
    assert told(tmp_path, body.replace("80%", width), "copyfit-gap", before=5) == []


@pytest.mark.parametrize("before", range(3, 11))
@pytest.mark.parametrize("behind", ["", "\n（某某县人大常委会　供稿）\n", f"\n{TWO_LINES}\n"])
def test_each_way_out_that_the_remark_on_a_gap_names_helps(tmp_path: Path, before: int, behind: str) -> None:
    body = f"{fills.shown('plan', '{width=80%}')}\n{behind}"
    for remark in told(tmp_path, body, "copyfit-gap", before=before):
        ways = [f"80% {way}" if way == "浮动" else way for way in re.findall("浮动|[0-9]+%", remark.hint)]
        left = [way for way in ways if told(tmp_path, body.replace("80%", way), "copyfit-gap", before=before)]
        assert left == []


def test_a_figure_that_only_a_contributor_follows_is_not_told_to_float(tmp_path: Path) -> None:
    body = f"{fills.shown('plan', '{width=80%}')}\n\n（某某县人大常委会　供稿）\n"
    remarks = [remark for before in range(3, 11) for remark in told(tmp_path, body, "copyfit-gap", before=before)]
    assert remarks
    assert not any("浮动" in remark.hint for remark in remarks)


@pytest.mark.parametrize("before", [2, 12])
def test_a_figure_that_fits_or_leaves_little_is_not_told(tmp_path: Path, before: int) -> None:
    assert told(tmp_path, fills.shown("plan", "{width=80%}") + "\n\n后文。\n", "copyfit-gap", before=before) == []


@pytest.mark.parametrize("behind", ["|甲|\n|-|\n|乙|", fills.shown("plan", "{width=80%}"), CLAUSE * 12])
def test_a_heading_is_never_told_to_stand_at_a_pages_foot(tmp_path: Path, behind: str) -> None:
    remarks = [told(tmp_path, f"## 一、情况\n\n{behind}\n", "copyfit-heading-at-foot", before=n) for n in range(8, 14)]
    assert remarks == [[]] * 6


def test_a_heading_that_a_page_break_parts_from_its_text_is_told(tmp_path: Path) -> None:
    (remark,) = told(tmp_path, "## 一、情况\n\n\\分页\n\n正文。\n", "copyfit-heading-at-foot")
    assert "移到标题前面" in remark.hint


@pytest.mark.parametrize("extra", ["人", "人员", "工作者"])
def test_a_last_line_of_up_to_three_characters_on_top_of_a_page_is_told(tmp_path: Path, extra: str) -> None:
    (remark,) = told(tmp_path, TWO_LINES + "事" * 2 + extra + "。\n\n后文。\n", "copyfit-short-line", before=10)
    assert f"只有 {len(extra)} 个字" in remark.message


def test_doing_what_the_remark_on_a_short_line_says_takes_it_back(tmp_path: Path) -> None:
    assert told(tmp_path, TWO_LINES + "事" * 2 + "\n\n后文。\n", "copyfit-short-line", before=10) == []


def test_a_short_last_line_that_another_one_goes_along_with_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, TWO_LINES + "事" * 2 + "工作者。\n", "copyfit-short-line", before=10) == []


def test_a_short_last_line_within_a_page_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, TWO_LINES + "事" * 2 + "工作者。\n", "copyfit-short-line", before=3) == []
