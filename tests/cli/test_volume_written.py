"""`bulletin volume`."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from commands import run, started
from houses import found, text

pytestmark = pytest.mark.wrong_pages(
    "a volume is several files in one: tests/archive/test_volume.py compares its pages with theirs"
)
FAULTY = text("<b>甲</b>\n", number=2, front="标题: 二\n")


def put_up(root: Path) -> Path:
    """Put up a house with an issue and a draft in the one year, and a faulty issue in the next."""
    draft = text(number=2, front="标题: 二\n草稿: 是\n")
    found(root, {"2024/1": text(), "2024/2": draft, "2025/1": FAULTY})
    return root


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return put_up(tmp_path)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*") if not path.name.startswith("."))


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Bind a year; return the house, and what was said."""
    root = put_up(tmp_path_factory.mktemp("bound"))
    return root, run("volume", "2024", "--no-folio", "--to", "pdf,docx", cwd=root).stdout


def test_a_year_becomes_one_file_of_each_format(bound: tuple[Path, str]) -> None:
    assert files(bound[0] / "build/2024") == ["合订本.docx", "合订本.pdf"]


def test_how_long_it_took_is_told(bound: tuple[Path, str]) -> None:
    told = re.search(r"合订本\.docx：1 期，(\d+\.\d) 秒", bound[1])
    assert told
    assert float(told[1]) < time.monotonic()


def test_drafts_are_left_out_and_told(bound: tuple[Path, str]) -> None:
    assert bound[1].splitlines()[-1] == "草稿 1 期，没有收入：issues/2024/2.md"


def test_doctor_builds_a_volume_again_byte_by_byte(bound: tuple[Path, str]) -> None:
    words = ("doctor", "build/2024/合订本.pdf")
    ran = started(*words, cwd=bound[0], env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"})
    assert (ran.returncode, ran.stdout.splitlines()[-1].strip()) == (0, "和重新生成的逐字节相同")


def test_with_an_error_in_any_issue_nothing_is_written_and_all_are_named(archive: Path) -> None:
    (archive / "issues/2024/1.md").write_text(FAULTY, encoding="utf-8")
    (archive / "issues/2024/3.md").write_text(text(number=3, front="", date="2024-02-30"), encoding="utf-8")
    ran = run("volume", "2024", cwd=archive)
    assert (ran.returncode, files(archive / "build/2024")) == (1, [])
    assert ("issues/2024/1.md:" in ran.stderr, "issues/2024/3.md:" in ran.stderr) == (True, True)


def test_issues_that_go_into_no_one_file_are_all_named_before_any_is_laid_out_and_checked(archive: Path) -> None:
    (archive / "用语.csv").write_text("错,对,级别\n又一期,另一期,错误\n", encoding="utf-8")
    for number, changed in ((3, "双面: both"), (4, "模板: base"), (5, "供稿: 甲县")):
        written = text(number=number, front=f"标题: 又一期\n{changed}\n", date=f"2024-0{number}-01")
        (archive / f"issues/2024/{number}.md").write_text(written, encoding="utf-8")
    ran = run("volume", "2024", "--to", "pdf,docx", cwd=archive)
    told = [line for line in ran.stderr.splitlines() if "error[" in line]
    assert (ran.returncode, told) == (
        1,
        [
            "issues/2024/3.md: error[volume-mixed] 写了“双面”，另有 3 期没有写，一个 DOCX 只能有一种页边",
            "issues/2024/4.md: error[volume-mixed] 模板是 base，刊物的是 lianluo，几种版面放不进一个 DOCX",
        ],
    )


@pytest.mark.parametrize("words", [("2023",), ("2024", "--to", "html")])
def test_what_there_is_not_is_a_fault_of_usage(archive: Path, words: tuple[str, ...]) -> None:
    assert run("volume", *words, cwd=archive).returncode == 2


def test_a_file_that_is_named_like_an_issue_and_is_none_is_told(archive: Path) -> None:
    (archive / "issues/2024/3 .md").write_text(text(number=3), encoding="utf-8")
    assert "[issue-passed-over]" in run("volume", "2024", "--contents", "--to", "docx", cwd=archive).stderr


def test_a_year_of_drafts_is_told(archive: Path) -> None:
    (archive / "issues/2024/1.md").unlink()
    assert "2024 年只有草稿" in run("volume", "2024", cwd=archive).stderr


def test_the_contents_alone_are_told_to_a_program(archive: Path) -> None:
    ran = run("volume", "2024年", "--contents", "--to", "docx", "--format", "json", cwd=archive)
    assert ran.stdout.splitlines()[-1] == (
        '{"volume": {"files": ["build/2024/总目录.docx"], "issues": 1, "drafts": ["issues/2024/2.md"]}}'
    )


def test_doctor_takes_the_contents_of_a_year_for_what_they_are(archive: Path) -> None:
    run("volume", "2024", "--contents", cwd=archive)
    ran = run("doctor", "build/2024/总目录.pdf", cwd=archive)
    assert (ran.returncode, "总目录不带原稿" in ran.stdout) == (0, True)
