"""An issue whose front matter breaks off has a place in the archive, and no places of its values."""

from __future__ import annotations

from pathlib import Path

import houses

from bulletin import build, rules
from bulletin.manuscripts import archive


def test_an_issue_that_breaks_off_is_told_of_that_alone(tmp_path: Path) -> None:
    broken = houses.text(number=3, front="标题: [\n")
    house = houses.found(tmp_path, {"2024/1": houses.text(), "2024/3": broken})
    found = rules.check(build.prove(tmp_path / "issues/2024/3.md", house, archive.read(house)), pages=False)
    assert {one.code for one in found} == {"yaml-bracket"}


def test_without_a_ledger_nothing_is_said_of_the_archive(tmp_path: Path) -> None:
    house = houses.found(tmp_path, {"2024/1": houses.text(), "2024/3": houses.text(number=3)})
    assert rules.check(build.prove(tmp_path / "issues/2024/3.md", house), pages=False) == []
