"""The list of words that are taken for each other."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from bulletin.rules import confusions
from bulletin.rules.confusions import Confusion

LIST = Path(confusions.__file__).parent / "wording/confusions.csv"
ROWS = [*csv.DictReader(LIST.read_text(encoding="utf-8").splitlines())]
ENTRIES = [entry for level in ("警告", "提醒") for entry in confusions.confusions(level)]


def test_every_row_has_a_level_that_a_rule_reads() -> None:
    assert len(ROWS) == len(ENTRIES)


def test_no_row_has_more_cells_than_columns() -> None:
    assert [row for row in ROWS if None in row or None in row.values()] == []


def test_no_word_is_listed_twice() -> None:
    assert [word for word, count in Counter(row["错"] for row in ROWS).items() if count > 1] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.right)
def test_what_is_right_is_not_found_wrong(entry: Confusion) -> None:
    assert [one.right for one in ENTRIES if one.wrong.search(entry.right)] == []
