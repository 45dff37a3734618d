"""A last page that could be saved: a proof goes in, a note on what to cut comes out where a few lines are all it takes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from bulletin.copyfit.notes import SPARE, TEXT, note
from bulletin.findings import Finding
from bulletin.layout import untightened
from bulletin.proof import Proof

if TYPE_CHECKING:  # it loads the layout engine, which a faulty issue never needs
    from bulletin.typesetting.pages import Pages
    from bulletin.typesetting.pagination import SetLine

# More lines than this nobody takes out of a text for the sake of a page.
_MOST = 4
# So many characters of a paragraph name it.
_NAMING = 8


def last_page(proof: Proof) -> Iterator[Finding]:
    """Say which paragraphs to shorten by how many characters, so that the issue has a page less; nothing where that is not sure."""
    pages = proof.pages
    over = pages.over
    cuts = list(islice(_cuts(pages), over))
    if not 0 < over == len(cuts) <= _MOST:
        return
    parts = "，".join(
        f"第 {line.place[0]} 行“{_opening(pages, line)}”一段减 {len(line.text) + SPARE} 个字" for line in cuts
    )
    message = f"正文少 {over} 行就省一页（末页是第 {len(pages)} 页）"
    yield note(
        proof, cuts[0].place, "copyfit-last-page", message, f"{parts}，各少一行" if over > 1 else f"{parts}，就少一行"
    )


def _cuts(pages: Pages) -> Iterator[SetLine]:
    """Return the last lines of paragraphs on the last two pages, the shortest first: each goes with its characters."""
    lines = (line for line in pages.lines if line.page >= len(pages) - 1)
    ends = [
        line
        for line in lines
        if line.number == line.of > 1 and untightened(line.style) in TEXT and line.place != (0, 0)
    ]
    return iter(sorted(ends, key=lambda line: len(line.text)))


def _opening(pages: Pages, end: SetLine) -> str:
    """Return how the paragraph begins that ends with a line."""
    first = next(line for line in pages.lines if line.place == end.place)
    return first.shown[:_NAMING]
