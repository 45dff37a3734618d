from __future__ import annotations

import pytest
from marked import body, faults, source

from bulletin.errors import ContentError, LimitError
from bulletin.markdown.inline import MAX_LENGTH, MAX_SIGNS, Notes, join, to_html


def html(text: str, **notes: str) -> str:
    return to_html(text, source(text).span(0, len(text)), source(text), Notes(notes))


def refused(text: str) -> list[str]:
    return [code for code, _ in faults(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "**重点。**然后": "<strong>重点。</strong>然后",
        "**“引用”**的": "<strong>“引用”</strong>的",
        "（**重点**）": "（<strong>重点</strong>）",
        "甲，**乙**，丙": "甲，<strong>乙</strong>，丙",
        "**甲**乙**丙**": "<strong>甲</strong>乙<strong>丙</strong>",
        "*甲*": "<em>甲</em>",
    }.items(),
)
def test_bold_stands_beside_chinese_punctuation(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    "text", ["a_b_c", "zhang_san@example.org", "5*3", "甲 & 乙 < 丙", "1 > 0", "~甲~", "[甲]", "$x"]
)
def test_signs_that_mark_nothing_are_printed(text: str) -> None:
    assert html(text) == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize("sign", list('\\`*_{}[]()>#+-.!|<&~$"'))
def test_a_backslash_prints_the_sign_itself(sign: str) -> None:
    assert html(f"甲\\{sign}乙") in {f"甲{sign}乙", "甲&lt;乙", "甲&amp;乙", "甲&gt;乙", "甲&quot;乙"}


def test_a_link_keeps_its_address_and_its_text() -> None:
    assert html("见[网站](https://example.org/?a=1&b=2)。") == (
        '见<a href="https://example.org/?a=1&amp;b=2">网站</a>。'
    )


@pytest.mark.parametrize("word", ["&nbsp;", "&lt;", "&amp;", "&#60;", "&copy"])
def test_an_escaped_ampersand_makes_no_entity(word: str) -> None:
    assert html(f"甲\\{word}乙") == f"甲&amp;{word[1:]}乙"
    assert html("甲[^1]", **{"1": f"\\{word}"}).count(f"&amp;{word[1:]}") == 1


def test_behind_an_escaped_backslash_an_ampersand_is_its_own() -> None:
    assert html(r"甲\\\&amp") == r"甲\&amp;amp"


@pytest.mark.parametrize("text", ["<https://example.org>", "[信](mailto:a@example.org)", "[站](HTTP://EXAMPLE.ORG)"])
def test_web_and_mail_addresses_are_links(text: str) -> None:
    assert "<a href=" in html(text)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:1",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "a.md",
        "",
        "#x",
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(ContentError, match="link-refused"):
        html(f"[甲]({address})")


def test_an_address_cannot_hide_behind_entities_or_escapes() -> None:
    assert refused("[甲](java&#115;cript:alert) [乙](\\javascript:x)") == ["html-raw"]


@pytest.mark.parametrize(
    ("text", "way_out"),
    {
        "甲<br>乙": "行末写反斜线",
        "甲&nbsp;乙": "直接敲空格",
        "写信到<a@b.cn>": "只写邮箱本身",
        "甲<hr>乙": "前面加反斜线",
    }.items(),
)
def test_each_kind_of_html_has_its_own_way_out(text: str, way_out: str) -> None:
    (finding,) = body(text).findings
    assert (finding.code, way_out in finding.hint) == ("html-raw", True)


@pytest.mark.parametrize(("length", "shown"), [(24, f"<{'a' * 22}>"), (25, f"<{'a' * 23}…")])
def test_a_message_shows_so_much_of_what_it_is_about(length: int, shown: str) -> None:
    (finding,) = body(f"甲<{'a' * (length - 2)}>乙").findings
    assert finding.message.endswith(f"：{shown}")


def test_a_footnote_stands_where_its_mark_is() -> None:
    assert html("甲[^1]乙", **{"1": "注**释**"}) == (
        '甲<span class="footnote" data-note="1">注<strong>释</strong></span>乙'
    )


def test_two_footnotes_may_stand_side_by_side() -> None:
    assert html("甲[^1][^2]", **{"1": "子", "2": "丑"}).count("footnote") == 2


