"""Markdown for tests: a text goes in; its blocks, without their places, or its faults come out."""

from __future__ import annotations

import re

import pytest

from bulletin.errors import LimitError
from bulletin.findings import Source
from bulletin.markdown import Body, to_body
from bulletin.markdown.segments import Kind, Segment


def bare(html: str) -> str:
    """Take the places out of `html`."""
    return re.sub(r" data-at=(['\"])[0-9:-]+\1", "", html)


def source(text: str) -> Source:
    return Source("a.md", text)


def segment(kind: Kind, *lines: str) -> Segment:
    return Segment(kind, 1, lines)


def body(text: str, *, auto: bool = False) -> Body:
    return to_body(source(text), text, 1, auto=auto)


def blocks(text: str, *, auto: bool = False) -> list[str]:
    """Return the blocks of the one article of `text`, without their places."""
    (article,) = body(text, auto=auto).articles
    return [bare(block) for block in article.blocks]


def faults(text: str) -> list[tuple[str, str]]:
    """Return code and line:column of everything that is wrong with `text`."""
    return [(finding.code, f"{finding.place.line}:{finding.place.column}") for finding in body(text).findings]


def limits(text: str) -> list[tuple[str, str]]:
    """Return code and line:column of the limit that `text` is beyond."""
    with pytest.raises(LimitError) as caught:
        body(text)
    return [(finding.code, f"{finding.place.line}:{finding.place.column}") for finding in caught.value.findings]


def spans(text: str) -> list[tuple[str, str]]:
    """Return code and marked text of everything that is wrong with `text`."""
    return [(finding.code, source(text).read(finding.place)) for finding in body(text).findings]
