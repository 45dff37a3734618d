"""The texts of an issue: a proof goes in, its articles and attachments come out, each as the passages that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin.document import Heading, Paragraph
from bulletin.proof import Passage, Proof, Region

# What the author writes as running text, in whose numbers and words one goes on from another.
RUNNING = frozenset({Region.TEXT, Region.ITEM, Region.HEADING})
_ABOVE_A_TITLE = {"attachment", "column", "note"}


def texts(proof: Proof) -> Iterator[tuple[Passage, ...]]:
    """Yield each article and attachment; what stands above a title is the title's."""
    part: list[Passage] = []
    for passage in proof.passages:
        if part and _begins(passage, part):
            yield tuple(part)
            part = []
        part.append(passage)
    if part:
        yield tuple(part)


def _begins(passage: Passage, before: Sequence[Passage]) -> bool:
    """Tell whether a passage is the first of another text."""
    return _opens(passage) and not all(map(_opens, before))


def _opens(passage: Passage) -> bool:
    return passage.style in _ABOVE_A_TITLE or (isinstance(passage.block, Heading) and passage.block.level == 1)


def is_excerpt(text: Sequence[Passage]) -> bool:
    """Tell whether a text says of itself that it is part of a longer one, whose numbers it keeps."""
    said = (one.text for one in text if one.region in {Region.TITLE, Region.FORM})
    return any(word in one for one in said for word in ("节选", "摘要", "摘编", "摘录", "选登", "选段"))


def is_plain(passage: Passage) -> bool:
    """Tell whether a passage is a whole paragraph of running text."""
    return passage.region is Region.TEXT and isinstance(passage.block, Paragraph) and passage.style == "body"


def level(passage: Passage) -> int:
    """Return the level of a heading, from 1 for what stands as “一、”; 0 for all else."""
    return passage.block.level - 1 if isinstance(passage.block, Heading) and passage.region is Region.HEADING else 0
