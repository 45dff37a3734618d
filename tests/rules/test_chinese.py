"""Which text is Chinese: letters of English words are counted half."""

from __future__ import annotations

import pytest

from bulletin.rules.chinese import is_chinese


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲乙abc", True),
        ("甲乙abcd", False),
        ("甲", True),
        ("", False),
        ("2024", False),
        ("Wang Wei（王伟）said", False),
    ],
)
def test_a_text_is_chinese_where_it_has_more_than_half_as_many_characters_as_letters(
    text: str, *, expected: bool
) -> None:
    assert is_chinese(text) is expected
