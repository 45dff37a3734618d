"""采用稿统计."""

from __future__ import annotations

from bulletin.archive.catalogue.statistics import Contributions, bars


def test_those_with_most_come_first_then_by_pinyin() -> None:
    counted = Contributions.of([(2024, ("重县",)), (2024, ("安县",)), (2023, ("北县", "重县"))])
    assert [*counted.totals] == ["重县", "安县", "北县"]


def test_an_article_of_two_counts_for_both_and_once_in_its_year() -> None:
    counted = Contributions.of([(2024, ("甲", "乙"))])
    assert (counted.table, counted.total) == ([("甲", (1,), 1), ("乙", (1,), 1)], 1)


def test_no_name_is_a_formula_of_a_spreadsheet() -> None:
    assert "\r\n'=1+1,1,1\r\n" in Contributions.of([(2024, ("=1+1",))]).csv()


def test_a_bar_stands_below_all_lines_of_its_label() -> None:
    first, second = bars([("湘西土家族苗族自治州人大常委会", 4), ("乙", 1)])
    label = ("湘西土家族苗族自治州", "人大常委会")
    assert (first.label, first.share, second.line, second.share) == (label, 1.0, 3, 0.25)


def test_a_long_label_without_sense_is_still_whole() -> None:
    assert "".join(bars([("甲" * 40, 1)])[0].label) == "甲" * 40


def test_nothing_has_no_bars() -> None:
    assert bars([]) == []
