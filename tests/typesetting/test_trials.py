"""Pages that were laid out and not taken do not pile up while an issue is built, for which the collector of garbage waits."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ReferenceType, ref

import pytest
from blocks import document, paragraph

from bulletin.engine.untyped import Box, page_box
from bulletin.typesetting import pages


@pytest.fixture
def _waiting() -> Iterator[None]:
    """Let the collector of garbage wait, as it does in a build."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def left(text: str) -> ReferenceType[Box]:
    """Lay out a text and let go of its pages; return what tells whether they are still there."""
    return ref(page_box(pages.lay_out(document(paragraph(text))).rendered.pages[0]))


@pytest.mark.usefixtures("_waiting")
def test_pages_of_an_earlier_trial_are_gone_once_many_objects_lie_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_PILE", 0)
    first = left("甲乙")
    pages.lay_out(document(paragraph("丙丁")))
    assert first() is None


@pytest.mark.usefixtures("_waiting")
def test_as_long_as_there_are_few_objects_nothing_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_PILE", 10**9)
    first = left("甲乙")
    pages.lay_out(document(paragraph("丙丁")))
    assert first() is not None
