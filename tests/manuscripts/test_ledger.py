from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bulletin.errors import ContentError
from bulletin.manuscripts import issue, ledger
from bulletin.manuscripts.draft import draft
from bulletin.manuscripts.house import House

if TYPE_CHECKING:
    from pathlib import Path

HOUSE = (
    "name: 工作简报\npublisher: 某市人大常委会办公室\napproval: 某准字〔2000〕第1号\nfirst: 700\n"
    "editor: {name: 编辑部, email: editor@example.org}\ndistribution: {报: [甲], 送: [乙, 丙]}\n"
)
DAY = dt.date(2024, 8, 5)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "bulletin.yaml").write_text(HOUSE, encoding="utf-8")
    return tmp_path


def add(root: Path, name: str, front: str) -> None:
    path = root / "issues" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}\n---\n正文\n", encoding="utf-8")


@pytest.mark.parametrize(("edition", "name"), [("", "2024/2"), ("增刊", "2024/增刊1"), ("特刊", None)])
def test_the_last_issue_is_that_of_its_edition(root: Path, edition: str, name: str | None) -> None:
    for issue_ in ("2023/9", "2024/2", "2024/增刊1", "2025/草稿"):
        add(root, issue_, "期号: 1")
    house = House.find(root)
    assert ledger.last(house, edition) == (name and house.issues_folder / f"{name}.md")


def test_the_first_issue_of_all_has_the_houses_first_number(root: Path) -> None:
    assert ledger.next_numbers(House.find(root), 2024) == (1, 700)


def test_both_numbers_count_on_within_a_year(root: Path) -> None:
    add(root, "2024/9", "number: 9\ncumulative: 七百零九")
    add(root, "2024/10", "期号: 10\n总期号: 710")
    assert ledger.next_numbers(House.find(root), 2024) == (11, 711)


def test_the_number_restarts_with_a_year_and_the_cumulative_one_does_not(root: Path) -> None:
    add(root, "2023/24", "number: 24\ncumulative: 724")
    assert ledger.next_numbers(House.find(root), 2024) == (1, 725)


def test_the_cumulative_number_counts_on_after_later_years_too(root: Path) -> None:
    add(root, "2023/24", "number: 24\ncumulative: 724")
    add(root, "2025/1", "number: 1\ncumulative: 750")
    assert ledger.next_numbers(House.find(root), 2023) == (25, 751)


def test_a_file_named_above_its_number_is_not_overwritten(root: Path) -> None:
    add(root, "2024/12", "number: 11\ncumulative: 711")
    assert ledger.next_numbers(House.find(root), 2024).number == 13


def test_every_issue_whose_number_cannot_be_read_is_told(root: Path) -> None:
    add(root, "2024/1", "number: 1\ncumulative: 七百")
    add(root, "2024/2", "number: 2\n总期号：701")
    add(root, "2024/3", "number: 3\ncumulative: 七0一")
    with pytest.raises(ContentError) as caught:
        ledger.next_numbers(House.find(root), 2024)
    assert [(finding.place.path, finding.code) for finding in caught.value.findings] == [
        ("issues/2024/2.md", "full-width-colon"),
        ("issues/2024/3.md", "cumulative-unreadable"),
    ]


def test_the_draft_has_numbers_date_and_the_schema_line(root: Path) -> None:
    path, text = draft(House.find(root), DAY)
    assert path == root.resolve() / "issues/2024/1.md"
    assert text.splitlines()[:2] == ["---", "# yaml-language-server: $schema=../.schema.json"]
    assert "期号: 1\n总期号: 700\n日期: 2024-08-05\n" in text


def test_the_houses_values_stand_in_comments_as_people_write_them(root: Path) -> None:
    _, text = draft(House.find(root), DAY)
    assert '\n# 责任编辑: {"姓名": "编辑部", "邮箱": "editor@example.org"}\n' in text


def test_the_schema_line_leads_to_the_houses_schema_file(root: Path) -> None:
    house = House.find(root)
    path, _ = draft(house, DAY)
    assert (path.parent / "../.schema.json").resolve() == house.schema_file


