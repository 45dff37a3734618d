"""`bulletin archive` as people run it: exit codes, what it says, what it leaves; and that processes make no difference to bytes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import houses
import pytest
from commands import PROGRAM, environment, python, run

NAMES = [f"2024/{number}" for number in (1, 2, 3, 4)]


def house(root: Path, **texts: str) -> Path:
    """Put up a house with four small issues, or other texts by their numbers (n2)."""
    own = {f"2024/{name[1:]}": text for name, text in texts.items()}
    houses.found(root, {name: houses.text(number=int(name[-1])) for name in NAMES} | own)
    return root


def outputs(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "build/2024").glob("[0-9]*"))}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a house by `bulletin build`, which takes one issue after another."""
    root = house(tmp_path_factory.mktemp("built"))
    assert run("build", cwd=root).returncode == 0
    return root


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_workers_make_the_bytes_of_a_build(jobs: str, built: Path, tmp_path: Path) -> None:
    ran = run("archive", "--jobs", jobs, cwd=house(tmp_path))
    assert "4 期：4 期生成" in ran.stdout
    assert outputs(tmp_path) == outputs(built)


def test_an_issue_with_errors_is_named_and_the_others_are_built(tmp_path: Path) -> None:
    ran = run("archive", cwd=house(tmp_path, n2=houses.text(number=2, date="2024-02-30")))
    assert ran.returncode == 1
    assert "issues/2024/2.md:4:5: error[date-invalid]" in ran.stderr
    assert "4 期：3 期生成，1 期没有生成" in ran.stdout


# What measures a process may have loaded something before it begins.
QUICK = """
import sys
before = {*sys.modules}
sys.argv[0] = "bulletin"
from bulletin.cli.program import main
try:
    main()
except SystemExit as end:
    print(end.code, [name for name in ("weasyprint", "bulletin.build", "docx", "rich", "multiprocessing") if name in {*sys.modules} - before])
"""


def test_with_nothing_to_do_neither_builder_nor_workers_are_loaded(tmp_path: Path) -> None:
    run("build", "--stale", cwd=house(tmp_path))
    said = python(QUICK, "archive", cwd=tmp_path).stdout
    assert "4 期：4 期没有变" in said
    assert said.splitlines()[-1] == "0 []"


def test_a_run_that_is_killed_is_gone_on_with_to_the_same_bytes(built: Path, tmp_path: Path) -> None:
    house(tmp_path)
    with subprocess.Popen([*PROGRAM, "archive"], cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL) as process:
        until = time.monotonic() + 60
        while not list((tmp_path / "build").glob("2024/1.pdf")) and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    ran = run("archive", cwd=tmp_path)
    assert ran.returncode == 0
    assert outputs(tmp_path) == outputs(built)


@pytest.mark.skipif(sys.platform == "win32", reason="memory is not limited there")
def test_a_worker_without_memory_costs_its_issue(tmp_path: Path) -> None:
    ran = run("archive", "--memory", "60", "--jobs", "1", cwd=house(tmp_path))
    assert ran.returncode in {3, 4}
    assert {f"issues/{name}.md" for name in NAMES} == {
        line.split(":")[0] for line in ran.stderr.splitlines() if "error[worker-" in line
    }


def test_an_issue_that_takes_too_long_is_named(tmp_path: Path) -> None:
    ran = run("archive", "--deadline", "0.1", "--jobs", "1", "--only", "2024", "--shard", "1/4", cwd=house(tmp_path))
    assert ran.returncode == 4
    assert "issues/2024/1.md: error[worker-hung] 生成这一期超过 0.1 秒" in ran.stderr


@pytest.mark.parametrize("years", ["20245", "2024abc", "", "2024,99", "abc2024"])
def test_what_is_no_year_is_not_taken_for_one(years: str, tmp_path: Path) -> None:
    ran = run("archive", "--only", years, cwd=house(tmp_path))
    assert (ran.returncode, "[year-unknown]" in ran.stderr) == (2, True)


def test_a_draft_is_not_said_to_be_stale(tmp_path: Path) -> None:
    house(tmp_path, n1=houses.text("第二稿。\n", front="草稿: 是\n"))
    assert "issues/2024/1.md：草稿，不生成" in run("archive", "--explain", "2024/1", cwd=tmp_path).stdout


def test_why_an_issue_is_stale_is_told_in_chinese(tmp_path: Path) -> None:
    run("build", "1", "--stale", "--to", "docx", cwd=house(tmp_path))
    house(tmp_path, n1=houses.text("第二稿。\n"))
    ran = run("archive", "--explain", "2024/1", "--to", "docx", cwd=tmp_path)
    assert ran.stdout.splitlines() == ["issues/2024/1.md：要重新生成", "  原文改了：issues/2024/1.md"]


