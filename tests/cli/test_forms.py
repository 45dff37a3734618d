"""Findings as JSON, for GitHub, as SARIF."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
from pathlib import Path
from time import perf_counter

import pytest
from asking import RARE
from commands import PROGRAM, environment, run
from houses import found, text


def findings(printed: str) -> list[dict[str, object]]:
    return [line for line in map(json.loads, printed.splitlines()) if "built" not in line]


def test_json_is_an_object_a_line_on_the_output_and_nothing_else(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "--to", "html", "--format", "json", "--out", str(tmp_path), cwd=archive)
    (finding,) = findings(ran.stdout)
    assert (ran.returncode, finding["path"], finding["line"], finding["severity"]) == (
        1,
        "issues/2024/2.md",
        4,
        "error",
    )


def test_what_was_done_is_said_beside_the_findings(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "--to", "html", "--format", "json", "--out", str(tmp_path), cwd=archive)
    assert ran.stderr.count("：1 页，") == 2


def test_an_issue_is_told_to_have_taken_no_longer_than_its_run(archive: Path, tmp_path: Path) -> None:
    begun = perf_counter()
    ran = run("build", "1", "--to", "html", "--format", "json", "--out", str(tmp_path), cwd=archive)
    (told,) = [line["built"]["seconds"] for line in map(json.loads, ran.stdout.splitlines()) if "built" in line]
    assert 0 <= told <= perf_counter() - begun


def test_github_gets_annotations(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "2", "--to", "html", "--format", "github", "--out", str(tmp_path), cwd=archive)
    assert ran.stdout.startswith("::error file=issues/2024/2.md,line=4,endLine=4,col=5,endColumn=15,title=")


@pytest.mark.parametrize(("word", "results"), [("1", 0), ("2024/2", 1)])
def test_sarif_is_one_log_also_where_nothing_was_found(word: str, results: int, archive: Path, tmp_path: Path) -> None:
    ran = run("build", word, "--to", "html", "--format", "sarif", "--out", str(tmp_path), cwd=archive)
    assert len(json.loads(ran.stdout)["runs"][0]["results"]) == results


def test_a_usage_error_comes_in_the_form_asked_for(archive: Path) -> None:
    ran = run("build", "99", "--format", "json", cwd=archive)
    assert (ran.returncode, json.loads(ran.stdout)["code"]) == (2, "issue-unknown")


def test_findings_for_programs_are_utf_8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": RARE})
    done = subprocess.run(
        [*PROGRAM, "build", "--to", "html", "--format", "json"],
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING="gbk"),
        capture_output=True,
        check=False,
    )
    (finding,) = findings(done.stdout.decode())
    assert "䶮" in str(finding["message"])


def test_a_character_that_the_terminal_lacks_is_no_crash(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": RARE})
    done = subprocess.run(
        [*PROGRAM, "build", "--to", "html"],
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING="gbk"),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, "陈\\u4dae发言" in done.stderr.decode("gbk")) == (0, True)


@pytest.mark.parametrize("words", ["--help", "doctor", "zzz", "build --to html"])
def test_a_terminal_of_gbk_gets_what_it_can_read(words: str, tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": RARE})
    done = subprocess.run(
        [*PROGRAM, *words.split()],
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING="gbk"),
        capture_output=True,
        check=False,
    )
    said = (done.stdout + done.stderr).decode("gbk")
    assert ("Traceback" in said, bool(re.search("[\u4e00-\u9fff]", said))) == (False, True)


def test_json_tells_what_was_built(archive: Path, tmp_path: Path) -> None:
    ran = run("build", "1", "--to", "html", "--format", "json", "--out", str(tmp_path), cwd=archive)
    built = json.loads(ran.stdout)["built"]
    data = (tmp_path / "2024/1.html").read_bytes()
    assert built["files"] == [
        {
            "path": os.path.relpath(tmp_path / "2024/1.html", archive),
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
    ]
    assert (built["path"], built["pages"], built["warnings"]) == ("issues/2024/1.md", 1, 0)
    assert {"role", "wanted", "used", "replaced"} == set(built["faces"][0])


@pytest.mark.parametrize("form", ["json", "github", "sarif", "gitlab", "junit", "rdjson", "text"])
def test_files_are_named_from_where_the_command_runs(form: str, tmp_path: Path) -> None:
    found(tmp_path / "house", {"2024/1": text("会议强调:甲。\n")})
    ran = run("check", "--quick", "--house", "house", "--format", form, cwd=tmp_path)
    assert "house/issues/2024/1.md" in ran.stdout
    assert not re.search(r"(?<!house/)issues/2024/1.md", ran.stdout)


def test_a_whole_report_is_printed_where_nothing_was_found(tmp_path: Path) -> None:
    found(tmp_path, {"2024/1": text()})
    printed = {form: run("check", "--quick", "--format", form, cwd=tmp_path).stdout for form in ("gitlab", "junit")}
    assert json.loads(printed["gitlab"]) == []
    assert '<testsuite name="issues/2024/1.md" tests="1" failures="0"' in printed["junit"]
