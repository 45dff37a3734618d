"""`bulletin new`."""

from __future__ import annotations

from pathlib import Path

from asking import built
from commands import run
from houses import found, text


def test_new_writes_the_next_issue_and_prints_its_path(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    ran = run("new", "--date", "2024-08-15", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "issues/2024/2.md\n")
    assert "日期: 2024-08-15" in (tmp_path / "issues/2024/2.md").read_text(encoding="utf-8")


def test_new_never_overwrites(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    before = (tmp_path / "issues/2024/1.md").read_bytes()
    ran = run("new", "--date", "2024-08-15", "--number", "1", cwd=tmp_path)
    assert (ran.returncode, "file-exists" in ran.stderr) == (2, True)
    assert (tmp_path / "issues/2024/1.md").read_bytes() == before


def drafted(issue: Path) -> None:
    """Say in an issue's front matter that it is a draft."""
    issue.write_text(issue.read_text(encoding="utf-8").replace("---\n", "---\n草稿: 是\n", 1), encoding="utf-8")


def test_new_does_not_pile_up_drafts_that_nobody_has_written_into(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    assert run("new", "--date", "2024-08-15", cwd=tmp_path).returncode == 0
    ran = run("new", "--date", "2024-08-15", cwd=tmp_path)
    assert (ran.returncode, "issues/2024/2.md: error[draft-untouched]" in ran.stderr) == (2, True)
    assert not (tmp_path / "issues/2024/3.md").exists()


def test_new_goes_on_behind_a_draft_that_was_written_into(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    run("new", "--date", "2024-08-15", cwd=tmp_path)
    draft = tmp_path / "issues/2024/2.md"
    draft.write_text(draft.read_text(encoding="utf-8") + "\n写了一段。\n", encoding="utf-8")
    assert run("new", "--date", "2024-08-15", cwd=tmp_path).stdout == "issues/2024/3.md\n"


def test_new_takes_numbers_title_and_a_chinese_date(tmp_path: Path) -> None:
    found(tmp_path)
    words = ("--date", "2024年8月15日", "--number", "9", "--cumulative", "七百一十二", "--title", "关于: 甲")
    assert run("new", *words, cwd=tmp_path).stdout == "issues/2024/9.md\n"
    written = (tmp_path / "issues/2024/9.md").read_text(encoding="utf-8")
    told = ("期号: 9", "总期号: 712", "日期: 2024-08-15", '标题: "关于: 甲"')
    assert [line for line in told if line not in written.splitlines()] == []


def test_new_for_several_articles_has_their_titles_in_its_body(tmp_path: Path) -> None:
    found(tmp_path)
    run("new", "--date", "2024-08-15", "--kind", "多篇", "--title", "甲县的做法", cwd=tmp_path)
    written = (tmp_path / "issues/2024/1.md").read_text(encoding="utf-8")
    assert (written.count("\n# 甲县的做法\n"), written.count("\n# 这里写"), "\n标题:" in written) == (1, 1, False)
    drafted(tmp_path / "issues/2024/1.md")
    assert run("build", "--to", "html", cwd=tmp_path).returncode == 0


def test_new_refuses_a_cumulative_number_that_is_taken(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    ran = run("new", "--date", "2024-08-15", "--cumulative", "1", cwd=tmp_path)
    assert (ran.returncode, "cumulative-taken" in ran.stderr) == (2, True)


def test_new_tells_of_a_date_before_the_last_one(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    ran = run("new", "--date", "2024-07-01", cwd=tmp_path)
    assert (ran.returncode, "warning[new-date-backwards]" in ran.stderr) == (0, True)


def test_new_names_its_file_from_where_it_runs(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    assert run("new", "--date", "2024-08-15", cwd=tmp_path / "issues").stdout == "2024/2.md\n"


def test_a_new_issue_is_not_built_as_it_is(tmp_path: Path) -> None:
    found(tmp_path)
    run("new", "--date", "2024-08-15", cwd=tmp_path)
    ran = run("build", cwd=tmp_path)
    assert (ran.returncode, built(tmp_path)) == (1, [])
    assert "leftover-draft" in ran.stderr


def test_a_new_issue_can_be_built_while_it_is_a_draft(tmp_path: Path) -> None:
    found(tmp_path)
    run("new", "--date", "2024-08-15", cwd=tmp_path)
    drafted(tmp_path / "issues/2024/1.md")
    ran = run("build", cwd=tmp_path)
    assert (ran.returncode, built(tmp_path)) == (0, ["2024/1.docx", "2024/1.pdf"])


def test_a_new_issue_needs_a_house_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "bulletin.yaml").write_text("nmae: x\n", encoding="utf-8")
    ran = run("new", cwd=tmp_path)
    assert (ran.returncode, (tmp_path / "issues").exists()) == (1, False)


def test_new_writes_the_next_supplement_which_can_be_built_as_a_draft(tmp_path: Path) -> None:
    found(tmp_path, {"2024/7": text(number=7)})
    assert run("new", "--date", "2024-08-15", "--edition", "增刊", cwd=tmp_path).stdout == "issues/2024/增刊1.md\n"
    drafted(tmp_path / "issues/2024/增刊1.md")
    assert run("build", "2024/增刊1", cwd=tmp_path).returncode == 0


def test_new_says_which_editions_there_are(tmp_path: Path) -> None:
    found(tmp_path)
    ran = run("new", "--edition", "副刊", cwd=tmp_path)
    assert ran.returncode == 2
    assert "--edition 的值不对：副刊；可以写 增刊、特刊" in ran.stderr
