from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

from houses import proof

from bulletin.findings import Finding, Place, Severity
from bulletin.proof import Proof
from bulletin.rules.pages import layout_remark


def test_a_clean_issue_is_laid_out_without_remark(tmp_path: Path) -> None:
    body = "## 一、甲\n\n正文**重点**[^1]。\n\n| 甲 |\n|--|\n| 乙 |\n\n- 丙\n\n[^1]: 注。\n"
    assert list(layout_remark.check(proof(tmp_path, body))) == []


def test_what_the_engine_remarked_is_passed_on() -> None:
    remark = Finding(Place("weasyprint"), "engine-remark", "x", severity=Severity.WARNING)
    proved = SimpleNamespace(pages=SimpleNamespace(remarks=(remark,)))
    assert list(layout_remark.check(cast("Proof", proved))) == [remark]
