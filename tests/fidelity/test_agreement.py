"""The DOCX is the same pages as the PDF: the same lines, and each glyph within half a millimetre."""

from __future__ import annotations

from pathlib import Path

import both
import pytest
import samples
from compare import NEAR, Comparison, message
from once import once

ROOT = Path(__file__).parents[2]
ISSUES = [f"{path.parent.name}/{path.stem}" for path in sorted((ROOT / "issues").glob("*/*.md"))]
EACH = pytest.mark.parametrize("name", [*ISSUES, *samples.KINDS])


@pytest.fixture(scope="session")
def compared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Comparison]:
    """Compare the sample issues and a generated one of each kind; once, also where several processes test at once."""
    return once(tmp_path_factory, "compared", _compared)


def _compared(folder: Path) -> dict[str, Comparison]:
    documents = {**both.samples_of_the_house(), **both.generated(folder)}
    return {name: pair.compare() for name, pair in both.in_both(documents).items()}


@EACH
def test_both_outputs_are_the_same_pages(name: str, compared: dict[str, Comparison]) -> None:
    found = compared[name]
    assert not found.faults, message(found.faults)


@EACH
def test_all_lines_were_looked_at(name: str, compared: dict[str, Comparison]) -> None:
    found = compared[name]
    assert found.lines == found.equal > 20
    assert found.pages[0] == found.pages[1] >= 2
    assert found.flush == found.full > 0
    assert max(found.dx, found.dy) <= NEAR
