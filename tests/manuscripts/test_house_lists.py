from __future__ import annotations

from pathlib import Path

import houses
import pytest

from bulletin.findings import Severity
from bulletin.manuscripts import lists
from bulletin.manuscripts.house import House
from bulletin.manuscripts.lists.spreadsheets import ListError

NAMES = '类别,名称,简称,旧称,职务,次序\n单位,"某市人大常委会",市人大；人大,,,\n人员,王　伟,,,副主任,2\n'


def house(root: Path, data: bytes | str, name: str = "名录.csv") -> House:
    found = houses.found(root)
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_roster_is_read_as_spreadsheets_save_it(encoding: str, tmp_path: Path) -> None:
    names = lists.names(house(tmp_path, NAMES.replace("\n", "\r\n").encode(encoding)))
    assert [body.short for body in names.bodies] == [("市人大", "人大")]
    assert [(one.name, one.posts, one.order) for one in names.persons] == [("王伟", ("副主任",), 2)]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_roster_may_be_parted_by_other_marks(separator: str, tmp_path: Path) -> None:
    assert len(lists.names(house(tmp_path, NAMES.replace(",", separator))).bodies) == 1


@pytest.mark.parametrize("cell", ['"=""王伟"""', "'王伟", "=王伟", " 王伟 "])
def test_what_a_spreadsheet_adds_to_keep_a_text_is_taken_off(cell: str, tmp_path: Path) -> None:
    (person,) = lists.names(house(tmp_path, f"姓名,职务\n{cell},主任\n")).persons
    assert person.name == "王伟"


@pytest.mark.parametrize("order", ["007", "7", "7.0", '"=""007"""'])
def test_a_place_in_the_order_is_the_same_with_and_without_noughts(order: str, tmp_path: Path) -> None:
    (person,) = lists.names(house(tmp_path, f"姓名,职务,次序\n王伟,主任,{order}\n")).persons
    assert person.order == 7


def test_other_columns_and_empty_rows_are_passed_over(tmp_path: Path) -> None:
    (body,) = lists.names(house(tmp_path, "编号,名称,备注\n001,某市财政局,新设\n,,\n")).bodies
    assert body.name == "某市财政局"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("单位,简称\n", 1),
        ("名称,类别\n甲,单位\n乙,机关\n", 3),
        ("名称,次序\n甲,第一\n", 2),
        ('名称,职务\n甲,"主任\n乙,副主任\n', 2),
        ('名称,职务\n甲,主任\n"乙"丙,副主任\n', 3),
        ("名称,职务\n甲,主任\n,副主任\n", 3),
    ],
)
def test_a_damaged_list_is_told_at_its_line(text: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(ListError) as caught:
        lists.names(house(tmp_path, text))
    assert str(caught.value.place) == f"名录.csv:{line}"


def test_a_workbook_that_was_only_renamed_is_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(ListError) as caught:
        lists.names(house(tmp_path, b"PK\x03\x04\xff\xff\xff"))
    assert "只改了扩展名" in caught.value.hint


@pytest.mark.parametrize("head", ["错,对,级别,理由", "禁用,改为,级别,说明", "wrong,right,level,reason"])
def test_the_columns_of_wording_have_several_names(head: str, tmp_path: Path) -> None:
    (phrase,) = lists.phrases(house(tmp_path, f"{head}\n甲,乙,提醒,丙\n", "用语.csv"))
    assert phrase == lists.Phrase("甲", "乙", Severity.NOTE, "丙")


@pytest.mark.parametrize(
    "head",
    [
        "名称,类别,简称,旧称,职务,次序",
        "全称,类别,简称,曾用名,职务,排序",
        "姓名,类别,简称,旧称,职务,次序",
        "name,kind,short,old,post,order",
    ],
)
def test_the_columns_of_a_roster_have_several_names(head: str, tmp_path: Path) -> None:
    names = lists.names(house(tmp_path, f"{head}\n王伟,人员,,王二,主任,7\n甲局,单位,甲,乙局,,1\n"))
    (person,), (body,) = names.persons, names.bodies
    assert (person.name, person.posts, person.order) == ("王伟", ("主任",), 7)
    assert (body.name, body.short, body.old, body.order) == ("甲局", ("甲",), ("乙局",), 1)


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ("", Severity.WARNING),
        *dict.fromkeys(["错误", "禁用", "error", "ERROR"], Severity.ERROR).items(),
        *dict.fromkeys(["警告", "warning"], Severity.WARNING).items(),
        *dict.fromkeys(["提醒", "建议", "note"], Severity.NOTE).items(),
    ],
)
def test_how_grave_a_word_is_has_several_names(written: str, severity: Severity, tmp_path: Path) -> None:
    (phrase,) = lists.phrases(house(tmp_path, f"错,对,级别\n甲,乙,{written}\n", "用语.csv"))
    assert phrase.level == severity


@pytest.mark.parametrize("name", ["wording.csv", "assets/用语.csv"])
def test_wordings_lie_beside_the_house_file_or_among_its_assets(name: str, tmp_path: Path) -> None:
    (phrase,) = lists.phrases(house(tmp_path, "错,对,级别\n甲,乙,提醒\n", name))
    assert (phrase.wrong, phrase.right, phrase.level) == ("甲", "乙", Severity.NOTE)


def test_a_list_is_read_anew_when_it_has_changed(tmp_path: Path) -> None:
    first = house(tmp_path, "错,对\n甲,乙\n", "用语.csv")
    assert len(lists.phrases(first)) == 1
    assert len(lists.phrases(house(tmp_path, "错,对\n甲,乙\n丙,丁\n", "用语.csv"))) == 2


def test_a_roster_may_have_four_megabytes_and_no_more(tmp_path: Path) -> None:
    whole = 4 * 1024 * 1024
    rows = NAMES + "\n" * (whole - len(NAMES.encode()))
    assert len(lists.names(house(tmp_path, rows)).bodies) == 1
    with pytest.raises(ListError):
        lists.names(house(tmp_path, rows + "\n"))


def test_a_folder_in_the_place_of_a_list_is_told(tmp_path: Path) -> None:
    found = houses.found(tmp_path)
    (tmp_path / "名录.csv").mkdir()
    with pytest.raises(ListError, match="不是一个普通文件"):
        lists.names(found)


@pytest.mark.parametrize("name", ["名录.xlsx", "用语.et", "assets/names.xls"])
def test_a_list_that_a_spreadsheet_kept_in_its_own_form_is_named(name: str, tmp_path: Path) -> None:
    assert [*lists.unread(house(tmp_path, b"PK", name))] == [name]


def test_a_spreadsheet_beside_its_list_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "名录.xlsx").write_bytes(b"PK")
    assert [*lists.unread(house(tmp_path, NAMES))] == []
