from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from conftest import Golden
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin.errors import BulletinError, ContentError, LimitError, MachineError, UsageError
from bulletin.findings import Severity, Source
from bulletin.manuscripts import issue, quantities
from bulletin.manuscripts.front import parse
from bulletin.manuscripts.house import House
from bulletin.manuscripts.values import Editor

if TYPE_CHECKING:
    from collections.abc import Callable

    from bulletin.findings import Finding
    from bulletin.manuscripts.issue import Issue

HOUSE = (
    "name: 工作简报\npublisher: 某市人大常委会办公室\napproval: 某准字第1号\ndistribution: [各单位]\neditor: 编辑部\n"
)
NEEDED = "number: 12\ncumulative: 712\ndate: 2024-07-30\n"


@pytest.fixture
def house(tmp_path: Path) -> House:
    (tmp_path / "issues/2024").mkdir(parents=True)
    (tmp_path / "bulletin.yaml").write_text(HOUSE, encoding="utf-8")
    return House.find(tmp_path)


def read(house: House, front: str = NEEDED, body: str = "\n正文\n") -> Issue:
    return read_bytes(house, f"---\n{front.rstrip()}\n---\n{body}".encode())


def read_bytes(house: House, data: bytes) -> Issue:
    path = house.issues_folder / "2024/12.md"
    path.write_bytes(data)
    return issue.read(path, house)


def findings(house: House, front: str, body: str = "\n正文\n") -> tuple[Finding, ...]:
    with pytest.raises(ContentError) as caught:
        read(house, front, body)
    return caught.value.findings


def test_an_issue_is_its_numbers_date_and_body(house: House) -> None:
    found = read(house)
    assert (found.number, found.cumulative, found.date) == (12, 712, dt.date(2024, 7, 30))
    assert (found.body, found.body_line) == ("\n正文\n", 6)


def test_chinese_keys_and_numerals_say_the_same(house: House) -> None:
    english = read(
        house, NEEDED + "title: 甲\neditor: {name: 某某, phone: 0731, email: editor@example.org}\ncopies: 30\n"
    )
    chinese = read(
        house,
        "期号: 12\n总期号: 七百一十二\n日期: 2024年7月30日\n标题: 甲\n"
        "责任编辑: {姓名: 某某, 电话: 0731, 邮箱: editor@example.org}\n印数: 30\n",
    )
    ours = {"source", "places"}
    assert english.model_dump(exclude=ours) == chinese.model_dump(exclude=ours)


@pytest.mark.parametrize(("text", "value"), [("是", "both"), ("偶数", "even"), ("否", None), ("false", None)])
def test_both_sides_may_be_asked_for_or_not(house: House, text: str, value: str | None) -> None:
    assert read(house, NEEDED + f"双面: {text}\n").duplex == value


def test_every_optional_field_is_taken(house: House) -> None:
    found = read(
        house,
        NEEDED + "title: 甲|乙\nsubtitle: 丙\ncontributor: 某单位\nsecrecy: 内部资料 注意保存\nserial: 000012\n"
        "duplex: even\ncontents: false\nnumbering: auto\nnote: |\n  第一段\n  第二段\ntemplate: base\n",
    )
    assert (found.title, found.subtitle, found.contributor) == ("甲|乙", "丙", "某单位")
    assert (found.secrecy, found.serial, found.duplex) == ("内部资料 注意保存", "000012", "even")
    assert (found.contents, found.numbering, found.template) == (False, "auto", "base")
    assert found.note == "第一段\n第二段"


def test_what_an_issue_leaves_out_comes_from_the_house(house: House) -> None:
    found = read(house, NEEDED + "title:\n")
    assert (found.approval, found.template, found.editor) == ("某准字第1号", "lianluo", Editor(name="编辑部"))
    assert found.distribution == (("送", ("各单位",)),)
    assert found.title is None


