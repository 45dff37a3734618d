from __future__ import annotations

import datetime as dt
from pathlib import Path

import houses
import pytest

from bulletin import build, rules
from bulletin.findings import Severity
from bulletin.manuscripts.draft import COUNTED, Plan, draft

DAY = dt.date(2024, 7, 30)


def levels(root: Path, front: str = "", plan: Plan = COUNTED) -> dict[int, Severity]:
    """Write a new issue's draft, and tell the lines in which its own sentences are found, and how grave that is."""
    house = houses.found(root)
    path, text = draft(house, DAY, plan=plan)
    path.parent.mkdir(parents=True)
    path.write_text(text.replace("---\n", f"---\n{front}", 1), encoding="utf-8")
    found = rules.check(build.prove(path, house), pages=False)
    return {one.place.line: one.severity for one in found if one.code == "leftover-draft"}


@pytest.mark.parametrize("plan", [COUNTED, Plan(several=True)])
def test_every_line_that_new_writes_for_the_editor_to_replace_is_found(plan: Plan, tmp_path: Path) -> None:
    found = levels(tmp_path, plan=plan)
    lines = draft(houses.found(tmp_path / "another"), DAY, plan=plan)[1].splitlines()
    behind = lines.index("---", 1) + 1
    front = [n for n, line in enumerate(lines[:behind], 1) if line.startswith(("标题: ", "供稿: "))]
    body = [n for n, line in enumerate(lines[behind:], behind + 1) if line]
    assert sorted(found) == [*front, *body]


@pytest.mark.parametrize(("front", "level"), [("", Severity.ERROR), ("草稿: 是\n", Severity.NOTE)])
def test_they_are_errors_unless_the_issue_is_a_draft(front: str, level: Severity, tmp_path: Path) -> None:
    assert {*levels(tmp_path, front).values()} == {level}
