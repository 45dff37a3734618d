from __future__ import annotations

import pytest

from bulletin.text import raised
from bulletin.text.raised import SUBSCRIPT, SUPERSCRIPT, Stretch


@pytest.mark.parametrize(
    ("text", "shown", "kind"),
    [
        ("₂", "2", SUBSCRIPT),
        ("⁻³", "-3", SUPERSCRIPT),
        ("¹⁰", "10", SUPERSCRIPT),
        ("ₓ", "x", SUBSCRIPT),
        ("₂.₅", "2.5", SUBSCRIPT),
        ("ⁿ⁺¹", "n+1", SUPERSCRIPT),
    ],
)
def test_what_faces_lack_is_shown_as_ordinary_characters(text: str, shown: str, kind: str) -> None:
    assert list(raised.stretches(text)) == [Stretch(text, shown, kind)]


@pytest.mark.parametrize("text", ["m²", "5m³", "㎡", "H2O", ""])
def test_what_faces_have_stays_as_it_is(text: str) -> None:
    assert [stretch.shown for stretch in raised.stretches(text)] == ([text] if text else [])


def test_a_text_is_parted_where_its_characters_are_raised() -> None:
    assert [stretch.written for stretch in raised.stretches("治理CO₂，降到10⁻³克。")] == [
        "治理CO",
        "₂",
        "，降到10",
        "⁻³",
        "克。",
    ]


@pytest.mark.parametrize(("text", "kind"), [("⁻¹²", "body-superscript"), ("₂.₅", "subscript")])
def test_what_was_written_is_known_from_what_is_shown(text: str, kind: str) -> None:
    (stretch,) = raised.stretches(text)
    assert raised.written(stretch.shown, kind) == text
