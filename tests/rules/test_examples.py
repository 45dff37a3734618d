"""The examples in the manual of each rule are its tests: what is wrong is found and mended as it says, what is right is not found."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import body, put_up

from bulletin import build, rules
from bulletin.codes import Code
from bulletin.findings import Finding
from bulletin.manuscripts import archive
from bulletin.proof import Proof
from bulletin.rules.rule import ProofRule

WITH_PAGES = [rule.code for rule in rules.RULES if not isinstance(rule, ProofRule)]
WRONG = [pytest.param(code, text, id=f"{code.name}: {text[:20]}") for code in WITH_PAGES for text in code.wrong]
RIGHT = [pytest.param(code, text, id=f"{code.name}: {text[:20]}") for code in WITH_PAGES for text in code.right]


def prove(root: Path, example: str) -> Proof:
    """Prove the issue that an example of the manual is about."""
    house, path = put_up(root, example)
    return build.prove(path, house, archive.read(house))


def found(root: Path, example: str, code: str) -> list[Finding]:
    return [finding for finding in rules.check(prove(root, example), pages=False) if finding.code == code]


@pytest.mark.parametrize(("code", "example"), WRONG)
def test_what_the_manual_calls_wrong_is_found_and_mended(code: Code, example: str, tmp_path: Path) -> None:
    findings = found(tmp_path, example, code.name)
    assert findings
    source = prove(tmp_path, example).issue.source
    mended = source.edited(edit for finding in findings for edit in finding.fix)
    assert mended == source.text.replace(body(example), body(code.wrong[example]))
    assert [one.message for one in found(tmp_path, code.wrong[example], code.name) if one.fix] == []


@pytest.mark.parametrize(("code", "example"), RIGHT)
def test_what_the_manual_calls_right_is_not_found(code: Code, example: str, tmp_path: Path) -> None:
    assert found(tmp_path, example, code.name) == []


@pytest.mark.parametrize("code", WITH_PAGES, ids=lambda code: code.name)
def test_every_rule_has_examples_of_both_kinds(code: Code) -> None:
    assert code.wrong
    assert code.right


@pytest.mark.parametrize("code", WITH_PAGES, ids=lambda code: code.name)
def test_a_rule_whose_examples_are_mended_says_so(code: Code) -> None:
    assert code.fixable == any(mended != wrong for wrong, mended in code.wrong.items())


def examples(code: Code) -> str:
    """Return what is wrong, and below it how it is mended where that is known."""
    shown = (
        f"错：{wrong}\n改：{mended}" if mended != wrong else f"错：{wrong}" for wrong, mended in code.wrong.items()
    )
    return "\n".join(shown)


def test_the_manual_shows_what_is_wrong_and_below_it_how_it_is_mended() -> None:
    assert [code.name for code in WITH_PAGES if examples(code) not in code.manual] == []
