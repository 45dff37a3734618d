"""`check --with`: an office's own service is asked, and what it answers stands among what we found."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import houses
import pytest
from commands import run

from bulletin.desk import service
from bulletin.errors import MachineError
from bulletin.findings import Finding, Severity

ANSWERING = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    at = asked["text"].find("布署")
    if at >= 0:
        print(json.dumps({"id": asked["id"], "start": at, "end": at + 2, "message": "“布署”应为“部署”", **MORE}))
"""


def written(root: Path, code: str) -> str:
    """Write a service in Python, and return the command that starts it."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "service.py").write_text(code, encoding="utf-8")
    return shlex.join([sys.executable, str(root / "service.py")])


def asked(
    root: Path, more: str = "{}", body: str = "甲。\n\n全面布署工作。\n", front: str = "标题: 甲\n"
) -> list[Finding]:
    command = written(root, ANSWERING.replace("MORE", more))
    return service.ask(command, houses.proof(root, body, front))


def test_what_a_service_finds_has_its_place(tmp_path: Path) -> None:
    (finding,) = asked(tmp_path)
    assert str(finding.place) == "issues/2024/1.md:9:3"
    assert (finding.code, finding.severity, finding.fix) == ("with-finding", Severity.WARNING, ())


def test_a_service_says_its_code_how_grave_it_is_and_what_is_right(tmp_path: Path) -> None:
    (finding,) = asked(tmp_path, '{"code": "confused-word", "severity": "error", "right": "部署"}')
    assert (finding.code, finding.severity, finding.hint) == ("with-confused-word", Severity.ERROR, "改为“部署”")
    assert [edit.text for edit in finding.fix] == ["部署"]


def test_what_a_service_finds_can_be_switched_off(tmp_path: Path) -> None:
    assert asked(tmp_path, front="标题: 甲\n规则: {with-finding: 关}\n") == []


def test_a_line_that_is_not_to_be_checked_is_not_answered_for(tmp_path: Path) -> None:
    assert asked(tmp_path, body="全面布署工作。<!-- 不查 -->\n") == []


def test_a_service_gets_the_passages_with_their_places_and_regions(tmp_path: Path) -> None:
    command = written(tmp_path, f"import sys; open({str(tmp_path / 'told')!r}, 'wb').write(sys.stdin.buffer.read())")
    service.ask(command, houses.proof(tmp_path, "## 一、乙\n\n丙。\n"))
    told = [json.loads(line) for line in (tmp_path / "told").read_text(encoding="utf-8").splitlines()]
    assert [(one["id"], one["line"], one["region"], one["text"]) for one in told] == [
        (1, 5, "标题", "一期简报"),
        (2, 7, "小标题", "一、乙"),
        (3, 9, "正文", "丙。"),
    ]


BROKEN = {
    "no JSON": "print('甲')",
    "an unknown passage": """print('{"id": 9, "start": 0, "end": 1, "message": "甲"}')""",
    "a place outside": """print('{"id": 1, "start": 0, "end": 99, "message": "甲"}')""",
    "no message": """print('{"id": 1, "start": 0, "end": 1}')""",
    "an exit code": "raise SystemExit(3)",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_answer_is_one_message(name: str, tmp_path: Path) -> None:
    with pytest.raises(MachineError) as raised:
        service.ask(written(tmp_path, BROKEN[name]), houses.proof(tmp_path, "甲。\n"))
    assert [one.code for one in raised.value.findings] == ["service-failed"]


def test_a_service_that_does_not_end_is_ended(tmp_path: Path) -> None:
    command = written(tmp_path, "import subprocess; subprocess.run(['sleep', '600'])")
    with pytest.raises(MachineError, match="没有做完"):
        service.ask(command, houses.proof(tmp_path, "甲。\n"), limit=0.5)


def test_a_service_that_repeats_itself_is_ended(tmp_path: Path) -> None:
    command = written(tmp_path, "while True: print('甲' * 10_000)")
    with pytest.raises(MachineError, match="超过 1 MB"):
        service.ask(command, houses.proof(tmp_path, "甲。\n"))


def test_a_service_that_complains_without_end_is_told_by_its_last_line(tmp_path: Path) -> None:
    command = written(tmp_path, "import sys; sys.stderr.write('x\\n' * 2_000_000 + 'broken'); sys.exit(3)")
    with pytest.raises(MachineError) as raised:
        service.ask(command, houses.proof(tmp_path, "甲。\n"))
    assert [one.hint for one in raised.value.findings] == ["broken"]


def test_a_service_that_does_not_listen_is_no_fault(tmp_path: Path) -> None:
    assert service.ask(written(tmp_path, "pass"), houses.proof(tmp_path, "甲。\n\n" * 4_000)) == []


@pytest.mark.parametrize("command", ["no-such-command", "'", ""])
def test_a_command_that_cannot_run_is_told(command: str, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="运行不了"):
        service.ask(command, houses.proof(tmp_path, "甲。\n"))


def test_check_shows_what_the_service_found_among_ours_and_what_it_ran(tmp_path: Path) -> None:
    houses.found(tmp_path, {"2024/1": houses.text("全面布署工作:甲。\n\n乙:丙。\n")})
    command = written(tmp_path, ANSWERING.replace("MORE", "{}"))
    ran = run("check", "--quick", "--with", command, cwd=tmp_path)
    assert [ran.stdout.count(code) for code in ("with-finding", "mark-half-width", f"问过 {command}，3 段")] == [
        1,
        2,
        1,
    ]


def test_check_shows_ours_where_the_service_fails(tmp_path: Path) -> None:
    houses.found(tmp_path, {"2024/1": houses.text("乙:丙。\n")})
    ran = run("check", "--quick", "--with", "no-such-command", cwd=tmp_path)
    assert (ran.returncode, "mark-half-width" in ran.stdout, "service-failed" in ran.stdout) == (3, True, True)