def test_a_mark_without_its_footnote_is_found() -> None:
    with pytest.raises(ContentError, match="footnote-missing"):
        html("甲[^1]")


@pytest.mark.parametrize(
    ("lines", "joined"),
    {
        ("汉字", "汉字"): "汉字汉字",
        ("逗号，", "English"): "逗号，English",
        ("English", "汉字"): "English汉字",
        ("two", "words"): "two words",
        ("12", "34"): "12 34",
        ("“甲”", "乙"): "“甲”乙",
        ("　　甲　", "  乙"): "甲乙",
        ("甲", "", "乙"): "甲乙",
        ("甲\\", "乙"): "甲  \n乙",
        ("甲\\\\", "乙"): "甲\\\\乙",
        ("𠮷", "𠮷"): "𠮷𠮷",
        (): "",
    }.items(),
)
def test_lines_join_without_a_space_between_chinese_characters(lines: tuple[str, ...], joined: str) -> None:
    assert join(lines) == joined


def test_a_backslash_at_the_end_of_a_line_breaks_it() -> None:
    assert html(join(["甲\\", "乙"])) == "甲<br />乙"


def test_runs_of_spaces_and_tabs_are_one_space() -> None:
    assert html("甲  乙\t \t丙") == "甲 乙 丙"


@pytest.mark.parametrize("text", ["**重点", "重点**", "** 重点 **", "**甲**乙**", "甲**乙\\*\\*"])
def test_bold_without_its_pair_is_found(text: str) -> None:
    with pytest.raises(ContentError, match="bold-unpaired"):
        html(text)


def test_escaped_asterisks_are_no_bold() -> None:
    assert html("写“\\*\\*”和**甲**") == "写“**”和<strong>甲</strong>"


@pytest.mark.parametrize(
    ("text", "code"),
    {
        "<b>甲</b>": "html-raw",
        "甲<br/>": "html-raw",
        "<script>alert(1)</script>": "html-raw",
        "<!-- 甲 -->": "html-raw",
        "<?php ?>": "html-raw",
        "甲&nbsp;乙": "html-raw",
        "&#8203;": "html-raw",
        "`甲`": "code-refused",
        "~~甲~~": "strike-refused",
        "[甲][乙]": "reference-refused",
        "甲![乙](丙.png)": "picture-in-text",
        "＃ 甲": "mark-full-width",
        "　＞ 编者按：甲": "mark-full-width",
        "＊＊甲": "mark-full-width",
        "！［图］（../../assets/a.png）": "mark-full-width",
        "甲［^1］。": "mark-full-width",
        "甲[^1］。": "mark-full-width",
        "\\分 页": "mark-full-width",
        "＼分页": "mark-full-width",
        "[甲]（https://example.org）": "link-full-width",
        "5*3=15，2*3=6": "asterisk-in-word",
        "甲\u200b乙": "character-invisible",
        "甲\ufeff乙": "character-invisible",
        "甲\ue000乙": "character-invisible",
        "甲\x07乙": "character-invisible",
        "甲\u202e乙": "character-invisible",
    }.items(),
)
def test_what_the_bulletin_does_not_know_is_refused(text: str, code: str) -> None:
    assert set(refused(text)) == {code}


def test_a_fault_has_the_line_and_column_of_its_first_character() -> None:
    assert faults("甲\n乙丙<b>丁\n　＃ 戊") == [
        ("html-raw", "2:3"),
        ("mark-full-width", "3:2"),
    ]


def test_every_fault_of_a_paragraph_is_told() -> None:
    assert refused("<i>甲</i>`乙`") == ["html-raw", "html-raw", "code-refused", "code-refused"]


def test_a_long_paragraph_is_a_limit() -> None:
    with pytest.raises(LimitError, match="paragraph-too-long"):
        html("甲" * (MAX_LENGTH + 1))


@pytest.mark.parametrize("sign", ["[", "*", "[甲](", "**甲"])
def test_thousands_of_signs_are_a_limit_and_take_no_time(sign: str) -> None:
    with pytest.raises(LimitError, match="paragraph-too-long"):
        html(sign * 10_000)


@pytest.mark.parametrize("sign", ["[", "[[", "[甲]"])
def test_signs_up_to_the_limit_are_printed(sign: str) -> None:
    text = sign * (MAX_SIGNS // len(sign))
    assert html(text) == text
