"""Where a sentence ends: a text goes in, how many of its characters are its first sentence comes out."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[。？！]+|[“‘（(《〈〔【]|[”’）)》〉〕】]")
_CLOSED_BY = dict(zip("“‘（《〈〔【(", "”’）》〉〕】)", strict=True))
_STOPS = "。？！"
# A stop with the marks that close behind it, for a text whose quotation marks or brackets are no pairs.
_ANY = re.compile(r"[。？！]+[”’）)》〉〕】]*")


def sentence_end(text: str) -> int:
    """Return where the first sentence of `text` ends: behind the first 。 ？ or ！ that no quotation marks or brackets hold.

    Where one of them is never closed, the first stop of all ends it, with the marks that close right behind it; a text
    without a stop is one sentence.
    """
    awaited: list[str] = []
    for mark in _MARKS.finditer(text):
        if mark[0] in _CLOSED_BY:
            awaited.append(_CLOSED_BY[mark[0]])
        elif awaited and mark[0] == awaited[-1]:
            awaited.pop()
        elif mark[0][0] in _STOPS and not awaited:
            return mark.end()
    first = _ANY.search(text) if awaited else None
    return first.end() if first else len(text)
