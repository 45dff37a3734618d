"""The benchmarks start, and print what they promise; nothing here asks how fast anything is."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NUMBER = r"[\d.]+"


def printed(script: str, *words: str) -> str:
    command = [sys.executable, str(ROOT / "benchmarks" / script), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout


def row(text: str, name: str) -> Sequence[str]:
    """Return the cells of a row of a table, behind its name."""
    line = next(line for line in text.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


@pytest.fixture(scope="module")
def speed() -> str:
    return printed("speed.py", "--rounds", "1", "--issues", "1", "--cold", "1", "--without-office")


@pytest.mark.parametrize(
    "name", ["ours: PDF + DOCX", "WeasyPrint as it comes: PDF", "python-docx as usually written: DOCX"]
)
def test_the_table_of_speed_has_a_row_with_its_cost_for_each(speed: str, name: str) -> None:
    assert all(re.match(NUMBER, cell) for cell in row(speed, name)[:4])


def test_the_table_of_speed_says_what_a_new_process_takes(speed: str) -> None:
    assert re.fullmatch(NUMBER, row(speed, "bulletin --help")[1])


def test_the_table_of_speed_says_what_is_not_measured(speed: str) -> None:
    assert "MISSING: the commit before (BEFORE=folder of a checkout)" in speed
    assert "MISSING: LibreOffice" in speed


@pytest.fixture(scope="module")
def growth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = tmp_path_factory.mktemp("docs")
    sizes = ("--pages", "1,2", "--rows", "2", "--notes", "1", "--issues", "1")
    printed("growth.py", "--rounds", "1", *sizes, "--docs", str(docs))
    return docs


@pytest.mark.parametrize("name", ["pages", "rows of a table", "footnotes", "issues in a process"])
def test_growth_is_written_as_a_table(growth: Path, name: str) -> None:
    cells = row((growth / "speed.md").read_text(encoding="utf-8"), name)
    assert all(re.match(NUMBER, cell) for cell in cells[:4])


def test_growth_is_drawn_with_a_point_for_each_size(growth: Path) -> None:
    drawn = ET.parse(growth / "growth.svg")  # noqa: S314  # written by ourselves
    assert len(drawn.findall(".//{http://www.w3.org/2000/svg}circle")) == 5
