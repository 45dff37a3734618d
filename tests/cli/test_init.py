"""`bulletin init`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from commands import run

from bulletin.desk import checking
from bulletin.errors import ContentError
from bulletin.manuscripts.beginnings.founding import Answers, found
from bulletin.manuscripts.house import House

NAMED = ("--name", "联络动态", "--publisher", "某市人大常委会办公室")
DAY = dt.date(2024, 7, 30)


def put_up(root: Path, answers: Answers) -> House:
    for path, text in found(root, answers, DAY).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return House.find(root)


def test_init_puts_up_a_house_and_says_what_comes_next(tmp_path: Path) -> None:
    ran = run("init", "甲", *NAMED, cwd=tmp_path)
    year = dt.datetime.now(tz=dt.UTC).astimezone().year
    assert ran.returncode == 0
    assert ran.stdout.endswith(
        f"下一步：cd 甲；改写 issues/{year}/1.md，用 bulletin check 检查，用 bulletin build 生成。\n"
    )
    for path in ("bulletin.yaml", ".gitignore", "assets", "issues/.schema.json", f"issues/{year}/1.md"):
        assert (tmp_path / "甲" / path).exists()


def test_the_schema_of_a_new_house_is_the_one_that_is_printed(tmp_path: Path) -> None:
    told = found(tmp_path, Answers("甲", "乙"), DAY)["issues/.schema.json"]
    assert told == run("schema", cwd=tmp_path).stdout


def test_init_never_overwrites_a_house(tmp_path: Path) -> None:
    (tmp_path / "bulletin.yaml").write_text("甲", encoding="utf-8")
    ran = run("init", *NAMED, cwd=tmp_path)
    assert (ran.returncode, "bulletin.yaml: error[file-exists]" in ran.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["bulletin.yaml"]


def test_init_leaves_a_list_of_what_git_ignores_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("甲", encoding="utf-8")
    assert run("init", *NAMED, cwd=tmp_path).returncode == 0
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "甲"


def test_init_says_what_it_was_not_told_where_nobody_can_be_asked(tmp_path: Path) -> None:
    ran = run("init", cwd=tmp_path)
    assert (ran.returncode, "--name: error[init-unsaid]" in ran.stderr, [*tmp_path.iterdir()]) == (2, True, [])


def test_a_new_house_says_what_it_was_told(tmp_path: Path) -> None:
    house = put_up(tmp_path, Answers("联络: 动态", "某市", 7, 700, "编辑部", ("甲", "乙：丙")))
    assert (house.name, house.publisher, house.first) == ("联络: 动态", "某市", 701)
    assert (house.editor and house.editor.name, house.distribution) == ("编辑部", (("送", ("甲", "乙：丙")),))


def test_the_first_issue_counts_on(tmp_path: Path) -> None:
    house = put_up(tmp_path, Answers("联络动态", "某市", 7, 700))
    (path,) = house.issues()
    assert path == house.root / "issues/2024/8.md"
    assert "\n总期号: 701\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("answers", [Answers("联络动态", "某市"), Answers("甲", "乙", 7, 9, "丙", ("丁",))])
def test_a_new_house_is_built_without_a_finding_but_of_what_is_to_be_written(answers: Answers, tmp_path: Path) -> None:
    house = put_up(tmp_path, answers)
    (path,) = house.issues()
    assert [one.code for one in checking.check(path, house).findings if one.code != "leftover-draft"] == []


def test_an_answer_that_cannot_stand_in_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="text-several-lines"):
        found(tmp_path, Answers("甲\n乙", "丙"), DAY)
