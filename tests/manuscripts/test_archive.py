from __future__ import annotations

import datetime as dt
from pathlib import Path

import houses
import pytest

from bulletin.manuscripts import archive
from bulletin.manuscripts.archive import Entry, Ledger, Row


def issue(front: str) -> str:
    return f"---\n{front}\n---\n正文。\n"


def ledger(root: Path, fronts: dict[str, str], first: str = "") -> Ledger:
    return archive.read(houses.found(root, {name: issue(front) for name, front in fronts.items()}, houses.FILE + first))


def entry(root: Path, front: str) -> Entry:
    return ledger(root, {"2024/12": front}).entries[0]


@pytest.mark.parametrize(
    "front",
    [
        "number: 12\ncumulative: 712\ndate: 2024-07-30",
        "期号: 12\n总期号: 七百一十二\n日期: 2024年7月30日",
        '期号: "12"\n总期号: 712\n日期: "2024-07-30"',
        "{期号: 12, 总期号: 712, 日期: 2024-07-30}",
    ],
)
def test_the_numbers_are_read_however_they_are_written(front: str, tmp_path: Path) -> None:
    found = entry(tmp_path, front)
    assert (found.written, found.cumulative, found.day) == (("", 12), 712, dt.date(2024, 7, 30))


@pytest.mark.parametrize("line", ["draft: true", "草稿: 是", '草稿: "是"'])
def test_a_draft_is_known_as_one(line: str, tmp_path: Path) -> None:
    assert entry(tmp_path, f"期号: 12\n总期号: 712\n日期: 2024-07-30\n{line}").draft


@pytest.mark.parametrize("front", ["", "期号: 12\n期号: 13", "期号: [", "期号: 012\n总期号: 七百0\n日期: 明天"])
def test_what_cannot_be_read_holds_its_place_by_the_name_of_its_file(front: str, tmp_path: Path) -> None:
    found = entry(tmp_path, front)
    assert (found.named, found.cumulative, found.day) == (12, None, None)


def test_a_file_of_other_bytes_holds_its_place(tmp_path: Path) -> None:
    house = houses.found(tmp_path, {"2024/12": ""})
    (tmp_path / "issues/2024/12.md").write_bytes(b"\xff\xfe---")
    assert [one.title for one in archive.read(house).entries] == ["2024年第12期"]


def test_the_numbers_agree_with_those_of_a_file_with_other_line_ends(tmp_path: Path) -> None:
    house = houses.found(tmp_path, {"2024/1": houses.text()})
    path = tmp_path / "issues/2024/1.md"
    path.write_bytes("\ufeff".encode() + path.read_bytes().replace(b"\n", b"\r\n"))
    assert archive.read(house).entries[0].cumulative == 1


def test_the_first_year_begins_where_it_begins_and_the_next_with_one(tmp_path: Path) -> None:
    found = ledger(tmp_path, dict.fromkeys(("2022/10", "2022/12", "2023/3"), "期号: 1"))
    assert [found.missing(row) for row in found.rows] == [[11], [1, 2]]


def test_an_edition_counts_by_itself(tmp_path: Path) -> None:
    found = ledger(tmp_path, {"2024/5": "期号: 5", "2024/增刊1": "期号: 1\n刊别: 增刊"})
    assert [*found.rows] == [Row(2024, ""), Row(2024, "增刊")]


def test_a_file_from_elsewhere_is_none_of_the_archive(tmp_path: Path) -> None:
    assert ledger(tmp_path, {"2024/5": "期号: 5"}).entry(tmp_path / "5.md") is None


@pytest.mark.parametrize(("line", "first"), [("", None), ("first: 700\n", 700)])
def test_where_the_archive_begins_is_known_only_where_the_house_says_so(
    line: str, first: int | None, tmp_path: Path
) -> None:
    assert ledger(tmp_path, {}, line).first == first


@pytest.mark.parametrize(
    "values", [{"number": "3", "edition": "增刊"}, {"number": "12", "cumulative": "712", "draft": "是"}]
)
@pytest.mark.parametrize(
    "keys", [{}, {"number": "期号", "cumulative": "总期号", "date": "日期", "edition": "刊别", "draft": "草稿"}]
)
def test_plain_lines_are_read_without_parsing_them(
    values: dict[str, str], keys: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_parsed", lambda _: pytest.fail("it was parsed"))
    front = "\n".join(f"{keys.get(key, key)}: {value}" for key, value in (values | {"date": "2024-07-30"}).items())
    found = entry(tmp_path, front)
    assert (found.written, found.cumulative, found.day, found.draft) == (
        (values.get("edition", ""), int(values["number"])),
        int(values["cumulative"]) if "cumulative" in values else None,
        dt.date(2024, 7, 30),
        "draft" in values,
    )
