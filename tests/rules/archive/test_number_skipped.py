"""Numbers of a year that are passed over: told with the issue behind the gap, as long as that is among the newest."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import houses
import pytest

from bulletin import build, rules
from bulletin.manuscripts import archive


def told(root: Path, numbers: Iterable[int], of: int) -> list[str]:
    """Return what is said of gaps with one issue of an archive that has these."""
    issues = {f"2024/{number}": houses.text(number=number, front=f"标题: 第{number}篇\n") for number in numbers}
    house = houses.found(root, issues)
    proof = build.prove(root / f"issues/2024/{of}.md", house, archive.read(house))
    return [one.message for one in rules.check(proof, pages=False) if one.code == "number-skipped"]


@pytest.mark.parametrize(
    ("number", "said"), [(3, "缺第2期，"), (5, "缺第2期、第3期、第4期，"), (6, "缺第2期到第5期，"), (2, "")]
)
def test_a_gap_is_told_with_its_numbers(number: int, said: str, tmp_path: Path) -> None:
    found = told(tmp_path, [1, number], number)
    assert [message for message in found if said in message] == found
    assert len(found) == bool(said)


@pytest.mark.parametrize(("later", "count"), [(3, 1), (4, 0)])
def test_a_gap_behind_which_more_than_three_issues_stand_is_not_told(later: int, count: int, tmp_path: Path) -> None:
    assert len(told(tmp_path, [1, *range(3, 4 + later)], 3)) == count
