"""`bulletin build`: what, where and how."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asking import FAULTY, built
from commands import run
from houses import FILE, found, text


@pytest.mark.parametrize("word", ["issues/2024/3.md", "2024/3", "2024/3.md", "3", "三"])
def test_a_word_chooses_the_issue_that_is_built(word: str, archive: Path, tmp_path: Path) -> None:
    ran = run("build", word, "--to", "html", "--out", str(tmp_path / "build"), cwd=archive)
    assert (ran.returncode, built(tmp_path)) == (0, ["2024/3.html"])


def test_a_path_from_where_one_works_chooses_too(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "1.md", "--to", "html", "--out", str(tmp_path / "build"), cwd=archive / "issues/2024")
    assert (ran.returncode, built(tmp_path)) == (0, ["2024/1.html"])


def test_of_several_issues_a_faulty_one_keeps_nothing_from_the_others(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "--to", "html", "--out", str(tmp_path / "build"), cwd=archive)
    assert (ran.returncode, built(tmp_path)) == (1, ["2024/1.html", "2024/3.html"])
    assert "issues/2024/2.md:4:5: error[date-" in ran.stderr


def test_a_faulty_issue_leaves_its_old_files_as_they_were(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    run("build", "--to", "html", cwd=tmp_path)
    before = (tmp_path / "build/2024/1.html").read_bytes()
    found(tmp_path, {"2024/1": FAULTY})
    assert run("build", "--to", "html", cwd=tmp_path).returncode == 1
    assert (tmp_path / "build/2024/1.html").read_bytes() == before


def test_without_a_word_pdf_and_docx_are_built(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    ran = run("build", cwd=tmp_path)
    assert (ran.returncode, ran.stderr, built(tmp_path)) == (0, "", ["2024/1.docx", "2024/1.pdf"])


def test_build_says_files_pages_time_and_each_replaced_face_once(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2)})
    lines = run("build", "--to", "html", cwd=tmp_path).stdout.splitlines()
    issues = [line for line in lines if re.fullmatch(r"issues/2024/\d.md → build/2024/\d.html：1 页，\d.\d\d 秒", line)]
    faces = [line for line in lines if re.fullmatch("字体：没有 .+，用.+代替.*", line)]
    assert (len(issues), len(faces)) == (2, len(set(faces)))
    assert len(lines) == len(issues) + len(faces)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_how_an_issue_fills_its_pages_is_told_in_every_form(form: str, tmp_path: Path) -> None:
    body = "第一段" + "把话说清楚" * 10 + "一二。\n"  # one character and a mark stand on the last line
    found(tmp_path, {"2024/1": text(body)})
    ran = run("build", "--to", "html", "--format", form, cwd=tmp_path)
    assert "copyfit-single-character" in ran.stdout + ran.stderr


@pytest.mark.parametrize("to", ["html", "html,html", " html , "])
def test_formats_may_be_written_carelessly(to: str, archive: Path, tmp_path: Path) -> None:
    run("build", "1", "--to", to, "--out", str(tmp_path / "build"), cwd=archive)
    assert built(tmp_path) == ["2024/1.html"]


def test_the_house_may_be_given_and_the_output_lies_in_it(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "1", "--to", "html", "--house", str(archive), cwd=tmp_path)
    assert (ran.returncode, built(archive)) == (0, ["2024/1.html"])


def test_two_issues_that_would_write_the_same_file_are_told(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    (tmp_path / "1.md").write_text(text("另一期。\n"), encoding="utf-8")
    ran = run("build", "issues/2024/1.md", "1.md", "--to", "html", cwd=tmp_path)
    assert (ran.returncode, "error[target-taken] 和 issues/2024/1.md 生成的文件同名：1.html" in ran.stderr) == (1, True)


def test_a_file_from_elsewhere_never_covers_what_an_issue_was_built_to(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    (tmp_path / "1.md").write_text(text("另一期。\n"), encoding="utf-8")
    run("build", "issues/2024/1.md", "--to", "html", cwd=tmp_path)
    before = (tmp_path / "build/2024/1.html").read_bytes()
    ran = run("build", "1.md", "--to", "html", cwd=tmp_path)
    assert (ran.returncode, "error[target-taken] 会盖住 issues/2024/1.md 生成的文件" in ran.stderr) == (1, True)
    assert (tmp_path / "build/2024/1.html").read_bytes() == before


@pytest.mark.parametrize(("name", "code"), [("{刊名}-{期号}", 1), ("{刊名}-{期号}-{月}", 0)])
def test_a_draft_never_covers_what_an_issue_was_built_to_under_a_name_of_the_houses(
    name: str, code: int, tmp_path: Path
) -> None:
    found(tmp_path, {"2024/1": text()})
    (tmp_path / "draft.md").write_text(text("草稿。\n", date="2024-08-30"), encoding="utf-8")
    for issue in ("issues/2024/1.md", "draft.md"):
        ran = run("build", issue, "--to", "html", "--record", "--name", name, cwd=tmp_path)
    told = "error[target-taken] 会盖住 issues/2024/1.md 生成的文件" in ran.stderr
    assert (ran.returncode, told) == (code, code == 1)


def test_an_issue_of_december_printed_in_january_keeps_its_year_and_covers_nothing(tmp_path: Path) -> None:
    found(tmp_path, {"2023/1": text("旧的一期。\n", date="2024-01-05"), "2024/1": text("新的一期。\n")})
    ran = run("build", "--to", "html", cwd=tmp_path)
    assert (ran.returncode, built(tmp_path)) == (0, ["2023/1.html", "2024/1.html"])


def test_strict_faces_end_with_3_and_nothing_is_written(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    replaced = "字体：没有" in run("build", "--to", "html", "--out", "first", cwd=tmp_path).stdout
    ran = run("build", "--strict-faces", cwd=tmp_path)
    expected = (3, []) if replaced else (0, ["2024/1.docx", "2024/1.pdf"])
    assert (ran.returncode, built(tmp_path)) == expected
    assert ran.stderr.count("error[face-replaced]") == len(re.findall("没有安装", ran.stderr))


def test_files_stand_once_more_under_the_name_that_is_asked_for(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    ran = run("build", "--to", "html", "--name", "{刊名}-{年}-{期号}", cwd=tmp_path)
    assert (ran.returncode, built(tmp_path)) == (0, ["2024/1.html", "2024/工作简报-2024-1.html"])
    assert (tmp_path / "build/2024/1.html").read_bytes() == (tmp_path / "build/2024/工作简报-2024-1.html").read_bytes()


def test_the_house_may_ask_for_a_name_and_no_name_on_the_command_line_goes_before(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()}, f'{FILE}文件名: "甲{{期号}}"\n')
    run("build", "--to", "html", cwd=tmp_path)
    assert built(tmp_path) == ["2024/1.html", "2024/甲1.html"]
    ran = run("build", "--to", "html", "--name", "", "--out", "other", cwd=tmp_path)
    assert (ran.returncode, [path.name for path in (tmp_path / "other/2024").iterdir()]) == (0, ["1.html"])


def test_of_two_issues_with_one_name_none_is_built(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text(), "2024/2": text(number=2)})
    ran = run("build", "--to", "html", "--name", "{刊名}-{年}", cwd=tmp_path)
    assert (ran.returncode, built(tmp_path)) == (2, [])
    assert "issues/2024/2.md: error[file-name-shared] 和 issues/2024/1.md 的文件同名：工作简报-2024" in ran.stderr


def test_a_record_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    run("build", "--to", "html", "--record", cwd=tmp_path)
    assert built(tmp_path) == ["2024/1.html", "2024/1.record.xml"]
