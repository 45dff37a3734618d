"""What is numbered to be referred to: an issue goes in; its 表1, 图2, 附件3 come out, and the numbers that a text refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bulletin.proof import Passage, Region
from bulletin.text.numerals import from_chinese

NUMBER = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_CAPTION = re.compile(rf"(?P<kind>[表图])[ \u3000]?(?P<number>{NUMBER})(?![0-9.．—－-])")
_ATTACHMENT = re.compile(rf"(?P<kind>附件)[ \u3000]?(?P<number>{NUMBER})?")


class Label(NamedTuple):
    """A 表, 图 or 附件 with its number, None where it has none, in the passage `text[start:end]`."""

    kind: str
    number: int | None
    passage: Passage
    start: int
    end: int


def labels(text: tuple[Passage, ...]) -> Iterator[Label]:
    """Yield the labels of an article or an attachment in their order; a caption that goes on from an earlier one (续表1) has none."""
    for passage in text:
        found = None
        if passage.region is Region.CAPTION and "续" not in passage.text:
            found = _CAPTION.match(passage.text)
        elif passage.style == "attachment":
            found = _ATTACHMENT.match(passage.text)
        if found:
            yield Label(found["kind"], value(found["number"]), passage, *found.span())


def value(number: str | None) -> int | None:
    """Read a number in digits or in Chinese numerals; None for what is none."""
    if number is None:
        return None
    try:
        return int(number) if number.isdecimal() else from_chinese(number)
    except ValueError:  # 一一
        return None
