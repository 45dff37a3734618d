from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from pathlib import Path

import pytest
from houses import proof

from bulletin import codes, read, rules
from bulletin.findings import Severity
from bulletin.proof import Proof
from bulletin.rules.rule import ProofRule

NAMES = [
    f"{family.name}.{module.name}"
    for family in pkgutil.iter_modules(rules.__path__)
    if family.ispkg
    for module in pkgutil.iter_modules([f"{rules.__path__[0]}/{family.name}"])
]
CHECKS = {rule.check for rule in rules.RULES}


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_is_in_the_table(name: str) -> None:
    module = importlib.import_module(f"bulletin.rules.{name}")
    assert (module.RULE in rules.RULES) if hasattr(module, "RULE") else (module.check in CHECKS)


def test_every_rule_has_a_page_in_the_list_of_rules() -> None:
    pages = (Path(__file__).parents[2] / "docs/rules.zh-CN.md").read_text(encoding="utf-8")
    own = [rule.code.name for rule in rules.RULES if not isinstance(rule, ProofRule)]
    assert [name for name in own if f"`{name}`" not in pages] == []


def test_no_two_rules_have_one_code() -> None:
    own = [rule.code.name for rule in rules.RULES if not isinstance(rule, ProofRule)]
    assert sorted({*own} - {*codes.TABLE}) == sorted(own)


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


def test_an_issue_of_which_nothing_is_printed_is_checked(tmp_path: Path) -> None:
    whole = proof(tmp_path, "正文。\n")
    nothing = Proof(whole.issue, replace(whole.document, blocks=()))
    assert nothing.passages == ()
    assert rules.check(nothing, pages=False) == []