def test_an_issue_overrides_what_it_names(house: House) -> None:
    found = read(house, NEEDED + 'approval: ""\ndistribution: []\neditor: 某某\n')
    assert (found.approval, found.distribution, found.editor) == (None, (), Editor(name="某某"))


@pytest.mark.parametrize(
    ("text", "blocks"),
    {
        "[甲, 乙]": (("送", ("甲", "乙")),),
        "甲": (("送", ("甲",)),),
        "{发: [丙], 报: 甲, 送: [乙]}": (("报", ("甲",)), ("送", ("乙",)), ("发", ("丙",))),
        "{报: [], 发: [丙]}": (("发", ("丙",)),),
    }.items(),
)
def test_distribution_becomes_labels_with_their_receivers(house: House, text: str, blocks: object) -> None:
    assert read(house, NEEDED + f"分送: {text}").distribution == blocks


@pytest.mark.parametrize(
    ("text", "value"), {"auto": "auto", "true": True, "是": True, "False": False, "否": False}.items()
)
def test_contents_may_be_forced_or_forbidden(house: House, text: str, value: object) -> None:
    assert read(house, NEEDED + f"目录: {text}").contents == value


def test_each_field_has_its_place(house: House) -> None:
    places = read(house, NEEDED + "分送:\n  - 甲\neditor:\n  电话: 1\n  姓名: 某某\n").places
    assert str(places["date"]) == "issues/2024/12.md:4:7"
    assert str(places["distribution.送.0"]) == "issues/2024/12.md:6:5"
    assert str(places["editor.phone"]) == "issues/2024/12.md:8:7"


def test_a_date_that_does_not_exist_is_shown_with_line_caret_and_hint(house: House) -> None:
    found = findings(house, "number: 12\ndate: 2024-02-30\ncumulative: 712\n")
    assert str(found[0]) == (
        "issues/2024/12.md:3:7: error[date-invalid] 日期不存在：2024-02-30\n"
        "    date: 2024-02-30\n"
        "          ^~~~~~~~~~\n"
        "    提示：2024年2月只有 1 日到 29 日。"
    )


NUMBERS = {
    "012": ("number-leading-zeros", "请写成 12。"),
    "1_000": ("number-separated", "请写成 1000。"),
    "1,000": ("number-separated", "请写成 1000。"),
    "１２": ("number-full-width", "请写成 12。"),
    "12:30": ("number-invalid", "请只写阿拉伯数字，例如 12。"),
    "1.0": ("number-invalid", "请只写阿拉伯数字，例如 12。"),
    "第012期": ("number-invalid", "请写成 12。"),
    "十二": ("number-invalid", "请只写阿拉伯数字，例如 12。"),
    "-1": ("number-invalid", "请只写阿拉伯数字，例如 12。"),
    "[12]": ("number-invalid", "请只写阿拉伯数字，例如 12。"),
    "0": ("number-too-small", "最小是 1：编号从 1 开始。"),
    "1000000": ("number-too-large", "最大是 99999。"),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items())
def test_a_number_is_taken_only_in_plain_digits(house: House, text: str, expected: tuple[str, str]) -> None:
    found = findings(house, f"number: {text}\ncumulative: 712\ndate: 2024-07-30")
    assert [(finding.code, finding.hint) for finding in found] == [expected]
    assert str(found[0].place) == "issues/2024/12.md:2:9"


@pytest.mark.parametrize("text", ["第12期", "12期"])
def test_a_number_with_what_the_program_adds_is_understood(house: House, text: str) -> None:
    assert read(house, f"number: {text}\ncumulative: 712\ndate: 2024-07-30").number == 12


@pytest.mark.parametrize("text", ["第七百一十二期", "总第712期"])
def test_a_cumulative_number_with_what_the_program_adds_is_understood(house: House, text: str) -> None:
    assert read(house, NEEDED.replace("712", text)).cumulative == 712


