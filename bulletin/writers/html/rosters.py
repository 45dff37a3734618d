"""Lists of names to HTML: names that were filled into the lines of a page go in; a list that fills any screen comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from bulletin.document import Inline, LineBreak, Paragraph, Step, Text, texts_of
from bulletin.layout import Layout
from bulletin.text import widths
from bulletin.writers.html.inlines import Inlines

_PLAIN = "names"
_LABELLED = ("names-group", "names-wide")
STYLES = (_PLAIN, *_LABELLED)
_LABEL_ENDS = "："
# As many columns as the widest class of the style sheet has.
_MOST = 4


def roster(block: Paragraph, layout: Layout, inlines: Inlines) -> str:
    """Write a group of names; each takes as many columns of the sheet as it needs."""
    label, names = _parts(block)
    items = "".join(
        f'<li class="wide-{_columns(name, layout)}">{inlines.write(name, block.style)}</li>' for name in names
    )
    if not label:
        return f'<ul class="names">{items}</ul>'
    return f'<div class="names-group"><p>{inlines.write(label, block.style)}</p><ul class="names">{items}</ul></div>'


def _parts(block: Paragraph) -> tuple[tuple[Inline, ...], list[tuple[Inline, ...]]]:
    """Return the label of a group, if it has one, and its names."""
    first, *rest = _split(block.inlines)
    if block.style not in _LABELLED:
        return (), [first, *rest]
    for number, inline in enumerate(first, 1):
        if isinstance(inline, Text) and inline.text.endswith(_LABEL_ENDS):
            return first[:number], [one for one in (first[number:], *rest) if one]
    return first, rest


def _split(inlines: Sequence[Inline]) -> Iterator[tuple[Inline, ...]]:
    """Part inlines where a line, or a column, of the page ends."""
    name: tuple[Inline, ...] = ()
    for inline in inlines:
        if isinstance(inline, Step | LineBreak):
            yield name
            name = ()
        else:
            name += (inline,)
    yield name


def _columns(name: tuple[Inline, ...], layout: Layout) -> int:
    """Return how many columns a name needs with a gap behind it."""
    style = layout.styles[_PLAIN]
    column = style.column / (style.size or layout.page.pitch)
    characters = sum(
        sum(widths.each(text.text)) + text.style.startswith("name-gap") for _, text in texts_of(_PLAIN, name)
    )
    return min(max(ceil((characters + 0.5) / column), 1), _MOST)
