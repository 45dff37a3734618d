from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.text.line_ends import latin, line_end
from bulletin.text.scripts import BREAK, JOIN, Script, masked, runs, split

L, C, M = Script.LATIN, Script.CHINESE, Script.MARKS
TEXTS = st.text(st.sampled_from("人大2024A“”——……·±，。 ～"), max_size=20)


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "第12期": [(C, "第"), (L, "12"), (C, "期")],
        "中“引”文": [(C, "中“引”文")],
        "“引”文": [(M, "“"), (C, "引”文")],
        "微软™系统": [(C, "微软"), (L, "™"), (C, "系统")],
        "用“A”和": [(C, "用“"), (L, "A"), (M, "”"), (C, "和")],
        "A——乙": [(L, "A"), (M, "——"), (C, "乙")],
        "阿·凡提": [(C, "阿"), (M, "·"), (C, "凡提")],
        "超过±3%": [(C, "超过"), (M, "±"), (L, "3%")],
        "——乙": [(M, "——"), (C, "乙")],
        "": [],
    }.items(),
)
def test_marks_that_libreoffice_takes_for_latin_are_told_from_chinese(
    text: str, expected: list[tuple[Script, str]]
) -> None:
    assert list(runs(text)) == expected


@pytest.mark.parametrize(
    ("text", "english"),
    {
        "it’s the “Internet Plus” age": "’“”",
        "O’Brien and we’re": "’’",
        "students’ rights and ‘big’ things": "’‘’",
        "“Open Day” is fun": "“”",
        "He said: “It’s time.”": "“’”",
        "参加“We’re one”活动": "’",
        "举办“Open Day”活动": "",
        "用APP“Open”PDF": "",
        "使用 Windows “Open Day” 活动": "",
        "“Internet Plus”": "",
        "变‘WPS’PDF": "",
        "变‘坐等’为‘上门’": "",
        "变‘the “Open Day” is’为": "“”",
    }.items(),
)
def test_quotation_marks_are_english_inside_english_text_alone(text: str, english: str) -> None:
    assert "".join(mark for latin, run in split(text) if latin for mark in run if mark in "“”‘’") == english


def test_a_part_of_a_text_is_told_apart_as_in_the_whole() -> None:
    whole = "He said “Internet Plus” is."
    assert split(whole[18:23], masked(whole)[18:23]) == [(True, whole[18:23])]


def test_what_stands_before_a_text_decides_on_its_first_marks() -> None:
    assert list(runs("”和", "A")) == [(M, "”"), (C, "和")]
    assert list(runs("”和", "甲")) == [(C, "”和")]


@given(TEXTS)
def test_runs_are_the_text_and_none_is_empty(text: str) -> None:
    assert "".join(run for _, run in runs(text)) == text
    assert all(run for _, run in runs(text))


@given(TEXTS)
def test_latin_runs_are_those_of_the_split(text: str) -> None:
    assert [run for script, run in runs(text) if script is L] == [run for latin, run in split(text) if latin]


@pytest.mark.parametrize(("before", "char"), ["甲“", "。“", "”甲", "’“", "A“", "”A", "”（", "+甲"])
def test_a_line_may_end_outside_quotation_marks_and_behind_a_plus(before: str, char: str) -> None:
    assert line_end(before, char) == BREAK


@pytest.mark.parametrize(("before", "char"), ["甲—", "甲～", "%～", "阿·", "8—"])
def test_no_line_begins_with_a_dash_or_a_dot(before: str, char: str) -> None:
    assert line_end(before, char) == JOIN


@pytest.mark.parametrize(("before", "char"), ["甲乙", "甲。", "“甲", "甲”", "（“", "”。", "”,", "—甲", " “"])
def test_all_else_is_left_to_the_engine(before: str, char: str) -> None:
    assert line_end(before, char) == ""


def test_nothing_is_said_inside_a_dash_or_at_the_head_of_a_paragraph() -> None:
    assert line_end("—", "—") == ""
    assert line_end("", "“") == ""


@pytest.mark.parametrize(("before", "char"), ["8件", "4年", "0〇"])
def test_a_number_and_its_unit_may_part(before: str, char: str) -> None:
    assert line_end(before, char) == ""


@pytest.mark.parametrize(("before", "char"), ["%以", "‰的", "℃至"])
def test_a_line_may_end_behind_a_sign_that_a_number_ends_with(before: str, char: str) -> None:
    assert line_end(before, char) == BREAK


@pytest.mark.parametrize(
    ("run", "shown"),
    {
        "GB/T 9704-2012": "GB/~T 9704-|2012",
        "0731-00000000": "0731-|00000000",
        "e-mail": "e-mail",
        "-5": "-5",
        "https://a.org/b?c=1": "https:/~/~a.org/~b?~c=1",
        "12,345.5": "12,345.5",
        "v.2 (3)": "v.~2 (3)",
        "60km/h": "60km/~h",
    }.items(),
)
def test_inside_latin_text_lines_end_behind_spaces_and_hyphens_alone(run: str, shown: str) -> None:
    assert latin(run).replace(JOIN, "~").replace(BREAK, "|") == shown