def test_nothing_is_written(root: Path) -> None:
    draft(House.find(root), DAY)
    assert not (root / "issues").exists()


def test_the_draft_reads_without_findings(root: Path) -> None:
    house = House.find(root)
    path, text = draft(house, DAY)
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    found = issue.read(path, house)
    assert (found.number, found.cumulative, found.date, found.findings) == (1, 700, DAY, ())


def test_the_houses_values_in_comments_read_the_same_once_uncommented(root: Path) -> None:
    house = House.find(root)
    path, text = draft(house, DAY)
    path.parent.mkdir(parents=True)
    for key in ("责任编辑", "批准文号", "分送"):
        assert f"# {key}: " in text
        text = text.replace(f"# {key}: ", f"{key}: ")
    path.write_text(text, encoding="utf-8")
    found = issue.read(path, house)
    assert (found.editor, found.approval, found.distribution) == (house.editor, house.approval, house.distribution)
    assert {"editor", "approval", "distribution"} <= set(found.places)


def test_a_house_without_defaults_has_none_in_the_draft(root: Path) -> None:
    (root / "bulletin.yaml").write_text("name: 甲\npublisher: 乙\n", encoding="utf-8")
    assert "bulletin.yaml" not in draft(House.find(root), DAY)[1]


def test_the_path_of_the_draft_is_free_even_of_a_file_with_leading_zeros(root: Path) -> None:
    add(root, "2024/007", "number: 7\ncumulative: 707")
    path, _ = draft(House.find(root), DAY)
    assert path.name == "8.md"
    assert not path.exists()


def test_an_edition_is_no_number_of_the_year_and_needs_no_total_number(root: Path) -> None:
    add(root, "2024/9", "number: 9\ncumulative: 709")
    add(root, "2024/增刊12", "number: 12\nedition: 增刊")
    assert ledger.next_numbers(House.find(root), 2024) == (10, 710)


def test_a_number_written_with_its_edition_holds_up_no_other_issue(root: Path) -> None:
    add(root, "2024/9", "number: 9\ncumulative: 709")
    add(root, "2024/增刊1", "number: 增刊1")
    house = House.find(root)
    assert [ledger.next_numbers(house, 2024), ledger.next_numbers(house, 2024, "增刊")] == [(10, 710), (2, None)]


def test_editions_alone_do_not_count_below_the_houses_first_number(root: Path) -> None:
    add(root, "2024/特刊1", "number: 1\nedition: 特刊")
    assert ledger.next_numbers(House.find(root), 2024) == (1, 700)


def test_an_edition_counts_by_itself_in_its_year(root: Path) -> None:
    add(root, "2024/9", "number: 9\ncumulative: 709")
    add(root, "2024/增刊2", "number: 2\nedition: 增刊")
    add(root, "2023/增刊5", "number: 5\nedition: 增刊")
    house = House.find(root)
    assert ledger.next_numbers(house, 2024, "增刊") == (3, None)
    assert ledger.next_numbers(house, 2024, "特刊") == (1, None)


@pytest.mark.parametrize("front", ["number: 1\nedition: 增刊", "number: 4\nedition: 特刊", "number: 4\nedition: 专刊"])
def test_the_name_of_an_editions_file_counts_whatever_is_in_it(front: str, root: Path) -> None:
    add(root, "2024/增刊4", front)
    path, _ = draft(House.find(root), DAY, "增刊")
    assert path.name == "增刊5.md"


def test_the_draft_of_an_edition_can_be_read_and_takes_no_number_of_the_others(root: Path) -> None:
    path, text = draft(House.find(root), DAY, "特刊")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = issue.read(path, House.find(root))
    assert (found.number, found.edition, found.cumulative, found.findings) == (1, "特刊", None, ())
    assert ledger.next_numbers(House.find(root), DAY.year) == (1, 700)


def test_a_number_above_its_files_name_counts(root: Path) -> None:
    add(root, "2024/3", "number: 11\ncumulative: 711")
    assert ledger.next_numbers(House.find(root), 2024).number == 12
