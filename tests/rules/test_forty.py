"""An issue with more than forty kinds of planted faults: each is found at its place, nothing else is; fmt mends what it may and no byte more."""

from __future__ import annotations

from pathlib import Path

import houses
import pytest

from bulletin import build, rules
from bulletin.desk.repairing import repair
from bulletin.findings import Finding, Source
from bulletin.manuscripts import archive

ISSUE = Path(__file__).with_name("forty.md").read_text(encoding="utf-8")
KINDS = 40
# Line, what is marked, code, and what it becomes where that is beyond doubt.
PLANTED = (
    (7, ":", "mark-half-width", "："),
    (9, "。", "mark-at-end", ""),
    (11, "(含流动站3个)", "mark-half-width-bracket", "（含流动站3个）"),
    (13, '"代表联络站"', "mark-straight-quote", "“代表联络站”"),
    (15, "”有事好商量“", "mark-turned", "“有事好商量”"),
    (17, "“", "mark-unpaired", None),
    (19, "“小站点”", "mark-quote-level", "‘小站点’"),
    (19, "“大民生”", "mark-quote-level", "‘大民生’"),
    (21, "，，", "mark-doubled", "，"),
    (23, "...", "mark-ellipsis", "……"),
    (25, "--", "mark-dash", "——"),
    (27, "-", "mark-range", "—"),
    (29, "、", "mark-enumeration-comma", ""),
    (31, "[2024]6号", "mark-document-number", "〔2024〕6号"),
    (33, "，", "mark-at-head", None),
    (37, "１８６", "number-full-width-digit", "186"),
    (39, "二零二三", "number-zero", "二〇二三"),
    (41, "2024.6.18", "date-short-form", "2024年6月18日"),
    (43, "05日", "date-leading-zero", "5日"),
    (45, "97年", "date-year-short", None),
    (47, "2月30日", "date-impossible", None),
    (49, "2024年7月30日（星期三", "date-weekday", None),
    (51, "90", "number-range-unit", "90%"),
    (53, "三、四", "number-approximate-comma", "三四"),
    (55, "约50余", "number-about-doubled", None),
    (57, "—", "number-minus", "-"),
    (59, "5.2%", "number-percentage-point", "5.2个百分点"),
    (61, "减少了2倍", "number-decrease-times", None),
    (63, " ", "blank-inside", ""),
    (65, "•", "character-compatible", "·"),
    (67, "關", "character-traditional", "关"),
    (69, "的", "word-doubled", ""),
    (71, "布署", "word-wrong", "部署"),
    (73, "截止", "word-wrong", "截至"),
    (75, "的", "particle-confused", "地"),
    (77, "100件，其中农业类40件、教育类30件、其他类20件", "sum-in-text", None),
    (83, "（三）", "heading-number-wrong", "（二）"),
    (87, "三个环节", "count-announced", None),
    (91, "第三、", "order-mark-wrong", "第三，"),
    (93, "表2", "reference-lacking", None),
    (93, "附件3", "reference-lacking", None),
    (101, "80", "sum-in-table", None),
    (105, "（待核实）", "leftover-reminder", None),
    (107, "TODO", "leftover-reminder", None),
    (109, "XX县", "leftover-letters", None),
    (111, "（　　）", "leftover-blanks", None),
    (113, "这里写导语", "leftover-draft", None),
    (115, "__真抓实干__", "markdown-eaten", None),
    (117, "==数字人大==", "markdown-likely", None),
    (119, "四、保障措施", "heading-unmarked", None),
)


def mended() -> str:
    """Return the issue with the right form in the place of each mendable fault."""
    lines = ISSUE.split("\n")
    for line, wrong, _, right in PLANTED:
        if right is not None:
            lines[line - 1] = lines[line - 1].replace(wrong, right, 1)
    return "\n".join(lines)


def found(root: Path, text: str) -> tuple[Source, list[Finding]]:
    house = houses.found(root, {"2024/1": text})
    proof = build.prove(root / "issues/2024/1.md", house, archive.read(house))
    return proof.issue.source, rules.check(proof, pages=False)


def right(source: Source, finding: Finding) -> str | None:
    """Return what the repairs of a finding make of what it marks."""
    text, begun = source.read(finding.place), source.offsets(finding.place)[0]
    for edit in sorted(finding.fix, key=lambda edit: edit.place.column, reverse=True):
        start, end = (at - begun for at in source.offsets(edit.place))
        text = text[:start] + edit.text + text[end:]
    return text if finding.fix else None


def test_forty_kinds_of_faults_are_planted() -> None:
    assert len({code for _, _, code, _ in PLANTED}) > KINDS


def test_each_is_found_at_its_place_with_the_right_form_and_nothing_else_is(tmp_path: Path) -> None:
    source, findings = found(tmp_path, ISSUE)
    told = [(one.place.line, source.read(one.place), one.code, right(source, one)) for one in findings]
    assert told == [*PLANTED]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_fmt_mends_the_mendable_and_leaves_every_other_byte(ends: str, tmp_path: Path) -> None:
    house = houses.found(tmp_path, {"2024/1": ""})
    path = tmp_path / "issues/2024/1.md"
    path.write_bytes(b"\xef\xbb\xbf" + ISSUE.replace("\n", ends).encode())
    assert repair(path, house).after == b"\xef\xbb\xbf" + mended().replace("\n", ends).encode()


def test_a_second_fmt_changes_nothing(tmp_path: Path) -> None:
    house = houses.found(tmp_path, {"2024/1": mended()})
    assert not repair(tmp_path / "issues/2024/1.md", house).changed


def test_what_is_mended_is_no_longer_found_and_the_rest_still_is(tmp_path: Path) -> None:
    _, findings = found(tmp_path, mended())
    left = [(line, code) for line, _, code, right in PLANTED if right is None]
    assert [(one.place.line, one.code) for one in findings] == left
