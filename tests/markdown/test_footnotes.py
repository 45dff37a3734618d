from __future__ import annotations

import pytest
from marked import blocks, faults

NOTE = '<span class="footnote" data-note="{}">{}</span>'


@pytest.mark.parametrize("key", ["1", "注一", "a-b"])
def test_a_footnote_is_set_where_its_mark_stands(key: str) -> None:
    assert blocks(f"甲[^{key}]乙\n\n[^{key}]: 丙") == [f"<p class='body'>甲{NOTE.format(key, '丙')}乙</p>"]


def test_a_footnote_may_stand_before_its_mark() -> None:
    assert blocks("[^1]: 丙\n\n甲[^1]") == [f"<p class='body'>甲{NOTE.format(1, '丙')}</p>"]


def test_a_footnote_goes_on_over_lines() -> None:
    assert blocks("甲[^1]\n\n[^1]: 丙\n  丁\n戊") == [f"<p class='body'>甲{NOTE.format(1, '丙丁戊')}</p>"]


def test_two_footnotes_may_follow_each_other_without_a_blank_line() -> None:
    assert blocks("甲[^1]乙[^2]\n\n[^1]: 子\n[^2]: 丑") == [
        f"<p class='body'>甲{NOTE.format(1, '子')}乙{NOTE.format(2, '丑')}</p>"
    ]


@pytest.mark.parametrize(
    "text", ["## 一、甲[^1]", "### （一）甲。乙[^1]", "- 甲[^1]", "|甲[^1]|\n|-|", "> 编者按：甲[^1]"]
)
def test_a_footnote_may_stand_in_any_block(text: str) -> None:
    faultless = blocks(f"{text}\n\n正文\n\n[^1]: 注")
    assert faultless[-1] == "<p class='body'>正文</p>"


def test_an_escaped_mark_is_text() -> None:
    assert blocks("甲\\[^1]") == ["<p class='body'>甲[^1]</p>"]


@pytest.mark.parametrize(
    ("text", "fault"),
    {
        "甲[^1]": ("footnote-missing", "1:2"),
        "甲\n\n[^1]: 注": ("footnote-unused", "3:1"),
        "甲[^1]乙[^1]\n\n[^1]: 注": ("footnote-reused", "3:1"),
        "[^1]：注": ("footnote-full-width", "1:1"),
        "甲[^1]\n\n[^1]:": ("footnote-empty", "3:1"),
        "甲[^1]\n\n[^1]: 注[^2]\n\n": ("footnote-nested", "3:8"),
        "甲[^1]\n\n[^1]: 注 <b>": ("html-raw", "3:9"),
        "# 甲[^1]\n\n乙\n\n[^1]: 注": ("line-not-plain", "1:1"),
        "甲\n\n（乙[^1] 供稿）\n\n[^1]: 注": ("line-not-plain", "3:2"),
    }.items(),
)
def test_a_faulty_footnote_is_found_at_its_place(text: str, fault: tuple[str, str]) -> None:
    assert faults(text) == [fault]


def test_a_footnote_written_twice_is_found() -> None:
    assert ("footnote-repeated", "4:1") in faults("甲[^1]\n\n[^1]: 子\n[^1]: 丑")


def test_a_fault_beside_a_mark_does_not_make_its_footnote_unused() -> None:
    assert faults("甲<b>[^1]\n\n[^1]: 注") == [("html-raw", "1:2")]


@pytest.mark.parametrize(
    ("note", "printed"),
    [
        (r"丁\*\*戊", "丁**戊"),
        (r"丁\*乙\*戊", "丁*乙*戊"),
        (r"\[丁\]\_", "[丁]_"),
        ("丁**戊**", "丁<strong>戊</strong>"),
    ],
)
def test_what_is_escaped_in_a_note_is_printed_as_it_is(note: str, printed: str) -> None:
    text = f"甲[^1]乙\n\n[^1]: {note}"
    assert blocks(text) == [f"<p class='body'>甲{NOTE.format(1, printed)}乙</p>"]
    assert faults(text) == []


def test_an_escaped_mark_is_no_note() -> None:
    assert blocks(r"甲\[^1]乙") == ["<p class='body'>甲[^1]乙</p>"]
