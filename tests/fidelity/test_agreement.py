"""The DOCX is the same pages as the PDF: the same lines, and each glyph within half a millimetre."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import both
import pytest
import samples
from compare import NEAR, Comparison, message
from once import once

ROOT = Path(__file__).parents[2]
ISSUES = [f"{path.parent.name}/{path.stem}" for path in sorted((ROOT / "issues").glob("*/*.md"))]
NAMES = (*ISSUES, *samples.KINDS)
# So many are laid out in one go; all in one would keep the others of several processes waiting.
AT_ONCE = 8
EACH = pytest.mark.parametrize("name", NAMES)


@pytest.fixture
def found(name: str, tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Compare the sample issues and a generated one of each kind; once, also where several processes test at once."""
    start = NAMES.index(name) // AT_ONCE * AT_ONCE
    names = NAMES[start : start + AT_ONCE]
    return once(tmp_path_factory, f"compared-{start}", lambda folder: _compared(names, folder))[name]


def _compared(names: Collection[str], folder: Path) -> dict[str, Comparison]:
    kinds = [name for name in names if name not in ISSUES]
    documents = {**both.samples_of_the_house(), **both.generated(folder, kinds=kinds)}
    return {name: pair.compare() for name, pair in both.in_both({name: documents[name] for name in names}).items()}


@EACH
def test_both_outputs_are_the_same_pages(found: Comparison) -> None:
    assert not found.faults, message(found.faults)


@EACH
def test_all_lines_were_looked_at(found: Comparison) -> None:
    assert found.lines == found.equal > 20
    assert found.pages[0] == found.pages[1] >= 2
    assert found.flush == found.full > 0
    assert max(found.dx, found.dy) <= NEAR
