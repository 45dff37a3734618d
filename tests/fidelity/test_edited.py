"""A DOCX that is edited in LibreOffice stays an issue: pages, styles, contents, page numbers and colophon keep their shape."""

from __future__ import annotations

import fcntl
import json
import os
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import both
import glyphs
import houses
import pytest
from blocks import SENTENCES, lianluo
from glyphs import Line

from bulletin.typesetting.pages import lay_out
from bulletin.writers import write_pages

SCRIPT = Path(__file__).with_name("editor.py")
# The Python that Debian's python3-uno is made for.
PYTHON = "/usr/bin/python3"
CHANGES = (
    "leave",
    "add_paragraphs",
    "delete_a_page",
    "add_rows",
    "update_contents",
    "type_at_the_end",
    "enter_at_the_end",
    "type_inside",
)
ROWS = "".join(f"| 第{number}项 | {number} | 按期办结 |\n" for number in range(1, 7))
ARTICLES = f"""# 第一篇：各地创新代表工作

> 编者按：{SENTENCES}

{SENTENCES}

## 一、统筹布局

### （一）按人口设点，让群众找得到。{SENTENCES}

{SENTENCES}

表1　活动情况

| 项目 | 数量 | 说明 |
|---|---|---|
{ROWS}
1. {SENTENCES}
2. 值得借鉴。

（某市人大常委会 供稿）

# 第二篇：监督更加有力

{SENTENCES * 2}

{SENTENCES}

{SENTENCES * 2}

（某县人大常委会 供稿）
"""
ATTACHMENT = f"""
# 附件1 代表名单

{SENTENCES}
"""
ISSUES = {"articles": ARTICLES, "attachment": ARTICLES + ATTACHMENT}
FRONT = f"副标题: 一个探索\n{houses.COLOPHON}"
FLOOR = lianluo().page.height.pt - lianluo().page.bottom.pt
TITLES = ("第一篇：各地创新代表工作", "第二篇：监督更加有力")
EACH = pytest.mark.parametrize("change", CHANGES)


@dataclass(frozen=True)
class Edited:
    """What has come of a change: the PDF that LibreOffice makes, and the paragraphs with style, text and type size."""

    folder: Path
    change: str

    @cached_property
    def lines(self) -> list[Line]:
        return glyphs.lines((self.folder / f"{self.change}.pdf").read_bytes())

    @cached_property
    def paragraphs(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.folder / f"{self.change}.json").read_text("utf-8"))
        return found

    @property
    def pages(self) -> int:
        return self.lines[-1].page

    @property
    def folios(self) -> list[Line]:
        return [line for line in self.lines if line.y > FLOOR]

    @property
    def colophon(self) -> list[Line]:
        text = [line for line in self.lines if line.y < FLOOR]
        return text[next(number for number, line in enumerate(text) if line.text.startswith("送：")) :]

    def runs(self, text: str, style: str) -> list[tuple[str | float, ...]]:
        """Return the runs with `text` of paragraphs of a style: text, Latin face, Chinese face, Latin type size, spacing."""
        return [tuple(run) for one in self.paragraphs if one["style"] == style for run in one["runs"] if text in run[0]]

    def text(self, style: str) -> str:
        """Return the text of the first paragraph of a style."""
        return next(str(one["text"]) for one in self.paragraphs if one["style"] == style)

    @property
    def contents(self) -> dict[str, int]:
        """The pages that the contents give, by title."""
        entries = (re.fullmatch(r"(.*?)[.·]+(\d+)", line.text) for line in self.lines)
        return {entry[1]: int(entry[2]) for entry in entries if entry}

    def page_of(self, text: str) -> int:
        """Return the page of the last line that is `text`: the contents name it before."""
        return [line.page for line in self.lines if line.text == text][-1]


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make every change to every issue; once, also where several processes test at once."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "edited"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            _edit(folder)
    return folder


def _edit(folder: Path) -> None:
    paths = []
    for name, body in ISSUES.items():
        pages = lay_out(both.issue(folder / "houses", body, FRONT))
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(write_pages(pages.document, pages, "docx"))
    (folder / "out").mkdir()
    subprocess.run([PYTHON, str(SCRIPT), str(folder / "out"), *map(str, paths)], check=True)


def of(edited: Path, change: str, issue: str = "articles") -> Edited:
    return Edited(edited / "out" / issue, change)


@EACH
@pytest.mark.parametrize("issue", ISSUES)
def test_the_colophon_stands_whole_at_the_foot_of_the_last_page(edited: Path, issue: str, change: str) -> None:
    before, found = of(edited, "leave", issue).colophon, of(edited, change, issue)
    assert [(line.page, line.text) for line in found.colophon] == [(found.pages, line.text) for line in before]
    assert [line.y for line in found.colophon] == pytest.approx([line.y for line in before], abs=0.5)


@EACH
def test_every_page_has_its_number_on_its_outer_side(edited: Path, change: str) -> None:
    found, half = of(edited, change), lianluo().page.width.pt / 2
    assert [line.text for line in found.folios] == [f"—{number}—" for number in range(1, found.pages + 1)]
    assert [line.left > half for line in found.folios] == [number % 2 == 1 for number in range(1, found.pages + 1)]


