from __future__ import annotations

from pathlib import Path

import houses
import pytest

from bulletin import build, rules
from bulletin.findings import Severity

SLIP = "会议强调:好。"


def found(root: Path, body: str, front: str = "", file: str = houses.FILE) -> list[tuple[str, int, Severity]]:
    house = houses.found(root, {"2024/1": houses.text(body, front=f"标题: 一期简报\n{front}")}, file)
    findings = rules.check(build.prove(root / "issues/2024/1.md", house), pages=False)
    return [(one.code, one.place.line, one.severity) for one in findings]


def test_a_rule_is_off_where_the_house_says_so(tmp_path: Path) -> None:
    assert found(tmp_path, SLIP, file=f"{houses.FILE}规则:\n  mark-half-width: 关\n") == []


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("关 off", []),
        ("提醒 note", [Severity.NOTE]),
        ("警告 warning", [Severity.WARNING]),
        ("错误 error", [Severity.ERROR]),
    ],
)
def test_an_issue_says_how_grave_a_rule_is(words: str, levels: list[Severity], tmp_path: Path) -> None:
    for word in words.split():
        told = found(tmp_path, SLIP, f"规则: {{mark-half-width: {word}}}\n")
        assert told == [("mark-half-width", 8, level) for level in levels]


def test_an_issue_goes_before_its_house(tmp_path: Path) -> None:
    file = f"{houses.FILE}规则:\n  mark-half-width: 关\n"
    assert found(tmp_path, SLIP, "规则: {mark-half-width: 提醒}\n", file) == [("mark-half-width", 8, Severity.NOTE)]


def test_a_remark_at_the_end_of_a_line_holds_for_it(tmp_path: Path) -> None:
    body = f"{SLIP} <!-- 不查：mark-half-width -->\n\n{SLIP}\n"
    assert [line for _, line, _ in found(tmp_path, body)] == [9]


def test_a_remark_above_a_paragraph_holds_for_all_of_it(tmp_path: Path) -> None:
    body = f"正文。\n\n<!-- 不查 -->\n{SLIP}\n{SLIP}\n\n{SLIP}\n"
    assert [line for _, line, _ in found(tmp_path, body)] == [13]


def test_a_remark_about_another_rule_holds_for_none(tmp_path: Path) -> None:
    assert [code for code, _, _ in found(tmp_path, f"{SLIP} <!-- 不查 title-full-stop -->\n")] == ["mark-half-width"]


def test_a_remark_is_not_printed(tmp_path: Path) -> None:
    proof = houses.proof(tmp_path, f"<!-- 不查 -->\n{SLIP} <!-- 不查 -->\n")
    assert [passage.text for passage in proof.passages] == ["一期简报", SLIP]


def test_a_remark_without_that_word_is_refused_as_before(tmp_path: Path) -> None:
    assert [code for code, _, _ in found(tmp_path, "<!-- 不要查 -->\n")] == ["html-raw"]


def test_a_misspelt_rule_in_a_remark_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    house = houses.found(tmp_path, {"2024/1": houses.text("正文。 <!-- 不查：mark-half-with -->\n")})
    (finding,) = rules.check(build.prove(tmp_path / "issues/2024/1.md", house), pages=False)
    assert (finding.code, finding.hint, finding.place.column) == ("rule-unknown", "您是不是要写 mark-half-width？", 5)


def test_what_cannot_be_printed_is_not_switched_off_by_a_remark(tmp_path: Path) -> None:
    assert [code for code, _, _ in found(tmp_path, "<b>甲 <!-- 不查 -->\n")] == ["html-raw"]
