"""How a table is set: heights, what splits, what stays together, what is repeated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from blocks import SENTENCES, cell, lianluo, note, table

from bulletin.document import Cell, Footnote, Table, plain
from bulletin.errors import ContentError
from bulletin.typesetting.reckoning.cells import NO_TURNS, Grid, Turns, grid

PAGE = lianluo().page
HEAD = (cell("单位", style="table-head"), cell("做法", style="table-head"))
SHARES = (0.2, 0.8)
PITCH = lianluo().styles["table"].pitch or PAGE.pitch


def set_table(*body: tuple[Cell, ...], turns: Turns = NO_TURNS, head: tuple[Cell, ...] = HEAD) -> Grid:
    whole = table(*body, head=head)
    return grid(Table("table", None, SHARES, whole.head, whole.body, whole.place), lianluo(), turns)


def row(text: str = "已办结") -> tuple[Cell, ...]:
    return (cell("某县"), cell(text))


def merged(count: int, text: str = "某市") -> list[tuple[Cell, ...]]:
    return [(cell(text, rows=count), cell("甲")), *[(cell("乙"),)] * (count - 1)]


def test_a_row_is_as_high_as_its_lines_ask() -> None:
    found = set_table(row(), row("甲" * 60), row())
    assert [one.lines for one in found.rows] == [1, 1, 3, 1]
    assert found.rows[2].height - found.rows[1].height == 2 * PITCH


def test_a_table_of_one_lined_rows_is_a_whole_number_of_lines_of_the_grid() -> None:
    found = set_table(row(), row("甲" * 60), row())
    short = -int(sum(one.height for one in found.rows)) % int(PAGE.pitch)
    assert PAGE.thin <= short < PAGE.thin * 2


def test_long_rows_may_be_split_and_short_ones_not() -> None:
    found = set_table(row("甲" * 100), row("甲" * 1000))
    assert [one.splits for one in found.rows] == [False, False, True]


def test_the_lines_of_a_cell_are_those_that_were_counted() -> None:
    found = set_table(row(SENTENCES * 3))
    lines = found.lines(found.rows[1].slots[1])
    assert len(lines) == found.rows[1].lines
    assert "".join(map(plain, lines)) == SENTENCES * 3


def keeps(found: Grid) -> list[int]:
    return [number for number, one in enumerate(found.rows) if one.keeps]


def test_head_and_two_rows_stay_together_and_the_last_two() -> None:
    assert keeps(set_table(*[row()] * 12)) == [0, 1, 11]


def test_a_table_of_six_rows_stays_whole() -> None:
    assert keeps(set_table(*[row()] * 6)) == [0, 1, 2, 3, 4, 5]


def test_a_small_table_that_would_leave_a_page_blank_may_be_parted() -> None:
    assert keeps(set_table(*[row()] * 6, turns=Turns(loose=True))) == [0, 1, 5]


def test_a_small_table_higher_than_a_page_may_be_parted() -> None:
    high = "甲" * 130
    assert keeps(set_table(*[row(high)] * 6)) == [0, 1, 5]


def test_two_merged_rows_stay_together() -> None:
    found = set_table(*[row()] * 4, *merged(2), *[row()] * 4)
    assert keeps(found) == [0, 1, 5, 9]


def test_merged_rows_stay_together_until_they_hold_the_text_of_their_cell() -> None:
    found = set_table(*[row()] * 4, *merged(6, "某县人大常委会代表工作委员会办公室主任"), *[row()] * 4)
    assert keeps(found) == [0, 1, 5, 6, 7, 13]


def test_merged_text_is_repeated_where_a_page_turns() -> None:
    found = set_table(*merged(9), turns=Turns(frozenset({4})))
    begun = [(number, one.slots[0].rows) for number, one in enumerate(found.rows[1:], 1) if not one.slots[0].continued]
    assert begun == [(1, 3), (4, 6)]


def test_a_note_in_merged_text_is_not_repeated_with_it() -> None:
    first, *rest = merged(9)
    noted = (replace(first[0], inlines=(*first[0].inlines, note(1))), *first[1:])
    found = set_table(noted, *rest, turns=Turns(frozenset({4})))
    texts = [found.rows[number].slots[0].cell.inlines for number in (1, 4)]
    assert [sum(isinstance(inline, Footnote) for inline in text) for text in texts] == [1, 0]


def test_a_high_row_among_merged_ones_is_free_to_be_split() -> None:
    body = [(cell("某市", rows=3), cell("甲")), (cell("乙" * 900),), (cell("丙"),)]
    assert [one.splits for one in set_table(*body).rows] == [False, False, True, False]


def test_merged_rows_are_high_enough_for_the_text_of_the_merged_cell() -> None:
    found = set_table(*merged(2, "某市" * 10))
    assert sum(one.height for one in found.rows[1:]) > 4 * PITCH


@pytest.mark.parametrize(
    ("body", "head", "code"),
    [
        (merged(2, "长" * 400), HEAD, "table-merge-too-high"),
        ([row()], (cell("长" * 400, style="table-head"), HEAD[1]), "table-head-too-high"),
    ],
)
def test_what_no_page_has_room_for_is_told(body: list[tuple[Cell, ...]], head: tuple[Cell, ...], code: str) -> None:
    with pytest.raises(ContentError) as caught:
        set_table(*body, head=head)
    assert [finding.code for finding in caught.value.findings] == [code]
