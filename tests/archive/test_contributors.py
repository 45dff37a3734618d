"""Contributors by one name each."""

from __future__ import annotations

import pytest

from bulletin.archive.catalogue.contributors import Roster
from bulletin.manuscripts.lists import Body, Names

NAMES = Names(
    (
        Body("甲县人大常委会办公室", ("甲县人大办", "人大办"), ("甲县人大办事组",), None),
        Body("乙县人大常委会办公室", ("人大办",), (), None),
        Body("丙市委宣传部、文明办", (), (), None),
    )
)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("甲县人大办", ["甲县人大常委会办公室"]),
        ("甲县 人大办事组", ["甲县人大常委会办公室"]),
        ("甲县人大办、丁县人大办", ["甲县人大常委会办公室", "丁县人大办"]),
        ("甲县人大办、甲县人大常委会办公室", ["甲县人大常委会办公室"]),
        ("甲县人大办、丁县联合", ["甲县人大常委会办公室", "丁县"]),
        ("人大办", ["人大办"]),
        ("丙市委宣传部、文明办", ["丙市委宣传部、文明办"]),
        ("", []),
    ],
)
def test_a_contributor_has_the_name_of_the_list(written: str, named: list[str]) -> None:
    assert list(Roster(NAMES).contributors(written)) == named
