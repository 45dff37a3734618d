"""The columns of a table: type and shares."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from blocks import HERE, cell, lianluo, note, paragraph

from bulletin.composition.columns import STEPS, Fit, fit
from bulletin.composition.tabular import measured
from bulletin.document import Cell
from bulletin.errors import ContentError
from bulletin.text.widths import each

Row = tuple[str, ...]


def fitted(head: Row, *body: Row) -> Fit:
    rows = [tuple(cell(text) for text in row) for row in body]
    return fit([tuple(cell(text, style="table-head") for text in head)], rows, lianluo(), HERE, None)


def rooms(found: Fit) -> list[float]:
    """Return the width of each column's text in characters."""
    layout = lianluo()
    style = layout.styles[f"table{found.step}"]
    assert style.size
    sides = style.pad * 2 + layout.page.thin
    return [(layout.page.measure * share - sides) / style.size for share in found.shares]


def needs(text: str) -> float:
    return max(word.width for piece in measured(cell(text).inlines, lianluo()) for word in piece.words())


def test_shares_add_up_to_the_measure() -> None:
    assert sum(fitted(("甲", "乙"), ("丙" * 200, "丁")).shares) == pytest.approx(1)


NUMBERS = ("某某市人民政府办公室", "1234", "97.25%", "100.00%", "0731-88881234", "12,345.67", "-3.5‰")


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    found = fitted(("单位", "数", "率", "率", "电话", "数", "率"), NUMBERS)
    lacking = [text for text, room in zip(NUMBERS, rooms(found), strict=True) if room < needs(text) + 0.01]
    assert lacking == []


def test_columns_whose_texts_need_no_second_line_get_what_they_need() -> None:
    found = rooms(fitted(("单位", "职务"), ("某市人大常委会", "主任")))
    assert found[0] - 7 == pytest.approx(found[1] - 2)


def test_columns_whose_texts_are_turned_have_room_for_what_engines_round() -> None:
    names = ["甲" * length for length in (4, 4, 5, 5, 3, 7)]
    over = [room % 1 for room in rooms(fitted(("单位", *names), ("某县住房", *("1",) * 6)))]
    assert min(over) > 0.04


def test_the_longer_text_gets_the_wider_column() -> None:
    narrow, wide = rooms(fitted(("单位", "做法"), ("某县", "甲" * 200)))
    assert (narrow < 3, wide > 25) == (True, True)


def test_a_table_of_numbers_takes_smaller_type_where_they_do_not_fit() -> None:
    steps = [fitted(("数",) * count, ("12345",) * count).step for count in (6, 11, 14)]
    assert steps == list(STEPS)


def test_text_is_not_squeezed_into_two_characters_a_line_where_smaller_type_helps() -> None:
    row = ("1", "某某市人民政府办公室", "欧阳雨晴", "1234", "1200", "97.25%", "98.60%", "100.00%", "95.30%", "12", "36")
    found = fitted(("序号", *"甲乙丙丁戊己庚辛壬癸"), row)
    assert min(rooms(found)[1:3]) >= 4


def test_a_long_table_takes_smaller_type_where_that_makes_it_lower() -> None:
    duty = "某某市某某区人民代表大会常务委员会代表工作委员会副主任委员"
    row = ("1", "欧阳某某", "男", "1962.05", duty, "13800001234", "省代表")
    assert fitted(("序号", "姓名", "性别", "出生年月", "单位及职务", "电话", "备注"), *[row] * 60).step == "-small"


def test_a_long_address_is_broken_before_a_table_is_given_up() -> None:
    found = fitted(("单位", "网址"), ("甲", f"https://www.example.org/{'folder/' * 20}index.html"))
    assert found.step == ""


def too_wide(*head: str, below: Sequence[tuple[Cell, ...]] = ()) -> str:
    row = tuple("0731-88881234" for _ in head)
    with pytest.raises(ContentError) as caught:
        fit(
            [tuple(cell(text, style="table-head") for text in head)],
            [tuple(map(cell, row)), *below],
            lianluo(),
            HERE,
            paragraph("表1　电话", style="table-caption"),
        )
    (finding,) = caught.value.findings
    assert finding.code == "table-too-wide"
    return finding.message


def test_what_fits_nowhere_is_told_with_table_column_and_word() -> None:
    message = too_wide(*(f"{number}科" for number in "一二三四五六七八九"))
    assert all(part in message for part in ("“表1　电话”", "9 栏", "“一科”栏（第1栏）的“0731-88881234”"))


def test_a_word_over_several_columns_is_not_named_as_that_of_the_first() -> None:
    below = [(cell("A" * 60, columns=2), *map(cell, "1" * 7))]
    assert "AA" not in too_wide(*(f"{number}科" for number in "一二三四五六七八九"), below=below)


def test_a_cell_over_several_columns_has_room_for_its_word() -> None:
    head = (Cell("table-head", cell("甲").inlines, "center", 2), cell("乙", style="table-head"))
    body = [tuple(map(cell, ("1", "2", "丙" * 300))), (cell("https://example.org/index.html", columns=2), cell("丁"))]
    found = fit([head], body, lianluo(), HERE, None)
    style, page = lianluo().styles[f"table{found.step}"], lianluo().page
    assert style.size
    room = (page.measure * sum(found.shares[:2]) - style.pad * 2 - page.thin) / style.size
    assert room >= needs("https://example.org/index.html")


@pytest.mark.parametrize("length", [1, 100])
def test_a_cell_over_several_columns_makes_none_of_them_wider(length: int) -> None:
    body = [(cell("总" * 200, columns=2),), (cell("甲" * length), cell("乙" * length))]
    first, second = rooms(fit([], body, lianluo(), HERE, None))
    assert abs(first - second) < 1.1


def test_the_mark_of_a_note_has_room_for_two_digits() -> None:
    layout = lianluo()
    (marked,) = measured((*cell("甲").inlines, note(10)), layout)
    digits = sum(each("10")) * layout.page.raised / (layout.styles["body"].size or layout.page.pitch)
    assert sum(word.width for word in marked.words()) >= needs("甲") + digits


def test_no_random_table_has_a_column_too_narrow_for_its_words() -> None:
    choice = random.Random(8)
    for _ in range(60):
        count = choice.randint(1, 8)
        texts = ["97.25%", "12,345", "甲" * choice.randint(1, 200), "0731-88881234", "乙丙", "a@b.example"]
        rows = [tuple(choice.choice(texts) for _ in range(count)) for _ in range(choice.randint(1, 9))]
        try:
            found = rooms(fitted(("栏目",) * count, *rows))
        except ContentError:
            continue
        assert all(room >= needs(text) for row in rows for room, text in zip(found, row, strict=True)), rows