def test_copies_may_have_their_measure_word(house: House) -> None:
    assert read(house, f"{NEEDED}印数: 300份").copies == 300


@pytest.mark.parametrize(("line", "name"), [("标题: 甲", "标题"), ("title: 甲", "title")])
def test_a_field_is_called_as_the_files_keys_are(house: House, line: str, name: str) -> None:
    front = NEEDED if name == "title" else "期号: 12\n总期号: 712\n日期: 2024-07-30\n"
    assert read(house, f"{front}{line}").called("title") == name


def test_parts_of_an_item_that_are_not_indented_are_told_so(house: House) -> None:
    assert findings(house, f"{NEEDED}责任编辑:\n姓名: 甲")[0].hint.startswith(
        "它是“责任编辑”下面的一项，就在行首空两格"
    )


@pytest.mark.parametrize(
    ("text", "code"), {"七一二": "numerals-invalid", "012": "number-leading-zeros", "十万": "number-too-large"}.items()
)
def test_a_faulty_cumulative_number_is_told(house: House, text: str, code: str) -> None:
    assert [finding.code for finding in findings(house, NEEDED.replace("712", text))] == [code]


DATES = {
    "2026-1-5": ("date-format", "请写成 2026-01-05 或 2026年1月5日。"),
    "2024/7/3": ("date-format", "请写成 2024-07-03 或 2024年7月3日。"),
    "20240730": ("date-format", "请写成 2024-07-30 或 2024年7月30日。"),
    "2024年07月30日": ("date-format", "请写成 2024-07-30 或 2024年7月30日。"),
    "２０２４年７月３０日": ("date-format", "请写成 2024-07-30 或 2024年7月30日。"),
    "2024730": ("date-format", "请写成 2024-07-30 或 2024年7月30日。"),
    "二〇二四年": ("date-format", "请写成 2024-07-30 或 2024年7月30日。"),
    "[2024-07-30]": ("date-format", "请写成 2024-07-30 或 2024年7月30日。"),
    "2024-13-01": ("date-invalid", "月份是 1 到 12。"),
    "2023年2月29日": ("date-invalid", "2023年2月只有 1 日到 28 日。"),
    "0000-01-01": ("date-invalid", "请检查年份。"),
}


@pytest.mark.parametrize(("text", "expected"), DATES.items())
def test_a_date_is_taken_only_in_two_forms(house: House, text: str, expected: tuple[str, str]) -> None:
    found = findings(house, NEEDED.replace("2024-07-30", text))
    assert [(finding.code, finding.hint) for finding in found] == [expected]


FAULTS = {
    "no: 12": ("key-unknown", 5, 1),
    "titel: x": ("key-unknown", 5, 1),
    "期号: 13": ("key-twice", 5, 1),
    "title: 关于 #1 的通知": ("yaml-comment-after-value", 5, 11),
    "title: a\ntitle: b": ("yaml-key-twice", 6, 1),
    "标题：通知": ("full-width-colon", 5, 3),
    "title: |\n  甲\n  乙": ("text-several-lines", 5, 8),
    "title: [重要]": ("text-expected", 5, 8),
    "template: lianlou": ("template-unknown", 5, 11),
    "template: ../x": ("template-name-invalid", 5, 11),
    "contents: 也许": ("choice-unknown", 5, 11),
    "duplex: [even]": ("choice-unknown", 5, 9),
    "duplex: odd": ("choice-unknown", 5, 9),
    "copies: 三百": ("number-invalid", 5, 9),
    "editor: {电话: 1}": ("key-missing", 5, 9),
    "editor: {姓名: 甲, 传真: 1}": ("key-unknown", 5, 17),
    "editor: {姓名: 甲, 邮箱: abc}": ("email-invalid", 5, 21),
    "editor:\n  姓名：甲": ("full-width-colon", 6, 3),
    'editor: {姓名: "  "}': ("value-missing", 5, 14),
    "editor: [甲]": ("mapping-expected", 5, 9),
    "分送: {抄送: [甲]}": ("key-unknown", 5, 6),
    "分送:\n  送：甲": ("full-width-colon", 6, 3),
    "分送: {送: [甲, [乙]]}": ("text-expected", 5, 13),
    "分送: {送: {甲: 乙}}": ("list-expected", 5, 9),
    '分送: [甲, ""]': ("item-invalid", 5, 9),
    '分送: [甲, "乙\\n丙"]': ("item-invalid", 5, 9),
}


