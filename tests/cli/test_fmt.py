"""`bulletin fmt`."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import run
from houses import found, text

SLIPS = text("会议强调:要抓好落实.\n")
MENDED = text("会议强调：要抓好落实。\n")
FILE = "issues/2024/1.md"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    found(tmp_path, {"2024/1": SLIPS, "2024/2": text(number=2)})
    return tmp_path


def test_fmt_mends_and_says_how_much_of_which_rule(house: Path) -> None:
    ran = run("fmt", cwd=house)
    assert ran.stdout == f"{FILE}：改了 2 处（mark-half-width 2）\n改了 2 处，1 个文件\n"
    assert (house / FILE).read_text(encoding="utf-8") == MENDED


def test_a_diff_is_one_that_can_be_applied_and_writes_nothing(house: Path) -> None:
    ran = run("fmt", "--diff", cwd=house)
    assert (ran.returncode, (house / FILE).read_text(encoding="utf-8")) == (0, SLIPS)
    assert ran.stdout.startswith(f"--- a/{FILE}\n+++ b/{FILE}\n@@ -4,4 +4,4 @@\n")
    assert ran.stdout.endswith("-会议强调:要抓好落实.\n+会议强调：要抓好落实。\n")


def test_check_writes_nothing_and_ends_in_1_where_something_would_change(house: Path) -> None:
    ran = run("fmt", "--check", cwd=house)
    assert (ran.returncode, (house / FILE).read_text(encoding="utf-8")) == (1, SLIPS)


def test_check_is_content_where_nothing_would_change(house: Path) -> None:
    assert run("fmt", "--check", "2024/2", cwd=house).returncode == 0


def test_what_cannot_be_read_is_told_and_the_others_are_mended(house: Path) -> None:
    (house / "issues/2024/2.md").write_text("没有头部\n", encoding="utf-8")
    ran = run("fmt", cwd=house)
    assert (ran.returncode, (house / FILE).read_text(encoding="utf-8")) == (1, MENDED)
    assert "front-matter-missing" in ran.stderr


def test_files_are_named_from_where_the_command_runs(house: Path) -> None:
    assert run("fmt", "--check", "--house", "..", cwd=house / "issues").stdout.startswith("2024/1.md：可以改 2 处")
