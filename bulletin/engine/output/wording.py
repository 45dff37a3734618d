"""What is copied from a PDF: raised and lowered digits are drawn from ordinary ones, and read as the author wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import pydyf

from bulletin.engine.untyped import Box, Foreign
from bulletin.text import raised
from bulletin.text.scripts import visible

_AS_DRAWN = nullcontext()


def worded(stream: Foreign, textbox: Box) -> AbstractContextManager[None]:
    """Say what the text drawn meanwhile reads as, where that is not what its glyphs are (ISO 32000-1, 14.9.4)."""
    kind = textbox.element.get("data-raised") if textbox.element is not None else None
    return _said(stream, raised.written(visible(textbox.text), kind)) if kind else _AS_DRAWN


@contextmanager
def _said(stream: Foreign, text: str) -> Iterator[None]:
    stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(text)}))
    yield
    stream.end_marked_content()
