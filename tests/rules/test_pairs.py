from __future__ import annotations

import pytest

from bulletin.rules.pairs import Kind, Pair, kinds


@pytest.mark.parametrize(
    ("text", "opening", "expected"),
    [
        ("“甲”和“乙”", "“", Kind((Pair(0, 2, 1), Pair(4, 6, 1)))),
        ("“甲“乙””", "“", Kind((Pair(0, 5, 1), Pair(2, 4, 2)))),
        ("“甲", "“", Kind(alone=(0,))),
        ("参会）", "（", Kind(alone=(2,))),
        ("”甲“", "“", Kind(turned=(Pair(0, 2, 1),))),
        ("《甲《和《乙》", "《", Kind((Pair(4, 6, 3),), turned=(Pair(0, 2, 1),))),
        ("“甲”，乙“。“", "“", Kind((Pair(0, 2, 1),), (5, 7))),
        ("（甲)", "（", Kind((Pair(0, 2, 1),))),
    ],
)
def test_marks_are_paired_kind_by_kind(text: str, opening: str, expected: Kind) -> None:
    assert kinds(text)[opening] == expected


@pytest.mark.parametrize("text", ["It’s", "the members’ votes", "’98年", "身高6’"])
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert "‘" not in kinds(text)


def test_an_interval_has_no_pair_of_brackets() -> None:
    assert kinds("取值在[0,1)和(1，2]之间") == {}


def test_a_bracket_behind_the_number_of_an_item_closes_nothing() -> None:
    assert kinds("1）甲；2）乙") == {"（": Kind()}


def test_a_bracket_behind_a_number_closes_what_was_opened() -> None:
    assert kinds("（附件1；2）") == {"（": Kind((Pair(0, 6, 1),))}
