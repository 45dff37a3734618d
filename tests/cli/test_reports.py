from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from bulletin.cli import reports
from bulletin.codes import TABLE
from bulletin.findings import Edit, Finding, Place, Severity

DATE = Finding(
    Place("issues/2024/12.md", 3, 5, "日期: 2024-02-30", 3, 15),
    "date-invalid",
    "日期不存在：2024-02-30",
    "二月只有 29 天",
)
BARE = Finding(Place("layout.yaml"), "face-replaced", "缺字体", severity=Severity.WARNING)
NOTE = Finding(Place("a,b:c.md", 4), "x", "百分之 50%\n第二行", severity=Severity.NOTE)
ALL = (DATE, BARE, NOTE)


def test_text_shows_place_severity_code_line_caret_and_hint() -> None:
    assert reports.text([DATE]) == (
        "issues/2024/12.md:3:5: error[date-invalid] 日期不存在：2024-02-30\n"
        "    日期: 2024-02-30\n"
        "    \u3000\u3000  ^~~~~~~~~~\n"
        "    提示：二月只有 29 天"
    )


@pytest.mark.parametrize(("count", "shown"), [(6, 6), (7, 4), (8, 4)])
def test_of_more_than_a_handful_of_one_kind_three_are_shown_whole_and_the_others_in_one_line(
    count: int, shown: int
) -> None:
    alike = [replace(DATE, place=Place("a.md", line)) for line in range(1, count + 1)]
    told = [row for row in reports.text(alike).split("\n") if not row.startswith(" ")]
    others = [
        f"a.md: error[date-invalid] 另有 {count - 3} 处同样的，在第 {'、'.join(map(str, range(4, count + 1)))} 行"
    ]
    assert (len(told), told[6 if count == 6 else 3 :]) == (shown, [] if count == 6 else others)


def test_text_leaves_out_what_is_not_known() -> None:
    assert reports.text([BARE]) == "layout.yaml: warning[face-replaced] 缺字体"


def test_json_has_an_object_a_line() -> None:
    lines = reports.json_lines(ALL).split("\n")
    assert [json.loads(line)["code"] for line in lines] == ["date-invalid", "face-replaced", "x"]


def test_json_says_everything_but_the_source_line() -> None:
    assert json.loads(reports.json_lines([DATE])) == {
        "path": "issues/2024/12.md",
        "line": 3,
        "column": 5,
        "end_line": 3,
        "end_column": 15,
        "severity": "error",
        "code": "date-invalid",
        "message": "日期不存在：2024-02-30",
        "hint": "二月只有 29 天",
    }


@pytest.mark.parametrize("form", [reports.json_lines, reports.gitlab, reports.rdjson, reports.sarif])
def test_what_programs_read_keeps_chinese_readable(form: Callable[[Sequence[Finding]], str]) -> None:
    assert "日期不存在" in form([DATE])


def test_github_gets_an_annotation_with_its_place() -> None:
    expected = "::error file=issues/2024/12.md,line=3,endLine=3,col=5,endColumn=15,title=date-invalid::日期不存在：2024-02-30（二月只有 29 天）"
    assert reports.github([DATE]) == expected


def test_github_gets_no_line_that_is_not_known() -> None:
    assert reports.github([BARE]) == "::warning file=layout.yaml,title=face-replaced::缺字体"


def test_github_gets_marks_of_its_own_language_escaped() -> None:
    assert reports.github([NOTE]) == "::notice file=a%2Cb%3Ac.md,line=4,title=x::百分之 50%25%0A第二行"


def test_github_gets_one_line_a_finding() -> None:
    assert len(reports.github(ALL).split("\n")) == len(ALL)


@pytest.mark.parametrize("findings", [(), ALL])
def test_sarif_is_one_run_of_version_2_1_0(findings: tuple[Finding, ...]) -> None:
    log = json.loads(reports.sarif(findings))
    assert (log["version"], len(log["runs"]), len(log["runs"][0]["results"])) == ("2.1.0", 1, len(findings))


def rules(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(reports.sarif(findings))["runs"][0]["tool"]["driver"]["rules"]
    return found


def test_sarif_names_each_rule_once() -> None:
    assert [rule["id"] for rule in rules([*ALL, DATE])] == ["date-invalid", "face-replaced", "x"]


def test_sarif_describes_a_rule_as_the_table_of_codes_does() -> None:
    (rule,) = rules([DATE])
    assert rule == {
        "id": "date-invalid",
        "shortDescription": {"text": "日期不存在"},
        "fullDescription": {"text": TABLE["date-invalid"].what + TABLE["date-invalid"].why},
        "help": {"text": TABLE["date-invalid"].manual},
        "defaultConfiguration": {"level": "error"},
        "properties": {"family": "front-matter"},
    }


def test_sarif_has_the_fix_of_a_finding() -> None:
    fixed = replace(DATE, fix=(Edit(DATE.place, "2024-02-29"),))
    (fix,) = json.loads(reports.sarif([fixed]))["runs"][0]["results"][0]["fixes"]
    assert fix["artifactChanges"] == [
        {
            "artifactLocation": {"uri": "issues/2024/12.md"},
            "replacements": [
                {
                    "deletedRegion": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 15},
                    "insertedContent": {"text": "2024-02-29"},
                }
            ],
        }
    ]


def test_json_has_the_edits_of_a_fix() -> None:
    fixed = replace(DATE, fix=(Edit(DATE.place, "2024-02-29"),))
    assert json.loads(reports.json_lines([fixed]))["fix"] == [
        {
            "path": "issues/2024/12.md",
            "line": 3,
            "column": 5,
            "end_line": 3,
            "end_column": 15,
            "text": "2024-02-29",
        }
    ]


