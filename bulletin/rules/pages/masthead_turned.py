"""A line of the masthead does not fit into one line, or no text stands below the masthead.

What: the name, the publisher with the date, or the 密级 take two lines or more; or the first page has no text.
Why: a masthead is as high as the red line lets it be, and each of these is read as one line.
Instead: use the short form of the name.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.document import Contents
from bulletin.findings import Finding, Place, Severity
from bulletin.manuscripts.house import FILE
from bulletin.proof import Proof

# What each line is called, and which key of bulletin.yaml or of the issue says it.
_LINES = {
    "name": ("刊名", "name"),
    "sponsor": ("主办单位", "sponsor"),
    "imprint": ("编印单位和日期", "publisher"),
    "imprint-close": ("编印单位和日期", "publisher"),
    "secrecy": ("密级和编号", "secrecy"),
}
_HEAD = {"number", "cumulative", "number-close", "cumulative-close", *_LINES}


def check(proof: Proof) -> Iterator[Finding]:
    """Find lines of the masthead that are none, and a first page without text."""
    places = {**proof.issue.house.places, **proof.issue.places}
    for style, (what, key) in _LINES.items():
        rows = proof.pages.rows(style)
        if rows > 1:
            message = f"{what}太长，排成了 {rows} 行"
            place = places.get(key) or Place(FILE)
            yield Finding(place, "masthead-turned", message, "改用简称，让它排在一行里", Severity.WARNING)
    blocks, lines = proof.document.blocks, proof.pages.lines
    text = [line for line in lines if line.style not in _HEAD]
    if text and text[0].page > 1 and not any(isinstance(block, Contents) for block in blocks):
        message = "第 1 页只有报头，没有正文"
        yield Finding(
            places.get("name") or Place(FILE), "masthead-alone", message, "缩短报头或标题，让正文从第 1 页开始"
        )
