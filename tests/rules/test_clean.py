"""Long, correct official prose, 20,000 汉字 and more, in which no rule may find anything: every finding here is a false alarm."""

from __future__ import annotations

import re
from pathlib import Path

import houses
import pytest

from bulletin import build, rules
from bulletin.manuscripts import archive

TEXTS = sorted(Path(__file__).with_name("clean").glob("*.md"))
ENOUGH = 20_000


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_nothing_is_found_in_correct_prose(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = f"2024/{re.findall(r'^期号: (.*)', text, re.MULTILINE)[0]}"
    house = houses.found(tmp_path, {name: text})
    proof = build.prove(tmp_path / f"issues/{name}.md", house, archive.read(house))
    assert [str(finding) for finding in rules.check(proof, pages=False)] == []


def test_there_is_enough_of_it() -> None:
    prose = "".join(path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in TEXTS)
    assert len(re.findall(r"[\u4e00-\u9fff]", prose)) >= ENOUGH
