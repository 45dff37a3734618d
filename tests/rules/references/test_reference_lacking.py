from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.rules.references import reference_lacking

TABLE = "\n\n表1　经费\n\n|甲|乙|\n|-|-|\n|1|2|\n"


def found(root: Path, body: str) -> list[tuple[int, str]]:
    findings = reference_lacking.RULE.found(proof(root, body))
    return [(one.place.column, one.message) for one in findings]


def test_a_reference_is_found_where_it_stands(tmp_path: Path) -> None:
    assert found(tmp_path, f"各县经费见表2。{TABLE}") == [(6, "说到“表2”，稿件里没有表2")]


def test_both_ends_of_a_range_are_looked_for(tmp_path: Path) -> None:
    assert found(tmp_path, f"各县经费见表1、表3。{TABLE}") == [(6, "说到“表3”，稿件里没有表3")]


def test_what_the_attachments_are_said_to_be_counts(tmp_path: Path) -> None:
    assert found(tmp_path, "名单见附件2。\n\n附件：1. 日程\n2. 名单\n") == []


@pytest.mark.parametrize(
    "body", ["请报送附件3份。", "发表2篇文章，代表3人。", "《办法》附件2另有规定。", "他说“见附件3”。"]
)
def test_amounts_other_papers_and_quotations_are_no_references(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []
