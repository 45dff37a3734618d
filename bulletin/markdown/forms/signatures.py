"""The 落款: who issues a text, and the date below; paragraphs at the end of a text go in, the 落款 comes out as a segment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bulletin.markdown.cues import CAPTION
from bulletin.markdown.figures import is_figure
from bulletin.markdown.forms.dates import is_date
from bulletin.markdown.forms.pieces import cut, merged, stripped
from bulletin.markdown.segments import ENTRY, Kind, Segment

# A body or a person signs; what has one of these marks, or is so long, is a sentence. So many may sign together,
# and so many in paragraphs of their own.
_BODY = re.compile(r"(?=.*[\u3400-\u9fff]{2})[^，。；：！？“”…,;:!?|#*\[\]]{2,40}")
_BRACKETED = re.compile(r"[（(].*[）)]")
_MOST_BODIES, _MOST_APART = 5, 3
# Where a line ends so, a new one was meant to begin.
_ENDED = re.compile(r".*[。！？：；…”’）》]")


def is_body(line: str) -> bool:
    """Tell whether a line may be the name of who signs."""
    return bool(_BODY.fullmatch(line)) and not any(
        told(line) for told in (is_date, _BRACKETED.fullmatch, CAPTION.fullmatch, ENTRY.fullmatch)
    )


def taken(text: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Take the 落款 from the end of a text: the lines that sign and the date, in one paragraph or in several."""
    run = list(takewhile(_is_plain, reversed(text)))[::-1] or [one for one in text[-1:] if one.kind is Kind.LIST]
    count = _count([stripped(segment) for segment in run]) if run else 0
    return _parted(text, count) if count else (list(text), [])


def _is_plain(segment: Segment) -> bool:
    return segment.kind is Kind.PARAGRAPH and not is_figure(segment)


def _count(paragraphs: Sequence[Sequence[str]]) -> int:
    """Return how many lines at the end of the last of the paragraphs are the 落款, or of the last ones; 0 where there is none."""
    *above, last = paragraphs
    if not is_date(last[-1]):
        before = last[-2] if len(last) > 1 else above[-1][-1] if above else ""
        return 2 if is_body(last[-1]) and is_date(before) else 0  # the wrong way round, which is told
    signing = list(takewhile(is_body, reversed(last[:-1])))
    if len(last) == 1:
        bodies = list(takewhile(lambda one: all(map(is_body, one)), reversed(above)))
        together = bodies if len(bodies) <= _MOST_APART else bodies[:1]
        signing = [line for paragraph in together for line in paragraph]
    return 1 + len(signing) * (len(signing) <= _MOST_BODIES)


def _parted(text: Sequence[Segment], count: int) -> tuple[list[Segment], list[Segment]]:
    """Part so many lines from the end of a text; none where the line above them goes on in them."""
    rest: list[Segment] = list(text)
    form: list[Segment] = []
    while count > 0:
        above, own = cut(rest.pop(), -count)
        form.insert(0, own)
        count -= len(own.lines)
        if above.lines:
            if not (_ENDED.fullmatch(above.lines[-1].strip()) or ENTRY.fullmatch(above.lines[-1].rstrip())):
                return list(text), []
            rest.append(above)
    return rest, [merged(form, Kind.SIGNATURE)]
