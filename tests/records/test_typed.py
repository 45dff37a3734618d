from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, BeforeValidator, Field

from bulletin.errors import ContentError
from bulletin.findings import Finding, Source
from bulletin.records.tree import parse
from bulletin.records.typed import Key, Record, nearest, read, refuse, validate


def _length(value: object) -> float:
    if not str(value).endswith("mm"):
        message = f"不是长度：{value}"
        raise ValueError(message)
    return float(str(value)[:-2])


def _odd(value: object) -> object:
    if not isinstance(value, dict):
        return value
    for key in value:
        if key not in {"甲", "乙"}:
            refuse("group-unknown", "没有这一组", at=(key,), on_key=True)
    return value


class Person(Record):
    name: Annotated[str, Key("姓名")]
    phone: Annotated[str | None, Key("电话")] = None


class Style(BaseModel):
    size: Annotated[float, BeforeValidator(_length)]
    level: int = 0
    align: Literal["left", "right"] = "left"
    ratio: float = 1
    bold: bool = False


class Sheet(Record):
    title: Annotated[str, Key("标题", mistaken=("topic",))]
    number: Annotated[int, Field(ge=1, le=99), Key("号")] = 1
    person: Annotated[Person | None, Key("联系人", more=("负责人",))] = None
    items: Annotated[tuple[str, ...], Field(max_length=2)] = ()
    people: tuple[Person, ...] = ()
    styles: Mapping[str, Style] = Field(default_factory=dict)
    groups: Annotated[dict[str, list[str]], BeforeValidator(_odd)] = Field(default_factory=dict)
    short: Annotated[str, Field(min_length=2, max_length=3, pattern="^[a-z]+$")] = "ab"


def sheet(text: str) -> Sheet:
    return validate(Sheet, parse(Source("f.yaml", text)))


def findings(text: str) -> tuple[Finding, ...]:
    with pytest.raises(ContentError) as caught:
        sheet(text)
    return caught.value.findings


def seen(text: str) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.place.line, finding.place.column) for finding in findings(text)]


def test_english_and_chinese_keys_name_the_same_field() -> None:
    assert sheet("title: x\nnumber: 2") == sheet("标题: x\n号: 2")


def test_names_are_known_inside_records_lists_and_mappings() -> None:
    found = sheet("title: x\n负责人: {姓名: 甲}\npeople:\n  - 姓名: 乙\nstyles:\n  正文: {size: 5mm}")
    assert found.person == Person(name="甲")
    assert [person.name for person in found.people] == ["乙"]
    assert found.styles["正文"].size == 5


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        sheet("title: x").title = "y"  # type: ignore[misc]


def test_a_key_left_blank_counts_as_not_given() -> None:
    assert sheet("title: x\nnumber:\nperson:\n") == sheet("title: x")


def test_each_value_has_its_place_by_a_dotted_name() -> None:
    _, places = read(Sheet, parse(Source("f.yaml", "标题: x\n联系人:\n  电话: 1\n  姓名: 甲\nitems: [a, b]")))
    assert {name: str(place) for name, place in places.items()} == {
        "title": "f.yaml:1:5",
        "person": "f.yaml:3:3",
        "person.phone": "f.yaml:3:7",
        "person.name": "f.yaml:4:7",
        "items": "f.yaml:5:8",
        "items.0": "f.yaml:5:9",
        "items.1": "f.yaml:5:12",
    }


