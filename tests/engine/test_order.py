"""The order in which a page is painted: lines of texts alone hold nothing that has a place of its own in it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from blocks import everything
from weasyprint.formatting_structure import boxes

from bulletin.engine.output import order
from bulletin.writers import write


def test_a_line_of_texts_alone_is_painted_as_one_that_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    taken, made = write(everything(), "pdf"), everything()
    monkeypatch.setattr(order, "boxes", SimpleNamespace(LineBox=None, TextBox=None, BlockBox=boxes.BlockBox))
    assert write(made, "pdf") == taken
