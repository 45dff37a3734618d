"""What the pages have lost: the markup and the pages laid out from it go in, the missing characters and their place come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bulletin.engine import boxes
from bulletin.engine.untyped import Foreign, Rendered, page_box
from bulletin.typesetting.reading.lines import UNCOUNTED, counted, place


def lost(body: Foreign, rendered: Rendered) -> Counter[str]:
    """Count the characters of the markup's `body` that are on no page."""
    laid_out = Counter("".join(counted(page_box(page)) for page in rendered.pages))
    return Counter(UNCOUNTED.sub("", "".join(body.itertext()))) - laid_out


def where(body: Foreign, rendered: Rendered) -> tuple[int, int]:
    """Return line and column of the first paragraph that lacks characters on the pages; (0, 0) where none has a place."""
    homes = dict(_homes(body))
    wanted = _sums((homes[element], text) for element, text in _texts(body))
    found = _sums((homes.get(element), text) for element, text in _set(rendered))
    lacking = [home for home, texts in wanted.items() if home is not None and texts - found.get(home, Counter())]
    return place(lacking[0]) if lacking else (0, 0)


def _homes(body: Foreign) -> Iterator[tuple[Foreign, Foreign]]:
    """Return the paragraph that each element stands in, or else the one before it."""
    home = None
    for element in body.iter():
        home = element if element.get("data-at") else home
        yield element, home


def _texts(element: Foreign) -> Iterator[tuple[Foreign, str]]:
    yield element, element.text or ""
    for child in element:
        yield from _texts(child)
        yield element, child.tail or ""


def _set(rendered: Rendered) -> Iterator[tuple[Foreign, str]]:
    """Return the texts on the pages, but for what the style sheet puts in."""
    for page in rendered.pages:
        for box in page_box(page).descendants():
            if isinstance(box, boxes.TextBox) and "::" not in (box.element_tag or "::"):
                yield box.element, box.text


def _sums(texts: Iterator[tuple[Foreign, str]]) -> dict[Foreign, Counter[str]]:
    sums: dict[Foreign, Counter[str]] = {}
    for home, text in texts:
        sums.setdefault(home, Counter()).update(UNCOUNTED.sub("", text))
    return sums