def test_of_an_issue_that_has_not_changed_that_is_said(tmp_path: Path) -> None:
    run("build", "1", "--stale", "--to", "docx", cwd=house(tmp_path))
    ran = run("archive", "--explain", "2024/1", "--to", "docx", cwd=tmp_path)
    assert ran.stdout == "issues/2024/1.md：没有变，不必重新生成\n"


def test_shards_put_together_have_nothing_left_to_do(built: Path, tmp_path: Path) -> None:
    house(tmp_path)
    for part in (1, 2):
        run("archive", "--shard", f"{part}/2", "--out", f"part{part}", cwd=tmp_path)
    ran = run("archive", "--merge", str(tmp_path / "part1"), "--merge", str(tmp_path / "part2"), cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "合并 2 份，共 4 期\n")
    assert outputs(tmp_path) == outputs(built)
    assert "4 期：4 期没有变" in run("archive", cwd=tmp_path).stdout


def test_an_archive_is_compared_with_what_it_was(tmp_path: Path) -> None:
    run("build", "--to", "pdf", cwd=house(tmp_path))
    (tmp_path / "build").rename(tmp_path / "old")
    house(tmp_path, n2=houses.text("第二稿。\n", number=2))
    run("build", "--to", "pdf", cwd=tmp_path)
    ran = run("archive", "--compare", str(tmp_path / "old"), cwd=tmp_path)
    assert "4 期：3 期相同，0 期有变动，1 期文字有变化" in ran.stdout
    assert (ran.returncode, "build/2024/2.pdf: error[output-text-differs]" in ran.stderr) == (1, True)
    ran = run("archive", "--compare", "nowhere", cwd=tmp_path)
    assert (ran.returncode, "error[compare-missing]" in ran.stderr) == (2, True)


def test_shards_are_all_issues_and_none_twice(tmp_path: Path) -> None:
    house(tmp_path)
    said = [run("archive", "--shard", f"{part}/2", "--format", "json", cwd=tmp_path).stdout for part in (1, 2)]
    told = [json.loads(line).get("archived") for lines in said for line in lines.splitlines()]
    assert sorted(one["path"] for one in told if one) == [f"issues/{name}.md" for name in NAMES]


def test_strict_faces_are_refused_before_anything_is_built(tmp_path: Path) -> None:
    own = tmp_path / "templates/own"
    own.mkdir(parents=True)
    faces = "faces: { 仿宋: { official: 没有这种字体, then: [FandolFang] } }"
    (own / "layout.yaml").write_text(f"extends: lianluo\n{faces}\n", encoding="utf-8")
    houses.found(tmp_path, {"2024/1": houses.text()}, file=f"{houses.FILE}模板: own\n")
    ran = run("archive", "--strict-faces", cwd=tmp_path)
    assert (ran.returncode, "没有这种字体（只有 FandolFang" in ran.stderr) == (3, True)


def test_a_file_that_is_left_over_is_named_and_pruned(tmp_path: Path) -> None:
    run("build", "--stale", "--to", "docx", cwd=house(tmp_path))
    (tmp_path / "issues/2024/4.md").unlink()
    assert "build/2024/4.docx: warning[output-left]" in run("archive", "--to", "docx", cwd=tmp_path).stderr
    run("archive", "--to", "docx", "--prune", cwd=tmp_path)
    assert sorted(outputs(tmp_path)) == ["1.docx", "2.docx", "3.docx"]


def test_verifying_finds_the_file_that_is_another(tmp_path: Path) -> None:
    run("build", "--to", "docx", cwd=house(tmp_path))
    (tmp_path / "build/2024/2.docx").write_bytes(b"PK")
    ran = run("archive", "--to", "docx", "--verify", cwd=tmp_path)
    assert (ran.returncode, "4 期：3 期相同，1 期不同" in ran.stdout) == (1, True)
    assert "build/2024/2.docx: error[output-differs]" in ran.stderr


def test_verifying_what_was_never_built_makes_no_folder(tmp_path: Path) -> None:
    ran = run("archive", "--to", "docx", "--verify", cwd=house(tmp_path))
    assert (ran.returncode, "4 期：4 期不同" in ran.stdout) == (1, True)
    assert not (tmp_path / "build").exists()


def test_a_build_of_what_is_stale_says_what_is_not(tmp_path: Path) -> None:
    house(tmp_path)
    run("build", "--stale", "--to", "docx", cwd=tmp_path)
    house(tmp_path, n3=houses.text("第二稿。\n", number=3))
    lines = run("build", "--stale", "--to", "docx", cwd=tmp_path).stdout.splitlines()
    assert [line.partition("：")[2] for line in lines if "没有变" in line] == ["没有变"] * 3
    assert [line for line in lines if "issues/2024/3.md → " in line]
