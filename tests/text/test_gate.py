"""The gate for characters: what may be printed, what may not, and what only looks right."""

from __future__ import annotations

import unicodedata

import pytest

from bulletin.findings import Severity, Source
from bulletin.text import gate

NEVER = {
    "\x07": "看不见的控制字符 U+0007",
    "\x7f": "看不见的控制字符 U+007F",
    "\xad": "看不见的格式字符 U+00AD",
    "\u200b": "看不见的格式字符 U+200B",
    "\u202e": "改变文字方向的控制字符 U+202E",
    "\u2028": "看不见的换行字符 U+2028",
    "\u3164": "看不见的空白字符 U+3164",
    "\ue000": "自造字符 U+E000",
    "\U00100000": "自造字符 U+100000",
    "\ufdd0": "没有定义的字符 U+FDD0",
    "\U0002ffff": "没有定义的字符 U+2FFFF",
    "\U000e0041": "看不见的格式字符 U+E0041",
}
ORDINARY = (
    "王　伟，“《〈……——·～〔2024〕５％℃㎡①Ⅲ×÷±≤α‰½",
    "café cafe\u0301 ê̄ ḿ ǹ",  # pinyin, its accents apart too
    "𠮷䶮㑇\U000323af",  # rare, and rarer than Python's table
    "😀★→\u00a0\u2003",
)


def told(text: str) -> list[tuple[str, int, int]]:
    found = gate.told(text, Source("a.md", text).place(1, 1))
    return [(finding.code, finding.place.column, finding.place.end_column) for finding in found]


@pytest.mark.parametrize("char", NEVER)
def test_what_may_not_be_printed_is_named_with_its_number(char: str) -> None:
    (found,) = gate.told(f"甲{char}乙", Source("a.md", f"甲{char}乙").place(1, 1))
    assert (found.message, found.severity) == (f"这里有{NEVER[char]}", Severity.ERROR)


@pytest.mark.parametrize("text", ORDINARY)
def test_what_people_write_passes(text: str) -> None:
    assert told(text) == []


def test_a_stretch_of_one_kind_is_one_finding() -> None:
    assert told("甲\u200b\u2060乙\u202e丙") == [("character-invisible", 2, 4), ("character-invisible", 5, 6)]


def test_a_selector_of_glyphs_may_follow_a_chinese_character_and_no_other() -> None:
    assert told("葛\U000e0100") == []
    assert told("a\U000e0100") == [("character-invisible", 2, 3)]


def test_no_character_is_passed_over_by_the_quick_look() -> None:
    """Whatever the categories refuse is refused between ordinary characters as well."""
    wanted = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    plain = [
        chr(code) for code in range(0x30000) if unicodedata.category(chr(code)) in wanted and chr(code) not in "\t\n"
    ]
    assert [char for char in plain if not [*gate.refused(f"甲{char}")]] == []


@pytest.mark.parametrize(("char", "right"), {"⼀": "一", "⻓": "长", "\uf9d1": "六", "⺟": "母"}.items())
def test_a_look_alike_is_told_with_the_right_character(char: str, right: str) -> None:
    source = Source("a.md", f"甲{char}乙")
    (found,) = gate.told(source.text, source.place(1, 1))
    assert (found.code, source.edited(found.fix), found.severity) == (
        "character-look-alike",
        f"甲{right}乙",
        Severity.WARNING,
    )


def test_a_look_alike_is_an_error_where_text_is_looked_up() -> None:
    (found,) = gate.told("⼀", Source("a.md", "⼀").place(1, 1), Severity.ERROR)
    assert found.severity is Severity.ERROR


def test_radicals_that_are_no_characters_and_characters_that_only_stand_among_the_compatible_pass() -> None:
    assert told("⺀﨎﨏") == []


def test_what_is_taken_out_leaves_the_rest_where_it_was() -> None:
    assert gate.without_refused("甲\u200b\u200b乙\t丙\u202e", " ") == "甲  乙\t丙 "
