"""`bulletin search`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import python, run
from houses import found, text

FIRST = "# 建站\n\n建联络站。办建议要快！\n\n建议在联络站里办。\n"
SECOND = "# 学习\n\n只说联络站。\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    found(
        tmp_path,
        {
            "2023/1": text(FIRST, front="", date="2023-07-30"),
            "2024/1": text(SECOND, front="").replace("总期号: 1", "总期号: 2"),
        },
    )
    return tmp_path


def test_an_issue_needs_all_words_and_its_fullest_sentences_come_first(archive: Path) -> None:
    ran = run("search", "联络站", "建议", cwd=archive)
    assert (ran.returncode, ran.stdout.splitlines()) == (
        0,
        [
            "2023年第1期（总第1期）　建站",
            "  issues/2023/1.md:10: 建议在联络站里办。",
            "  issues/2023/1.md:8: 建联络站。",
            "  issues/2023/1.md:8: 办建议要快！",
            "“联络站”、“建议”：1 期，3 句",
        ],
    )


def test_a_program_gets_an_object_a_sentence(archive: Path) -> None:
    said = [json.loads(line) for line in run("search", "只说", "--format", "json", cwd=archive).stdout.splitlines()]
    hit = said[0]["hit"]
    assert (hit["path"], hit["line"], hit["column"], hit["sentence"], hit["hits"]) == (
        "issues/2024/1.md",
        8,
        1,
        "只说联络站。",
        [[0, 2]],
    )
    assert said[1] == {"searched": {"issues": 2, "found": 1, "sentences": 1, "incomplete": 0}}


def test_expressions_are_found(archive: Path) -> None:
    assert "：1 期，1 句" in run("search", "--regex", "^只.{2,3}站", cwd=archive).stdout


def test_what_is_nowhere_is_said_to_be_nowhere(archive: Path) -> None:
    ran = run("search", "没有的词", cwd=archive)
    assert (ran.returncode, ran.stdout) == (0, "没有找到“没有的词”：共 2 期\n")


def test_an_expression_that_runs_away_ends_the_run(archive: Path) -> None:
    (archive / "issues/2024/1.md").write_text(text(f"# 甲\n\n{'啊' * 60}\n", front=""), encoding="utf-8")
    ran = run("search", "--regex", "(啊+啊+)+y", cwd=archive)
    assert (ran.returncode, ran.stderr.count("expression-endless"), ran.stdout) == (4, 1, "")


def test_an_issue_that_cannot_be_read_is_named_and_the_others_are_searched(archive: Path) -> None:
    (archive / "issues/2023/1.md").write_text("没有头部\n", encoding="utf-8")
    ran = run("search", "联络站", cwd=archive)
    assert (ran.returncode, "issues/2023/1.md:1" in ran.stderr, "：1 期，1 句" in ran.stdout) == (1, True, True)


def test_an_issue_with_an_error_is_searched_as_far_as_it_can_be_read(archive: Path) -> None:
    (archive / "issues/2024/1.md").write_text(text("# 甲\n\n<b>乙</b>\n\n只说联络站。\n", front=""), encoding="utf-8")
    ran = run("search", "只说", cwd=archive)
    assert (ran.returncode, "：1 期，1 句" in ran.stdout, "有 1 期有错误" in ran.stdout) == (0, True, True)


def test_nothing_is_not_looked_for(archive: Path) -> None:
    ran = run("search", " ", cwd=archive)
    assert (ran.returncode, "search-empty" in ran.stderr) == (2, True)


def test_searching_does_not_load_the_layout_engine(archive: Path) -> None:
    code = "import sys, bulletin.cli.program as p\nsys.argv = ['bulletin', 'search', '联络站']\ntry: p.main()\nexcept SystemExit: pass\nprint('weasyprint' in sys.modules)"
    assert python(code, cwd=archive).stdout.splitlines()[-1] == "False"
