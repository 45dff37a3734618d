"""By how many lines a text is too long for a page less: true however little room the colophon lacks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import fills
import pytest

from bulletin.layout.lengths import Length
from bulletin.typesetting.pages import Pages, lay_out

SHORT = 12


def laid_out(folder: Path, before: int, *, higher: int = 0) -> Pages:
    """Lay out so many paragraphs of a line, and one more, above a colophon that is `higher` than usual."""
    document = fills.issue(folder, "走访群众。\n", before=before)
    page = document.layout.page
    rules = page.model_copy(update={"rule": Length(page.rule + higher // 2)})
    return lay_out(replace(document, layout=replace(document.layout, page=rules)))


@pytest.mark.parametrize("lacking", [0, 3000], ids=["it just fits", "it is a quarter of a point too high"])
def test_a_page_is_saved_by_as_many_lines_as_are_said_and_not_by_one_less(lacking: int, tmp_path: Path) -> None:
    usual = laid_out(tmp_path, SHORT)
    assert usual.overhang
    assert usual.colophon
    missing = usual.overhang.used + usual.colophon.height - usual.overhang.free
    higher = -missing % usual.document.layout.page.pitch + lacking
    over = laid_out(tmp_path, SHORT, higher=higher).over
    assert [len(laid_out(tmp_path, SHORT - cut, higher=higher)) for cut in (over - 1, over)] == [2, 1]
