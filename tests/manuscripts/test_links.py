"""Links on the shelf: a folder may lie on another disk, an issue may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import found, text

from bulletin.errors import ContentError
from bulletin.manuscripts import issue
from bulletin.manuscripts.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return found(tmp_path / "house", {"2024/1": text()})


def linked(path: Path, target: Path) -> None:
    """Put what is at `path` elsewhere, and a link in its place."""
    path.rename(target)
    path.symlink_to(target)


@pytest.mark.parametrize("folder", ["issues", "issues/2024"])
def test_a_folder_of_issues_may_lie_on_another_disk(folder: str, house: House, tmp_path: Path) -> None:
    linked(house.root / folder, tmp_path / "disk")
    (path,) = house.resolve(["2024/1"])
    assert (issue.read(path, house).year, house.shown(path)) == (2024, "issues/2024/1.md")


def test_an_issue_named_by_its_place_on_the_other_disk_is_the_same(house: House, tmp_path: Path) -> None:
    linked(house.root / "issues", tmp_path / "disk")
    assert house.resolve([str(tmp_path / "disk/2024/1.md")]) == house.issues()


def test_an_issue_that_is_a_link_out_of_the_house_is_refused(house: House, tmp_path: Path) -> None:
    linked(house.root / "issues/2024/1.md", tmp_path / "1.md")
    with pytest.raises(ContentError) as refused:
        issue.read(house.root / "issues/2024/1.md", house)
    assert [(one.code, one.place.text) for one in refused.value.findings] == [("issue-outside", "")]


def test_an_issue_that_is_a_link_within_the_house_is_read(house: House) -> None:
    linked(house.root / "issues/2024/1.md", house.root / "draft.md")
    assert issue.read(house.root / "issues/2024/1.md", house).number == 1


def test_a_draft_may_lie_anywhere(house: House, tmp_path: Path) -> None:
    (house.root / "issues/2024/1.md").rename(tmp_path / "1.md")
    assert issue.read(tmp_path / "1.md", house).number == 1