@EACH
def test_the_contributor_never_begins_the_colophons_page(edited: Path, change: str) -> None:
    found = of(edited, change)
    first = next(line.text for line in found.lines if line.page == found.pages)
    assert "供稿" not in first


def test_a_page_less_of_text_is_a_page_less(edited: Path) -> None:
    assert of(edited, "delete_a_page").pages == of(edited, "leave").pages - 1


def test_written_paragraphs_are_body_text_by_their_style(edited: Path) -> None:
    written = [one for one in of(edited, "add_paragraphs").paragraphs if "视察调研" in str(one["text"])]
    assert [(one["style"], one["size"]) for one in written] == [("Standard", 16)] * 3


def test_no_style_is_lost_or_added(edited: Path) -> None:
    styles = [{one["style"] for one in of(edited, change).paragraphs} for change in ("leave", "update_contents")]
    assert styles[0] == styles[1]


def test_a_table_that_grew_repeats_its_head_on_each_of_its_pages(edited: Path) -> None:
    lines = of(edited, "add_rows").lines
    pages = {line.page for line in lines if line.text in {"新增新增新增", "第1项1按期办结", "第6项6按期办结"}}
    assert {line.page for line in lines if line.text == "项目数量说明"} == pages
    assert sum(line.text == "新增新增新增" for line in lines) == 6


@pytest.mark.parametrize("issue", ISSUES)
def test_contents_brought_up_to_date_name_the_articles_and_their_pages(edited: Path, issue: str) -> None:
    found = of(edited, "update_contents", issue)
    assert found.contents == {title: found.page_of(title) for title in TITLES}


@pytest.mark.parametrize("issue", ISSUES)
def test_contents_brought_up_to_date_at_once_are_what_they_were(edited: Path, issue: str) -> None:
    assert list(of(edited, "leave", issue).contents) == list(of(edited, "update_contents", issue).contents)


def test_the_gap_below_the_contents_stays(edited: Path) -> None:
    gaps = []
    for change in ("leave", "update_contents"):
        lines = of(edited, change).lines
        number = next(number for number, line in enumerate(lines) if line.text.startswith("编者按"))
        gaps.append(lines[number].y - lines[number - 1].y)
    assert gaps[1] == pytest.approx(gaps[0], abs=0.5)


def test_text_typed_at_the_end_stands_behind_the_contributor(edited: Path) -> None:
    last = of(edited, "type_at_the_end").paragraphs[-1]
    assert (last["style"], last["text"], last["size"]) == ("供稿", "（某县人大常委会\u3000供稿）（完）", 16)


def test_text_typed_at_the_end_without_a_contributor_is_body_text(edited: Path) -> None:
    last = of(edited, "type_at_the_end", "attachment").paragraphs[-1]
    assert (last["style"], last["text"], last["size"]) == ("Standard", "（完）", 16)


def test_figures_typed_among_chinese_are_set_in_the_latin_face(edited: Path) -> None:
    ((_, latin, _, size, spacing),) = of(edited, "type_inside").runs("2025", style="Standard")
    assert (latin, size) == (lianluo().latin.official, 16)
    assert spacing == pytest.approx(0, abs=0.3)  # the grid's, as styles know no scripts


def test_another_number_and_date_are_spaced_as_the_first_were(edited: Path) -> None:
    before, after = of(edited, "leave"), of(edited, "type_inside")
    for style, seen in (("期号", "第13期"), ("编印", "2025年11月30日")):
        assert after.text(style).endswith(seen)
        assert {run[1:] for run in after.runs("", style)} == {run[1:] for run in before.runs("", style)}


def test_a_new_heading_and_what_is_pasted_below_it_look_as_their_styles_say(edited: Path) -> None:
    found = of(edited, "type_inside")
    new = [one for one in found.paragraphs if str(one["text"]).startswith(("二、新增", "粘贴"))]
    assert [one["style"] for one in new] == ["Heading 2", "Standard", "Standard"]
    assert [one["indent"] for one in new] == pytest.approx([31.5] * 3, abs=0.1)
    faces = [lianluo().faces[role].official for role in ("黑体", "仿宋", "仿宋")]
    assert [one["runs"][0][2] for one in new] == faces


def test_enter_at_the_end_begins_body_text(edited: Path) -> None:
    last = of(edited, "enter_at_the_end").paragraphs[-1]
    assert (last["style"], last["size"]) == ("Standard", 16)


@pytest.mark.parametrize(
    ("style", "then"),
    {
        "Heading 1": "Standard",
        "Heading 2": "Standard",
        "二级标题（连排）": "Standard",
        "Subtitle": "Standard",
        "Standard": "Standard",
        "List": "List",
        "按语首段": "Standard",
        "供稿": "Standard",
        "表题": "Standard",
        "Contents 1": "Standard",
        "附件": "附件标题",
        "附件标题": "Standard",
    }.items(),
)
def test_enter_begins_the_style_that_comes_next(edited: Path, style: str, then: str) -> None:
    assert json.loads((edited / "out/attachment/next.json").read_text("utf-8"))[style] == then
