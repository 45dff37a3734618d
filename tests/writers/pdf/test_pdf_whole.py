"""The pages hold every character, and the measure knows every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from glyphs import pages
from houses import document
from paper import (
    LONG,
    last_page,
    rows,
)

from bulletin import write
from bulletin.engine.lines import measured
from bulletin.engine.untyped import Foreign
from bulletin.errors import InternalError
from bulletin.typesetting.pages import lay_out

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")


def test_pages_are_measured_whole() -> None:
    assert [len(page) > 0 for page in pages(rows())] == [True] * last_page()


def test_text_that_the_engine_loses_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = measured.line

    def careless(*arguments: Foreign) -> tuple[Foreign, None]:
        return line(*arguments)[0], None

    made = document(tmp_path, LONG)
    lay_out(document(tmp_path / "before", "短。"))
    monkeypatch.setattr(measured, "line", careless)
    with pytest.raises(InternalError) as caught:
        write(made, "pdf")
    assert "排版时丢了" in caught.value.findings[0].message