@pytest.mark.parametrize(("line", "expected"), FAULTS.items())
def test_a_faulty_field_is_found_with_its_line_and_column(
    house: House, line: str, expected: tuple[str, int, int]
) -> None:
    found = [(finding.code, finding.place.line, finding.place.column) for finding in findings(house, NEEDED + line)]
    assert found == [expected]


def test_a_key_that_yaml_takes_for_false_is_answered_with_the_issues_number(house: House) -> None:
    found = findings(house, NEEDED.replace("number", "no", 1))
    assert [(finding.code, finding.hint) for finding in found] == [("key-unknown", "您是不是要写 期号（number）？")]


def test_all_that_is_missing_is_told_at_the_first_line(house: House) -> None:
    found = findings(house, "title: x")
    assert [(finding.message, finding.place.line) for finding in found] == [
        ("缺少“期号”", 1),
        ("缺少“总期号”", 1),
        ("缺少“日期”", 1),
    ]


def test_empty_front_matter_is_told_as_all_that_is_missing(house: House) -> None:
    assert [finding.code for finding in findings(house, "# 还没有写")] == ["key-missing"] * 3


def test_faults_of_front_matter_and_body_come_together(house: House) -> None:
    found = findings(house, "number: 012\ncumulative: 712\ndate: 2024-02-30\nno: x", body="\n \n")
    assert [finding.code for finding in found] == ["number-leading-zeros", "date-invalid", "key-unknown", "body-empty"]


def test_an_edition_may_do_without_a_total_number(house: House) -> None:
    found = read(house, "number: 12\nedition: 增刊\ndate: 2024-07-30\n")
    assert (found.edition, found.cumulative) == ("增刊", None)


def test_a_number_that_names_an_edition_is_told_how_to_write_it(house: House) -> None:
    (finding,) = findings(house, "number: 增刊2\ncumulative: 712\ndate: 2024-07-30")
    assert (finding.code, finding.hint) == (
        "number-invalid",
        "期号只写数字，另加一行“刊别”：期号: 2，下一行写 刊别: 增刊。",
    )


def test_the_number_of_an_edition_without_the_edition_asks_for_no_total_number(house: House) -> None:
    assert [finding.code for finding in findings(house, "number: 增刊2\ndate: 2024-07-30")] == ["number-invalid"]


def test_an_edition_under_a_plain_number_is_a_warning(house: House) -> None:
    (finding,) = read(house, f"{NEEDED}edition: 增刊\n").findings
    assert (finding.code, finding.hint) == ("number-differs-from-file", "请改期号或刊别，或把文件名改为 增刊12.md。")


def test_the_schema_asks_for_a_total_number_or_an_edition() -> None:
    rules = [
        rule["anyOf"] for rule in issue.json_schema()["allOf"] if {"required": ["cumulative"]} in rule.get("anyOf", [])
    ]
    assert rules == [[{"required": [word]} for word in ("cumulative", "总期号", "edition", "刊别")]]


def test_a_number_other_than_the_files_name_is_a_warning(house: House) -> None:
    found = read(house, NEEDED.replace("12\n", "13\n", 1)).findings
    assert [(finding.code, finding.severity) for finding in found] == [("number-differs-from-file", Severity.WARNING)]


