"""Nothing may get lost on the way: a segment and its HTML go in, a finding for what is missing comes out."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from bulletin.findings import Finding, Place
from bulletin.markdown.segments import Segment

_SIGNS = re.compile(r"[\W_]+")
_CARRIERS = {"href", "data-note", "data-mark"}


def lost(segment: Segment, html: str, place: Place, dropped: str) -> list[Finding]:
    """Find letters, digits and 汉字 of the segment that its HTML does not hold: nothing may get lost on the way."""
    element = etree.fromstring(f"<x>{html}</x>")
    attributes = (str(value) for child in element.iter() for name, value in child.items() if name in _CARRIERS)
    written, kept = _letters("".join(segment.lines)), _letters("".join((*element.itertext(), *attributes)))
    if written == kept:  # mostly; counting letters takes four times as long
        return []
    missing = Counter(written) - Counter(kept) - Counter(_letters(dropped))
    if not missing:
        return []
    text = "".join(missing.elements())[:20]
    return [
        Finding(place, "text-lost", f"这一段有文字没能排进去：{text}", "换一种写法；这也可能是程序的错，请告诉维护者")
    ]


def _letters(text: str) -> str:
    return _SIGNS.sub("", text)
