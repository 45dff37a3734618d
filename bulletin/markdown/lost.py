"""Nothing may get lost on the way: a segment and its HTML go in, a finding for what is missing comes out."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from bulletin.findings import Finding, Place
from bulletin.markdown.segments import Segment

_CARRIERS = {"href", "data-note", "data-mark"}


def lost(segment: Segment, html: str, place: Place, dropped: str) -> list[Finding]:
    """Find letters, digits and 汉字 of the segment that its HTML does not hold: nothing may get lost on the way."""
    element = etree.fromstring(f"<x>{html}</x>")
    attributes = (str(value) for child in element.iter() for name, value in child.items() if name in _CARRIERS)
    kept = "".join(str(text) for text in element.itertext()) + "".join(attributes)
    missing = _letters("".join(segment.lines)) - _letters(kept) - _letters(dropped)
    if not missing:
        return []
    text = "".join(missing.elements())[:20]
    return [
        Finding(place, "text-lost", f"这一段有文字没能排进去：{text}", "换一种写法；这也可能是程序的错，请告诉维护者")
    ]


def _letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text))
