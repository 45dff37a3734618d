"""Where a long address leaves little of the line before it, the PDF tears it, and Word is let tear it."""

from __future__ import annotations

from pathlib import Path

import fills
import pytest
from opened import Opened

from bulletin.typesetting.pages import lay_out
from bulletin.writers import write_pages

ADDRESS = "https://www.example.org/npc/2024/07/30/t20240730_123456.html"


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        (f"某县人大常委会完善站点的功能和制度，下降6.5个百分点，详见{ADDRESS}，电子邮箱。", 1),
        (f"详见{ADDRESS}，电子邮箱。", 1),
        ("某县人大常委会完善站点的功能和制度，下降6.5个百分点，详见全文。", 0),
        ("某县人大常委会完善站点的功能和制度，电子邮箱：daibiaolianluo.gongwei@example.org。", 0),
        ("某县人大常委会完善站点的功能和制度，健全履职档案，采取听、看、议、督 Internet-of-Things。", 0),
    ],
)
def test_word_may_end_a_line_within_what_takes_most_of_it(text: str, torn: int, tmp_path: Path) -> None:
    pages = lay_out(fills.issue(tmp_path, f"走访群众。\n\n{text}\n\n走访群众。\n"))
    opened = Opened(write_pages(pages.document, pages, "docx"))
    found = opened.find("//w:p[w:pPr/w:wordWrap/@w:val='0']")
    assert (len(pages.pagination.torn), len(found)) == (torn, torn)
