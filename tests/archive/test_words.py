"""Words that are looked for."""

from __future__ import annotations

import pytest

from bulletin.archive.search.words import Words


def hits(word: str, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Words([word]).find([text])[0]]


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("例会", "开例会，例会制", ["例会", "例会"]),
        ("王伟", "主任：王　伟", ["王　伟"]),
        ("王 伟", "主任：王伟", ["王伟"]),
        ("推动落地", "推动\n落地", ["推动\n落地"]),
        ("5g", "建设5G基站", ["5G"]),
        ("１２７", "共127人", ["127"]),
        ("wps", "使用ＷＰＳ软件", ["ＷＰＳ"]),
        ("人大", "人民", []),
        (".", "甲乙", []),
    ],
)
def test_a_word_is_found_whatever_blanks_and_case_it_has(word: str, text: str, found: list[str]) -> None:
    assert hits(word, text) == found


def test_full_width_blanks_part_words() -> None:
    assert Words(["联络站　建议", "建议", " "]).words == ("联络站", "建议")


def test_a_letter_that_is_longer_in_small_does_not_shift_what_is_found() -> None:
    assert hits("例会", "İİ例会") == ["例会"]


def test_no_word_goes_across_two_passages() -> None:
    assert Words(["甲乙"]).find(["甲", "乙"]) == [[], []]
