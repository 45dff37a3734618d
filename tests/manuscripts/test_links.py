"""Links on the shelf: a folder may lie on another disk, an issue may not."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import run
from houses import found, text

from bulletin.errors import ContentError, MachineError
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


@pytest.mark.parametrize("folder", ["issues", "issues/2024"])
def test_a_disk_that_is_gone_is_told_where_all_issues_are_asked_for(folder: str, house: House, tmp_path: Path) -> None:
    linked(house.root / folder, tmp_path / "disk")
    (tmp_path / "disk").rename(tmp_path / "away")
    with pytest.raises(MachineError) as refused:
        house.resolve([])
    assert [(one.code, one.place.path) for one in refused.value.findings] == [("folder-unreadable", folder)]


def test_a_folder_that_may_not_be_read_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    (house.root / "issues/2023").mkdir()
    listed = os.scandir

    def listing(folder: Path) -> Iterator[os.DirEntry[str]]:
        if folder.name == "2023":
            raise PermissionError(errno.EACCES, "x")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", listing)
    with pytest.raises(MachineError, match="读不了文件夹：issues/2023"):
        house.resolve([])
    assert house.resolve(["2024/1"]) == house.issues()


def test_a_file_that_is_named_like_a_year_hides_nothing(house: House) -> None:
    (house.root / "issues/2023").touch()
    assert house.resolve([]) == house.issues()


@pytest.mark.parametrize("line", ["ledger", "new", "archive --prune", "catalogue", "volume 2024"])
def test_no_verb_takes_the_issues_that_it_sees_for_all(line: str, house: House) -> None:
    (house.root / "issues/2023").symlink_to(house.root / "another disk")
    ran = run(*line.split(), cwd=house.root)
    assert (ran.returncode, "[folder-unreadable]" in ran.stderr) == (3, True)


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