def test_the_last_issue_of_a_year_may_come_out_early_in_the_next_and_is_counted_in_its_own(house: House) -> None:
    found = read(house, NEEDED.replace("2024-07-30", "2025-01-06"))
    assert [(finding.code, finding.severity) for finding in found.findings] == [("date-in-next-year", Severity.WARNING)]
    assert found.year == 2024


@pytest.mark.parametrize("date", ["2023-12-31", "2025-07-30", "2014-07-30"])
def test_a_date_of_any_other_year_than_the_folders_is_an_error_with_two_ways_out(house: House, date: str) -> None:
    (finding,) = findings(house, NEEDED.replace("2024-07-30", date))
    assert (finding.code, str(finding.place)) == ("date-in-other-year", "issues/2024/12.md:4:7")
    assert finding.hint == f"日期写错了就改日期；属于 {date[:4]} 年的，把文件移到 issues/{date[:4]}/"


def test_a_date_that_cannot_be_read_is_not_compared_with_the_folder(house: House) -> None:
    assert [f.code for f in findings(house, NEEDED.replace("2024-07-30", "2024-02-30"))] == ["date-invalid"]


def test_an_issue_that_lies_elsewhere_is_of_its_dates_year(house: House) -> None:
    path = house.root / "draft.md"
    path.write_text(f"---\n{NEEDED}---\n正文\n", encoding="utf-8")
    assert issue.read(path, house).year == 2024


def test_a_faulty_issue_is_read_where_that_is_asked_for(house: House) -> None:
    path = house.issues_folder / "2024/12.md"
    path.write_text("---\nnumber: 012\ncumulative: 712\ndate: 2024-02-30\ntitle: 标题\n---\n正文\n", encoding="utf-8")
    found = issue.read(path, house, faulty=True)
    assert (found.title, found.body, found.cumulative) == ("标题", "正文\n", 712)
    assert [finding.code for finding in found.findings] == ["number-leading-zeros", "date-invalid"]
    assert found.faulty == {"number", "date"}


def test_where_the_yaml_breaks_off_nothing_else_is_told_of_it(house: House) -> None:
    assert [f.code for f in findings(house, 'number: 12\ntitle: "甲\n')] == ["yaml-quote"]


def test_a_fault_of_the_yaml_and_a_fault_of_a_value_are_told_together(house: House) -> None:
    found = findings(house, f"{NEEDED.replace('2024-07-30', '2024-02-30')}title: 甲 #乙\n")
    assert [finding.code for finding in found] == ["date-invalid", "yaml-comment-after-value"]


@pytest.mark.parametrize(
    ("front", "marked"),
    {
        "title: [甲, 乙]": "[甲, 乙]",
        "editor: {姓名: 甲, 邮箱: 乙丙}": "乙丙",
        "distribution:\n  送:\n    - 甲\n    - ''": "''",
        "subtitle: |\n  甲\n  乙": "|\n  甲\n  乙",
        'contents: "maybe"': '"maybe"',
    }.items(),
)
def test_a_value_is_marked_from_its_first_character_to_its_last(house: House, front: str, marked: str) -> None:
    (finding,) = findings(house, f"{NEEDED}{front}\n")
    source = Source("issues/2024/12.md", (house.issues_folder / "2024/12.md").read_text(encoding="utf-8"))
    assert source.read(finding.place) == marked


def test_an_issue_without_remarks_has_no_findings(house: House) -> None:
    assert read(house).findings == ()


