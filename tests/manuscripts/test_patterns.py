"""Patterns of file names as people write them."""

from __future__ import annotations

import pytest

from bulletin.manuscripts.patterns import PatternError, Piece, pieces


def test_a_field_may_be_written_in_chinese_or_english() -> None:
    assert pieces("{刊名}") == pieces("{name}") == [Piece(field="name")]


def test_what_stands_in_brackets_is_one_group() -> None:
    assert [piece.group for piece in pieces("{期号}[-总{总期号}][{刊别}]")] == [0, 1, 1, 2]


def test_a_number_may_be_filled_up() -> None:
    assert pieces("{期号:03}") == [Piece(field="number", width=3)]


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{期号", "括号没有配对：{"),
        ("期号}{年}", "括号没有配对：}"),
        ("{年}[{期号}", "括号没有配对：["),
        ("{年}[[{期号}]]", "括号没有配对：["),
        ("{年}]", "括号没有配对：]"),
        ("{标题}", "文件名里没有这个项目：{标题}"),
        ("{年}/{期号}", "文件名里不能有这个符号：“/”"),
        ("{年}:{期号}", "文件名里不能有这个符号：“:”"),
        ("简报", "文件名里没有一个期的项目，各期会同名"),
        ("[{期号}]", "文件名里没有一个期的项目，各期会同名"),
        ("{期号:x}", "补零的写法不对：x"),
    ],
)
def test_a_wrong_pattern_is_told(pattern: str, told: str) -> None:
    with pytest.raises(PatternError) as caught:
        pieces(pattern)
    assert str(caught.value) == told
    assert caught.value.hint
