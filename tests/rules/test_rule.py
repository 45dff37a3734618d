from __future__ import annotations

from pathlib import Path

import houses

from bulletin.rules.marks import half_width_brackets
from bulletin.rules.rule import Slip, finding


def test_a_pair_is_one_finding_with_an_edit_for_each_mark(tmp_path: Path) -> None:
    (found,) = half_width_brackets.RULE.found(houses.proof(tmp_path, "甲**(乙)**丙"))
    assert (found.place.column, [edit.text for edit in found.fix]) == (4, ["（", "）"])


def test_of_a_pair_no_mark_is_mended_where_one_is_not_in_the_source(tmp_path: Path) -> None:
    proof = houses.proof(tmp_path, "甲**乙**丙")
    passage = proof.passages[1]
    slip = Slip(0, 3, "", parts=((0, 1, "子"), (0, 3, "丑")))
    assert finding(half_width_brackets.RULE.code, proof, passage, slip).fix == ()
