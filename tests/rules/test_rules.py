from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from houses import proof

from bulletin import read, rules
from bulletin.findings import Severity
from bulletin.proof import Proof

NAMES = [module.name for module in pkgutil.iter_modules(rules.__path__)]


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_is_in_the_table(name: str) -> None:
    assert importlib.import_module(f"bulletin.rules.{name}").check in rules.RULES


@pytest.mark.parametrize("name", NAMES)
def test_the_docstring_of_a_rule_is_its_manual(name: str) -> None:
    manual = importlib.import_module(f"bulletin.rules.{name}").__doc__ or ""
    assert [word for word in ("\nWhat: ", "\nWhy: ", "\nInstead: ") if word not in manual] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_has_its_test(name: str) -> None:
    assert (Path(__file__).parent / f"test_{name}.py").is_file()


def test_findings_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    body = "## 二、䶮\n\n正文。\n\n#### 2. 丙\n\n正文。\n"
    found = rules.check(proof(tmp_path, body, "标题: 情况。\n"))
    places = [finding.place for finding in found]
    assert len(found) >= 5
    assert places == sorted(places)


def test_what_was_found_on_reading_comes_too(tmp_path: Path) -> None:
    proved = proof(tmp_path, "正文。\n")
    moved = tmp_path / "issues/2024/7.md"
    (tmp_path / "issues/2024/1.md").rename(moved)
    issue = read(moved, proved.issue.house)
    assert [f.code for f in rules.check(Proof(issue, proved.document))] == ["number-differs-from-file"]


def test_a_clean_issue_has_no_finding(tmp_path: Path) -> None:
    assert rules.check(proof(tmp_path, "## 一、甲\n\n正文。\n")) == []


def test_only_characters_that_no_face_has_are_errors(tmp_path: Path) -> None:
    found = rules.check(proof(tmp_path, "## 二、䶮\n\n\U0003134a\n"))
    assert [f.code for f in found if f.severity is Severity.ERROR] == ["glyph-nowhere"]