def test_sarif_has_levels_messages_and_places() -> None:
    result = json.loads(reports.sarif([DATE]))["runs"][0]["results"][0]
    assert result == {
        "ruleId": "date-invalid",
        "level": "error",
        "message": {"text": "日期不存在：2024-02-30\n二月只有 29 天"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "issues/2024/12.md"},
                    "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 15},
                }
            }
        ],
    }


def test_sarif_has_no_region_where_no_line_is_known() -> None:
    place = json.loads(reports.sarif([BARE]))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "layout.yaml"}}


def test_sarif_gives_paths_as_addresses() -> None:
    finding = Finding(Place("issues/草稿 1.md"), "x", "y")
    assert '"uri": "issues/%E8%8D%89%E7%A8%BF%201.md"' in reports.sarif([finding])


def test_sarif_counts_columns_in_characters() -> None:
    assert json.loads(reports.sarif(ALL))["runs"][0]["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize("name", ["text", "json", "github"])
def test_nothing_found_is_nothing_said(name: str) -> None:
    assert reports.FORMATS[name]([]) == ""


SCHEMA = Path(__file__).parent.parent / "schemas/sarif-2.1.0.json"
EVERY_CODE = [
    Finding(Place("issues/2024/草稿 1.md", 3, 5, "日期: 甲", 4, 1), code, "甲", "乙", known.severity)
    for code, known in TABLE.items()
]
FIXED = replace(DATE, fix=(Edit(DATE.place, "2024-02-29"), Edit(Place("issues/2024/12.md", 4, 2), "甲")))


@pytest.mark.parametrize("findings", [(), (*ALL, FIXED), EVERY_CODE], ids=["none", "all kinds", "all codes"])
def test_sarif_is_valid_against_the_schema_of_oasis(findings: Sequence[Finding]) -> None:
    validator = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(json.loads(reports.sarif(findings)))] == []


def test_the_schema_of_sarif_refuses_what_is_none() -> None:
    validator = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    log = json.loads(reports.sarif([DATE]))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not validator.is_valid(log)


def test_gitlab_gets_what_it_asks_of_a_violation() -> None:
    (violation,) = json.loads(reports.gitlab([DATE]))
    assert violation | {"fingerprint": ""} == {
        "description": "日期不存在：2024-02-30（二月只有 29 天）",
        "check_name": "date-invalid",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "issues/2024/12.md", "lines": {"begin": 3, "end": 3}},
    }


def test_gitlab_gets_a_first_line_where_none_is_known() -> None:
    (violation,) = json.loads(reports.gitlab([BARE]))
    assert violation["location"] == {"path": "layout.yaml", "lines": {"begin": 1}}


def test_a_fingerprint_is_of_one_violation_and_stays_where_it_moves() -> None:
    moved = replace(DATE, place=replace(DATE.place, line=9, end_line=9))
    first, second = (one["fingerprint"] for one in json.loads(reports.gitlab([DATE, moved])))
    (alone,) = (one["fingerprint"] for one in json.loads(reports.gitlab([moved])))
    assert (first == alone, first == second) == (True, False)


def suites(*findings: Finding, looked: Sequence[str] = (), strict: bool = False) -> dict[str, Any]:
    root = etree.fromstring(reports.junit(findings, looked, strict=strict).encode())
    return {suite.attrib["name"]: suite for suite in root}


def test_junit_has_a_suite_a_file_and_a_failure_an_error() -> None:
    found = suites(*ALL)
    assert [(name, suite.attrib["failures"]) for name, suite in found.items()] == [
        ("issues/2024/12.md", "1"),
        ("layout.yaml", "0"),
        ("a,b:c.md", "0"),
    ]


def test_junit_says_what_is_wrong_in_the_failure() -> None:
    (failure,) = suites(DATE)["issues/2024/12.md"].iter("failure")
    assert (failure.attrib["type"], failure.text) == ("date-invalid", str(DATE))


def test_junit_takes_warnings_for_failures_where_that_is_asked_for() -> None:
    assert suites(BARE, strict=True)["layout.yaml"].attrib["failures"] == "1"


def test_a_file_with_nothing_wrong_passes_in_junit() -> None:
    suite = suites(looked=["issues/2024/1.md"])["issues/2024/1.md"]
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("1", "0")


def test_what_xml_has_no_way_to_say_is_replaced_in_junit() -> None:
    (failure,) = suites(replace(DATE, message="甲\0乙<&"))["issues/2024/12.md"].iter("failure")
    assert failure.attrib["message"] == "甲\ufffd乙<&"


def test_rdjson_counts_columns_in_bytes() -> None:
    (diagnostic,) = json.loads(reports.rdjson([DATE]))["diagnostics"]
    assert diagnostic["location"]["range"] == {"start": {"line": 3, "column": 9}, "end": {"line": 3, "column": 19}}


def test_rdjson_says_how_grave_which_code_and_what_mends_it() -> None:
    fixed = replace(DATE, fix=(Edit(DATE.place, "2024-02-29"),))
    (diagnostic,) = json.loads(reports.rdjson([fixed]))["diagnostics"]
    assert (diagnostic["severity"], diagnostic["code"], diagnostic["suggestions"][0]["text"]) == (
        "ERROR",
        {"value": "date-invalid"},
        "2024-02-29",
    )


def test_rdjson_offers_no_half_of_a_fix() -> None:
    across = Place("issues/2024/12.md", 3, 1, "日期: 2024-02-30", 4, 3)
    half = replace(DATE, fix=(Edit(DATE.place, "甲"), Edit(across, "乙")))
    assert "suggestions" not in json.loads(reports.rdjson([half]))["diagnostics"][0]
