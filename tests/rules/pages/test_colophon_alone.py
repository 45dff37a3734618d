from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from houses import COLOPHON, proof

from bulletin.findings import Severity
from bulletin.layout.lengths import Length
from bulletin.proof import Proof
from bulletin.rules.pages import colophon_alone
from bulletin.typesetting.pagination import Standing

LINE = "这一段文字不长不短，刚好占一行的位置。\n\n"
FRONT = f"标题: 一期简报\n{COLOPHON}"


def lines_of_text(root: Path, count: int) -> Proof:
    return proof(root / str(count), LINE * count, FRONT)


def alone(proved: Proof, height: str) -> Proof:
    """Prove an issue whose colophon of that height stands alone."""
    standing = Standing(Length.parse(height), Length(0), alone=True)
    return cast("Proof", SimpleNamespace(document=proved.document, pages=SimpleNamespace(colophon=standing)))


def test_a_colophon_below_text_is_right(tmp_path: Path) -> None:
    assert list(colophon_alone.check(lines_of_text(tmp_path, 2))) == []


def test_a_colophon_below_a_line_of_text_and_the_notes_of_it_is_right(tmp_path: Path) -> None:
    proved = proof(tmp_path, LINE * 12 + f"走访群众[^1]。\n\n[^1]: {'据有关方面统计，含新设的乡镇。' * 8}\n", FRONT)
    assert next(line.text for line in proved.pages.lines if line.page == len(proved.pages)) == "走访群众。"
    assert list(colophon_alone.check(proved)) == []


def test_an_issue_without_a_colophon_is_right(tmp_path: Path) -> None:
    assert list(colophon_alone.check(proof(tmp_path, LINE))) == []


def test_a_colophon_never_stands_alone_as_the_text_grows_line_by_line_without_being_told(tmp_path: Path) -> None:
    for count in range(8, 14):
        proved = lines_of_text(tmp_path, count)
        standing = proved.pages.colophon
        assert standing is not None
        assert [f.code for f in colophon_alone.check(proved)] == ["colophon-alone"] * standing.alone


@pytest.mark.parametrize(
    ("height", "lines"), [("28.9pt", "1 行"), ("28.95pt", "1 行"), ("29pt", "1 行到 2 行"), ("75pt", "1 行到 3 行")]
)
def test_the_lines_that_are_over_are_rounded_up(tmp_path: Path, height: str, lines: str) -> None:
    (finding,) = colophon_alone.check(alone(lines_of_text(tmp_path, 1), height))
    assert (finding.hint, finding.severity) == (
        f"正文减少 {lines}，报尾就能接在正文下面",
        Severity.WARNING,
    )


def test_the_finding_says_where_the_text_ends(tmp_path: Path) -> None:
    proved = alone(lines_of_text(tmp_path, 1), "50pt")
    (finding,) = colophon_alone.check(proved)
    assert (finding.code, finding.place) == ("colophon-alone", proved.document.blocks[-1].place)


def test_a_colophon_behind_a_landscape_table_is_told_why(tmp_path: Path) -> None:
    table = "表1：甲 {横排}\n\n|甲|\n|-|\n|1|\n"
    (finding,) = colophon_alone.check(proof(tmp_path, LINE + table, FRONT))
    assert finding.message == "报尾独占一页：正文最后是横排的表格，报尾不排在横页上"
