"""The ways back, and the ends of the command line that are seldom come to, as they are typed: doctor, extract, what nobody thought of."""

from __future__ import annotations

from pathlib import Path

import houses
from commands import python, run

from bulletin import tool


def test_doctor_lays_the_layout_beside_the_standard_without_a_house(tmp_path: Path) -> None:
    ran = run("doctor", "--layout", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "GB/T 9704" in ran.stdout


def test_doctor_refuses_a_house_that_is_named_and_not_there(tmp_path: Path) -> None:
    ran = run("doctor", "--house", "nowhere", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "error[house-missing]" in ran.stderr


def test_a_pdf_is_described_and_its_sources_come_out_once(tmp_path: Path) -> None:
    houses.found(tmp_path, {"2024/1": houses.text()})
    assert run("build", "--to", "pdf", cwd=tmp_path).returncode == 0
    pdf = "build/2024/1.pdf"
    described = run("doctor", pdf, cwd=tmp_path)
    assert (described.returncode, "和重新生成的逐字节相同" in described.stdout) == (0, True)
    assert run("extract", pdf, "out", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out/issues/2024/1.md").read_text(encoding="utf-8") == houses.text()
    again = run("extract", pdf, "out", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (2, "")


def test_doctor_says_of_a_pdf_that_was_changed_that_it_is_not_as_it_was_built(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    ran = run("doctor", "a.pdf", cwd=tmp_path)
    assert (ran.returncode, "error[" in ran.stderr) == (1, True)


GONE = "import os; os.rmdir(os.getcwd()); from bulletin.cli.program import main; main()"


def test_a_folder_that_is_gone_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    ran = python(GONE, "check", cwd=tmp_path / "gone")
    assert ran.returncode == 2
    assert "error[house-missing] 当前文件夹已经不在了" in ran.stdout


def test_what_nobody_thought_of_ends_in_one_sentence(tmp_path: Path) -> None:
    broken = "from bulletin.cli import program; program.command_line = None; program.main()"
    ran = python(broken, "check", cwd=tmp_path)
    assert (ran.returncode, ran.stdout, "Traceback" in ran.stderr) == (70, "", False)
    assert "error[internal]" in ran.stderr


def test_the_version_is_that_of_the_program_and_the_engine(tmp_path: Path) -> None:
    ran = run("--version", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (0, f"{tool.named()}（{tool.engine()}）\n")
