from __future__ import annotations

from pathlib import Path

import pytest
from houses import found, text

from bulletin import compose, read
from bulletin.findings import Finding, Severity
from bulletin.proof import Proof
from bulletin.rules.pages import masthead_turned


def findings(root: Path, name: str = "工作简报", publisher: str = "某市人大常委会", front: str = "") -> list[Finding]:
    file = f"name: {name}\npublisher: {publisher}\n"
    house = found(root, {"2024/1": text(front=f"标题: 一期简报\n{front}")}, file)
    issue = read(root / "issues/2024/1.md", house)
    return list(masthead_turned.check(Proof(issue, compose(issue))))


@pytest.mark.parametrize("name", ["简报", "工作简报", "人大代表工作简报", "湖南人大代表联络动态"])
def test_names_of_a_line_are_right(tmp_path: Path, name: str) -> None:
    assert findings(tmp_path, name) == []


def test_a_name_of_two_lines_is_told_where_the_house_says_it(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, "某省人民代表大会代表联络工作动态")
    assert (finding.code, finding.severity) == ("masthead-turned", Severity.WARNING)
    assert str(finding.place) == "bulletin.yaml:1:7"


def test_a_publisher_too_long_for_its_line_is_told(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, publisher="某省人民代表大会常务委员会代表工作委员会办公室联络处")
    assert str(finding.place) == "bulletin.yaml:2:12"


def test_so_is_a_secrecy_mark_where_the_issue_says_it(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, front=f"密级: {'内部资料注意保存' * 5}\n")
    assert finding.place.text.startswith("密级: ")


def test_a_first_page_without_text_is_an_error(tmp_path: Path) -> None:
    (turned, alone) = findings(tmp_path, name="某省人大代表联络工作动态" * 7)
    assert (turned.severity, alone.code, alone.severity) == (Severity.WARNING, "masthead-alone", Severity.ERROR)
    assert str(alone.place) == "bulletin.yaml:1:7"
