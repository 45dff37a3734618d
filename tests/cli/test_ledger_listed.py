"""`bulletin ledger`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import run
from houses import found, text


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    other = text(number=3).replace("总期号: 3", "总期号: 1").replace("标题", "草稿: 是\n标题")
    found(tmp_path, {"2024/1": text(), "2024/3": other})
    return tmp_path


def test_the_table_has_a_line_a_year_and_says_what_is_wrong(archive: Path) -> None:
    ran = run("ledger", cwd=archive)
    assert (ran.returncode, ran.stdout.splitlines()) == (
        0,
        [
            "工作简报：共 2 期",
            "  年份  刊别  期数  期号    总期号  日期        草稿",
            "  2024  —     2     1 至 3  1       2024-07-30  1",
            "缺号：2024年第2期",
            "总期号重复：1 用在2024年第1期、2024年第3期",
            "草稿：issues/2024/3.md",
        ],
    )


def test_a_spreadsheet_gets_a_row_an_issue_and_one_for_what_is_missing(archive: Path) -> None:
    ran = run("ledger", "--format", "csv", cwd=archive)
    assert ran.stdout.replace("\r", "").splitlines() == [
        "\ufeff年份,刊别,期号,总期号,日期,草稿,文件,说明",
        "2024,,1,1,2024-07-30,,issues/2024/1.md,总期号重复",
        "2024,,2,,,,,缺号",
        "2024,,3,1,2024-07-30,是,issues/2024/3.md,总期号重复",
    ]


def test_a_program_gets_one_object(archive: Path) -> None:
    said = json.loads(run("ledger", "--format", "json", cwd=archive).stdout)
    assert said["years"] == [{"year": 2024, "edition": "", "issues": 2, "missing": [2], "drafts": [3]}]
    assert said["repeated"] == {"1": ["issues/2024/1.md", "issues/2024/3.md"]}


def test_the_object_can_be_read_by_people(tmp_path: Path) -> None:
    found(tmp_path)
    assert '\n  "name": "工作简报"' in run("ledger", "--format", "json", cwd=tmp_path).stdout


def test_a_house_without_issues_says_so(tmp_path: Path) -> None:
    found(tmp_path)
    assert run("ledger", cwd=tmp_path).stdout == "工作简报：还没有任何一期\n"


def test_a_look_at_one_issue_tells_what_is_wrong_among_all(archive: Path) -> None:
    ran = run("check", "2024/3", "--quick", "--format", "json", cwd=archive)
    assert [json.loads(line)["code"] for line in ran.stdout.splitlines()] == ["number-skipped", "cumulative-repeated"]
