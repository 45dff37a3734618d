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
    printed = [run("new", "--date", "2024-08-15", cwd=tmp_path).stdout for _ in range(3)]
    assert printed == [f"issues/2024/{number}.md\n" for number in (2, 3, 4)]
    assert (tmp_path / "issues/2024/1.md").read_bytes() == before


def drafted(issue: Path) -> None:
    """Say in an issue's front matter that it is a draft."""
    issue.write_text(issue.read_text(encoding="utf-8").replace("标题: ", "草稿: 是\n标题: ", 1), encoding="utf-8")


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
    printed = [run("new", "--date", "2024-08-15", "--edition", "增刊", cwd=tmp_path).stdout for _ in range(2)]
    assert printed == ["issues/2024/增刊1.md\n", "issues/2024/增刊2.md\n"]
    drafted(tmp_path / "issues/2024/增刊1.md")
    assert run("build", "2024/增刊1", cwd=tmp_path).returncode == 0


def test_new_says_which_editions_there_are(tmp_path: Path) -> None:
    found(tmp_path)
    ran = run("new", "--edition", "副刊", cwd=tmp_path)
    assert ran.returncode == 2
    assert "--edition 的值不对：副刊；可以写 增刊、特刊" in ran.stderr
