"""The remarks on short last lines are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from houses import proof

from bulletin.copyfit import report

SENTENCES = "代表建议办理工作坚持问题导向，深入基层走访群众，听取意见，推动解决实际困难，健全机制，压实责任。"


def bodies() -> list[str]:
    """Return paragraphs of two lines whose last one grows from nothing to a few characters."""
    return [f"{(SENTENCES * 2)[:count]}。\n" for count in range(22, 31)]


@pytest.mark.parametrize("body", bodies())
def test_a_line_of_one_character_goes_when_as_many_are_cut_as_is_said(body: str, tmp_path: Path) -> None:
    notes = [f for f in report(proof(tmp_path / "before", body)) if f.code == "copyfit-single-character"]
    for note in notes:
        count = int(re.findall(r"减 (\d+) 个字", note.hint)[0])
        after = proof(tmp_path / "after", body[:10] + body[10 + count :]).pages.lines
        assert max(line.of for line in after if line.style == "body") == 1


def test_one_of_these_paragraphs_has_such_a_line(tmp_path: Path) -> None:
    codes = [f.code for number, body in enumerate(bodies()) for f in report(proof(tmp_path / str(number), body))]
    assert codes.count("copyfit-single-character") == 2


KINDS = {
    "an item of a list": f"- {SENTENCES[:24]}。\n\n甲。\n",
    "an editor's note": f"# 甲\n\n> 编者按：{SENTENCES[:23]}。\n\n甲。\n",
    "what goes on in an editor's note": f"# 甲\n\n> 编者按：甲。\n>\n> {SENTENCES[:26]}。\n\n甲。\n",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_of_one_character_is_told_in_all_running_text(kind: str, tmp_path: Path) -> None:
    front = "" if "# 甲" in KINDS[kind] else "标题: 一期简报\n"
    codes = [finding.code for finding in report(proof(tmp_path, KINDS[kind], front))]
    assert "copyfit-single-character" in codes
