"""What is seen of the difference between two PDFs of an issue: text, pages, ends of lines, places."""

from __future__ import annotations

import re
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import houses
import pytest
from PIL import Image

from bulletin.archive.comparing import page as comparison
from bulletin.archive.comparing import pictures
from bulletin.archive.comparing.differences import compare, read
from bulletin.archive.comparing.page import Shown
from bulletin.build import build
from bulletin.engine import HTML

TEXT = "甲乙丙丁戊己庚辛壬癸" * 8


def page(text: str = TEXT, *, width: int = 100, margin: int = 10, foot: str = "") -> bytes:
    style = f"@page{{size:{width}mm 80mm;margin:{margin}mm;@bottom-center{{content:'{foot}'}}}}p{{margin:0}}"
    data: bytes = HTML(string=f"<style>{style}</style><p>{text}</p>").write_pdf()
    return data


def test_the_same_pages_do_not_differ() -> None:
    assert not compare(page(), page())


def test_a_character_that_is_another_is_told_with_what_stands_about_it() -> None:
    found = compare(page(), page(TEXT[:12] + "变" + TEXT[13:]))
    assert found.text is not None
    assert (found.text[0][4], found.text[1][4]) == ("丙", "变")


def test_lines_that_end_elsewhere_are_counted_and_the_first_is_told() -> None:
    found = compare(page(), page(width=90))
    assert (found.text, found.ends > 0) == (None, True)
    assert found.told.startswith(f"{found.ends} 行的行尾变了，第一处在第 1 页“甲乙丙")


def test_a_shift_is_told_in_points() -> None:
    found = compare(page(), page(width=120, margin=20))
    assert (found.text, found.ends, round(found.shift, 1)) == (None, 0, 28.3)


def test_a_page_more_is_told() -> None:
    found = compare(page(f"甲<p>{TEXT}"), page(f"甲<p style='break-before:page'>{TEXT}"))
    assert (found.text, found.pages) == (None, (1, 2))


@pytest.mark.parametrize(("old", "new"), [("3", "4"), ("— 3 —", "— 4 —"), ("-3-", "-4-")])
def test_the_number_of_a_page_is_no_text(old: str, new: str) -> None:
    assert not compare(page(foot=old), page(foot=new))


def test_where_a_note_stands_between_the_lines_is_no_text() -> None:
    note = "<span style='float:footnote;font-size:8pt'>注一</span>"
    old, new = (page(f"甲{note}{TEXT * 6}", margin=margin) for margin in (10, 16))
    found = compare(old, new)
    assert (found.text, found.ends > 0) == (None, True)


def test_the_head_of_a_table_is_read_once_on_however_many_pages_it_is_printed(tmp_path: Path) -> None:
    rows = "".join(f"| {number} | 乙 |\n" for number in range(60))
    house = houses.found(tmp_path, {"2024/1": houses.text(f"| 编号 | 情况 |\n|---|---|\n{rows}")})
    (data,) = build(house.issues()[0], house, ["pdf"]).files.values()
    found = read(data)
    assert ("".join(line.text for line in found.lines).count("编号") > 1, "".join(found.texts).count("编号")) == (
        True,
        1,
    )


def test_a_note_as_large_as_the_text_of_a_table_may_stand_among_its_rows(tmp_path: Path) -> None:
    head = " | ".join(f"第{column}项工作" for column in range(6))
    rows = "".join(
        f"| 第{number}县 | {' | '.join(str(13877080100 + number + one) for one in range(5))} |\n"
        for number in range(30)
    )
    text = f"走访群众[^1]。\n\n| {head} |\n|{'---|' * 6}\n{rows}\n[^1]: 指县、乡两级人大代表。\n"
    issues = {f"2024/{fill}": houses.text("走访。\n\n" * fill + text, number=fill) for fill in (2, 9)}
    house = houses.found(tmp_path, issues)
    old, new = (read(build(path, house, ["pdf"]).files[f"{path.stem}.pdf"]) for path in house.issues())
    note, cells = (14.0, False), (14.0, True)
    streams = sorted({stream for line in old.lines for stream in line.streams if stream})
    assert streams[1:3] == [note, cells]
    assert old.texts[1:3] == new.texts[1:3]


def test_what_is_no_pdf_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match=r"\S"):
        compare(page(), b"%PDF")


def colours(png: bytes) -> set[tuple[int, ...]]:
    """Return the colours of a picture that are no grey, each of its parts either there or not."""
    dots = Image.open(BytesIO(png)).convert("RGB").tobytes()
    found = set(zip(dots[::3], dots[1::3], dots[2::3], strict=True))
    return {tuple(int(part > 127) for part in colour) for colour in found if max(colour) - min(colour) > 127}


def test_the_first_page_that_differs_is_drawn() -> None:
    old, new = (page(f"甲<p style='break-before:page'>{text}<p style='break-before:page'>{text}") for text in "乙丙")
    sides = pictures.first(old, new)
    assert sides is not None
    assert sides.page == 2


def test_ink_of_the_old_page_is_red_and_of_the_new_blue() -> None:
    there, gone, come = page("甲　　乙"), page("　　　乙"), page("甲　　　")
    assert colours(sides.marked if (sides := pictures.first(there, gone)) else b"") == {(1, 0, 0)}
    assert colours(sides.marked if (sides := pictures.first(come, there)) else b"") == {(0, 0, 1)}


def test_a_page_that_only_one_side_has_is_drawn_alone() -> None:
    sides = pictures.first(page("甲"), page("甲<p style='break-before:page'>乙"))
    assert sides is not None
    assert (sides.page, sides.old, sides.marked, bool(sides.new)) == (2, b"", b"", True)


def test_of_the_same_pages_there_are_no_pictures() -> None:
    assert pictures.first(page(), page()) is None


def test_a_page_shows_as_many_pictures_as_it_may_hold_and_says_how_many_issues_go_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sides = pictures.first(page("甲"), page("乙"))
    assert sides
    size = sum(len(b64encode(data)) for data in (sides.old, sides.new, sides.marked))
    monkeypatch.setattr(comparison, "_MOST", 2 * size + 1)
    shown = [Shown(f"2024/{number}", "变了", sides) for number in range(1, 6)]
    made = comparison.make(houses.found(tmp_path), "build-old", "5 期", shown).decode()
    assert made.count("<img ") == 2 * 3
    assert "3 期" in made


def test_the_page_of_a_comparison_says_what_its_pictures_show(tmp_path: Path) -> None:
    shown = [Shown("2024/1", "1 行的行尾变了", pictures.first(page("甲"), page("乙")))]
    made = comparison.make(houses.found(tmp_path), "build-old", "1 期", shown).decode()
    assert re.findall('alt="(.+?)"', made) == [
        "2024/1 第 1 页，原来的样子",
        "2024/1 第 1 页，现在的样子",
        "2024/1 第 1 页，不同的地方：1 行的行尾变了",
    ]