@pytest.mark.parametrize(
    ("text", "code"),
    {
        "# 标题\n": "front-matter-missing",
        "": "front-matter-missing",
        "———\nnumber: 1\n———\n": "front-matter-missing",
        "\n---\nnumber: 1\n---\n": "front-matter-missing",
        "---\nnumber: 1\n": "front-matter-unclosed",
    }.items(),
)
def test_a_file_without_whole_front_matter_is_told(house: House, text: str, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_bytes(house, text.encode())
    assert [(finding.code, finding.place.line) for finding in caught.value.findings] == [(code, 1)]


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(house: House) -> None:
    text = f"\ufeff---\n{NEEDED}---\n甲\n".replace("\n", "\r\n")
    found = read_bytes(house, text.encode())
    assert (found.body, str(found.places["number"])) == ("甲\n", "issues/2024/12.md:2:9")


def test_a_byte_order_mark_that_is_still_there_is_no_text() -> None:
    assert parse(Source("a.md", "\ufeff---\nnumber: 1\n---\n")).body_line == 4


@pytest.mark.parametrize(
    ("encoding", "guess"), {"gb18030": "GB18030", "utf-16": "UTF-16", "utf-16-be": "另存为"}.items()
)
def test_another_encoding_is_told_with_line_and_remedy(house: House, encoding: str, guess: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_bytes(house, f"---\n{NEEDED}title: 第一行中文\n---\n".encode(encoding))
    found = caught.value.findings[0]
    assert (found.code, guess in found.hint, "UTF-8" in found.hint) == ("encoding-not-utf8", True, True)


def test_the_line_of_a_broken_byte_is_told(house: House) -> None:
    with pytest.raises(ContentError, match="第 3 行（第 10 个字节）"):
        read_bytes(house, b"---\na: 1\n\xff: 2\n---\n")


def test_a_word_document_is_told_apart(house: House) -> None:
    with pytest.raises(ContentError, match="Word"):
        read_bytes(house, b"PK\x03\x04\x14\x00\xff")


def test_a_file_that_is_not_there_is_a_fault_of_usage(house: House) -> None:
    with pytest.raises(UsageError, match=r"找不到文件：issues/2024/9\.md"):
        issue.read(house.issues_folder / "2024/9.md", house)


def test_a_folder_is_no_issue(house: House) -> None:
    with pytest.raises(UsageError, match="file-irregular"):
        issue.read(house.issues_folder, house)


def test_a_file_that_may_not_be_read_is_a_fault_of_the_machine(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, mode, str(path))

    read(house)
    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(MachineError, match=r"读不了文件：issues/2024/12\.md"):
        issue.read(house.issues_folder / "2024/12.md", house)


def test_a_file_over_the_limit_is_not_read(house: House) -> None:
    with pytest.raises(LimitError, match="超过 2 MB"):
        read(house, body="x" * (2 * 1024 * 1024))


def test_front_matter_over_its_limit_is_not_read(house: House) -> None:
    with pytest.raises(LimitError, match="yaml-too-large"):
        read(house, NEEDED + "note: " + "字" * 30000)


def test_the_schema_knows_both_names_and_their_chinese_descriptions() -> None:
    schema: dict[str, Any] = json.loads(json.dumps(issue.json_schema()))
    assert schema["properties"]["期号"] == schema["properties"]["number"]
    assert schema["properties"]["日期"]["description"] == "印发日期：2024-07-30 或 2024年7月30日"
    assert schema["additionalProperties"] is False


def undescribed(schema: object) -> object:
    """Return a schema without what it says to people."""
    if isinstance(schema, dict):
        return {key: undescribed(value) for key, value in schema.items() if key != "description"}
    return [undescribed(one) for one in schema] if isinstance(schema, list) else schema


def test_the_schema_is_as_it_was(golden: Golden) -> None:
    schema: dict[str, Any] = json.loads(json.dumps(issue.json_schema()))
    rows = [("$", {key: value for key, value in schema.items() if key not in {"properties", "$defs"}})]
    rows += [*schema["properties"].items(), *schema["$defs"].items()]
    told = (f"{key}: {json.dumps(undescribed(value), ensure_ascii=False)}\n" for key, value in rows)
    golden(Path(__file__).parent / "goldens/schema.txt", "".join(told))


def test_the_schema_asks_for_each_required_field_by_either_name_but_not_both() -> None:
    rules = issue.json_schema()["allOf"]
    assert {"anyOf": [{"required": ["number"]}, {"required": ["期号"]}]} in rules
    assert {"not": {"required": ["number", "期号"]}} in rules


def test_the_schema_takes_an_editor_as_text_or_as_a_record() -> None:
    editor = issue.json_schema()["$defs"]["Editor"]["anyOf"]
    assert editor[0] == {"type": "string"}
    assert {"name", "姓名", "phone", "电话", "email", "邮箱"} == set(editor[1]["properties"])


WRITTEN = [12, "12", "第2期", "2期", "总第2期", "300份", "第02期", "两期", "第2", "2号", "0", "第七期", 100_000]
COUNTED = [712, "总第712期", "七百一十二", "总第七百一十二期", "第七百一十二", "712号"]


def accepts(field: str, value: object) -> bool:
    return bool(jsonschema.Draft202012Validator(issue.json_schema()["properties"][field]).is_valid(value))


def reads(read: Callable[[object], int], value: object) -> bool:
    try:
        return bool(read(value))
    except ValueError:
        return False


@pytest.mark.parametrize("value", WRITTEN)
def test_the_schema_takes_a_number_as_the_reader_does(value: object) -> None:
    assert accepts("期号", value) == reads(quantities.whole, value)


@pytest.mark.parametrize("value", [*WRITTEN, *COUNTED])
def test_the_schema_takes_a_total_number_as_the_reader_does(value: object) -> None:
    assert accepts("总期号", value) == reads(quantities.cumulative, value)


KEYS = st.sampled_from([*issue.FrontMatter.model_fields, "期号", "日期", "责任编辑", "分送", "目录", "no", "<<", "报"])
VALUES = st.one_of(
    st.text(), st.sampled_from(["12", "2024-07-30", "[a, b]", "{送: [甲]}", "{姓名: 甲}", '""', "&a 1", "*a"])
)
FRONTS = st.one_of(
    st.text(),
    st.lists(st.tuples(KEYS, VALUES)).map(lambda pairs: "\n".join(f"{key}: {value}" for key, value in pairs)),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(FRONTS)
def test_no_front_matter_raises_anything_but_findings(house: House, front: str) -> None:
    try:
        found = read(house, front).findings
    except BulletinError as error:
        found = error.findings
    assert all(finding.message and finding.code for finding in found)


@pytest.mark.parametrize("nothing", ['""', "~", ""])
def test_an_editor_of_nothing_is_none(house: House, nothing: str) -> None:
    assert read(house, f"{NEEDED}责任编辑: {nothing}\n").editor is None


def test_an_approval_and_a_distribution_of_nothing_are_none(house: House) -> None:
    found = read(house, f"{NEEDED}批准文号:\n分送:\n")
    assert (found.approval, found.distribution) == (None, ())


def test_a_wide_blank_before_a_key_is_told_and_mended(house: House) -> None:
    (finding,) = findings(house, f"{NEEDED}\u3000供稿: 某县\n")
    assert (finding.code, [edit.text for edit in finding.fix]) == ("key-unknown", ["供稿"])
    assert "全角空格" in finding.message


@pytest.mark.parametrize(
    ("text", "column"), [(b"---\n\xff", 1), ("---\n标题: ".encode() + b"\xff", 5), (b"\xef\xbb\xbf--\xff", 3)]
)
def test_a_byte_that_is_no_text_has_its_column(house: House, text: bytes, column: int) -> None:
    with pytest.raises(ContentError) as caught:
        read_bytes(house, text)
    assert caught.value.findings[0].place.column == column


@pytest.mark.parametrize("text", [b"\xe6\xa0\x87", b"\n", b"---\nnumber: 1\n"])
def test_an_issue_without_front_matter_is_told_at_a_column(house: House, text: bytes) -> None:
    with pytest.raises(ContentError) as caught:
        read_bytes(house, text)
    assert caught.value.findings[0].place.column == 1
