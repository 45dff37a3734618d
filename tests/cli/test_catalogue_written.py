"""`bulletin catalogue`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from commands import run, started
from houses import found, text


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    second = text(number=2, front="标题: 二\n")
    found(tmp_path, {"2024/1": text(), "2024/2": second, "2024/3": text(number=3, front="标题: 三\n草稿: 是\n")})
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_the_page_is_written_with_what_lies_beside_it(archive: Path) -> None:
    ran = run("catalogue", cwd=archive)
    assert (ran.returncode, {*files(archive / "build")}) == (
        0,
        {"index.html", "feed.xml", "catalogue/2024.js", "catalogue/采用稿统计.csv"},
    )
    assert ran.stdout.splitlines() == [
        "build/index.html：2 期",
        "其中 2 期还没有生成文件，目录里没有链接；bulletin build 生成",
        "草稿 1 期，没有列入",
    ]


def test_a_second_run_writes_the_same_bytes(archive: Path) -> None:
    run("catalogue", cwd=archive)
    first = files(archive / "build")
    started("catalogue", cwd=archive, env={"PYTHONHASHSEED": "7", "TZ": "America/Lima", "XDG_CACHE_HOME": os.devnull})
    assert files(archive / "build") == first


def test_an_issue_with_errors_is_named_and_the_others_are_listed(archive: Path) -> None:
    (archive / "issues/2024/2.md").write_text(text("<b>甲</b>\n", number=2), encoding="utf-8")
    ran = run("catalogue", cwd=archive)
    assert (ran.returncode, "issues/2024/2.md" in ran.stderr, "build/index.html：1 期" in ran.stdout) == (1, True, True)


def test_a_roster_that_cannot_be_read_is_told_and_nothing_is_written(archive: Path) -> None:
    (archive / "名录.csv").write_text("甲,乙\n", encoding="utf-8")
    ran = run("catalogue", cwd=archive)
    assert (ran.returncode, "名录.csv:1: error[names-list-unreadable]" in ran.stderr, (archive / "build").exists()) == (
        1,
        True,
        False,
    )


def test_it_may_be_written_elsewhere_and_told_to_a_program(archive: Path) -> None:
    ran = run("catalogue", "--out", "web", "--format", "json", cwd=archive)
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told == {"catalogue": {"path": "web/index.html", "issues": 2, "unbuilt": 2, "drafts": 1}}
