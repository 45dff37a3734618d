"""{紧} that wins nothing is told with the place of its paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.findings import Finding, Severity
from bulletin.rules.pages import tight_useless

FULL = "字" * (26 + 28 * 3)


def found(root: Path, body: str, title: str = "一期简报") -> list[Finding]:
    return list(tight_useless.check(proof(root, f"{body}\n", f"标题: {title}\n")))


@pytest.mark.parametrize(
    ("body", "why"), [("短的一段。{紧}", "只有一行"), (f"{FULL}还有十几个字收不回来。{{紧}}", "末行有 11 个字")]
)
def test_a_paragraph_that_wins_nothing_is_told(tmp_path: Path, body: str, why: str) -> None:
    (finding,) = found(tmp_path, f"甲。\n\n{body}")
    assert why in finding.message
    assert (finding.code, finding.severity, finding.place.line) == ("tight-useless", Severity.WARNING, 9)


@pytest.mark.parametrize("body", [f"{FULL}作者。{{紧}}", f"{FULL}还有十几个字收不回来。", "短的一段。"])
def test_one_that_wins_a_line_is_not_told_nor_one_without_the_mark(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


def test_a_heading_with_text_behind_it_is_told_too(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "## 一、甲。乙乙。{紧}")
    assert finding.message == "“{紧}”没有用处：只有一行"


@pytest.mark.parametrize(("length", "told"), [(20, 1), (21, 0), (22, 0), (23, 1)])
def test_a_title_that_wins_nothing_is_told(tmp_path: Path, length: int, told: int) -> None:
    title = "某某县人大常委会扎实推进和改进代表建议办理工作情况"[:length]
    assert len(found(tmp_path, "甲。", f"{title}{{紧}}")) == told
