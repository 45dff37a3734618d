"""What `bulletin fmt` makes of a file: the repairs, and not one other byte."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import houses
import pytest

from bulletin import build, rules, sources
from bulletin.desk import repairing
from bulletin.desk.changes import Change, Moved, chosen
from bulletin.desk.repairing import Repaired, repair
from bulletin.desk.sameness import other_change
from bulletin.errors import ContentError
from bulletin.findings import Edit, Finding, Source
from bulletin.proof import Proof

SLIPS = "会议强调:要抓好落实.\n\n要深入调查, 掌握实情;要督办到位!\n"
MENDED = "会议强调：要抓好落实。\n\n要深入调查，掌握实情；要督办到位！\n"


def repaired(root: Path, text: str | bytes, front: str = "") -> Repaired:
    """Repair an issue that is written as it is given."""
    house = houses.found(root, {"2024/1": ""}, houses.FILE + front)
    path = root / "issues/2024/1.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return repair(path, house)


def test_what_is_beyond_doubt_is_mended(tmp_path: Path) -> None:
    done = repaired(tmp_path, houses.text(SLIPS))
    assert done.after.decode() == houses.text(MENDED)
    assert done.counts == {"mark-half-width": 5}


def test_paragraphs_that_were_pasted_without_blank_lines_are_parted(tmp_path: Path) -> None:
    pasted = "　　今年,各地加强联系。\n　　一、抓交办，把责任压下去\n　　逐件明确承办单位。\n"
    done = repaired(tmp_path, houses.text(pasted))
    assert done.after.decode() == houses.text(pasted.replace("今年,", "今年，").replace("\n　　", "\n\n　　"))


def test_paragraphs_that_were_pasted_are_parted_above_a_table_that_is_left_to_the_author(tmp_path: Path) -> None:
    pasted = "　　甲方案已经通过。\n　　乙方案如下。\n年份\t件数\n2024年\t12\n"
    done = repaired(tmp_path, houses.text(pasted))
    assert done.after.decode() == houses.text(pasted.replace("\n　　", "\n\n　　"))


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    once = repaired(tmp_path, houses.text(SLIPS)).after
    assert not repaired(tmp_path, once).changed


def test_a_clean_issue_stays_as_it_is(tmp_path: Path) -> None:
    assert not repaired(tmp_path, houses.text(MENDED)).changed


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_line_ends_byte_order_mark_and_a_missing_last_line_end_stay(
    ends: str, mark: bytes, last: str, tmp_path: Path
) -> None:
    before, after = (
        mark + (houses.text(body).rstrip() + last).replace("\n", ends).encode() for body in (SLIPS, MENDED)
    )
    assert repaired(tmp_path, before).after == after


def test_mixed_line_ends_stay_as_they_are_mixed(tmp_path: Path) -> None:
    front = houses.text("").replace("\n", "\r\n").encode()
    before = front + "会议强调:要抓好落实.\n\r\n要深入, 掌握实情.\r\n".encode()
    after = front + "会议强调：要抓好落实。\n\r\n要深入，掌握实情。\r\n".encode()
    assert repaired(tmp_path, before).after == after


def test_a_rule_that_is_off_repairs_nothing(tmp_path: Path) -> None:
    assert not repaired(tmp_path, houses.text(SLIPS), "规则: {mark-half-width: 关}\n").changed


def test_a_line_that_is_not_to_be_checked_is_not_repaired(tmp_path: Path) -> None:
    text = houses.text("会议强调:要抓好落实。<!-- 不查 -->\n\n会议强调:要抓好落实。\n")
    assert repaired(tmp_path, text).after.decode() == text.replace("调:要抓好落实。\n", "调：要抓好落实。\n")


def test_a_salutation_that_was_none_for_its_mark_becomes_one(tmp_path: Path) -> None:
    assert repaired(tmp_path, houses.text("同志们:\n\n现将情况通报如下。\n")).counts == {"mark-half-width": 1}


def test_a_fault_of_the_form_is_repaired_as_rules_are(tmp_path: Path) -> None:
    text = houses.text("1. 甲。\n2. 乙。\n4. 丙。\n")
    assert repaired(tmp_path, text).after.decode() == text.replace("4. 丙", "3. 丙")


def test_a_file_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="encoding-not-utf8"):
        repaired(tmp_path, houses.text(SLIPS).encode("gb18030"))


def test_rules_that_undo_each_other_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def turned(proof: Proof, *, pages: bool) -> list[Finding]:
        source, length = proof.issue.source, len(proof.issue.source.text)
        place = source.span(length - 3, length - 2)
        other = "乙" if source.read(place) == "甲" else "甲"
        assert not pages
        return [Finding(place, "x", "甲", fix=(Edit(place, other),))]

    monkeypatch.setattr(rules, "check", turned)
    with pytest.raises(ContentError, match="repair-refused"):
        repaired(tmp_path, houses.text("文甲。\n"))


def test_a_repair_that_would_change_more_is_left_out_and_the_others_are_made(tmp_path: Path) -> None:
    done = repaired(tmp_path, houses.text(f"一，要学习。\n二、要实干。\n\n{SLIPS}"))
    assert done.after.decode() == houses.text(f"一，要学习。\n二、要实干。\n\n{MENDED}")
    assert [(one.code, one.place.line) for one in done.left] == [("repair-left", 7)]


def test_a_repair_that_is_left_out_is_left_out_again(tmp_path: Path) -> None:
    once = repaired(tmp_path, houses.text(f"一，要学习。\n二、要实干。\n\n{SLIPS}")).after
    again = repaired(tmp_path, once)
    assert (again.changed, len(again.left)) == (False, 1)


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    done = repaired(tmp_path, houses.text(SLIPS))
    done.path.write_text("别人写的", encoding="utf-8")
    with pytest.raises(ContentError, match="file-changed"):
        repairing.write(done)
    assert done.path.read_text(encoding="utf-8") == "别人写的"


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    done = repaired(tmp_path, houses.text(SLIPS))
    done.path.chmod(0o640)
    repairing.write(done)
    assert (done.path.stat().st_mode & 0o777, done.path.read_bytes()) == (0o640, done.after)


def test_a_link_stays_one(tmp_path: Path) -> None:
    done = repaired(tmp_path, houses.text(SLIPS))
    target = tmp_path / "elsewhere.md"
    done.path.rename(target)
    done.path.symlink_to(target)
    repairing.write(done)
    assert (done.path.is_symlink(), target.read_bytes()) == (True, done.after)


SOURCE = Source("a.md", "甲乙丙丁戊")


def told(code: str, *edits: tuple[int, int, str]) -> Finding:
    fix = tuple(Edit(SOURCE.span(start, end), text) for start, end, text in edits)
    return Finding(fix[0].place, code, "甲", fix=fix)


@pytest.mark.parametrize(
    ("findings", "codes"),
    [
        ([told("a", (0, 2, "x")), told("b", (1, 3, "y"))], ["a"]),
        ([told("a", (0, 1, "x")), told("b", (1, 2, "y"))], ["a"]),
        ([told("a", (1, 1, "x")), told("b", (1, 1, "x"))], ["a"]),
        ([told("a", (0, 1, "x"), (4, 5, "x")), told("b", (2, 3, "y"))], ["a", "b"]),
        ([told("a", (2, 3, "y")), told("b", (0, 1, "x"), (3, 4, "x"))], ["a"]),
        ([told("a", (0, 1, "x"), (1, 2, "y"))], ["a"]),
    ],
)
def test_of_repairs_that_touch_the_first_one_is_made_whole(findings: Sequence[Finding], codes: list[str]) -> None:
    assert sorted(chosen(findings, SOURCE).counts) == codes


def test_a_character_is_found_where_it_stood_before() -> None:
    moved = Moved([Change(1, 2, "xyz"), Change(3, 4, "")])  # 甲xyz丙戊
    assert [moved.back(n) for n in range(6)] == [
        (0, True),
        (1, False),
        (1, False),
        (1, False),
        (2, True),
        (4, True),
    ]


def refused(root: Path, before: str, change: tuple[str, str]) -> bool:
    """Tell whether the change from one word to another is refused in an issue."""
    text = houses.text(before)
    start = text.index(change[0])
    changes = [Change(start, start + len(change[0]), change[1])]
    house = houses.found(root, {"2024/1": text})
    path = root / "issues/2024/1.md"
    old, new = (
        build.prove(path, house, source=sources.source(one, "issues/2024/1.md"))
        for one in (text, text.replace(*change, 1))
    )
    return other_change(old, new, changes) is not None


HARM = {
    "a mark is lost and its twin is printed": ("甲**乙**丙。\n", ("**乙", "乙")),
    "a note loses its call": ("甲[^1]乙。\n\n[^1]: 注。\n", ("[^1]乙", "乙")),
    "a number becomes the mark of a list": ("1、甲乙\n", ("、", ". ")),
    "text is no longer printed": ("甲乙。\n\n丙丁。\n", ("丙丁", "<!-- 丙")),
    "a paragraph above is no signature any more": ("甲。\n\n某市人大常委会\n\n2024年7月30日\n", ("30日", "30目")),
    "a paragraph below is no date of a signature any more": (
        "甲。\n\n某市人大常委会\n\n2024年7月30日\n",
        ("常委会", "常委会讨论了。"),
    ),
    "a block behind becomes part of a list": ("1. 甲\n\n乙丙。\n\n    丁。\n", ("乙丙。", "2. 乙丙。")),
}
HARMLESS = {
    "a character": ("甲乙。\n", ("乙", "丙")),
    "a mark of a heading": ("一、甲\n\n乙。\n", ("一、", "## 一、")),
    "a blank": ("甲 乙。\n", ("甲 乙", "甲乙")),
    "a cell": ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n", ("丙", "戊")),
}


@pytest.mark.parametrize("name", HARM)
def test_a_repair_that_changes_more_than_it_says_is_refused(name: str, tmp_path: Path) -> None:
    assert refused(tmp_path, *HARM[name])


@pytest.mark.parametrize("name", HARMLESS)
def test_a_repair_that_changes_what_it_says_is_not_refused(name: str, tmp_path: Path) -> None:
    assert not refused(tmp_path, *HARMLESS[name])
