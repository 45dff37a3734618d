"""Borders: what is drawn is what the engine draws, though most boxes are not asked for any."""

from __future__ import annotations

import pytest
from blocks import document, everything, paragraph
from weasyprint import draw

from bulletin.engine.shortcuts import borders
from bulletin.typesetting import pages
from bulletin.writers import write


def test_what_is_drawn_is_what_the_engine_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = write(everything(), "pdf")
    assert draw.draw_border is borders.bordered
    monkeypatch.setattr(draw, "draw_border", borders.BORDERED.original)
    assert write(everything(), "pdf") == ours


@pytest.mark.parametrize(
    "own",
    [{f"border_{side}_width": 1} for side in ("top", "right", "bottom", "left")]
    + [{"border_image_source": ("url", "a.png")}, {"column_width": 100}, {"column_count": 2}],
    ids=str,
)
def test_whatever_there_is_to_draw_is_left_to_the_engine(
    own: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Drawn:
        """A box without borders."""

        border_top_width = border_right_width = border_bottom_width = border_left_width = 0

        def __init__(self, own: dict[str, object]) -> None:
            self.style = {"border_image_source": ("none", None), "column_width": "auto", "column_count": "auto", **own}
            vars(self).update(own)

    asked: list[object] = []
    pages.lay_out(document(paragraph("甲")))
    monkeypatch.setattr(borders.BORDERED, "original", lambda _stream, box: asked.append(box))
    plain, other = Drawn({}), Drawn(own)
    for box in (plain, other):
        borders.bordered(None, box)
    assert asked == [other]
