"""Text that the pages have lost is told with its place."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest
from blocks import document, note, paragraph

from bulletin.engine.untyped import Rendered
from bulletin.errors import InternalError
from bulletin.findings import Place
from bulletin.typesetting.pages import Fetcher, Markup, lay_out
from bulletin.typesetting.reading import losses


def pages_and_body(text: str) -> tuple[Rendered, Element]:
    rendered = lay_out(document(paragraph("甲乙", note(1, "注。"), "丙"))).rendered
    return rendered, ET.fromstring(text)  # noqa: S314  # our own


def test_what_is_on_no_page_is_counted() -> None:
    rendered, body = pages_and_body("<body><p>甲乙丙</p><p>注。丁丁</p></body>")
    assert losses.lost(body, rendered) == {"丁": 2}


def test_pages_that_hold_everything_have_lost_nothing() -> None:
    rendered, body = pages_and_body("<body><p>甲 乙</p><p>注。丙</p></body>")
    assert not losses.lost(body, rendered)


def test_the_place_is_that_of_the_first_paragraph_that_lacks_a_character() -> None:
    rendered, body = pages_and_body('<body><p>甲</p><p data-at="3:1">乙</p><p data-at="5:2">丙</p></body>')
    assert losses.where(body, rendered) == (3, 1)


def test_the_fault_names_a_line_of_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(losses, "lost", lambda *_: Counter("注"))
    monkeypatch.setattr(losses, "where", lambda *_: (7, 2))
    with pytest.raises(InternalError) as caught:
        lay_out(document(paragraph("甲乙")))
    assert caught.value.findings[0].place == Place("issues/2024/12.md", 7, 2)


def test_a_paragraph_that_is_whole_is_not_the_place() -> None:
    source = Markup("<html><body><p data-at='3:1'>甲</p><p data-at='5:2'>乙</p></body></html>", Fetcher({}))
    rendered, body = source.render(), source.etree_element.find("body")
    body[1].text += "丙"
    assert losses.where(body, rendered) == (5, 2)
