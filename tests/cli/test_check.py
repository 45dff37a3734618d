"""`bulletin check` and `bulletin rules`: what they say, what they end with, and that they write nothing."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from houses import COLOPHON, found, text
from typer.testing import CliRunner, Result

from bulletin.cli.program import command_line
from bulletin.errors import UsageError
from bulletin.rules import MANUAL

CLEAN = text("正文。\n", front=f"标题: 一期简报\n{COLOPHON}")
SLIP = text("会议强调:要抓落实。\n", front=f"标题: 一期简报\n{COLOPHON}")
BROKEN = text("<b>正文。\n", front=f"标题: 一期简报\n{COLOPHON}")

COUNTED = "警告 1；其中 1 处可以用 bulletin fmt 自动改\n"


def run(*words: str, cwd: Path) -> Result:
    """Run a command line in the folder `cwd`, in this process."""
    with contextlib.chdir(cwd):
        return CliRunner().invoke(command_line(words), words)


def test_a_clean_issue_ends_with_0_and_says_so(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": CLEAN})
    ran = run("check", "--quick", cwd=tmp_path)
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "没有发现问题\n", "")


def test_errors_end_with_1_and_the_last_line_counts(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": SLIP, "2024/2": BROKEN.replace("期号: 1", "期号: 2")})
    ran = run("check", "--quick", cwd=tmp_path)
    assert (ran.exit_code, ran.stdout.splitlines()[-1]) == (1, "错误 1、警告 1；其中 1 处可以用 bulletin fmt 自动改")
    assert "issues/2024/1.md:9:5: warning[mark-half-width]" in ran.stdout


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_are_errors_only_where_that_is_asked_for(strict: tuple[str, ...], code: int, tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": SLIP})
    assert run("check", "--quick", *strict, cwd=tmp_path).exit_code == code


def test_it_writes_nothing(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": SLIP})
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    run("check", cwd=tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_findings_that_cannot_be_repaired_are_not_said_to_be(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": BROKEN})
    assert run("check", "--quick", cwd=tmp_path).stdout.splitlines()[-1] == "错误 1"


def test_programs_get_one_object_a_finding_and_people_the_count(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": SLIP})
    ran = run("check", "--quick", "--format", "json", cwd=tmp_path)
    (finding,) = map(json.loads, ran.stdout.splitlines())
    assert (finding["code"], finding["fix"][0]["text"], ran.stderr) == ("mark-half-width", "：", COUNTED)


def test_many_of_one_kind_are_shown_by_a_few_of_them(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text("会议强调:要抓落实。\n\n" * 9)})
    ran = run("check", "--quick", cwd=tmp_path)
    assert ran.stdout.count("会议强调:") == 3
    assert "另有 6 处同样的，在第 13、15、17、19、21、23 行" in ran.stdout


def test_the_manual_has_a_line_a_code(tmp_path: Path) -> None:
    ran = run("rules", cwd=tmp_path)
    assert {line.split()[0] for line in ran.stdout.splitlines() if line.startswith("  ")} == set(MANUAL)


@pytest.mark.parametrize("name", ["mark-half-width", "[mark-half-width]"])
def test_the_page_of_a_rule_has_its_examples(name: str, tmp_path: Path) -> None:
    assert MANUAL["mark-half-width"].manual in run("rules", name, cwd=tmp_path).stdout


@pytest.mark.parametrize(("name", "can"), [("number-full-width", True), ("front-matter-missing", False)])
def test_the_page_of_a_rule_says_whether_its_findings_can_be_mended(name: str, *, can: bool, tmp_path: Path) -> None:
    assert ("可以自动改" in run("rules", name, cwd=tmp_path).stdout.splitlines()[1]) is can


def test_a_rule_that_there_is_not_is_told_with_the_nearest(tmp_path: Path) -> None:
    error = run("rules", "mark-half", cwd=tmp_path).exception
    assert isinstance(error, UsageError)
    assert error.findings[0].hint == "您是不是要写 mark-half-width？"
