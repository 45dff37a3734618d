"""Where pages turn: for the sake of what stands before the turn or behind it, and below notes that were carried over."""

from __future__ import annotations

import pytest
from blocks import document, paragraph
from weasyprint import HTML

from bulletin.engine import boxes
from bulletin.engine.turns.page_turns import between
from bulletin.engine.untyped import page_box
from bulletin.typesetting.pages import lay_out


@pytest.fixture(scope="module", autouse=True)
def _started() -> None:
    lay_out(document(paragraph("甲")))


@pytest.mark.parametrize(
    ("before", "after", "wish"),
    [
        ("avoid", "auto", "avoid"),
        ("avoid-page", "auto", "avoid-page"),
        ("avoid", "avoid", "avoid"),
        ("auto", "avoid", "avoid behind"),
        ("auto", "avoid-page", "avoid behind"),
        ("auto", "page", "page"),
        ("auto", "auto", "auto"),
    ],
)
def test_a_wish_of_what_stands_behind_a_turn_alone_has_a_name_of_its_own(before: str, after: str, wish: str) -> None:
    made = HTML(string=f"<p style='break-after: {before}'>a</p><p style='break-before: {after}'>b</p>").render()
    first, second = (
        box
        for page in made.pages
        for box in page_box(page).descendants()
        if isinstance(box, boxes.BlockBox) and box.element_tag == "p"
    )
    assert between(first, second) == wish
