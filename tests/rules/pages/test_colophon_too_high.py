from __future__ import annotations

from pathlib import Path

import pytest
from houses import proof

from bulletin.findings import Severity
from bulletin.rules.pages import colophon_alone, colophon_too_high


def front(bodies: int) -> str:
    names = "，".join(f"第{number}县人民代表大会常务委员会" for number in range(bodies))
    return f"标题: 一期简报\n分送: [{names}]\n责任编辑: 编辑部\n"


@pytest.mark.parametrize("bodies", [1, 20])
def test_a_colophon_that_a_page_holds_is_right(tmp_path: Path, bodies: int) -> None:
    assert list(colophon_too_high.check(proof(tmp_path, "正文。\n", front(bodies)))) == []


def test_a_colophon_higher_than_a_page_is_an_error_at_its_longest_entry(tmp_path: Path) -> None:
    (finding,) = colophon_too_high.check(proof(tmp_path, "正文。\n", front(95)))
    assert (finding.code, finding.severity) == ("colophon-too-high", Severity.ERROR)
    assert (finding.place.line, finding.place.text[:3]) == (6, "分送:")


def test_such_a_colophon_is_not_told_to_be_alone_too(tmp_path: Path) -> None:
    assert list(colophon_alone.check(proof(tmp_path, "正文。\n", front(95)))) == []
