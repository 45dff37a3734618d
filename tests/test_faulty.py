"""Every issue of faulty.md goes through the real command line, and is told as faulty.md says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import run
from houses import found

CASES = Path(__file__).with_name("faulty.md")
CASE = re.compile(r"^## ([^\n]+)\n\n````\n(.*?)````\n\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
HEAD = re.compile(r"(?P<place>\S+): (?:error|warning)\[(?P<code>[a-z0-9-]+)\] \S.*")
TEMPLATES = {
    "broken": '{% extends "base/issue.html.j2" %}\n{% block masthead %}{{ house.nmae }}{% endblock %}\n',
    "torn": '{% extends "base/issue.html.j2" %}\n{% block masthead %}<p class="body">{% endblock %}\n',
}


@dataclass(frozen=True)
class Said:
    """What the command line said: exit code, and a line a finding as faulty.md writes it."""

    code: int
    findings: str
    output: str


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("house")
    found(root, {"2024/1": ""})
    for name, template in TEMPLATES.items():
        folder = root / "templates" / name
        folder.mkdir(parents=True)
        (folder / "layout.yaml").write_text("extends: base\n", encoding="utf-8")
        (folder / "issue.html.j2").write_text(template, encoding="utf-8")
    (root / "assets").mkdir()
    (root / "secret.png").write_bytes(b"")
    return root


def said(house: Path, issue: str) -> Said:
    (house / "issues/2024/1.md").write_text(issue, encoding="utf-8")
    ran = run("build", "issues/2024/1.md", cwd=house)
    return Said(ran.returncode, findings(ran.stderr.splitlines()), ran.stdout + ran.stderr)


def findings(lines: list[str]) -> str:
    """Return place, code and underlined span of each finding."""
    rows = []
    for n, line in enumerate(lines):
        if head := HEAD.fullmatch(line):
            above = f" `{marked(lines[n + 1], lines[n + 2])}`" if n + 2 < len(lines) and "^" in lines[n + 2] else ""
            rows.append(f"- {head['place']} {head['code']}{above}\n")
    return "".join(rows)


def marked(line: str, carets: str) -> str:
    """Return what is underlined, shortened to its first and last character where it is long."""
    start, width = carets.index("^"), len(carets.strip())
    end = start
    while width > 0 and end < len(line):
        width -= columns(line[end])
        end += 1
    span = line[start:end]
    return span if len(span) <= 12 else f"{span[0]}…{span[-1]}"


def columns(char: str) -> int:
    if unicodedata.category(char) == "Cf":
        return 1
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


@pytest.mark.parametrize(
    ("issue", "expected"), [pytest.param(i, e, id=n) for n, i, e in CASE.findall(CASES.read_text("utf-8"))]
)
def test_a_faulty_issue_is_told_and_nothing_is_written(house: Path, issue: str, expected: str) -> None:
    result = said(house, issue)
    assert f"exit {result.code}\n{result.findings}".strip() == expected.strip()
    assert "Traceback" not in result.output
    assert not [path for path in (house / "build").rglob("*.*") if path.suffix in {".pdf", ".docx", ".html"}]