FAULTS = {
    "titel: x": [("key-unknown", 1, 1)],
    "topic: x": [("key-unknown", 1, 1)],
    "number: 2": [("key-missing", 1, 1)],
    "title:\nnumber: 2": [("value-missing", 1, 1)],
    "title: x\n标题: y": [("key-twice", 2, 1)],
    "title: [x]": [("text-expected", 1, 8)],
    "title: x\nnumber: 甲": [("number-invalid", 2, 9)],
    "title: x\nnumber: 1.5": [("number-invalid", 2, 9)],
    "title: x\nnumber: 0": [("number-too-small", 2, 9)],
    "title: x\nnumber: 100": [("number-too-large", 2, 9)],
    "title: x\nperson: 甲": [("mapping-expected", 2, 9)],
    "title: x\nperson: {电话: 1}": [("key-missing", 2, 9)],
    "title: x\nperson: {姓名: 甲, 传真: 1}": [("key-unknown", 2, 17)],
    "title: x\nitems: a": [("list-expected", 2, 8)],
    "title: x\nitems: [a, [b]]": [("text-expected", 2, 12)],
    "title: x\nitems: [a, b, c]": [("list-too-long", 2, 8)],
    "title: x\npeople:\n  - 姓名: [a]": [("text-expected", 3, 9)],
    "title: x\nstyles: [a]": [("mapping-expected", 2, 9)],
    "title: x\nstyles: {a: {size: 5}}": [("value-invalid", 2, 20)],
    "title: x\nstyles: {a: {size: 5mm, align: up}}": [("choice-unknown", 2, 32)],
    "title: x\nstyles: {a: {size: 5mm, bold: 甲}}": [("choice-unknown", 2, 31)],
    "title: x\nstyles: {a: {size: 5mm, ratio: 甲}}": [("number-invalid", 2, 32)],
    "title: x\nstyles: {a: {size: 5mm, colour: red}}": [("key-unknown", 2, 25)],
    "title: x\ngroups: {甲: [a], 丙: [b]}": [("group-unknown", 2, 18)],
    "title: x\nshort: a": [("text-too-short", 2, 8)],
    "title: x\nshort: abcd": [("text-too-long", 2, 8)],
    "title: x\nshort: AB": [("text-invalid", 2, 8)],
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.items())
def test_a_fault_is_found_with_its_line_and_column(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize("text", FAULTS)
def test_pydantics_english_never_reaches_the_user(text: str) -> None:
    for finding in findings(text):
        assert not any(word in finding.message + finding.hint for word in ("nput", "hould", "alid", "equired", " or "))


def test_several_faults_come_in_the_order_of_the_file() -> None:
    assert seen("number: 0\ntitel: x\n联系人:\n  phone: [1]\n  姓名: 甲\nitems: a") == [
        ("number-too-small", 1, 9),
        ("key-unknown", 2, 1),
        ("text-expected", 4, 10),
        ("list-expected", 6, 8),
    ]


def test_an_unknown_key_is_answered_with_the_one_that_was_meant() -> None:
    assert findings("titel: x")[0].hint == "您是不是要写 标题（title）？"
    assert findings("topic: x")[0].hint == "您是不是要写 标题（title）？"


def test_an_unknown_key_like_no_other_is_answered_with_all_there_are() -> None:
    assert "标题（title）、号（number）、联系人（person）" in findings("title: x\nzzz: y")[0].hint


def test_a_key_given_by_both_names_is_told_with_the_first_line() -> None:
    assert findings("title: x\n标题: y")[0].message == "“标题”写了两次，第一次在第 1 行"


def test_the_words_to_choose_from_are_listed() -> None:
    finding = findings("title: x\nstyles: {a: {size: 5mm, align: up}}")[0]
    assert (finding.message, finding.hint) == ("“align”不能写“up”", "可以写：left、right。")


def test_an_item_of_a_list_is_counted_from_one() -> None:
    assert findings("title: x\nitems: [a, [b]]")[0].message == "“items”的第 2 项应是一段文字"


def test_a_types_own_chinese_reason_is_told() -> None:
    assert findings("title: x\nstyles: {a: {size: 5}}")[0].message == "“size”：不是长度：5"


def test_a_long_value_is_cut_in_a_message() -> None:
    assert len(findings("title: x\nnumber: " + "甲" * 5000)[0].message) < 100


def test_the_nearest_word_may_be_none() -> None:
    assert nearest("lianlou", ["base", "lianluo"]) == "lianluo"
    assert nearest("x", ["base", "lianluo"]) == ""
