"""Names that an issue's files get from a pattern."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import FILE, found, text

from bulletin.errors import ContentError, UsageError
from bulletin.manuscripts import filenames, issue
from bulletin.manuscripts.house import House
from bulletin.manuscripts.patterns import pieces

EXTRA = text(number=1, front="标题: 一期\n刊别: 增刊\n").replace("总期号: 1\n", "")


def house(root: Path, file: str = FILE) -> House:
    return found(root, {"2024/12": text(number=12), "2024/1": text(), "2024/增刊1": EXTRA}, file)


def name(pattern: str, root: Path, which: str = "12", file: str = FILE) -> str:
    home = house(root, file)
    return filenames.name(pieces(pattern), issue.read(home.issues_folder / f"2024/{which}.md", home))


@pytest.mark.parametrize(
    ("pattern", "which", "expected"),
    [
        ("{刊名}-{年}-{期号}-总{总期号}", "12", "工作简报-2024-12-总12"),
        ("{name}-{year}-{number}-总{cumulative}", "12", "工作简报-2024-12-总12"),
        ("{刊名}{年}-{月:02}-{日:02}", "12", "工作简报2024-07-30"),
        ("{年}-[{刊别}]{期号:03}[-总{总期号}]", "12", "2024-012-总12"),
        ("{年}-[{刊别}]{期号:03}[-总{总期号}]", "增刊1", "2024-增刊001"),
    ],
)
def test_a_pattern_is_filled(pattern: str, which: str, expected: str, tmp_path: Path) -> None:
    assert name(pattern, tmp_path, which) == expected


def test_what_no_file_name_may_hold_becomes_full_width(tmp_path: Path) -> None:
    file = 'name: "a/b: c?"\npublisher: 某\n'
    assert name("{刊名}-{期号}", tmp_path, file=file) == "a／b： c？-12"


@pytest.mark.parametrize(
    ("pattern", "which", "file", "told"),
    [
        ("{期号}-总{总期号}", "增刊1", FILE, "这一期没有总期号，起不了文件名"),
        ("{刊名}{期号}", "12", f"name: {'长' * 90}\npublisher: 某\n", "文件名太长"),
        ("com{期号}", "1", FILE, "Windows 不认这个文件名：'com1'"),
        ("{期号}.", "1", FILE, "Windows 不认这个文件名：'1.'"),
    ],
)
def test_a_name_that_cannot_be_is_told(pattern: str, which: str, file: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        name(pattern, tmp_path, which, file)
    assert caught.value.findings[0].message.startswith(told)


@pytest.mark.parametrize("pattern", ["{刊名}-{年}", "{刊名}-{期号}"])
def test_two_issues_with_one_name_are_refused(pattern: str, tmp_path: Path) -> None:
    home = house(tmp_path)
    with pytest.raises(UsageError):
        filenames.refuse_shared(pieces(pattern), home.issues(), home)


def test_an_issue_does_not_get_the_name_of_one_that_is_not_built_now(tmp_path: Path) -> None:
    home = house(tmp_path)
    with pytest.raises(UsageError) as caught:
        filenames.refuse_shared(pieces("{刊名}-{年}"), [home.issues_folder / "2024/1.md"], home)
    assert caught.value.findings[0].place.path == "issues/2024/1.md"


def test_other_issues_that_share_a_name_are_no_hindrance(tmp_path: Path) -> None:
    home = house(tmp_path)
    found(tmp_path, {"2024/13": text(number=12).replace("总期号: 12", "总期号: 13")})
    filenames.refuse_shared(pieces("{刊名}-[{刊别}]{期号}"), [home.issues_folder / "2024/1.md"], home)
    assert home.issues()


def test_a_name_is_not_that_of_another_issues_own_files(tmp_path: Path) -> None:
    found(tmp_path, {"2024/7": text(number=7).replace("总期号: 7", "总期号: 12")})
    home = house(tmp_path)
    with pytest.raises(UsageError):
        filenames.refuse_shared(pieces("{总期号}"), [home.issues_folder / "2024/7.md"], home)


def test_a_pattern_may_stand_in_the_house_file_and_is_checked_there(tmp_path: Path) -> None:
    assert house(tmp_path, f'{FILE}文件名: "{{年}}-{{期号}}"\n').file_name == "{年}-{期号}"
    with pytest.raises(ContentError) as caught:
        house(tmp_path, f'{FILE}文件名: "{{年}}-{{甲}}"\n')
    assert (caught.value.findings[0].code, caught.value.findings[0].place.line) == ("file-name-invalid", 3)
