"""Forms of official writing at every height of a page: who signs never begins one, and both outputs turn alike."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import fills
import pytest

from bulletin.typesetting.pages import lay_out

CLAUSE = "走访群众，"
NAME, DATE = "某市人大常委会办公室", "2024年7月30日"
SIGNED = f"{NAME}\n{DATE}\n"
KINDS = {
    "signed": f"{CLAUSE * 8}收集意见。\n\n{SIGNED}",
    "signed below short text": f"走访群众。\n\n{SIGNED}",
    "signed and contributed": f"{CLAUSE * 13}收集意见。\n\n{SIGNED}\n（某县人大常委会 供稿）\n",
    "signed below a table": f"| 编号 | 做法 |\n|---|---|\n| 1 | 已办结 |\n| 2 | 已办结 |\n\n{SIGNED}",
    "signed below a list of attachments": f"{CLAUSE * 6}\n\n附件：1. {CLAUSE * 5}名单\n2. 办法\n\n{SIGNED}",
    "signed below verse": f"走访群众，\\\n收集意见，\\\n推动解决，\\\n得到好评。\n\n{SIGNED}",
    "signed below a long name of an attachment": f"走访群众。\n\n附件：{CLAUSE * 9}的报告\n\n{SIGNED}",
    "a list of attachments": f"{CLAUSE * 6}\n\n附件：1. 名单\n2. {CLAUSE * 6}办法\n",
}


@pytest.mark.parametrize("kind", KINDS)
def test_who_signs_never_begins_a_page_and_both_outputs_turn_alike(kind: str, tmp_path: Path) -> None:
    laid_out = fills.filled(tmp_path, KINDS[kind], fills.heights(range(2, 14, 1 if kind == "signed" else 3)))
    printed = fills.printed(laid_out)
    assert {height for height, paper in printed.items() if begins_a_page(paper)} == set()
    assert fills.differing(printed, fills.in_word(fills.every_other(laid_out))) == []


def begins_a_page(paper: fills.Paper) -> bool:
    """Tell whether a page begins with who signs, or with the date."""
    return any(after.page > before.page and after.text in {NAME, DATE} for before, after in pairwise(paper.lines))


TITLED = {
    "a speech": "# 讲话\n\n（2024年7月30日）\n张明远\n\n同志们：\n\n走访群众，收集意见，推动解决了一批急难愁盼的问题，得到好评。\n",
    "verse": "走访群众，\\\n收集意见，\\\n推动解决，\\\n得到好评。\n",
}


@pytest.mark.parametrize("kind", TITLED)
def test_both_outputs_turn_alike_below_a_title_and_in_verse(kind: str, tmp_path: Path) -> None:
    front = fills.FRONT.replace("标题: 一期简报\n", "目录: 否\n")
    texts = {height: "# 一期简报\n\n" + "第一段。\n\n" * height + TITLED[kind] for height in range(4, 14)}
    laid_out = {height: lay_out(fills.issue(tmp_path, text, front=front)) for height, text in texts.items()}
    assert fills.differing(fills.printed(laid_out), fills.in_word(fills.every_other(laid_out))) == []
